import { boxesOf, type MarkedPage } from "./marked-page.ts";

export interface Point {
  x: number;
  y: number;
}

/** The pointer has come to rest on words when it was there so long, ms; a card goes when it was elsewhere so long. */
const REST_MS = 180;
const LEAVE_MS = 350;

const CONTROLS =
  "a[href],button,input,select,textarea,label,summary,[role=button],[role=link],[contenteditable]";

export interface Pointing {
  /** What stands over the page and belongs to the passage: the pointer may be there. Null: no card that the pointer opened. */
  card(): { host: HTMLElement; passage: string } | null;
  rested(passage: string, at: Point): void;
  pressed(passage: string, at: Point): void;
  left(): void;
}

/**
 * Follows pointer and finger over marked words, by the ranges that are painted and not by the page's registry, which anybody can
 * write. Only what a person did counts. Gives a function that ends it.
 */
export function followPointer(page: MarkedPage, told: Pointing): () => void {
  let timer = 0;
  const wait = (ms: number, then: () => void) => {
    clearTimeout(timer);
    timer = window.setTimeout(then, ms);
  };
  const ending = new AbortController();
  const options = { capture: true, passive: true, signal: ending.signal };
  let leaving = false;
  const moved = (event: PointerEvent) => {
    if (!event.isTrusted || event.pointerType === "touch") return;
    const at = { x: event.clientX, y: event.clientY };
    const card = told.card();
    if (card !== null) {
      if (event.target === card.host || isOn(page, card.passage, at)) {
        clearTimeout(timer);
        leaving = false;
      } else if (!leaving) {
        leaving = true;
        wait(LEAVE_MS, () => {
          leaving = false;
          told.left();
        });
      }
      return;
    }
    leaving = false;
    // With a button down words are being selected.
    if (event.buttons !== 0) clearTimeout(timer);
    else
      wait(REST_MS, () => {
        const passage = passageAt(page, at);
        if (passage !== null) told.rested(passage, at);
      });
  };
  window.addEventListener("pointermove", moved, options);
  window.addEventListener(
    "click",
    (event) => {
      if (!event.isTrusted || event.target === told.card()?.host) return;
      const isControl = event.target instanceof Element && event.target.closest(CONTROLS) !== null;
      if (isControl || getSelection()?.isCollapsed === false) return;
      const at = { x: event.clientX, y: event.clientY };
      const passage = passageAt(page, at);
      if (passage !== null) told.pressed(passage, at);
    },
    options,
  );
  return () => {
    clearTimeout(timer);
    ending.abort();
  };
}

/** The passage at a point; of several the shortest, which is the innermost. */
function passageAt(page: MarkedPage, at: Point): string | null {
  const there = page.state().passages.filter(({ id }) => isOn(page, id, at) && isUncovered(page, id, at));
  there.sort((a, b) => a.words.length - b.words.length);
  return there[0]?.id ?? null;
}

function isOn(page: MarkedPage, passage: string, { x, y }: Point): boolean {
  return boxesOf(page.rangesOf(passage)).some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}

/** Whether nothing of the page lies over the words there: a menu, a dialog. */
function isUncovered(page: MarkedPage, passage: string, { x, y }: Point): boolean {
  return page.rangesOf(passage).some(({ node }) => {
    const root = node.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
    const hit = root.elementFromPoint(x, y);
    return hit !== null && (hit.contains(node) || node.parentElement?.contains(hit) === true);
  });
}
