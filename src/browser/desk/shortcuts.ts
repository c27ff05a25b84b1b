import { IN_BROWSER } from "../../words/desk-browser.ts";

const { shortcuts: w } = IN_BROWSER;

/** Where it is kept that somebody wants none. */
const OFF = "verbatim.shortcuts-off";

/** What takes letters for itself: fields, and lists that jump to what begins with one. */
const TAKES_KEYS =
  "input,textarea,select,[contenteditable],dialog,[role=textbox],[role=combobox],[role=listbox],[role=menu],[role=radiogroup],[role=dialog]";

/**
 * A letter for whatever on the page says that it has one: `data-key="n"` on a link or button presses it, on a field goes
 * to it; `data-does` says what that is, where its own words do not. "?" lists them.
 */
export function offerShortcuts(): void {
  const opener = document.createElement("button");
  opener.type = "button";
  opener.className = "shortcuts-opener";
  opener.textContent = w.title;
  opener.addEventListener("click", showList);
  document.querySelector(".deskbar .who")?.append(" ", opener);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    // AltGr arrives as Ctrl and Alt together, and types a letter.
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (isOff() || document.querySelector("dialog[open]") !== null) return;
    if (event.target instanceof Element && event.target.closest(TAKES_KEYS) !== null) return;
    if (event.key === "?") {
      event.preventDefault();
      return showList();
    }
    const wanted = marked().find((element) => element.dataset.key === event.key);
    if (wanted === undefined) return;
    event.preventDefault();
    if (wanted.matches("input,textarea,select")) wanted.focus();
    else wanted.click();
  });
}

function marked(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-key]")];
}

function isOff(): boolean {
  return read() !== null;
}

function read(): string | null {
  try {
    return localStorage.getItem(OFF);
  } catch {
    return null;
  }
}

function write(off: boolean): void {
  try {
    if (off) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
  } catch {
    // Where nothing can be kept, they stay as they are.
  }
}

function showList(): void {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "shortcuts-title");
  const title = document.createElement("h2");
  title.id = "shortcuts-title";
  title.textContent = w.title;
  const list = document.createElement("dl");
  for (const [key, does] of [["?", w.list], ...marked().map((one) => [one.dataset.key ?? "", nameOf(one)])]) {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    const sign = document.createElement("kbd");
    sign.textContent = key ?? "";
    term.append(sign);
    const what = document.createElement("dd");
    what.textContent = does ?? "";
    row.append(term, what);
    list.append(row);
  }
  const note = document.createElement("p");
  note.className = "hint";
  note.textContent = isOff() ? w.isOff : w.where;
  const toggle = buttonOf(isOff() ? w.switchOn : w.switchOff, () => {
    write(!isOff());
    dialog.close();
  });
  const buttons = document.createElement("p");
  buttons.className = "buttons";
  buttons.append(
    buttonOf(w.close, () => dialog.close()),
    toggle,
  );
  dialog.append(title, list, note, buttons);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function nameOf(element: HTMLElement): string {
  return (element.dataset.does ?? element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
}

function buttonOf(text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", press);
  return button;
}
