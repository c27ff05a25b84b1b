import { oncePerText } from "../once-per-text.ts";
import type { Token } from "../tokens.ts";
import { stems, words } from "./word-set.ts";

/** That somebody is said to have said what stands from `from` to `to` (indexes of tokens, inclusive). */
export interface Report {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const SAYING = stems(
  `say said says saying claim claimed claims tell told tells tweet tweeted tweets announce announced allege alleged alleges argue
  argued argues insist insisted insists warn warned warns state stated declare declared assert asserted asserts maintain maintained
  contend contended report reported reports suggest suggested suggests believe believes believed admit admitted testify testified
  write wrote writes note noted add added boast boasted complain complained repeat repeated acknowledge acknowledged explain
  explained remark remarked proclaim proclaimed estimate estimated accuse accused predict predicted conclude concluded think thinks
  assure assured assures recall recalled recalls promise promises promised rumor rumored rumour rumoured vow vowed swear assert
  confide confided confides caution cautioned cautions mention mentioned mentions recount recounts recounted affirm affirmed affirms charge charged charges preach preached whisper whispered find found finds show showed shows blame blamed blames hint hinted swear swore concede conceded reveal revealed stress stressed quip quipped post posted`,
);
/** Verbs that also mean doing: they report only with "that" behind them, or at the end of a sentence. */
const NEEDS_THAT = stems(
  "state report note add find show believe reveal post accuse think suggest estimate write tweet find found show mention showed charge blame recall promise vow rumor rumour",
);
/** A sentence of one's own. */
const FIRST_PERSON = words("i we im ive you youre ill let");

/** How far "that" may stand behind "told reporters in Berlin on Sunday". */
const THAT_REACH = 9;
const VIEWS = words("view words opinion eyes");
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

/**
 * Frames that put a sentence in somebody's mouth: "X said (that) …", "…, X said", "according to X, …". `claims` as a noun and one's
 * own "I think" are none.
 */
export const readReports = oncePerText<readonly Report[]>(read);

function read(tokens: readonly Token[]): Report[] {
  const found: Report[] = [];
  const last = tokens.length - 1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "handle" || token.kind === "hashtag") continue;
    if (token.word === "according" && tokens[at + 1]?.word === "to") {
      found.push({ at, from: 0, to: last });
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
    found.push({ at, from: at + 1 + Math.max(0, that + 1), to: last });
  }
  return found;
}
