/**
 * The quote that somebody is about to mark, kept over a reload in this tab alone: where it stands, never the article's words; what
 * was typed only while it is not the article's.
 */
export type KeptQuote = { start: number; end: number } | { typed: string };

const PREFIX = "verbatim-quote ";

export function keepQuote(name: string, quote: KeptQuote): void {
  attempt(() => sessionStorage.setItem(PREFIX + name, JSON.stringify(quote)));
}

export function forgetQuote(name: string): void {
  attempt(() => sessionStorage.removeItem(PREFIX + name));
}

export function keptQuote(name: string): KeptQuote | null {
  const kept = attempt(() => sessionStorage.getItem(PREFIX + name));
  if (kept === null || kept === undefined) return null;
  const quote: unknown = JSON.parse(kept);
  if (typeof quote !== "object" || quote === null) return null;
  if ("typed" in quote && typeof quote.typed === "string") return { typed: quote.typed };
  if ("start" in quote && "end" in quote) return { start: Number(quote.start), end: Number(quote.end) };
  return null;
}

/** A browser may forbid storage. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
