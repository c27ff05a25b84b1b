import { ENGLISH_MONTHS } from "../../language/calendar.ts";
import { stem } from "../stem.ts";
import type { Token } from "../tokens.ts";
import type { Difference } from "./difference.ts";
import type { Quantity } from "./quantities.ts";
import { CLAUSE_BREAK, isClose, ONE_SENTENCE, type Sides, textOf } from "./sides.ts";
import { words } from "./word-set.ts";

/** How much of something, or how often: words of one line exclude those of the others. */
const SCOPES: readonly ReadonlySet<string>[] = [
  words(
    "all every everyone everybody everything always entire entirely whole each both wholly completely constantly",
  ),
  words("most mostly majority bulk usually generally often largely frequently"),
  words("half"),
  words(
    "some several certain sometimes somebody someone partly partially occasionally many few handful fraction minority one part",
  ),
];
const TIMES: ReadonlySet<string> = new Set("second minute hour day week month year".split(" ").map(stem));
const UNTIL = words("until till before");
const ONLY = words("only solely exclusively alone");

interface Share {
  readonly scope: number;
  readonly at: number;
}

const SUPERLATIVE_STARTS = words("the a his her its their our my world");
const SMALL = words("small tiny little");

/** "a few months ago", "the most dangerous" and "one day" are no shares. */
function isShare(tokens: readonly Token[], at: number): boolean {
  const [before, word, next] = [tokens[at - 1]?.word ?? "", tokens[at]?.word, tokens[at + 1]];
  // "some 50 percent" is about as much.
  if (word === "some" && next?.kind === "number") return false;
  if (word === "few") return !TIMES.has(next?.stem ?? "");
  if (word === "most") return !SUPERLATIVE_STARTS.has(before) && next?.word !== "likely";
  if (word === "one") return next?.word === "of" && before !== "not" && !SCOPES[0]?.has(before);
  // "half a million", "half an hour", "two and a half".
  if (word === "half") return !/^an?$/u.test(next?.word ?? "") && before !== "a";
  if (word === "part") return SMALL.has(before);
  return true;
}

/** Each share that a text names, in reading order. */
function readShares(tokens: readonly Token[]): Share[] {
  return tokens.flatMap((token, at) => {
    const scope = SCOPES.findIndex((list) => list.has(token.word));
    return scope === -1 || !isShare(tokens, at) ? [] : [{ scope, at }];
  });
}

const find = (tokens: readonly Token[], list: ReadonlySet<string>): number =>
  tokens.findIndex((token) => list.has(token.word));

/** Limit as "only" does, but are also said for nothing. */
const MERELY = words("just merely but");

const ALONE_AT = words("year month week day night season");
/** "in July alone", "last year alone": it says that there is more, and limits nothing. */
const isTime = (before: Token | undefined): boolean =>
  before !== undefined &&
  (before.kind === "number" || ALONE_AT.has(before.word) || ENGLISH_MONTHS.has(before.word));

/** "Only women …" for "Women …": within the words that the texts share. */
function findLonely(
  one: readonly Token[],
  aligned: readonly number[],
  other: readonly Token[],
  list: ReadonlySet<string>,
): number {
  const at = one.findIndex(
    (token, i) => list.has(token.word) && !(token.word === "alone" && isTime(one[i - 1])),
  );
  if (at === -1 || find(other, list) !== -1 || find(other, MERELY) !== -1) return -1;
  const first = aligned.findIndex((to) => to !== -1);
  const last = aligned.findLastIndex((to) => to !== -1);
  // One word before the first shared one may limit it; a clause further off does not.
  return at >= first - 2 && at <= last + 1 ? at : -1;
}

/** All for some, rarely for always, "only" on one side alone. */
export function findScope(sides: Sides): Difference[] {
  const { claim, passage, alignment, covered } = sides;
  if (!isClose(sides)) return [];
  const [mine, theirs] = [readShares(claim), readShares(passage)];
  const here = mine.find((one) => theirs.every((other) => other.scope !== one.scope));
  const there = theirs.find((one) => mine.every((other) => other.scope !== one.scope));
  if (here !== undefined && there !== undefined) {
    return [
      { kind: "scope", passage: passage[there.at]?.surface ?? "", claim: claim[here.at]?.surface ?? "" },
    ];
  }
  if (covered < ONE_SENTENCE) return [];
  const at = findLonely(passage, alignment.toClaim, claim, ONLY);
  if (at !== -1) return [{ kind: "scope", passage: limited(passage, at), claim: "" }];
  // "Only since 1984" and "not until 1984", "it took until 1984".
  if (passage.some(({ word }) => UNTIL.has(word)) !== claim.some(({ word }) => UNTIL.has(word))) return [];
  const own = findLonely(claim, alignment.toPassage, passage, ONLY);
  return own === -1 ? [] : [{ kind: "scope", passage: "", claim: limited(claim, own) }];
}

/** Whether one text names a share of something and the other none: "Most vaccines" and "Vaccines". */
export function hasLonelyShare({ claim, passage, claimQuantities, passageQuantities }: Sides): boolean {
  // "half of them" and "50% of them" are shares, both.
  const parts = (tokens: readonly Token[], all: readonly Quantity[]): boolean =>
    readShares(tokens).some((one) => one.scope > 0) || all.some(({ unit }) => unit === "percent");
  const named = (tokens: readonly Token[]): boolean => readShares(tokens).some((one) => one.scope > 0);
  return (
    named(claim) !== named(passage) && parts(claim, claimQuantities) !== parts(passage, passageQuantities)
  );
}

/** A limiting word with the next one. */
function limited(tokens: readonly Token[], at: number): string {
  const next = tokens[at + 1];
  return textOf(tokens, at, next !== undefined && !CLAUSE_BREAK.test(next.gap) ? at + 1 : at);
}
