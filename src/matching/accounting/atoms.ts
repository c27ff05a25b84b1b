import { hasTellingCapitals, TITLES } from "../relation/names.ts";
import { isStopWord } from "../stop-words.ts";
import type { Token } from "../tokens.ts";
import { lettersOf } from "./letters.ts";
import { ARTICLES, MODALS, NEEDS_ARTICLE, NEGATIONS, parts, QUANTIFIERS } from "./little-words.ts";
import { readNumbers } from "./numbers.ts";
import type { ResidueReason } from "./residue.ts";
import { isParticiple, pastFor } from "./verb-forms.ts";
import { keyOf, PHRASES } from "./word-forms.ts";

/** One thing that a text says and that must be found again in the other: mostly a word. */
export interface Atom {
  /** The same for every way of writing it. */
  readonly key: string;
  readonly why: ResidueReason;
  /** Indexes of its tokens, inclusive. */
  readonly from: number;
  readonly to: number;
  /** How it begins: in a text whose capitals tell nothing, and where a sentence begins, null. */
  readonly capital: boolean | null;
  /** Punctuation parts it from what stands before. */
  readonly parted: boolean;
}

const CONTRACTIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:cannot|can't)$/u, ["can", "not"]],
  [/^won't$/u, ["will", "not"]],
  [/^shan't$/u, ["shall", "not"]],
  [/^(.+)n't$/u, ["$1", "not"]],
  [/^(.+)'ll$/u, ["$1", "will"]],
  [/^(.+)'re$/u, ["$1", "are"]],
  [/^(.+)'ve$/u, ["$1", "have"]],
  [/^(i)'m$/u, ["$1", "are"]],
  [/^(he|she|it|that|there|here|what|who|where|how)'s$/u, ["$1", "is"]],
];
const OWNER = /^(.+)'s$/u;
/** "kids' films": the mark stands behind the word. */
const OWNERS = /^['’]$/u;
/** Verbs whose forms differ by who does it, not by when. */
const AGREEING = new Map([
  ["am", "is"],
  ["are", "is"],
  ["were", "was"],
  ["has", "have"],
  ["does", "do"],
]);
const HAVING = new Set(["has", "have"]);
const SIGN = /[\p{Sc}\p{Sm}%‰°&?¿❌🚫⛔👎🤡🙄🤥]/gu;

function whyOf(letters: string, token: Token, initial: boolean): ResidueReason {
  if (NEGATIONS.has(letters)) return "negation";
  if (QUANTIFIERS.has(letters)) return "quantifier";
  if (MODALS.has(letters)) return "modal";
  if (token.capital && !initial) return "name";
  return token.stop ? "function-word" : "word";
}

function expand(letters: string): readonly string[] {
  if (!letters.includes("'") && letters !== "cannot") return [letters];
  for (const [pattern, to] of CONTRACTIONS) {
    const found = pattern.exec(letters);
    if (found !== null) return to.map((one) => one.replace("$1", found[1] ?? ""));
  }
  return [letters];
}

const DOTTED = /^(?:\p{L}\.){2,}$/u;

/** "U.S.", or "US" in a text that is not all in capitals. */
const isAcronym = (token: Token, cased: boolean): boolean =>
  DOTTED.test(token.surface) || (cased && /^\p{Lu}{2,}$/u.test(token.surface));

/** "US" is the country and no pronoun; "WHO", "IT" and "OR" are none of the words that they look like. */
function acronymOf(letters: string): string {
  const plain = letters.replaceAll(".", "");
  return plain !== "us" && isStopWord(plain) ? plain.toUpperCase() : plain;
}

/** What a text says, piece by piece, in order. `head` and `tail` are what stands before its first word and behind its last. */
export function readAtoms(tokens: readonly Token[], head: string, tail: string): Atom[] {
  const atoms: Atom[] = [];
  const numbers = readNumbers(tokens);
  const cased = tokens.some((token) => /\p{Ll}/u.test(token.surface));
  const telling = cased && hasTellingCapitals(tokens) && tokens.slice(1).some((token) => token.capital);
  let parted = true;
  const signs = (gap: string, at: number): void => {
    for (const [sign] of gap.matchAll(SIGN))
      atoms.push({
        key: sign === "&" ? "and" : sign,
        why: sign === "&" ? "function-word" : "sign",
        from: at,
        to: at,
        capital: null,
        parted: false,
      });
  };
  signs(head, 0);
  // A hyphen right before the first word makes a number negative; a bullet has a space behind it.
  if (head.endsWith("-") && numbers.has(0)) signs("−", 0);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const initial = at === 0 || /[.!?:"“”„«»^]/u.test(token.gap);
    parted = parted || parts(token.gap);
    if (at > 0) signs(token.gap, at);
    const number = numbers.get(at);
    if (number !== undefined) {
      atoms.push({ key: number.key, why: "number", from: at, to: number.to, capital: null, parted });
      parted = false;
      at = number.to;
      continue;
    }
    const letters = lettersOf(token);
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const nextLetters = next === undefined ? "" : lettersOf(next);
    // "vitamin A" has a letter for a name.
    const isLetter = token.surface === "A" && !initial;
    if (ARTICLES.has(letters) && !isLetter && !(letters !== "the" && NEEDS_ARTICLE.has(nextLetters)))
      continue;
    // "has banned" is "banned"; "has been" is not "was".
    if (
      HAVING.has(letters) &&
      next !== undefined &&
      next.gap === "" &&
      isParticiple(nextLetters) &&
      nextLetters !== "been"
    )
      continue;
    const perfect = before !== undefined && HAVING.has(lettersOf(before));
    const owner = OWNER.exec(letters);
    const words = expand(letters);
    const ownsAsMany = /s$/u.test(letters) && next !== undefined && OWNERS.test(next.gap);
    const pieces =
      words.length > 1 || (owner === null && !ownsAsMany) ? words : [owner?.[1] ?? letters, "'s"];
    for (const piece of pieces) {
      const word = isAcronym(token, cased) ? acronymOf(piece) : piece === "us" ? "us (we)" : piece;
      const spelled = AGREEING.get(word) ?? keyOf(perfect ? pastFor(word) : word);
      const exempt = initial || !telling || piece === "'s" || TITLES.has(piece);
      atoms.push({
        key: spelled,
        why: piece === "'s" ? "function-word" : whyOf(piece, token, initial),
        from: at,
        to: at,
        capital: exempt ? null : token.capital,
        parted,
      });
      parted = false;
    }
  }
  signs(tail, tokens.length - 1);
  return joined(atoms);
}

/** Words that stand for one thing, joined: "United States". */
function joined(atoms: readonly Atom[]): Atom[] {
  const result: Atom[] = [];
  for (let i = 0; i < atoms.length; i++) {
    const first = atoms[i];
    if (first === undefined) continue;
    const phrase = PHRASES.find((words) => words.every((word, k) => atoms[i + k]?.key === word));
    const last = phrase === undefined ? undefined : atoms[i + phrase.length - 1];
    if (phrase === undefined || last === undefined) result.push(first);
    else {
      result.push({ ...first, key: keyOf(phrase.join("-")), to: last.to });
      i += phrase.length - 1;
    }
  }
  return result;
}
