import { quoteOfSelection, type SelectedQuote } from "../selection/quote-of-selection.ts";
import type { Marking } from "./marking.ts";
import type { ReadText } from "./read-text.ts";

/** A second and third click of a mouse belong to the first. */
const CLICKS_MS = 250;
/** Handles of a selection that move under a finger, or arrows that are held down. */
const MOVING_MS = 150;

/**
 * Watches what is selected, however it comes to be: with a mouse the form opens beside the words; with a finger or the keyboard, where
 * no button ever goes up, a press on the offer at the foot of the window opens it.
 */
export function watchSelection(text: ReadText, marking: Marking, words: (name: string) => string): void {
  const offer = makeOffer(words);
  let found: { quote: SelectedQuote; isClamped: boolean } | null = null;
  let mouseIsDown = false;
  let timer = 0;

  const read = () => {
    const selected = text.selected(document.getSelection());
    const { lang } = text.root;
    const quote =
      selected &&
      quoteOfSelection(text.content, selected.start, selected.end, lang === "" ? undefined : lang);
    return quote === null || selected === null ? null : { quote, isClamped: selected.isClamped };
  };
  const open = (chosen: { quote: SelectedQuote; isClamped: boolean }) => {
    offer.bar.hidden = true;
    marking.take(chosen.quote, chosen);
    marking.float();
  };
  const afterMouse = (target: EventTarget | null) => {
    const chosen = read();
    if (chosen !== null) {
      open(chosen);
      return;
    }
    const isInText = target instanceof Node && text.root.contains(target);
    if (isInText && marking.isFloating && !marking.isTouched) marking.close();
  };
  const afterChange = () => {
    if (marking.holds(document.activeElement)) return;
    found = read();
    if (found !== null && marking.isFloating) open(found);
    else offer.show(found?.quote ?? null);
  };
  const wait = (act: () => void, ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(act, ms);
  };

  document.addEventListener("pointerdown", ({ pointerType }) => {
    mouseIsDown = pointerType === "mouse";
    if (mouseIsDown) clearTimeout(timer);
  });
  document.addEventListener("pointerup", ({ pointerType, target }) => {
    if (pointerType !== "mouse" || !mouseIsDown) return;
    mouseIsDown = false;
    if (marking.holds(target instanceof Node ? target : null)) return;
    wait(() => afterMouse(target), CLICKS_MS);
    byMouse = performance.now();
  });
  let byMouse = Number.NEGATIVE_INFINITY;
  document.addEventListener("selectionchange", () => {
    if (mouseIsDown || performance.now() - byMouse < CLICKS_MS) return;
    wait(afterChange, MOVING_MS);
  });
  offer.button.addEventListener("click", () => {
    const chosen = read() ?? found;
    if (chosen !== null) open(chosen);
  });
}

function makeOffer(words: (name: string) => string) {
  const bar = document.createElement("div");
  bar.className = "offer";
  bar.hidden = true;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "first";
  button.textContent = words("offer");
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  bar.append(button, said);
  document.body.append(bar);
  // Pressing it must not take the selection away.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  return {
    bar,
    button,
    show(quote: SelectedQuote | null) {
      bar.hidden = quote === null;
      if (quote !== null)
        said.textContent = words("offerHint").replace("{n}", (quote.end - quote.start).toLocaleString("en"));
    },
  };
}
