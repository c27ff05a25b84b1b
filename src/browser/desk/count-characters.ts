import { codePoints } from "../../language/code-points.ts";

/** Counts on, in code points as the server does, what is typed into fields that say how much they take. */
export function countCharacters(root: ParentNode = document): void {
  root.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    const most = Number(field.dataset.most);
    const count = document.getElementById(`${field.id}-count`);
    if (!most || count === null) return;
    const n = codePoints(field.value);
    count.textContent = `${n} of ${most}`;
    count.classList.toggle("over", n > most);
  });
}
