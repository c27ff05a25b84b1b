import type { Entries, ToContent } from "../ground/messages.ts";
import { startCards } from "./card/cards.ts";
import { pointOut } from "./card/point-out.ts";
import { PageMarks } from "./page-marks.ts";
import { watchPage } from "./watch-page.ts";

/** The world that content scripts of this extension share in a document. */
declare global {
  var verbatimIsHere: boolean | undefined;
}

function start(): void {
  const marks = new PageMarks();
  const cards = startCards({
    state: () => marks.state(),
    rangesOf: (passage) => marks.rangesOf(passage),
    pointOut: (passage) => pointOut(passage === null ? [] : marks.rangesOf(passage)),
  });
  let painted = -1;

  async function ask(): Promise<void> {
    try {
      const entries: Entries | undefined = await chrome.runtime.sendMessage({ type: "entries" });
      if (entries !== undefined) await marks.give(entries);
    } catch {
      // The extension was taken away or renewed: this script has nothing to go by any more.
      marks.forget();
    }
  }

  chrome.runtime.onMessage.addListener((message: ToContent, { id }, answer) => {
    if (id !== chrome.runtime.id) return;
    if (message.type === "entries-changed") {
      answer(true);
      void ask();
    }
    if (message.type === "state?") answer(marks.state());
    if (message.type === "forget") marks.forget();
    if (message.type === "step") cards.step(message.by);
    if (message.type === "open-card") cards.openAtHand();
    if (message.type === "show") cards.show(message.passage);
  });
  // Switched off is off at once, in tabs that nobody looks at too.
  chrome.storage.onChanged.addListener((_, area) => {
    if (area === "local") void ask();
  });
  marks.onChange(() => {
    cards.refresh();
    const { passages } = marks.state();
    chrome.runtime.sendMessage({ type: "page-changed" }).catch(() => {});
    if (passages.length === painted) return;
    painted = passages.length;
    chrome.runtime.sendMessage({ type: "painted", count: painted }).catch(() => {});
  });
  watchPage(marks, { onStale: () => void ask() });
  void ask();
}

if (!globalThis.verbatimIsHere) {
  globalThis.verbatimIsHere = true;
  start();
}
