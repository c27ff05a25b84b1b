import { stem } from "./stem.ts";
import type { Token } from "./tokens.ts";

/** That somebody is said to have said what stands from `from` to `to` (indexes of tokens, inclusive). */
export interface Report {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const SAYING = new Set(
  `say said says saying claim claimed claims tell told tells tweet tweeted tweets announce announced allege alleged alleges argue
  argued argues insist insisted insists warn warned warns state stated declare declared assert asserted asserts maintain maintained
  contend contended report reported reports suggest suggested suggests believe believes believed admit admitted testify testified
  write wrote writes note noted add added boast boasted complain complained repeat repeated acknowledge acknowledged explain
  explained remark remarked proclaim proclaimed estimate estimated accuse accused predict predicted conclude concluded think thinks
  hint hinted swear swore concede conceded reveal revealed stress stressed quip quipped post posted`
    .split(/\s+/)
    .map(stem),
);
/** Verbs that also mean doing: they report only with "that" behind them, or at the end of a sentence. */
const NEEDS_THAT = new Set(
  "state report note add find show believe reveal post accuse think suggest estimate write tweet"
    .split(" ")
    .map(stem),
);
/** A sentence of one's own. */
const FIRST_PERSON = new Set(["i", "we", "im", "ive", "you", "youre", "ill", "let"]);

/** What was said is not saying it: "ignored warnings". */
const THINGS_SAID = /(?:ings|ments|tions)$/;
const CLAUSE_BREAK = /[.,;:!?…^]/u;
const BEING = new Set("be is are was were been being get got".split(" "));

/**
 * Frames that put a sentence in somebody's mouth: "X said (that) …", "…, X said", "according to X, …". `claims` as a noun and one's
 * own "I think" are none.
 */
export function readReports(tokens: readonly Token[]): Report[] {
  const found: Report[] = [];
  const last = tokens.length - 1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "handle" || token.kind === "hashtag") continue;
    if (token.word === "according" && tokens[at + 1]?.word === "to") {
      found.push({ at, from: 0, to: last });
      continue;
    }
    if (token.word === "per" && at > 0 && tokens[at + 1]?.capital) {
      found.push({ at, from: 0, to: at - 1 });
      continue;
    }
    if (!SAYING.has(token.stem) || THINGS_SAID.test(token.word)) continue;
    // "Explain that.", "Think about it": an order to the reader. "…", said X: turned round.
    if (CLAUSE_BREAK.test(token.gap) && !tokens[at + 1]?.capital) continue;
    const before = tokens[at - 1];
    const next = tokens[at + 1];
    if (FIRST_PERSON.has(before?.word ?? "") || FIRST_PERSON.has(tokens[at - 2]?.word ?? "")) continue;
    if (
      before !== undefined &&
      ["the", "a", "an", "this", "these", "false", "no", "to", "its", "his", "her", "their", "own"].includes(
        before.word,
      )
    )
      continue;
    const atEnd = at >= last - 2 && at > 2;
    if (atEnd) {
      // "…, X said": the speaker stands between the sentence and the verb.
      found.push({ at, from: 0, to: at - 1 });
      continue;
    }
    if (before === undefined || next === undefined) continue;
    const that = tokens.slice(at + 1, at + 5).findIndex((one) => one.word === "that");
    const quoted = /["“”„«:‘']/u.test(next.gap);
    // "were just posted", "is reported": nobody says it.
    if (BEING.has(before.word) || (before.word === "just" && BEING.has(tokens[at - 2]?.word ?? ""))) continue;
    if (NEEDS_THAT.has(token.stem) && that === -1 && !quoted) continue;
    found.push({ at, from: at + 1 + Math.max(0, that + 1), to: last });
  }
  return found;
}
