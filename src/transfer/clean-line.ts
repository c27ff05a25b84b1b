import { CLEAN_MESSAGE, isCleanText } from "../text-input.ts";

/** The only ways in which the text of a JSON document can bring in NUL, or half of a surrogate pair. */
const SUSPICIOUS_ESCAPE = /\\u(?:0000|[dD][89a-fA-F])/;

/**
 * What of a parsed line the database would not keep as it is, by member; empty for most lines at one look at their
 * text: no member need be looked at where the text is well-formed and escapes neither NUL nor a surrogate.
 */
export function uncleanMembers(text: string, value: unknown): string[] {
  if (text.isWellFormed() && !(text.includes("\\u") && SUSPICIOUS_ESCAPE.test(text))) return [];
  return [...unclean(value, [])].map((path) => `${path.join(".") || "it"}: ${CLEAN_MESSAGE}`);
}

/** Where a text is not clean; where it is the name of a member, what holds that member. */
function* unclean(value: unknown, path: string[]): Generator<string[]> {
  if (typeof value === "string") {
    if (!isCleanText(value)) yield path;
  } else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (isCleanText(key)) yield* unclean(member, [...path, key]);
      else yield path;
    }
  }
}
