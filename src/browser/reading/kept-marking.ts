/**
 * What somebody is about to mark, kept over a reload in this tab alone: the quote by where it stands, never by the article's words, or
 * as it was typed while it is not the article's; and the fields beside it.
 */
export interface KeptMarking {
  quote: { start: number; end: number } | { typed: string };
  fields: [name: string, value: string][];
}

const PREFIX = "verbatim.marking ";

export function keepMarking(name: string, marking: KeptMarking): void {
  attempt(() => sessionStorage.setItem(PREFIX + name, JSON.stringify(marking)));
}

export function forgetMarking(name: string): void {
  attempt(() => sessionStorage.removeItem(PREFIX + name));
}

/** Whoever signs out leaves nothing behind. */
export function forgetMarkingsOnSigningOut(): void {
  document.querySelector("form.signs-out")?.addEventListener("submit", () =>
    attempt(() => {
      for (const name of Object.keys(sessionStorage)) {
        if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
      }
    }),
  );
}

export function keptMarking(name: string): KeptMarking | null {
  const kept = attempt(() => sessionStorage.getItem(PREFIX + name));
  if (kept === null) return null;
  const marking: unknown = JSON.parse(kept);
  if (typeof marking !== "object" || marking === null || !("quote" in marking)) return null;
  const quote = quoteOf(marking.quote);
  const fields = "fields" in marking && Array.isArray(marking.fields) ? marking.fields : [];
  return quote && { quote, fields: fields.map(([field, value]) => [String(field), String(value)]) };
}

function quoteOf(quote: unknown): KeptMarking["quote"] | null {
  if (typeof quote !== "object" || quote === null) return null;
  if ("typed" in quote) return { typed: String(quote.typed) };
  return "start" in quote && "end" in quote ? { start: Number(quote.start), end: Number(quote.end) } : null;
}

/** A browser may forbid storage. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
