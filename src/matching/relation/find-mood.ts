import type { Token } from "../tokens.ts";
import type { Difference } from "./difference.ts";
import { CLAUSE_BREAK, ONE_SENTENCE, SAME_SUBJECT, type Sides, textOf } from "./sides.ts";
import { stems, words } from "./word-set.ts";

/** Whether something happened, will, may, ought to or nearly did. */
type Mood = "real" | "future" | "possible" | "due" | "nearly";

const FUTURE = words("will shall wont gonna would wouldnt");
/** "they'll": folded, "we'll" and "well" are one word. */
const SHORT_FUTURE = /['’‘]ll$/iu;
const POSSIBLE = words("may might could maybe perhaps possibly probably");
const DUE = words("must should shouldnt ought mustnt");
const NEARLY = words("almost nearly narrowly");
/** With "to" or a participle behind them: what is meant to happen has not happened. */
const INTENTIONS =
  stems(`plan plans planned planning intend intends intended want wants wanted hope hopes hoped aim aims aimed seek seeks
  sought propose proposes proposed proposal consider considers considered considering mull mulls mulling weigh weighs weighing expect
  expects expected threaten threatens threatened vow vows vowed promise promises promised pledge pledges pledged offer offers offered
  ready prepare prepares prepared preparing set poised schedule scheduled likely agree agrees agreed urge urges
  urged ask asks asked demand demands demanded bid going due about wish wishes wished advocate advocates advocated call calls
  called recommend recommends recommended suggest suggests suggested discuss
  discusses discussed debate debates debated`);
const ATTEMPTS = stems("try tries tried trying attempt attempts attempted attempting close");
const DUTIES = stems(
  "require required requires oblige obliged mandatory need needs needed supposed obligation compulsory have has",
);
const OWNING = words("have has");
/** As verbs these need "to" to be one of the above; "have to", "about to", "needs to". */
const NEEDS_TO = words(
  "have has set going due about ready likely ask asks asked bid need needs needed require required requires",
);
/** Without "to": "is considering leaving", "proposed banning", "almost". */
const TAKES_PARTICIPLE = stems("consider propose mull weigh plan advocate suggest recommend");
/** Stand between a verb and what says its mood. */
const AUXILIARIES = words(
  "be been being is are was were have has had not also get gets got still soon even just really actually ever never now all both",
);

/** Words between a verb and what says its mood. */
const REACH = 5;
/** From so many shared words on, one of another mood makes another statement. */
const FEWEST = 2;

/** Below this share of the claim a post may well speak of the same thing's future. */
const LEAST_COVERED = 0.6;

const LESS_REAL: readonly Mood[] = ["future", "possible", "due", "nearly"];

/** "came within metres of colliding". */
const isWithin = (tokens: readonly Token[], of: number): boolean =>
  tokens[of]?.word === "of" && tokens.slice(Math.max(0, of - 3), of).some((token) => token.word === "within");

const isFuture = (token: Token): boolean => FUTURE.has(token.word) || SHORT_FUTURE.test(token.surface);

/** The mood of the word at an index, read backwards from it; null where "to" alone stands before it, as in a headline. */
function moodOf(tokens: readonly Token[], at: number): Mood | null {
  let to = false;
  for (let i = at; i > 0 && at - i < REACH; i--) {
    const here = tokens[i];
    const token = tokens[i - 1];
    if (here === undefined || token === undefined || CLAUSE_BREAK.test(here.gap)) break;
    const { word } = token;
    // "so that they would not be sold": a purpose.
    if (isFuture(token)) return token.word === "would" && here.word === "not" ? "real" : "future";
    // "may no longer ask": a permission.
    if (POSSIBLE.has(word)) return here.word === "not" || here.word === "no" ? "real" : "possible";
    if (DUE.has(word)) return "due";
    if (NEARLY.has(word) || isWithin(tokens, i - 1)) return "nearly";
    if (to || (TAKES_PARTICIPLE.has(token.stem) && /ing$/.test(tokens[at]?.word ?? ""))) {
      if (NEEDS_TO.has(word) && !to) break;
      // "close to Johannesburg" is near it, "close to signing" is not yet done.
      const isVerb = !/^closed?$/u.test(word) || /ing$/.test(tokens[at]?.word ?? "");
      if (ATTEMPTS.has(token.stem) && isVerb) return "nearly";
      // "had to recall them": it did.
      if (word === "had") return "real";
      if (DUTIES.has(token.stem) || DUTIES.has(word)) return "due";
      if (INTENTIONS.has(token.stem)) return "future";
    }
    if (to && word !== "whether") return null;
    if (word === "to") to = true;
    else if (word !== "whether" && !AUXILIARIES.has(word) && !/ly$/.test(word)) break;
  }
  // "is closing" is now or next week.
  const goesOn = /ing$/.test(tokens[at]?.word ?? "") && ["is", "are"].includes(tokens[at - 1]?.word ?? "");
  return to || goesOn ? null : "real";
}

/** "may" is permission as well. */
const ABLE = words("can cant cannot able allowed permitted lets let allows permits allow could");

/** Whether a text speaks anywhere in a mood, in whatever words. */
function hasMood(tokens: readonly Token[], mood: Mood): boolean {
  return tokens.some((token, at) => {
    const isMeant =
      isFuture(token) ||
      (INTENTIONS.has(token.stem) && tokens[at + 1]?.word !== "that") ||
      DUE.has(token.word);
    const owes = DUTIES.has(token.stem) && (!OWNING.has(token.word) || tokens[at + 1]?.word === "to");
    if (mood === "future") return isMeant;
    if (mood === "due") return isMeant || owes;
    if (mood === "possible") return POSSIBLE.has(token.word) || ABLE.has(token.word);
    if (mood === "nearly")
      return NEARLY.has(token.word) || (ATTEMPTS.has(token.stem) && tokens[at + 1]?.word === "to");
    return false;
  });
}

const PROPOSED = words("proposed planned considered discussed mulled");
const BEING = words("is are was were be been being");

/** "A tax has been proposed" for one that was introduced. */
function findProposal({ claim, passage, covered, coveredBack }: Sides): Difference | null {
  if (Math.min(covered, coveredBack) < LEAST_COVERED) return null;
  const find = (tokens: readonly Token[]): number =>
    tokens.findIndex((token, at) => PROPOSED.has(token.word) && BEING.has(tokens[at - 1]?.word ?? ""));
  const [mine, theirs] = [find(claim), find(passage)];
  if (mine !== -1 && !hasMood(passage, "future"))
    return { kind: "mood", passage: "", claim: textOf(claim, mine - 1, mine) };
  if (theirs !== -1 && !hasMood(claim, "future"))
    return { kind: "mood", passage: textOf(passage, theirs - 1, theirs), claim: "" };
  return null;
}

/** "food that could still be eaten", "so that turbines could be built": what may be is not what is told. */
function isAside(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 5), at).map((token) => token.word);
  return /^(?:that|which|who)$/u.test(before.at(-1) ?? "") || before.join(" ").includes("so that");
}

/** A shared verb that one text tells as done and the other as planned, possible, due or nearly done. */
export function findMood(sides: Sides): Difference[] {
  const { claim, passage, alignment, covered, coveredBack } = sides;
  if (
    covered < LEAST_COVERED ||
    coveredBack < SAME_SUBJECT ||
    alignment.toPassage.filter((to) => to !== -1).length < FEWEST
  )
    return [];
  // Of a verb too common to be compared, the mood is all that stands out.
  for (const [one, other, mine] of [
    [passage, claim, false],
    [claim, passage, true],
  ] as const) {
    const at = one.findIndex(
      (token, i) =>
        POSSIBLE.has(token.word) && !["not", "no"].includes(one[i + 1]?.word ?? "") && !isAside(one, i),
    );
    if (at === -1 || hasMood(other, "possible") || Math.min(covered, coveredBack) < LEAST_COVERED) continue;
    const text = textOf(one, at, at + 1);
    return [{ kind: "mood", passage: mine ? "" : text, claim: mine ? text : "" }];
  }
  const proposed = findProposal(sides);
  if (proposed !== null) return [proposed];
  for (const [i, j] of alignment.toPassage.entries()) {
    if (j === -1 || claim[i]?.stop || claim[i]?.kind === "number") continue;
    // "will install", "the decision for the installation": a noun has no mood.
    if (claim[i]?.word !== passage[j]?.word && NOMINAL.test(passage[j]?.word ?? "")) continue;
    const [mine, theirs] = [moodOf(claim, i), moodOf(passage, j)];
    if (mine === null || theirs === null || mine === theirs) continue;
    // "Carrots will improve your sight" for "carrots improve": what is always so will be so.
    if (isPresent(claim, i, passage, j) || isPresent(passage, j, claim, i)) continue;
    const differs = (one: Mood, others: readonly Token[]): boolean =>
      LESS_REAL.includes(one) && !hasMood(others, one);
    if (!differs(mine, passage) && !differs(theirs, claim)) continue;
    if (covered < ONE_SENTENCE && mine !== "real" && theirs !== "real") continue;
    return [{ kind: "mood", passage: withMood(passage, j), claim: withMood(claim, i) }];
  }
  return [];
}

const NOMINAL = /[a-z]{3}(?:[ts]ion|ment|ure|ance|ence)s?$/u;

/** Verbs whose past is their present. */
const UNCHANGING = words("shut cut put hit let set cost read beat spread bid hurt quit split cast bet burst");

/** Whether a verb told as real stands in the present where the other text says that it will be so. */
function isPresent(tokens: readonly Token[], at: number, others: readonly Token[], there: number): boolean {
  const [real, other] = [tokens[at]?.word ?? "", others[there]?.word ?? ""];
  if (!FUTURE.has(others[there - 1]?.word ?? "") || UNCHANGING.has(real)) return false;
  return real === other || real === `${other}s` || real === `${other}es`;
}

/** A word with the little words before it: "plans to close". */
function withMood(tokens: readonly Token[], at: number): string {
  let from = at;
  while (from > 0 && at - from < REACH && !CLAUSE_BREAK.test(tokens[from]?.gap ?? "")) {
    const before = tokens[from - 1];
    if (before === undefined) break;
    const tells = isFuture(before) || POSSIBLE.has(before.word) || DUE.has(before.word);
    const means = NEARLY.has(before.word) || INTENTIONS.has(before.stem) || ATTEMPTS.has(before.stem);
    if (!before.stop && !means) break;
    from--;
    if (tells || means) break;
  }
  return textOf(tokens, from, at);
}
