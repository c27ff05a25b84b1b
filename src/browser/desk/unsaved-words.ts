import { IN_BROWSER } from "../../words/desk-browser.ts";
import { type KeptWords, type Place, placeOf, UnsavedWords } from "./kept-words.ts";

/** After the last key, ms. */
const PAUSE_MS = 300;
/** In this tab: the form that was sent last, until it is known what became of it. */
const SENT = "verbatim.sent";

/**
 * Keeps what is typed into forms that say so (`data-keep`), puts it back after a reload with a line that it is not saved, and
 * offers what was typed before somebody changed what the form is about. Deleted once it is saved, when somebody signs
 * out, and after seven days.
 */
export function keepUnsavedWords(): void {
  const storage = openStorage();
  if (storage === null) return;
  const words = new UnsavedWords(storage);
  words.forgetOld();
  forgetWhatWasSaved(words);
  forgetOnSigningOut(words);
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) keep(form, words);
}

function openStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** A form that was carried out leads on to another page; one that was refused, or came too late, does not. */
function forgetWhatWasSaved(words: UnsavedWords): void {
  const sent = sessionStorage.getItem(SENT);
  if (sent === null) return;
  sessionStorage.removeItem(SENT);
  const [navigation] = performance.getEntriesByType("navigation");
  const isLedOn = navigation instanceof PerformanceNavigationTiming && navigation.redirectCount > 0;
  if (isLedOn && document.body.dataset.editor !== undefined) words.drop(placeOf(sent));
}

function forgetOnSigningOut(words: UnsavedWords): void {
  const editor = document.body.dataset.editor;
  if (editor === undefined) return;
  document.querySelector("form.signs-out")?.addEventListener("submit", () => words.forget(editor));
}

function keep(form: HTMLFormElement, words: UnsavedWords): void {
  const place = placeOf(form.dataset.keep ?? "");
  const saved = JSON.stringify(fieldsOf(form, "saved"));
  const save = () => {
    const typed = fieldsOf(form, "typed");
    if (JSON.stringify(typed) === saved) words.drop(place);
    else words.put(place, typed);
  };
  const left = words.get(place);
  if (form.dataset.typed !== undefined) save();
  else if (left !== null && JSON.stringify(left.fields) !== JSON.stringify(fieldsOf(form, "typed"))) {
    fill(form, left);
    say(form, IN_BROWSER.unsaved, [[IN_BROWSER.discard, () => discard(form, words, place)]]);
  }
  for (const other of words.otherVersions(place)) offer(form, words, place, other, save);

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(save, PAUSE_MS);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("submit", () => {
    save();
    sessionStorage.setItem(SENT, form.dataset.keep ?? "");
  });
  window.addEventListener("pagehide", () => {
    clearTimeout(timer);
    // What was just discarded, or sent, is not to come back.
    if (timer !== 0 && sessionStorage.getItem(SENT) === null) save();
  });
}

function discard(form: HTMLFormElement, words: UnsavedWords, place: Place): void {
  form.reset();
  words.drop(place);
  for (const field of controls(form)) field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Words from before a change are shown to be there, and put in by whoever wants them. */
function offer(
  form: HTMLFormElement,
  words: UnsavedWords,
  place: Place,
  other: Place,
  save: () => void,
): void {
  const left = words.get(other);
  // Whoever saved exactly this has nothing left.
  if (left === null || JSON.stringify(left.fields) === JSON.stringify(fieldsOf(form, "saved"))) {
    words.drop(other);
    return;
  }
  say(form, IN_BROWSER.unsavedOther, [
    [
      IN_BROWSER.putIn,
      () => {
        fill(form, left);
        words.drop(other);
        save();
        say(form, IN_BROWSER.unsaved, [[IN_BROWSER.discard, () => discard(form, words, place)]]);
      },
    ],
    [IN_BROWSER.discard, () => words.drop(other)],
  ]);
}

/** A line above the form, which goes with the press of one of its buttons. */
function say(form: HTMLFormElement, text: string, ways: [text: string, press: () => void][]): void {
  const line = document.createElement("div");
  line.className = "kept";
  line.setAttribute("role", "status");
  const sentence = document.createElement("p");
  sentence.textContent = text;
  line.append(sentence);
  for (const [name, press] of ways) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => {
      line.remove();
      press();
      controls(form)[0]?.focus();
    });
    line.append(button);
  }
  form.prepend(line);
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The fields that somebody can see and type into; keys are never kept, nor an article's words (`data-unkept`). */
function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (one): one is Control =>
      (one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement || isTyped(one)) &&
      one.name !== "" &&
      one.dataset.unkept === undefined,
  );
}

function isTyped(element: Element): element is HTMLInputElement {
  return (
    element instanceof HTMLInputElement &&
    !["hidden", "password", "submit", "button", "file"].includes(element.type)
  );
}

/** As they are now, or as the page came. Of boxes and choices those that are chosen. */
function fieldsOf(form: HTMLFormElement, which: "typed" | "saved"): KeptWords["fields"] {
  const isSaved = which === "saved";
  return controls(form).flatMap((field): [string, string][] => {
    if (field instanceof HTMLSelectElement) {
      const options = [...field.options];
      const chosen = options.find((option) => option.defaultSelected) ?? options[0];
      return [[field.name, isSaved ? (chosen?.value ?? "") : field.value]];
    }
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
      return (isSaved ? field.defaultChecked : field.checked) ? [[field.name, field.value]] : [];
    }
    return [[field.name, isSaved ? field.defaultValue : field.value]];
  });
}

function fill(form: HTMLFormElement, { fields }: KeptWords): void {
  const left = Map.groupBy(fields, ([name]) => name);
  for (const field of controls(form)) {
    const values = left.get(field.name)?.map(([, value]) => value) ?? [];
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
      field.checked = values.includes(field.value);
    } else {
      // Fields of one name stand in the order in which they were kept.
      const next = left.get(field.name)?.shift()?.[1];
      if (next === undefined) continue;
      field.value = next;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
