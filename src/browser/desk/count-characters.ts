import { codePoints } from "../../language/code-points.ts";
import { IN_BROWSER } from "../../words/desk-browser.ts";
import { tell } from "../../words/tell.ts";

/** Counts on, in code points as the server does, what is typed into fields that say how much they take. */
export function countCharacters(): void {
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    const most = Number(field.dataset.most);
    const count = document.getElementById(`${field.id}-count`);
    if (!most || count === null) return;
    const n = codePoints(field.value);
    count.textContent = tell(IN_BROWSER.count, { n, most });
    count.classList.toggle("over", n > most);
  });
}
