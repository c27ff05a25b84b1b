import { stem } from "../stem.ts";
import type { Token } from "../tokens.ts";
import type { Difference } from "./difference.ts";
import { CLAUSE_BREAK, isClose, ONE_SENTENCE, type Sides, textOf } from "./sides.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** How much of something, or how often: words of one line exclude those of the others. */
const SCOPES: readonly ReadonlySet<string>[] = [
  words(
    "all every everyone everybody everything always entire entirely whole each both wholly completely constantly",
  ),
  words("most mostly majority bulk usually generally often largely frequently"),
  words("half"),
  words(
    "some several certain sometimes somebody someone partly partially occasionally few handful fraction minority one",
  ),
];
const TIMES: ReadonlySet<string> = new Set("second minute hour day week month year".split(" ").map(stem));
const ONLY = words("only solely exclusively alone");

/** Each scope that a text names, with where. A word that both texts have says the same in both. */
function readScopes(tokens: readonly Token[], others: readonly Token[]): { scope: number; at: number }[] {
  const theirs = new Set(others.map((token) => token.word));
  return tokens.flatMap((token, at) => {
    if (theirs.has(token.word) || isOtherwise(tokens, at)) return [];
    const scope = SCOPES.findIndex((list) => list.has(token.word));
    return scope === -1 ? [] : [{ scope, at }];
  });
}

/** "a few months ago" and "the most dangerous" are no shares. */
function isOtherwise(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word;
  if (word === "few") return TIMES.has(tokens[at + 1]?.stem ?? "");
  if (word === "one")
    return tokens[at + 1]?.word !== "of" || SCOPES[0]?.has(tokens[at - 1]?.word ?? "") === true;
  return word === "most" && tokens[at + 1]?.word !== "of" && !/s$/.test(tokens[at + 1]?.word ?? "");
}

const has = (tokens: readonly Token[], list: ReadonlySet<string>): number =>
  tokens.findIndex((token) => list.has(token.word));

const hasScope = (tokens: readonly Token[], scope: number): boolean =>
  tokens.some((token) => SCOPES[scope]?.has(token.word));

/** "Only women …" for "Women …": within the words that the texts share. */
function findLonely(
  one: readonly Token[],
  aligned: readonly number[],
  other: readonly Token[],
  list: ReadonlySet<string>,
): number {
  const at = has(one, list);
  if (at === -1 || has(other, list) !== -1) return -1;
  const first = aligned.findIndex((to) => to !== -1);
  const last = aligned.findLastIndex((to) => to !== -1);
  // One word before the first shared one may limit it; a clause further off does not.
  return at >= first - 2 && at <= last + 1 ? at : -1;
}

/** All for some, rarely for always, "only" on one side alone. */
export function findScope(sides: Sides): Difference[] {
  const { claim, passage, alignment, covered } = sides;
  if (!isClose(sides)) return [];
  const mine = readScopes(claim, passage);
  const theirs = readScopes(passage, claim);
  for (const here of mine) {
    const there = theirs.find((one) => one.scope !== here.scope && !hasScope(claim, one.scope));
    if (there === undefined || hasScope(passage, here.scope)) continue;
    return [
      { kind: "scope", passage: passage[there.at]?.surface ?? "", claim: claim[here.at]?.surface ?? "" },
    ];
  }
  if (covered < ONE_SENTENCE) return [];
  const at = findLonely(passage, alignment.toClaim, claim, ONLY);
  if (at !== -1) return [{ kind: "scope", passage: limited(passage, at), claim: "" }];
  const own = findLonely(claim, alignment.toPassage, passage, ONLY);
  return own === -1 ? [] : [{ kind: "scope", passage: "", claim: limited(claim, own) }];
}

/** Whether one text names a share and the other none: "Most vaccines" and "Vaccines". */
export function hasLonelyShare({ claim, passage }: Sides): boolean {
  const shares = (tokens: readonly Token[]): boolean =>
    tokens.some(
      (token, at) => SCOPES.slice(1).some((list) => list.has(token.word)) && !isOtherwise(tokens, at),
    );
  return shares(claim) !== shares(passage);
}

/** A limiting word with the next one. */
function limited(tokens: readonly Token[], at: number): string {
  const next = tokens[at + 1];
  return textOf(tokens, at, next !== undefined && !CLAUSE_BREAK.test(next.gap) ? at + 1 : at);
}
