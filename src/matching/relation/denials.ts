import { isEnglishNumeral } from "../../language/numbers/english.ts";
import lists from "../lexicon/denials.json" with { type: "json" };
import { findPhrase, readPhrases } from "../lexicon/gapped-phrases.ts";
import { phraseFirsts } from "../lexicon/phrases.ts";
import { oncePerText } from "../once-per-text.ts";
import type { Token } from "../tokens.ts";
import { CLAUSE_BREAK } from "./sides.ts";
import { stems, words } from "./word-set.ts";

/** Words that deny, and the words that they deny. Indexes of tokens, `to` inclusive. */
export interface Denial {
  readonly at: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** A verb that denies by its sense: "stayed away from", "refused". */
  readonly verb?: true;
}

/** Deny what follows. */
const NOT = words(lists.not);
const NOBODY = words(lists.nobody);
const FAILS = stems(lists.fails);
/** Of these, what refuses only when "to" follows: a share price declines, too. */
const NEEDS_TO = stems(lists["needs-to"]);
/** Behind these, "against" denies what it governs. */
const GOES_AGAINST = stems(lists["goes-against"]);
/** Call the whole sentence untrue. */
const FALSE = stems(lists.false);
/** "no evidence", "not true": a denial of one of these calls the sentence untrue. */
const TRUTH = stems(lists.truth);
/** A denial of one of these says that what stands before it was not. */
const HAPPENING = stems(lists.happening);
const GIVES_UP = stems(lists["gives-up"]);
const PLANS = stems(lists.plans);
/** Phrases that deny what follows, and phrases that call all of it untrue. */
const DENYING_PHRASES = readPhrases(lists.phrases);
/** "fell through a roof": another sense. */
const DETERMINERS = words("a an the his her its their our my");
const UNDOING_PHRASES = readPhrases(lists.undone);
/** Of a deal or of talks these say that nothing came of them. */
const COLLAPSES = stems(lists.collapses);
const DEALS = stems(lists.deals);
const LIFTS = stems(lists.lifts);
const BANS = stems(lists.bans);
const UNTRUE_PHRASES = readPhrases(lists.untrue);

/** "not only", "no doubt", "can't believe": deny nothing of what follows. */
const HARMLESS: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [
  [words("not"), words("only just merely simply surprisingly surprised unlike sure")],
  [
    words("no"),
    words("doubt wonder matter surprise problem idea joke kidding words thanks other reason and to"),
  ],
  [
    words("cant cannot couldnt wont dont didnt never"),
    words("believe wait imagine help stop miss let worry thought mind wonder wish stand tell unsee"),
  ],
];
/** "I don't believe" denies; "can't believe" marvels. */
const DENIES_BELIEF = words("dont didnt never not");

const LIMITS = words("more less fewer later earlier longer");
const CONDITIONS = words("if unless whether until");
const CONDITION_REACH = 4;

/** How far a "not" reaches within its clause. */
const REACH = 7;
const NO_REACH = 4;
/** "No one aboard the trawler lost": of who did not, much may be told before the verb. */
const NOBODY_REACH = 9;

const THERE_REACH = 14;

function isHarmless(tokens: readonly Token[], at: number): boolean {
  const here = tokens[at]?.word ?? "";
  const next = tokens[at + 1];
  if (next === undefined) return true;
  const before = tokens[at - 1]?.word ?? "";
  if (here === "not" && (before === "or" || before === "why" || before === "if")) return true;
  if (here === "no" && CLAUSE_BREAK.test(next.gap)) return true;
  // "no more than ten years": a limit.
  if (here === "no" && tokens[at + 2]?.word === "than" && LIMITS.has(next.word)) return true;
  if (here === "dont" && next.word === "be") return true;
  // "if it doesn't", "unless it is not": a condition, not a denial.
  if (tokens.slice(Math.max(0, at - CONDITION_REACH), at).some((one) => CONDITIONS.has(one.word)))
    return true;
  // "Never before": for the first time.
  if (here === "never" && next.word === "before") return true;
  if (next.word === "believe" && DENIES_BELIEF.has(here))
    return before !== "i" && before !== "not" && here !== "never";
  return HARMLESS.some(([first, second]) => first.has(here) && second.has(next.word));
}

/** Ends where the clause does: at punctuation, or "but". */
function clauseEnd(tokens: readonly Token[], from: number, reach: number): number {
  let to = from - 1;
  while (to + 1 < tokens.length && to + 1 < from + reach) {
    const next = tokens[to + 1];
    if (next === undefined || CLAUSE_BREAK.test(next.gap) || next.word === "but") break;
    to++;
  }
  return to;
}

/** Of these, what also stands before a noun and says nothing of the sentence: "an incorrect date". */
const QUALIFIES = words(lists.qualifies);
const UNTRUE_THINGS = stems(lists["untrue-things"]);
const BEING = words(lists.being);

/** "is false", "False: …", "a false claim"; not "a false eyebrow", "an incorrect date". */
function callsUntrue(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || CLAUSE_BREAK.test(next.gap) || UNTRUE_THINGS.has(next.stem)) return true;
  return BEING.has(tokens[at - 1]?.word ?? "") || at === 0;
}

/** "declined to answer", not "declined to four percent". */
function isFollowedByVerb(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at + 2];
  if (tokens[at + 1]?.word !== "to" || verb === undefined) return false;
  return verb.kind === "word" && !isEnglishNumeral(verb.word);
}

/** "There has not been a school where they are allowed": what is denied follows the noun. */
const saysThereIs = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(Math.max(0, at - 3), at).some((one) => one.word === "there" || one.word === "theres");

function clauseStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && !CLAUSE_BREAK.test(tokens[from]?.gap ?? "")) from--;
  return from;
}

const speaksOfDeal = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(clauseStart(tokens, at), at).some((one) => DEALS.has(one.stem));

/** "stopped selling eggs from farms": denies nothing, as "stopped them from selling" does. */
const isFromWhere = (tokens: readonly Token[], at: number, end: number): boolean =>
  tokens[end]?.word === "from" &&
  /^(?:stop|prevent|save)/u.test(tokens[at]?.word ?? "") &&
  !/ing$/u.test(tokens[end + 1]?.word ?? "");

/** Every denial of a text. One that reaches over everything calls the text untrue. */
export const readDenials = oncePerText<readonly Denial[]>(read);

function read(tokens: readonly Token[]): Denial[] {
  const found: Denial[] = [];
  const last = tokens.length - 1;
  const inPhrase = phraseFirsts(tokens);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "handle") continue;
    const everything = (end: number): void => {
      found.push({ at, end, from: 0, to: last });
    };
    // "said no to it", "found him not guilty": read as one word.
    if (inPhrase[at] !== -1 && token.word !== "without") continue;
    if (QUALIFIES.has(token.word) && !callsUntrue(tokens, at)) continue;
    if (FALSE.has(token.stem)) {
      // "not false" and "no myth" take it back.
      const takenBack = [tokens[at - 1], tokens[at - 2]].some(
        (one) => one !== undefined && NOT.has(one.word),
      );
      if (!takenBack) everything(at);
      continue;
    }
    if (
      FAILS.has(token.stem) &&
      tokens[at - 1]?.word !== "ever" &&
      (!NEEDS_TO.has(token.stem) || isFollowedByVerb(tokens, at))
    ) {
      found.push({ at, end: at, from: at + 1, to: clauseEnd(tokens, at + 1, REACH) });
      continue;
    }
    if (token.word === "contrary" && tokens[at + 1]?.word === "to") {
      // "Contrary to belief, he never did" denies once.
      if (!tokens.slice(at + 2).some((one) => NOT.has(one.word))) everything(at + 1);
      continue;
    }
    const untrue = findPhrase(tokens, at, UNTRUE_PHRASES);
    if (untrue !== -1) {
      everything(untrue);
      at = untrue;
      continue;
    }
    // "anything but safe", "far from popular", "kept them from leaving".
    const phrase = findPhrase(tokens, at, DENYING_PHRASES);
    if (phrase !== -1 && !isFromWhere(tokens, at, phrase)) {
      found.push({ at, end: phrase, from: phrase + 1, to: clauseEnd(tokens, phrase + 1, REACH), verb: true });
      at = phrase;
      continue;
    }
    // "voted against": a protest or a war against something denies nothing.
    if (token.word === "against" && GOES_AGAINST.has(tokens[at - 1]?.stem ?? "")) {
      found.push({ at, end: at, from: at + 1, to: clauseEnd(tokens, at + 1, REACH) });
      continue;
    }
    // "the sale fell through", "talks collapsed": what it denies stands before it.
    const undone = findPhrase(tokens, at, UNDOING_PHRASES);
    const isOff =
      (undone !== -1 && !DETERMINERS.has(tokens[undone + 1]?.word ?? "")) ||
      (COLLAPSES.has(token.stem) && speaksOfDeal(tokens, at));
    if (isOff && at > 0) {
      found.push({ at, end: Math.max(at, undone), from: clauseStart(tokens, at), to: at - 1, verb: true });
      at = Math.max(at, undone);
      continue;
    }
    // "has lifted the ban".
    const ban = LIFTS.has(token.stem)
      ? tokens.slice(at + 1, at + 5).findIndex((one) => BANS.has(one.stem))
      : -1;
    if (ban !== -1) {
      const end = at + 1 + ban;
      found.push({ at, end: end - 1, from: end, to: clauseEnd(tokens, end, NO_REACH) });
      at = end - 1;
      continue;
    }
    // "dropped plans to close it", "rejected the idea that it closed".
    const plan = GIVES_UP.has(token.stem)
      ? tokens.slice(at + 1, at + 5).findIndex((one) => PLANS.has(one.stem))
      : -1;
    if (plan !== -1) {
      const end = at + 1 + plan;
      found.push({ at, end, from: end + 1, to: clauseEnd(tokens, end + 1, REACH) });
      continue;
    }
    const isLast = NOBODY.has(token.word) && at === last;
    if (!NOT.has(token.word) || (!isLast && isHarmless(tokens, at))) continue;
    const near = tokens.slice(at + 1, at + 4).findIndex((one) => TRUTH.has(one.stem));
    if (near !== -1) {
      everything(at + 1 + near);
      continue;
    }
    // "The meeting never happened", "did not take place".
    const happens = tokens.slice(at + 1, at + 4).find((one) => !one.stop || one.word === "take");
    if (happens !== undefined && HAPPENING.has(happens.stem) && !CLAUSE_BREAK.test(happens.gap)) {
      everything(tokens.indexOf(happens));
      continue;
    }
    // "Nobody passes without a test" denies twice.
    const open = found.at(-1);
    if (token.word === "without" && open !== undefined && NOT.has(tokens[open.at]?.word ?? "")) {
      found.pop();
      continue;
    }
    const isNobody = token.word === "no" && tokens[at + 1]?.word === "one";
    const reach = isNobody
      ? NOBODY_REACH
      : saysThereIs(tokens, at)
        ? THERE_REACH
        : token.word === "no" || token.word === "zero" || token.word === "without"
          ? NO_REACH
          : REACH;
    const to = clauseEnd(tokens, at + 1, reach);
    // "killed nobody": what it denies stands before it.
    if (to <= at && NOBODY.has(token.word)) {
      found.push({ at, end: at, from: Math.max(0, at - NO_REACH), to: at - 1 });
      continue;
    }
    // "neither … nor" is one denial.
    if (token.word === "nor" && found.some((one) => tokens[one.at]?.word === "neither")) continue;
    found.push({ at, end: at, from: at + 1, to });
  }
  return found;
}

const NOPE = words("no nope nah");

/** Whether a short sentence beside a passage says that it is untrue: "This is false.", "Not true!", "Fake." */
export function isRebuttal(tokens: readonly Token[]): boolean {
  if (tokens.length === 0 || tokens.length > 9) return false;
  const counting = tokens.filter((token) => !token.stop);
  if (counting.length > 3) return false;
  // "Folks, you can't fake stupid.", "Is it wrong or right?"
  if (tokens.some((token) => NOT.has(token.word) && /t$/.test(token.word) && token.word !== "not"))
    return false;
  if (tokens.some((token) => token.word === "or")) return false;
  // "LOL no."
  if (tokens.length <= 3 && NOPE.has(tokens.at(-1)?.word ?? "")) return true;
  const fake = tokens.some(
    (token) =>
      token.word === "fake" || token.word === "wrong" || token.word === "lie" || token.word === "lies",
  );
  return (
    fake ||
    readDenials(tokens).some(
      (one) =>
        one.from === 0 &&
        one.to === tokens.length - 1 &&
        (FALSE.has(tokens[one.at]?.stem ?? "") || TRUTH.has(tokens[one.end]?.stem ?? "")),
    )
  );
}

/** Deny without a word of denial: "lost power", "left off the team", "too wild to be trained". */
const NEGATIVE = stems(lists.negative);
const NEGATIVE_PREFIX =
  /^(?:un[a-z]+(?:ed|able|ly|al|en|fair|safe|like)|in[a-z]{3,}[ai]ble|im(?:[a-z]{3,}[ai]ble|practical|proper|perfect)|ir(?:regular|relevant)|il(?:legal|licit)|non)/;
/** Begin like a denial: "uncovered", "united". */
const SEEMS_NEGATIVE = words(lists["seems-negative"]);

/** Say that something ended, or was not let happen. */
const ENDING = stems(lists.ending);

/** Whether a word says that something ended or was refused. */
export const isEnding = (token: Token | undefined): boolean => token !== undefined && ENDING.has(token.stem);

/** A denial of these with a comparison behind it is a superlative: "no city is larger". */
const COMPARED = words("no nobody none nowhere never not hasnt havent hadnt isnt wasnt");
const COMPARING = words("than as so such lower higher");
/** Within a denial, these turn it round once more: "can no longer pay less". */
const TURNS_BACK = stems("less fewer lowest worse other");

/** Whether a denial reaches a word that may turn it round once more. */
export function mayTurnBack(tokens: readonly Token[], denial: Denial): boolean {
  // "No city is larger than", "no other country has as many".
  const compares =
    COMPARED.has(tokens[denial.at]?.word ?? "") &&
    tokens.slice(denial.at).some((one) => COMPARING.has(one.word));
  return compares || tokens.slice(denial.from, denial.to + 1).some((token) => TURNS_BACK.has(token.stem));
}

/** Whether a word may deny something without being a denial. */
export function isNegative(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (NEGATIVE.has(token.stem)) return true;
  return !token.capital && NEGATIVE_PREFIX.test(token.word) && !SEEMS_NEGATIVE.has(token.word);
}
