import { Marking } from "./reading/marking.ts";
import { pageWords } from "./reading/page-words.ts";
import { ReadText } from "./reading/read-text.ts";
import { watchSelection } from "./reading/selecting.ts";

// The page on which an article is read and marked. Without it the same form marks words that are typed.
const words = pageWords();
const root = document.getElementById("text");
const section = document.getElementById("marking");
const form = section?.querySelector<HTMLFormElement>("form.marking-form");

if (section && form) {
  document.documentElement.classList.add("scripted");
  const text = root === null ? null : new ReadText(root);
  const marking = new Marking(section, form, text, words);
  if (text !== null) watchSelection(text, marking, words);
}

// What was marked just now is shown, and the focus stays on the sentence that says so.
const saved = document.querySelector<HTMLElement>(".saved[data-passage]");
const mark = saved && document.getElementById(`m${saved.dataset.passage}`);
if (saved && mark) {
  mark.scrollIntoView({ block: "center" });
  saved.focus({ preventScroll: true });
}
