import { element } from "../ground/element.ts";
import type { Passage } from "../ground/passage.ts";

/** The page as one line, with a bar where each passage stands. For the mouse; the list beside it is the way for all others. */
export function strip(passages: readonly Passage[], show: (id: string) => void): HTMLElement[] {
  return passages.flatMap(({ id, at, state, family, words }) => {
    if (at === null) return [];
    const bar = element("span", { class: `bar ${state} ${family}`, title: words.slice(0, 200) });
    bar.style.insetBlockStart = `${(at * 100).toFixed(2)}%`;
    bar.addEventListener("click", () => show(id));
    return [bar];
  });
}
