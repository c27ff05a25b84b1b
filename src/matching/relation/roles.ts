import { isPossessive, type Token } from "../tokens.ts";
import type { Quantity } from "./quantities.ts";
import { CLAUSE_BREAK } from "./sides.ts";
import { words } from "./word-set.ts";

/** Say what the words behind them have to do with the rest. */
const PREPOSITIONS =
  words(`about above across after against along among around as at before behind below beneath beside besides
  between beyond by during except for from in inside into near of on onto outside over past per since than through throughout
  till to toward towards under until upon versus via vs with within without`);
/** Stand between a preposition and its noun. */
const DETERMINERS = words(
  `a an the this that these those its his her their our my your all any some every each no both other more most such own very`,
);
const JOINS = words("and or nor");
/** Begin a clause of their own, with a subject and an object of its own. */
const CLAUSE_STARTS = words(
  "after although as because before but if so since that though unless until when where which while who whom whose",
);
const SAME_PREPOSITION = new Map([
  ["into", "to"],
  ["onto", "on"],
  ["toward", "to"],
  ["towards", "to"],
  ["upon", "on"],
  ["inside", "in"],
  ["within", "in"],
  ["versus", "against"],
  ["vs", "against"],
  ["throughout", "in"],
]);
/** Times need no preposition: "last year", "Friday". */
const TIMES = words(
  "day week month year night morning evening afternoon today yesterday tomorrow tonight noon midnight",
);
/** "last year", "this past week". */
const NEARING = words("last past next coming following previous");
const BEING = words("be is are was were been being got gets get getting");
/** Words between a form of "to be" and "by": "was twice sued in court by". */
const PASSIVE_REACH = 6;

const OBJECT_STARTS = words("a an the his her its their our my your him them it us me this these those");

/** Which part a word has in its clause, as far as little words tell it. */
export interface Role {
  /** The preposition that governs the word, or "" for a subject or an object. */
  readonly preposition: string;
  /** Number of the clause. */
  readonly clause: number;
  /** A time or a number, which stands anywhere. */
  readonly free: boolean;
}

/**
 * Reads each word's part by what stands before it: a preposition governs the words behind it until the next little word or the end
 * of the clause. No parser: English puts who did it and to whom bare before and behind the verb, and all else behind a preposition.
 */
export function readRoles(tokens: readonly Token[], quantities: readonly Quantity[]): Role[] {
  const free = new Set<number>();
  for (const one of quantities) for (let i = one.from; i <= one.to; i++) free.add(i);
  let preposition = "";
  let clause = 0;
  /** A word that counts has come behind the preposition: a determiner now begins another part. */
  let filled = false;
  /** The last word that counts was a name: "of Virginia sued" is no longer about Virginia. */
  let named = false;
  const isTime = (at: number): boolean =>
    TIMES.has(tokens[at]?.stem ?? "") ||
    (NEARING.has(tokens[at]?.word ?? "") && TIMES.has(tokens[at + 1]?.stem ?? ""));
  return tokens.map((token, at) => {
    if (at > 0 && (CLAUSE_BREAK.test(token.gap) || CLAUSE_STARTS.has(token.word))) {
      clause++;
      preposition = "";
    }
    // "off-duty" is one word, and "more on police than on schools" compares.
    const compound = tokens[at + 1]?.gap === "-";
    if (PREPOSITIONS.has(token.word) && !compound) {
      if (preposition !== "than") preposition = SAME_PREPOSITION.get(token.word) ?? token.word;
      filled = false;
    } else if (DETERMINERS.has(token.word)) {
      if (filled) preposition = "";
    } else if (token.stop && !compound && !JOINS.has(token.word)) preposition = "";
    else if (!token.stop) {
      const next = tokens[at + 1];
      const isVerb = next !== undefined && next.gap === "" && (next.capital || OBJECT_STARTS.has(next.word));
      if (named && isVerb && !token.capital && preposition !== "than") preposition = "";
      filled = true;
    }
    named = token.capital && !token.stop && !isPossessive(token);
    return { preposition, clause, free: free.has(at) || isTime(at) };
  });
}

/** Whether a text may be in the passive: what is done stands before the verb. */
export function mayBePassive(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    const next = tokens[at + 1]?.stop ? tokens[at + 2] : tokens[at + 1];
    return BEING.has(token.word) && next !== undefined && !/ing$/.test(next.word);
  });
}

/** Whether a word takes an object: what stands before it does something to what stands behind. */
export function takesObject(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && OBJECT_STARTS.has(next.word) && !CLAUSE_BREAK.test(next.gap);
}

/** Indexes of words that a passive's "by" names as the doers. */
export function readAgents(tokens: readonly Token[], roles: readonly Role[]): ReadonlySet<number> {
  const agents = new Set<number>();
  for (const [at, token] of tokens.entries()) {
    if (token.word !== "by") continue;
    const before = tokens.slice(Math.max(0, at - PASSIVE_REACH), at);
    if (!before.some((one) => BEING.has(one.word))) continue;
    for (let i = at + 1; i < tokens.length && roles[i]?.preposition === "by"; i++) {
      if (!tokens[i]?.stop && roles[i]?.free === false) agents.add(i);
    }
  }
  return agents;
}
