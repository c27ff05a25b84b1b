import type { Token } from "./tokens.ts";

/** What is known of texts, by text and then by reader: one weak table, since the collector goes through each. */
const known = new WeakMap<readonly Token[], unknown[]>();
let readers = 0;

/** A reader of texts that reads each but once: a text is compared with many, and every rule asks for its numbers, names and denials. */
export function oncePerText<T extends object>(
  read: (tokens: readonly Token[]) => T,
): (tokens: readonly Token[]) => T {
  const place = readers++;
  return (tokens) => {
    let found = known.get(tokens);
    if (found === undefined) {
      found = [];
      known.set(tokens, found);
    }
    found[place] ??= read(tokens);
    return found[place] as T;
  };
}
