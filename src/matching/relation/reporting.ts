import { findPhrase, readPhrases } from "../lexicon/gapped-phrases.ts";
import lists from "../lexicon/reporting.json" with { type: "json" };
import { oncePerText } from "../once-per-text.ts";
import type { Token } from "../tokens.ts";
import { stems, words } from "./word-set.ts";

/** That somebody is said to have said what stands from `from` to `to` (indexes of tokens, inclusive). */
export interface Report {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Somebody says that it is not so: "denied having taken it". */
  readonly denied?: true;
  /** Where what is said leaves its subject to who says it: "denied having taken it", "said he took it". */
  readonly subject?: readonly [number, number];
}

const SAYING = stems(lists.saying);
/** Verbs that also mean doing: they report only with "that" behind them, or at the end of a sentence. */
const NEEDS_THAT = stems(lists["needs-that"]);
const DENYING = stems(lists.denying);
const DENYING_PHRASES = readPhrases(lists["denying-phrases"]);
/** Nouns of saying: what follows "that", "of" or a colon behind them is said. */
const SAID = words(lists.nouns);
/** Phrases behind which what is said stands, and phrases that put all around them in somebody's mouth. */
const FRAMES = readPhrases(lists.frames);
const AROUND = readPhrases(lists.around);
/** Who speaks in a headline: "Union: …". */
const SOURCES = words(lists.sources);
/** A sentence of one's own. */
const FIRST_PERSON = words("i we im ive you youre ill let");

/** How far "that" may stand behind "told reporters in Berlin on Sunday". */
const THAT_REACH = 9;
const VIEWS = words("view words opinion eyes");
/** Stand for who says it. */
const PRONOUNS = words("he she they it");
const OWN = words("his her its their any ever there");
/** "the story that was told": a clause that says which. */
const RELATIVE =
  /^(?:is|are|was|were|be|been|had|has|have|would|will|could|can|may|might|must|should|did|does|do|went|came|made|took|got|[a-z]{2,}ed)$/u;
/** Of these "of" says as much as "that": "accusations of bribery", not "the story of his life". */
const SAID_OF = /^(?:allegation|accusation|claim|report|rumou?r|suggestion)/u;
const LINES = words(lists.lines);
/** Words between "brushed aside" and "the charge that". */
const DENIED_REACH = 8;
/** Words of who it is in "as the leader of the union put it". */
const SPEAKER_GAP = 7;
/** Words of "Union and opposition:" in a headline. */
const LONGEST_SOURCE = 5;
const LYING = words("lie lies truth story joke");

/** Before these a "claim" is a thing. */
const MAKES_NOUN = words("the a an this these false no to its his her their own");
/** What was said is not saying it: "ignored warnings". */
const THINGS_SAID = /(?:ings|ments|tions)$/;
const CLAUSE_BREAK = /[.,;:!?…^]/u;
const BEING = words("be is are was were been being get got");

/** May begin who says it: a name, or "the minister". */
const isSpeaker = (token: Token | undefined): boolean =>
  token !== undefined && (token.capital || SPEAKER_STARTS.has(token.word));
const SPEAKER_STARTS = words("the a an his her its their one");
/** Words of "its founder and chief executive" before the verb. */
const LONGEST_SPEAKER = 6;
const FEWEST_SAID = 3;

/** Where the speaker of "…, the minister said" begins; −1 if what stands before the verb is no sentence of its own. */
function speakerBefore(tokens: readonly Token[], at: number): number {
  for (let from = at; from >= FEWEST_SAID && at - from <= LONGEST_SPEAKER; from--) {
    if (!/[,"”»’—–-]/u.test(tokens[from]?.gap ?? "") || tokens[from]?.gap === "-") continue;
    const isInverted = from === at && isSpeaker(tokens[at + 1]);
    const isPlain =
      from < at &&
      at > tokens.length - at &&
      (isSpeaker(tokens[from]) || SAYS_ALONE.has(tokens[from]?.word ?? ""));
    return isInverted || isPlain ? from : -1;
  }
  return -1;
}
const SAYS_ALONE = words("he she they it");

/** Where what is denied begins: "denied that he", "denied having", "denied taking"; −1 where no sentence is. */
function deniedFrom(tokens: readonly Token[], at: number): number {
  const near = tokens.slice(at + 1, at + THAT_REACH);
  const end = near.findIndex((one) => CLAUSE_BREAK.test(one.gap));
  const that = (end === -1 ? near : near.slice(0, end)).findIndex((one) => one.word === "that");
  // "rejected the allegation that": read at its noun.
  if (that !== -1 && near.slice(0, that).some((one) => SAID.has(one.word))) return -1;
  if (that !== -1) return RELATIVE.test(tokens[at + 2 + that]?.word ?? "") ? -1 : at + 2 + that;
  const next = tokens[at + 1];
  if (next === undefined || CLAUSE_BREAK.test(next.gap)) return -1;
  const isSentence =
    next.word === "whether" ||
    PRONOUNS.has(next.word) ||
    (/^[a-z]{3,}ing$/u.test(next.word) && tokens[at + 2]?.word !== "of") ||
    (/^den/u.test(tokens[at]?.word ?? "") && OWN.has(next.word));
  return isSentence && !BEING.has(tokens[at - 1]?.word ?? "") ? at + 1 : -1;
}

/** Who says it, if what is said leaves its subject to him. */
function subjectOf(tokens: readonly Token[], at: number, from: number): Pick<Report, "subject"> {
  const word = tokens[from]?.word ?? "";
  if (!PRONOUNS.has(word) && !/^(?:having|[a-z]{3,}ing)$/u.test(word)) return {};
  let start = at;
  // "Emil Sand, the director, angrily denied it": who it is may stand before a comma or two.
  const isNamed = (): boolean => tokens.slice(start, at).some((one) => one.capital || PRONOUNS.has(one.word));
  while (start > 0 && !(CLAUSE_BREAK.test(tokens[start]?.gap ?? "") && isNamed())) start--;
  return start < at ? { subject: [start, at - 1] } : {};
}

/** "the allegation that …", "rumours of …", "their line is that …". */
function readSaidNoun(tokens: readonly Token[], at: number): Report | null {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || next === undefined || !(SAID.has(token.word) || LINES.has(token.word)))
    return null;
  const isLine = (next.word === "is" || next.word === "was") && tokens[at + 2]?.word === "that";
  const isThat = SAID.has(token.word) && next.word === "that" && !RELATIVE.test(tokens[at + 2]?.word ?? "is");
  if (!isLine && !isThat && !(next.word === "of" && SAID_OF.test(token.word))) return null;
  const from = at + (isLine ? 3 : 2);
  let verb = at - 1;
  while (verb >= Math.max(0, at - DENIED_REACH) && !deniesAt(tokens, verb)) verb--;
  const isDenied = verb >= Math.max(0, at - DENIED_REACH);
  if (!isDenied && !/^denial/u.test(token.word)) return { at, from, to: tokens.length - 1 };
  return { at, from, to: tokens.length - 1, denied: true, ...subjectOf(tokens, verb, from) };
}

const deniesAt = (tokens: readonly Token[], at: number): boolean =>
  DENYING.has(tokens[at]?.stem ?? "") || findPhrase(tokens, at, DENYING_PHRASES) !== -1;

/** Whether words name who speaks: "Union", "harbour divers". */
const nameSpeaker = (head: readonly Token[]): boolean =>
  head.some((one) => SOURCES.has(one.word)) ||
  /^[a-z]{3,}(?:ers|ors|ists|ans)$/u.test(head.at(-1)?.word ?? "");

/** "Union: 600 jobs will go", "600 jobs will go – union". */
function readHeadline(tokens: readonly Token[]): Report[] {
  const last = tokens.length - 1;
  const at = tokens.slice(0, LONGEST_SOURCE + 1).findIndex((one) => one.gap.includes(":"));
  if (at > 0) {
    const head = tokens.slice(0, at);
    const isQuoted = /["“„«‘]/u.test(tokens[at]?.gap ?? "") && head.every((one) => one.capital || one.stop);
    if (isQuoted || nameSpeaker(head)) return [{ at: 0, from: at, to: last }];
  }
  const end = tokens.findLastIndex((one) => /[–—]|\s-\s/u.test(one.gap));
  const isTail = end >= FEWEST_SAID && last - end < FEWEST_SAID && nameSpeaker(tokens.slice(end));
  return isTail ? [{ at: last, from: 0, to: end - 1 }] : [];
}

/**
 * Frames that put a sentence in somebody's mouth: "X said (that) …", "…, X said", "according to X, …". `claims` as a noun and one's
 * own "I think" are none.
 */
export const readReports = oncePerText<readonly Report[]>(read);

function read(tokens: readonly Token[]): Report[] {
  const found: Report[] = readHeadline(tokens);
  const last = tokens.length - 1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "handle" || token.kind === "hashtag") continue;
    if (findPhrase(tokens, at, AROUND, SPEAKER_GAP) !== -1) {
      found.push({ at, from: 0, to: last });
      continue;
    }
    const frame = findPhrase(tokens, at, FRAMES);
    if (frame !== -1 && frame < last) {
      found.push({ at, from: frame + 1, to: last, ...subjectOf(tokens, at, frame + 1) });
      at = frame;
      continue;
    }
    const noun = readSaidNoun(tokens, at);
    if (noun !== null) {
      found.push(noun);
      continue;
    }
    if (DENYING.has(token.stem)) {
      const from = deniedFrom(tokens, at);
      if (from !== -1) found.push({ at, from, to: last, denied: true, ...subjectOf(tokens, at, from) });
      else if (at === last && at > FEWEST_SAID) found.push({ at, from: 0, to: at - 1, denied: true });
      continue;
    }
    // "In the view of the minister, …".
    if (token.word === "in" && VIEWS.has(tokens[at + 2]?.word ?? "") && tokens[at + 3]?.word === "of") {
      found.push({ at, from: at + 4, to: last });
      continue;
    }
    // "Per the director, …", "…, per the director".
    if (token.word === "per" && (at === 0 || isSpeaker(tokens[at + 1]))) {
      found.push(at === 0 ? { at, from: 1, to: last } : { at, from: 0, to: at - 1 });
      continue;
    }
    if (!SAYING.has(token.stem) || THINGS_SAID.test(token.word)) continue;
    // "Explain that.", "Think about it": an order to the reader. "…", said X: turned round.
    // "Robert F. Kennedy Jr. wrote".
    const isInitial = token.gap === "." && tokens[at - 1]?.capital === true;
    if (CLAUSE_BREAK.test(token.gap) && !isInitial && !isSpeaker(tokens[at + 1])) continue;
    if (token.word === "told" && LYING.has(tokens[at + 2]?.word ?? "")) continue;
    // "head of state", "United States"; "said no to".
    if (
      token.word === "state" ||
      (token.capital && tokens[at - 1]?.capital === true && token.joined) ||
      ["no", "yes"].includes(tokens[at + 1]?.word ?? "")
    )
      continue;
    const before = tokens[at - 1];
    const next = tokens[at + 1];
    if (FIRST_PERSON.has(before?.word ?? "") || FIRST_PERSON.has(tokens[at - 2]?.word ?? "")) continue;
    if (before !== undefined && MAKES_NOUN.has(before.word)) continue;
    const that = tokens.slice(at + 1, at + THAT_REACH).findIndex((one) => one.word === "that");
    // "were just posted", "is reported": nobody says it.
    const passive = [before, before?.word === "just" ? tokens[at - 2] : undefined];
    if (that === -1 && passive.some((one) => BEING.has(one?.word ?? ""))) continue;
    // "…, X said on Sunday": the speaker stands between the sentence and the verb, or behind the verb.
    const speaker = that === -1 ? speakerBefore(tokens, at) : -1;
    if ((at >= last - 2 && at > 2) || speaker !== -1) {
      found.push({ at, from: 0, to: speaker === -1 ? at - 1 : speaker - 1 });
      continue;
    }
    if (before === undefined || next === undefined) continue;
    const quoted = /["“”„«:‘']/u.test(next.gap);
    // "accuse her of having hidden it", "blames them for blowing it up".
    const accuses = /^accus/.test(token.word) ? "of" : /^blam/.test(token.word) ? "for" : null;
    const of = accuses === null ? -1 : tokens.slice(at + 1, at + 8).findIndex((one) => one.word === accuses);
    if (of !== -1) {
      found.push({ at, from: at + 2 + of, to: last });
      continue;
    }
    if (NEEDS_THAT.has(token.stem) && that === -1 && !quoted) continue;
    const from = at + 1 + Math.max(0, that + 1);
    found.push({ at, from, to: last, ...subjectOf(tokens, at, from) });
  }
  return found;
}
