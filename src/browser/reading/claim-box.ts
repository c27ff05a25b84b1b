import { askFor } from "../desk/ask-for.ts";

/** Typing a letter asks anew after so long. */
const PATIENCE_MS = 120;

/**
 * The field in which a claim is sought becomes a combobox (WAI-ARIA 1.2, editable, list autocomplete): arrows move, Enter takes what
 * is highlighted and nothing else, Escape folds the list. The choice is carried in a field `claim` of its own.
 */
export class ClaimBox {
  readonly #field: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #status: HTMLElement;
  readonly #wordsForNew: () => string;
  #active = -1;
  #timer = 0;
  #asking: AbortController | null = null;

  constructor(field: HTMLElement, input: HTMLInputElement, wordsForNew: () => string) {
    this.#field = field;
    this.#input = input;
    this.#wordsForNew = wordsForNew;
    this.#list = document.createElement("ul");
    this.#list.id = `${input.id}-list`;
    this.#list.className = "claim-list";
    this.#list.hidden = true;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
    this.#status = document.createElement("p");
    this.#status.className = "sr";
    this.#status.setAttribute("role", "status");
    input.after(this.#list, this.#status);
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", this.#list.id],
      ["autocomplete", "off"],
    ] as const)
      input.setAttribute(name, value);
    input.addEventListener("input", (event) => {
      // What was chosen is no longer what stands there.
      this.#choose("");
      if (!(event instanceof InputEvent && event.isComposing)) this.#askSoon();
    });
    input.addEventListener("compositionend", () => this.#askSoon());
    input.addEventListener("keydown", (event) => this.#press(event));
    input.addEventListener("click", () => this.#askSoon());
    input.addEventListener("blur", () => this.fold());
    // The field keeps the focus while an option is pressed.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
      if (option instanceof HTMLElement) this.#take(option);
    });
  }

  /** Is the list open? Then Escape is for it. */
  get isOpen(): boolean {
    return !this.#list.hidden;
  }

  /** A choice that was made before. */
  restore(claim: string): void {
    if (claim !== "") this.#choose(claim);
  }

  fold(): void {
    this.#asking?.abort();
    clearTimeout(this.#timer);
    this.#list.hidden = true;
    this.#active = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), PATIENCE_MS);
  }

  async #ask(): Promise<void> {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.#input.form ?? undefined))
      if (/^(_token|claimText|quote\.exact)$/.test(name)) body.append(name, String(value));
    const { part } = await askFor(this.#field.dataset.suggest ?? "", {
      method: "POST",
      body,
      signal: this.#asking.signal,
    });
    const given = part?.querySelector("ul");
    if (!given || document.activeElement !== this.#input) return;
    this.#list.replaceChildren(...given.children);
    for (const [i, option] of [...this.#list.children].entries()) option.id = `${this.#list.id}-${i}`;
    this.#active = -1;
    this.#input.removeAttribute("aria-activedescendant");
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#status.textContent = given.dataset.said ?? "";
  }

  #press(event: KeyboardEvent): void {
    // Enter that ends a composition is the input method's.
    if (event.isComposing || event.keyCode === 229) return;
    const count = this.#list.children.length;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!this.isOpen) {
          this.#askSoon();
          return;
        }
        const step = event.key === "ArrowDown" ? 1 : -1;
        const from = this.#active === -1 && step === -1 ? count : this.#active;
        this.#highlight((from + step + count) % count);
        return;
      }
      case "Enter": {
        event.preventDefault();
        const option = this.#list.children[this.#active];
        if (this.isOpen && option instanceof HTMLElement) this.#take(option);
        return;
      }
      case "Escape":
        if (!this.isOpen) return;
        event.stopPropagation();
        event.preventDefault();
        this.fold();
    }
  }

  #highlight(index: number): void {
    this.#active = index;
    for (const [i, option] of [...this.#list.children].entries()) {
      option.setAttribute("aria-selected", String(i === index));
      if (i === index) {
        this.#input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      }
    }
  }

  #take(option: HTMLElement): void {
    const claim = option.dataset.claim ?? "";
    this.fold();
    if (claim === "new") {
      this.#choose(claim);
      const wording = this.#field.querySelector<HTMLTextAreaElement>('[name="newClaim"]');
      if (wording === null) return;
      if (wording.value === "") wording.value = this.#input.value.trim() || this.#wordsForNew();
      wording.dispatchEvent(new Event("input", { bubbles: true }));
      wording.focus();
      return;
    }
    this.#input.value = option.querySelector("bdi")?.textContent ?? "";
    this.#choose(claim);
    this.#input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** The field that carries the choice; radio buttons that the page came with give way to it. */
  #choose(claim: string): void {
    this.#field.querySelector(".claim-choice")?.remove();
    let carried = this.#field.querySelector<HTMLInputElement>('input[name="claim"]');
    if (carried === null) {
      carried = document.createElement("input");
      carried.type = "hidden";
      carried.name = "claim";
      this.#field.append(carried);
    }
    carried.setAttribute("value", claim);
  }
}
