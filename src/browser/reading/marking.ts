import { mapCodePoints } from "../../language/code-points.ts";
import { askFor } from "../desk/ask-for.ts";
import { quoteOfSelection, type SelectedQuote } from "../selection/quote-of-selection.ts";
import { showChosen } from "./chosen-words.ts";
import { ClaimBox } from "./claim-box.ts";
import { forgetMarking, keepMarking, keptMarking } from "./kept-marking.ts";
import type { ReadText } from "./read-text.ts";

/** A quote is checked when nothing was typed for so long. */
const PATIENCE_MS = 250;
/** Pixels between the words and the form, and between it and the edge of the window. */
const GAP = 14;
const MARGIN = 8;
/** Height of the list of claims, as the stylesheet limits it beside the words: 12rem. */
const LIST_ROOM = 192;
/** Fields that are kept over a reload. Not among them: what holds the article's words. */
const KEPT = /^(claim|claimText|newClaim|role|stance|who|assertedBy\.\w+|claimantSide|note)$/;

/** The form that marks words: it checks the quote as it is typed, and stands beside the words while they are selected. */
export class Marking {
  readonly form: HTMLFormElement;
  readonly #section: HTMLElement;
  readonly #words: (name: string) => string;
  readonly #text: ReadText | null;
  readonly #exact: HTMLTextAreaElement;
  readonly #prefix: HTMLInputElement;
  readonly #suffix: HTMLInputElement;
  readonly #result: HTMLElement;
  readonly #title: HTMLElement | null;
  readonly #box: ClaimBox;
  readonly #keptAs: string;
  /** Where the words stand, if they do: code points. */
  #place: { start: number; end: number } | null = null;
  #timer = 0;
  #checking: AbortController | null = null;
  #cameFrom: Element | null = null;

  constructor(
    section: HTMLElement,
    form: HTMLFormElement,
    text: ReadText | null,
    words: (name: string) => string,
  ) {
    this.#section = section;
    this.form = form;
    this.#text = text;
    this.#words = words;
    this.#exact = field(form, "quote.exact", HTMLTextAreaElement);
    this.#prefix = field(form, "quote.prefix", HTMLInputElement);
    this.#suffix = field(form, "quote.suffix", HTMLInputElement);
    const [result, claims] = [
      form.querySelector<HTMLElement>(".check"),
      form.querySelector<HTMLElement>(".claim-field"),
    ];
    if (result === null || claims === null) throw new Error("the form to mark words lacks a part");
    this.#result = result;
    this.#title = section.querySelector("h2");
    this.#box = new ClaimBox(claims, field(form, "claimText", HTMLInputElement), () =>
      this.#exact.value.trim(),
    );
    this.#keptAs = `${document.body.dataset.editor ?? ""} ${text?.root.dataset.sha256 ?? location.pathname}`;
    this.#addCancel();
    this.#listen();
    new ResizeObserver(() => this.#keepInWindow()).observe(section);
    this.#restore();
  }

  get isFloating(): boolean {
    return this.#section.classList.contains("floating");
  }

  /** Has anything been typed or chosen besides the quote? */
  get isTouched(): boolean {
    const data = new FormData(this.form);
    const typed = ["claimText", "newClaim", "note", "assertedBy.name", "role"];
    return typed.some((name) => String(data.get(name) ?? "").trim() !== "");
  }

  holds(node: Node | null): boolean {
    return this.#section.contains(node);
  }

  /** Puts selected words into the form. */
  take(quote: SelectedQuote, { isClamped }: { isClamped: boolean }): void {
    this.#exact.value = quote.exact;
    this.#prefix.value = quote.prefix;
    this.#suffix.value = quote.suffix;
    this.#place = { start: quote.start, end: quote.end };
    const said = [isClamped ? "clamped" : "", quote.widened ? "widened" : ""].filter((name) => name !== "");
    this.#exact.dataset.said = said.map(this.#words).join(" ");
    this.#keep();
    this.#showPlace();
    void this.#check();
  }

  /** Beside the words, as a dialogue that blocks nothing: the focus stays where it is, for selecting goes on. */
  float(): void {
    if (!this.isFloating) this.#cameFrom = document.activeElement;
    this.#section.classList.add("floating");
    this.#section.setAttribute("role", "dialog");
    if (this.#title) this.#title.textContent = this.#words("popover");
    this.#put();
  }

  /** Back to its place, with nothing in it. */
  close(): void {
    this.#box.fold();
    this.#checking?.abort();
    clearTimeout(this.#timer);
    const wasInside = this.holds(document.activeElement);
    // A drag that begins in selected words would carry them away.
    if (this.isFloating) document.getSelection()?.removeAllRanges();
    this.form.reset();
    for (const one of [this.#exact, this.#prefix, this.#suffix]) one.value = "";
    this.form.querySelector('input[type="hidden"][name="claim"]')?.remove();
    this.#result.replaceChildren();
    this.form.querySelector(".kept")?.remove();
    this.#place = null;
    forgetMarking(this.#keptAs);
    showChosen(null);
    this.#section.classList.remove("floating");
    this.#section.removeAttribute("role");
    this.#section.style.removeProperty("top");
    this.#section.style.removeProperty("left");
    if (this.#title) this.#title.textContent = this.#words("marking");
    const back = this.#cameFrom instanceof HTMLElement && this.#cameFrom.isConnected ? this.#cameFrom : null;
    if (wasInside && back !== null && back !== document.body) back.focus();
    else if (wasInside && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.#cameFrom = null;
  }

  #listen(): void {
    this.#exact.addEventListener("input", () => {
      // Other words stand somewhere else.
      this.#prefix.value = "";
      this.#suffix.value = "";
      this.#place = null;
      delete this.#exact.dataset.said;
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#check(), PATIENCE_MS);
    });
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, () => this.#keep());
    this.#result.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button === null) return;
      event.preventDefault();
      if (button.name === "take") this.#takeOffered(button);
      else this.#showInText();
    });
    this.form.addEventListener(
      "submit",
      (event) => {
        const { submitter } = event;
        if (submitter instanceof HTMLButtonElement && submitter.value === "check") {
          // Enter in a field of one line: nothing leaves the page.
          event.preventDefault();
          event.stopImmediatePropagation();
          void this.#check();
        } else forgetMarking(this.#keptAs);
      },
      { capture: true },
    );
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
      if (this.isFloating) this.close();
    });
  }

  #takeOffered({ dataset }: HTMLElement): void {
    this.#exact.value = dataset.exact ?? "";
    this.#prefix.value = dataset.prefix ?? "";
    this.#suffix.value = dataset.suffix ?? "";
    this.#exact.focus();
    void this.#check();
  }

  async #check(): Promise<void> {
    this.#checking?.abort();
    if (this.#exact.value.trim() === "") {
      this.#result.replaceChildren();
      this.#place = null;
      showChosen(null);
      forgetMarking(this.#keptAs);
      return;
    }
    this.#checking = new AbortController();
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(this.form))
      if (/^(_token|quote\..*|text)$/.test(name)) data.append(name, String(value));
    const answer = await askFor(this.#result.dataset.check ?? "", {
      method: "POST",
      body: data,
      signal: this.#checking.signal,
    });
    if (answer.part === null) {
      if (answer.why === "overtaken") return;
      this.#say(answer.why === "signed-out" ? "signedOut" : "unchecked");
    } else {
      this.#result.replaceChildren(...answer.part.body.childNodes);
      const stands = this.#result.querySelector<HTMLElement>('[data-outcome="stands"]');
      this.#place =
        stands === null ? null : { start: Number(stands.dataset.start), end: Number(stands.dataset.end) };
      if (stands !== null) this.#addToStanding(stands);
    }
    this.#keep();
    this.#showPlace();
    if (this.isFloating) this.#put();
  }

  #say(name: string): void {
    const sentence = document.createElement("p");
    sentence.className = "says";
    sentence.textContent = this.#words(name);
    this.#result.replaceChildren(sentence);
  }

  #addToStanding(stands: HTMLElement): void {
    const { said } = this.#exact.dataset;
    if (said) {
      const sentence = document.createElement("p");
      sentence.textContent = said;
      stands.append(sentence);
    }
    if (this.isFloating || this.#text === null) return;
    const way = document.createElement("p");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = this.#words("show");
    way.append(button);
    stands.append(way);
  }

  #rangeOfPlace(): Range | null {
    if (this.#place === null || this.#text === null) return null;
    const { toUnits } = mapCodePoints(this.#text.content);
    return this.#text.rangeOf(toUnits(this.#place.start), toUnits(this.#place.end));
  }

  #showPlace(): void {
    showChosen(this.#rangeOfPlace());
  }

  #showInText(): void {
    const range = this.#rangeOfPlace();
    const { top = 0 } = range?.getClientRects()[0] ?? {};
    window.scrollBy({ top: top - window.innerHeight / 3 });
  }

  #keep(): void {
    if (this.#exact.value.trim() === "") {
      forgetMarking(this.#keptAs);
      return;
    }
    const quote = this.#place ?? { typed: this.#exact.value };
    const fields = [...new FormData(this.form)].flatMap(([name, value]): [string, string][] =>
      KEPT.test(name) ? [[name, String(value)]] : [],
    );
    keepMarking(this.#keptAs, { quote, fields });
  }

  #restore(): void {
    if (this.#exact.value !== "") {
      void this.#check();
      return;
    }
    const kept = keptMarking(this.#keptAs);
    if (kept === null) return;
    if ("typed" in kept.quote) this.#exact.value = kept.quote.typed;
    else if (this.#text !== null) {
      const { toUnits } = mapCodePoints(this.#text.content);
      const { start, end } = kept.quote;
      const quote = quoteOfSelection(this.#text.content, toUnits(start), toUnits(end));
      this.#exact.value = quote?.exact ?? "";
      this.#prefix.value = quote?.prefix ?? "";
      this.#suffix.value = quote?.suffix ?? "";
    }
    for (const [name, value] of kept.fields) this.#fill(name, value);
    this.#sayKept();
    void this.#check();
  }

  #fill(name: string, value: string): void {
    if (name === "claim") {
      this.#box.restore(value);
      return;
    }
    for (const field of this.form.querySelectorAll(`[name="${name}"]`)) {
      if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox"))
        field.checked ||= field.value === value;
      else if (
        field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement
      )
        field.value = value;
    }
  }

  /** What is put back looks as unsaved as it is. */
  #sayKept(): void {
    const line = document.createElement("div");
    line.className = "kept";
    line.setAttribute("role", "status");
    const sentence = document.createElement("p");
    sentence.textContent = this.#words("kept");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.#words("discard");
    button.addEventListener("click", () => {
      this.close();
      this.#exact.focus();
    });
    line.append(sentence, button);
    this.form.prepend(line);
  }

  #addCancel(): void {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cancel";
    button.textContent = this.#words("cancel");
    button.addEventListener("click", () => this.close());
    this.form.querySelector(".rest > .buttons:last-child")?.append(button);
  }

  /**
   * Clear of the words and whole in the window: below the words where there is room, also for the list of claims that opens in it, else
   * beside the text, whose column the list of passages leaves free. Of a small window it is the foot, and the words stand above it.
   */
  #put(): void {
    const page = this.#section.closest<HTMLElement>(".reading-page");
    const ends = this.#endsOfPlace();
    if (page === null || ends === null) return;
    if (this.#isAtFoot) {
      this.#section.style.removeProperty("top");
      this.#section.style.removeProperty("left");
      this.#keepInWindow();
      return;
    }
    const { first, last } = ends;
    const around = page.getBoundingClientRect();
    const most = Math.max(0, around.width - this.#section.offsetWidth);
    const needed = this.#section.offsetHeight + (this.#box.isOpen ? 0 : LIST_ROOM);
    const lowest = window.innerHeight - MARGIN;
    const under = last.bottom + GAP;
    const isUnder = under + needed <= lowest;
    const top = isUnder ? under : Math.max(MARGIN, Math.min(first.top, lowest - needed));
    const left = isUnder ? Math.min(Math.max(0, last.left - around.left - 24), most) : most;
    this.#section.style.left = `${left}px`;
    this.#section.style.top = `${top - around.top}px`;
  }

  get #isAtFoot(): boolean {
    return getComputedStyle(this.#section).position === "fixed";
  }

  /** What opens in it, such as the list of claims, pushes it neither out of the window nor over the words. */
  #keepInWindow(): void {
    if (!this.isFloating) return;
    const { top, bottom } = this.#section.getBoundingClientRect();
    if (this.#isAtFoot) {
      const ends = this.#endsOfPlace();
      const hidden = ends === null ? 0 : Math.min(ends.last.bottom + GAP - top, ends.first.top - GAP);
      if (hidden > 0) window.scrollBy({ top: hidden });
      return;
    }
    const excess = Math.min(bottom - window.innerHeight + MARGIN, top - MARGIN);
    if (excess > 0)
      this.#section.style.top = `${Number.parseFloat(this.#section.style.top || "0") - excess}px`;
  }

  /** Where the first and the last of the words are in the window. */
  #endsOfPlace(): { first: DOMRect; last: DOMRect } | null {
    if (this.#place === null || this.#text === null) return null;
    const { toUnits } = mapCodePoints(this.#text.content);
    const [start, end] = [toUnits(this.#place.start), toUnits(this.#place.end)];
    const rect = (from: number, to: number) => this.#text?.rangeOf(from, to).getBoundingClientRect();
    const [first, last] = [rect(start, Math.min(start + 1, end)), rect(Math.max(start, end - 1), end)];
    return first && last ? { first, last } : null;
  }
}

function field<T extends Element>(form: HTMLFormElement, name: string, kind: new () => T): T {
  const found = form.elements.namedItem(name);
  if (!(found instanceof kind)) throw new Error(`the form to mark words lacks ${name}`);
  return found;
}
