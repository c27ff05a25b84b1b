import { SIGN_MARKS, type Sign } from "../../../marks/sign-marks.ts";
import { VERDICT_MARKS } from "../../../marks/verdict-marks.ts";
import {
  type CheckedSentence,
  checkedSentences,
  chiefDifference,
  nearestMatch,
} from "../../../matching/checked-sentences.ts";
import { differingStretches } from "../../../matching/differing-stretches.ts";
import { element } from "../../ground/element.ts";
import { say, sayCount, sayDay, sayWith } from "../../ground/say.ts";
import { drawn, h, link, type Tree, type Twig, words } from "../../ground/tree.ts";
import type { Match, Matches } from "./match-answer.ts";

const SIGNS = {
  repeats: "same",
  contradicts: "opposite",
  differs: "differs",
  reports: "reports",
  related: "possible",
} as const satisfies Record<Match["relation"], Sign>;

type Sentence = CheckedSentence<Match>;

/**
 * A checked text sentence by sentence, in the words of the search page: first what the reader's sentence does, then the claim, and its
 * verdict last and under whose it is, unless the sentence says the same. `ask`: what is offered beside a sentence that was not checked.
 */
export function answerView(
  text: string,
  { matches, searchedClaims }: Matches,
  ask: (sentence: string) => Node,
): HTMLElement {
  const sentences = checkedSentences(text, matches);
  return element(
    "ol",
    { class: "pairs" },
    ...sentences.map((sentence) => pair(sentence, searchedClaims, ask)),
  );
}

function pair(sentence: Sentence, total: number, ask: (sentence: string) => Node): HTMLElement {
  const best = nearestMatch(sentence);
  const others = sentence.matches.filter((match) => match !== best);
  const more =
    others.length === 0
      ? null
      : element(
          "details",
          null,
          element("summary", null, sayCount("othersShare", others.length)),
          element("ul", null, ...others.map((other) => h("li", null, ...otherClaim(other)))),
        );
  if (best === null) {
    return element(
      "li",
      null,
      h("h3", null, drawn(SIGN_MARKS.none), " ", say("notChecked")),
      h("blockquote", { class: "words", dir: "auto" }, "“", sentence.text, "”"),
      h("p", null, say("notCheckedText", { total })),
      ask(sentence.text),
      more,
    );
  }
  return element(
    "li",
    null,
    h("h3", null, drawn(SIGN_MARKS[SIGNS[best.relation]]), " ", relationName(best)),
    h("blockquote", { class: "words", dir: "auto" }, "“", ...boxed(sentence.text, best, "passage"), "”"),
    h("p", { class: "soft" }, ...why(best)),
    ...claimBeside(best),
    more,
  );
}

/** Of a difference, what differs; else the relation. */
function relationName(match: Match): string {
  const chief = match.relation === "differs" ? chiefDifference(match.differences) : null;
  return chief === null ? say(`relation_${match.relation}`) : say(`difference_${chief.kind}`);
}

function why(match: Match): Twig[] {
  if (match.relation !== "differs") return [...besideIt(match), say(`why_${match.relation}`)];
  const chief = chiefDifference(match.differences);
  if (chief === null) return [say("why_related")];
  const [yours, claim] = [h("q", null, chief.passage), h("q", null, chief.claim)];
  if (chief.passage === "") return sayWith("why_differsMissing", { claim });
  return chief.claim === ""
    ? sayWith("why_differsMore", { yours })
    : sayWith("why_differs", { yours, claim });
}

/** What may turn the sentence and does not stand in it. */
function besideIt({ residue }: Match): Twig[] {
  return residue.flatMap(({ why: reason, text }): Twig[] => {
    if (reason === "neighbour") return [...sayWith("why_neighbour", { words: words(text) }), " "];
    return reason === "order" || reason === "language" ? [say(`why_${reason}`), " "] : [];
  });
}

/** One side of a pair: differences in a solid box, what the other does not explain in a dashed one. */
function boxed(text: string, match: Match, side: "passage" | "claim"): Tree[] {
  const parts: Tree[] = [];
  let at = 0;
  for (const { start, end, differs } of differingStretches(text, match, side)) {
    const box = h("b", { class: differs ? "differs" : "unexplained" }, text.slice(start, end));
    parts.push(text.slice(at, start), box);
    at = end;
  }
  return [...parts, text.slice(at)];
}

function claimBeside(match: Match): Tree[] {
  const { claim, relation } = match;
  const isSame = relation === "repeats";
  const isOppositeOfRefuted = relation === "contradicts" && claim.verdict?.label === "refuted";
  const warning = isSame
    ? null
    : h("p", { class: "warn" }, say(isOppositeOfRefuted ? "oppositeRefuted" : "similar"));
  const text = h(
    "p",
    { class: "text", lang: claim.language, dir: "auto" },
    ...boxed(claim.text, match, "claim"),
  );
  return [
    h(
      "div",
      { class: isSame ? "beside same" : "beside apart" },
      warning,
      h("p", { class: "soft" }, say("checkedClaim")),
      text,
      ...verdictOf(match, isSame),
      claim.notice == null ? null : h("p", { class: "notice", dir: "auto" }, claim.notice),
      h("p", { class: "way" }, link(claim.page, "see", say("seeQuotes"))),
    ),
  ];
}

function verdictOf({ claim }: Match, isSame: boolean): Twig[] {
  const { verdict, kind, claimedOn } = claim;
  const whose = isSame ? null : h("p", { class: "soft" }, say("onThisClaim"));
  if (verdict === null) return [whose, h("p", null, say("noVerdict"))];
  const label = say(verdict.label);
  const judged = sayDay(verdict.issuedAt.slice(0, 10));
  return [
    whose,
    h(
      "p",
      { class: "verdict" },
      h(
        "b",
        { class: "label" },
        drawn(VERDICT_MARKS[verdict.label]),
        h("span", null, kind === "statement" ? say("statementLabel", { label }) : label),
      ),
      verdict.receipts === "standing"
        ? null
        : h("span", { class: "tag" }, say(verdict.receipts === "gone" ? "onGoneWords" : "onChangedWords")),
    ),
    kind === "statement" ? h("p", { class: "whether" }, say("whetherApart")) : null,
    h("p", { dir: "auto" }, verdict.headline),
    h(
      "p",
      { class: "soft" },
      words(verdict.publisher.name),
      " · ",
      claimedOn === null
        ? say("judgedOnly", { judged })
        : say("saidJudged", { said: sayDay(claimedOn), judged }),
    ),
  ];
}

function otherClaim(match: Match): Twig[] {
  const { claim } = match;
  return [
    h("p", { class: "soft" }, drawn(SIGN_MARKS[SIGNS[match.relation]]), " ", relationName(match)),
    h("p", { lang: claim.language, dir: "auto" }, link(claim.page, "see", claim.text)),
    ...verdictOf(match, false).slice(0, 2),
  ];
}
