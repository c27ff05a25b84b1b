import { askFor } from "../desk/ask-for.ts";

/** A quote is checked when nothing was typed for so long, in milliseconds. */
const QUIET = 300;

/** Checks the quote of a claim's form as it is typed against the article that is chosen, and takes the article's words on a press. */
export function checkQuote(): void {
  const result = document.querySelector<HTMLElement>("[data-check-at]");
  const form = result?.closest("form");
  const quote = form?.querySelector<HTMLTextAreaElement>('textarea[name="quote"]');
  if (!result || !form || !quote) return;
  const text = (name: string) => String(new FormData(form).get(name) ?? "");
  const put = (name: string, value: string) => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  };
  let timer = 0;
  let asking: AbortController | null = null;
  const ask = async () => {
    asking?.abort();
    const article = text("article").trim() || text("known");
    if (article === "" || quote.value.trim() === "") {
      result.replaceChildren();
      return;
    }
    asking = new AbortController();
    const body = new URLSearchParams({
      _token: text("_token"),
      "quote.exact": quote.value,
      "quote.prefix": text("prefix"),
      "quote.suffix": text("suffix"),
    });
    const address = `${result.dataset.checkAt}${encodeURIComponent(article)}/check`;
    const { part } = await askFor(address, { method: "POST", body, signal: asking.signal });
    if (part) result.replaceChildren(...part.body.childNodes);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), QUIET);
  };
  quote.addEventListener("input", () => {
    // Other words stand somewhere else.
    put("prefix", "");
    put("suffix", "");
    soon();
  });
  for (const name of ["article", "known"])
    form.querySelector(`[name="${name}"]`)?.addEventListener("change", soon);
  result.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.exact === undefined) return;
    event.preventDefault();
    quote.value = button.dataset.exact;
    put("prefix", button.dataset.prefix ?? "");
    put("suffix", button.dataset.suffix ?? "");
    quote.focus();
    void ask();
  });
}
