import type { PageMarks } from "./page-marks.ts";
import { shadowOf } from "./text/read-page.ts";
import { isDocumentHidden, rootElement } from "./text/unshadowed.ts";

/** What the page does to itself is noticed so often, ms. */
const POLL_MS = 400;
/** A page is read again no sooner than this after it changed, ms, … */
const SOONEST_MS = 350;
/** … and so that reading it takes no more than a part of the page's time. */
const SHARE = 12;

/** After these something may be shown that was there before. */
const EVENTS = [
  "click",
  "change",
  "toggle",
  "transitionend",
  "animationend",
  "load",
  "beforematch",
  "keyup",
  "focusin",
  "hashchange",
];

export interface Watching {
  /** The address is another one, or what was given is too old: ask again. */
  onStale(): void;
}

/**
 * Notices what a page does after it was read: nodes that come, go and are written again, styles that show or hide, shadow roots
 * that are attached, addresses that change without a load, highlights that are taken away.
 */
export function watchPage(marks: PageMarks, { onStale }: Watching): void {
  let address = location.href;
  let isDirty = false;
  /** One reading at a time: a page that never falls silent would otherwise have each given up for the next. */
  let isLooking = false;
  let soonest = 0;
  let shape = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watched = new WeakSet<Node>();

  const observer = new MutationObserver(() => changed());
  const observe = (node: Node) => {
    if (watched.has(node)) return;
    watched.add(node);
    observer.observe(node, {
      subtree: true,
      childList: true,
      characterData: true,
      // Any of them may show or hide something: styles select by what they please.
      attributes: true,
    });
  };

  function changed(): void {
    isDirty = true;
    if (timer !== undefined || isLooking || isDocumentHidden()) return;
    timer = setTimeout(look, Math.max(SOONEST_MS, soonest - performance.now()));
  }

  async function look(): Promise<void> {
    timer = undefined;
    if (isDocumentHidden()) return;
    isDirty = false;
    isLooking = true;
    await marks.look().catch(console.warn);
    isLooking = false;
    for (const root of marks.text?.roots ?? []) observe(root);
    shape = shapeNow();
    soonest = performance.now() + marks.lastCost * SHARE;
    if (isDirty) changed();
  }

  function poll(): void {
    if (isDocumentHidden()) return;
    if (location.href !== address) {
      address = location.href;
      onStale();
    } else if (marks.entries.until <= Date.now() && marks.entries.entries.length > 0) {
      marks.forget();
      onStale();
    }
    marks.restore();
    const hosts = marks.text?.mayBecomeHosts ?? [];
    if (hosts.some((host) => host.isConnected && shadowOf(host) !== null)) changed();
    if (shape !== "" && shape !== shapeNow()) {
      shape = "";
      changed();
    }
  }

  observe(rootElement());
  for (const type of EVENTS) addEventListener(type, changed, { capture: true, passive: true });
  addEventListener("resize", changed, { passive: true });
  EventTarget.prototype.addEventListener.call(document, "visibilitychange", () => {
    if (isDocumentHidden()) return;
    poll();
    if (isDirty) changed();
  });
  // Out of the back-forward cache: everything is as it was, and may be too old.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) onStale();
  });
  marks.onChange(() => {
    for (const root of marks.text?.roots ?? []) observe(root);
  });
  setInterval(poll, POLL_MS);
}

/** What a page's layout comes to: another one where something has been unfolded by styles alone. */
function shapeNow(): string {
  const { scrollHeight, clientWidth } = rootElement();
  return `${scrollHeight} ${clientWidth}`;
}
