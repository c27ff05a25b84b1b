import type { Passage } from "../../ground/passage.ts";
import { aroundOf, claimKey } from "../../view/around.ts";
import { askForCard } from "./ask-for-card.ts";
import { type Card, openCard } from "./card.ts";
import { boxesOf, liveRange, type MarkedPage } from "./marked-page.ts";
import { followPointer, type Point } from "./pointing.ts";
import { bringIntoView, type ReadingPlace, readingPlace } from "./reading-place.ts";

/**
 * `resting`: the pointer opened it, and it goes with the pointer. `pressed`: it stays until something else is done. `walking`: a
 * dialog with the focus in it, on a way from passage to passage.
 */
type Mode = "resting" | "pressed" | "walking";

export interface Cards {
  /** The next or previous passage in a dialog, from where the last one was or from where the reader is. */
  step(by: 1 | -1): void;
  /** The passage at hand, in a dialog. */
  openAtHand(): void;
  /** Brings a passage into view and sets it off. */
  show(passage: string): void;
  /** What is known of the page has changed. */
  refresh(): void;
  stop(): void;
}

export function startCards(page: MarkedPage): Cards {
  let open: { card: Card; passage: Passage; mode: Mode; at: Point | null } | null = null;
  let place: ReadingPlace | null = null;
  let last: string | null = null;
  let asked = 0;

  let pointed: string | null = null;

  const pointOut = (passage: string | null) => {
    pointed = passage;
    page.pointOut(passage);
  };
  const find = (id: string) => page.state().passages.find((passage) => passage.id === id) ?? null;
  const close = () => {
    // One that was asked for comes too late.
    asked += 1;
    open?.card.close();
  };
  const put = () => {
    if (open === null) return;
    const lines = boxesOf(page.rangesOf(open.passage.id));
    if (lines.length === 0) close();
    else open.card.place(lines, open.at);
  };

  async function show(id: string, mode: Mode, at: Point | null): Promise<void> {
    const state = page.state();
    const n = state.passages.findIndex((passage) => passage.id === id) + 1;
    const passage = state.passages[n - 1];
    if (passage === undefined) return;
    asked += 1;
    const mine = asked;
    const { madeHere, servers } = aroundOf(state);
    const own = new Set(passage.claims.map(claimKey));
    const around = { madeHere: madeHere.filter((key) => own.has(key)), servers };
    const shown = await askForCard({
      type: "card",
      passage,
      n,
      most: state.passages.length,
      around,
      isWalk: mode === "walking",
    });
    if (shown === null || mine !== asked || find(id) === null) return;
    open?.card.close();
    const card = openCard(shown, {
      pressed(does) {
        if (does === "close") leave();
        else step(does === "next" ? 1 : -1);
      },
      closed() {
        open = null;
        pointOut(null);
      },
    });
    if (card === null) return;
    open = { card, passage, mode, at };
    last = id;
    pointOut(id);
    put();
    if (mode === "walking") card.focus();
  }

  /** Closes, and leads back to where the reader was before a walk. */
  function leave(): void {
    const back = open?.mode === "walking" ? place : null;
    close();
    place = null;
    if (back !== null) {
      last = null;
      back.restore();
    }
  }

  function walkTo(passage: Passage | undefined): void {
    if (passage === undefined) return;
    place ??= readingPlace();
    const ranges = page.rangesOf(passage.id);
    bringIntoView(ranges, place.remember);
    const [first, end] = [ranges[0], ranges.at(-1)];
    if (first && end && liveRange(first) && liveRange(end)) {
      getSelection()?.setBaseAndExtent(first.node, first.from, end.node, end.to);
    }
    last = passage.id;
    void show(passage.id, "walking", null);
  }

  function step(by: 1 | -1): void {
    const { passages } = page.state();
    const from = passages.findIndex(({ id }) => id === last);
    if (from >= 0) {
      walkTo(passages[(from + by + passages.length) % passages.length]);
      return;
    }
    const ahead = passages.findIndex(({ id }) => (boxesOf(page.rangesOf(id)).at(-1)?.bottom ?? 0) > 0);
    const next = ahead < 0 ? passages.length : ahead;
    walkTo(by === 1 ? (passages[next] ?? passages[0]) : (passages[next - 1] ?? passages.at(-1)));
  }

  const endPointer = followPointer(page, {
    card: () => (open?.mode === "resting" ? { host: open.card.host, passage: open.passage.id } : null),
    rested(passage, at) {
      if (open === null) void show(passage, "resting", at);
    },
    pressed: (passage, at) => void show(passage, "pressed", at),
    left: close,
  });
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  window.addEventListener(
    "keydown",
    (event) => {
      if (open === null || !event.isTrusted) return;
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopImmediatePropagation();
        leave();
      }
    },
    options,
  );
  window.addEventListener(
    "pointerdown",
    ({ target, isTrusted }) => {
      if (!isTrusted || open === null || open.mode === "resting" || target === open.card.host) return;
      // Whoever goes on by hand is where they want to be.
      place = null;
      last = null;
      close();
    },
    { ...options, passive: true },
  );
  let frame = 0;
  const follow = () => {
    if (open?.mode === "resting") close();
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(put);
  };
  const scrolled = ({ target }: Event) => {
    if (target !== open?.card.host) follow();
  };
  window.addEventListener("scroll", scrolled, { ...options, passive: true });
  window.addEventListener("resize", follow, { ...options, passive: true });

  return {
    step,
    openAtHand() {
      const at = selectedPassage(page);
      if (at === null) step(1);
      else walkTo(find(at) ?? undefined);
    },
    show(id) {
      close();
      bringIntoView(page.rangesOf(id), () => undefined);
      last = id;
      pointOut(id);
    },
    refresh() {
      // While a page is looked at again not all of its passages are there.
      if (page.state().status === "waiting") return;
      // What is marked no longer is not set off either.
      if (pointed !== null && find(pointed) === null) pointOut(null);
      if (open === null) return;
      if (find(open.passage.id) === null) close();
    },
    stop() {
      close();
      pointOut(null);
      endPointer();
      ending.abort();
      cancelAnimationFrame(frame);
    },
  };
}

/** The passage in which the selection begins, or the caret stands. */
function selectedPassage(page: MarkedPage): string | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  const there = page
    .state()
    .passages.find(({ id }) =>
      page
        .rangesOf(id)
        .some((range) => liveRange(range)?.isPointInRange(startContainer, startOffset) ?? false),
    );
  return there?.id ?? null;
}
