import { account, isRead, type Languages } from "./accounting/account.ts";
import type { Residue } from "./accounting/residue.ts";
import { type Candidate, FEATURES, type FeatureName } from "./features.ts";
import { primary } from "./language.ts";
import { MODEL } from "./model.ts";
import type { Ranked } from "./rank-candidates.ts";
import type { ClaimReading, Passage, QueryReading } from "./readings.ts";
import { isAttributed } from "./relation/attribution-cues.ts";
import type { Difference } from "./relation/difference.ts";
import { findRelation, type RelationFinding } from "./relation/find-relation.ts";
import { readReports } from "./relation/reporting.ts";
import { splitSentences } from "./sentences.ts";

/**
 * `match`: the passage says what the claim says, every word of both accounted for. `likely`: but for something that says little.
 * `possible`: to be looked at.
 */
export const CONFIDENCES = ["match", "likely", "possible"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a passage does with a claim. `related`: no difference can be named, and sameness is not shown. */
export const RELATIONS = ["repeats", "contradicts", "differs", "reports", "related"] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Decision {
  /** The sentence, or the sentences, that this is about. */
  readonly passage: Passage;
  readonly confidence: Confidence;
  /** Probability that the passage repeats the claim, 0..1. */
  readonly score: number;
  /** `repeats` only of a `match` or what is `likely`. */
  readonly relation: Relation;
  readonly differences: readonly Difference[];
  /** What neither text explains of the other. Empty in a `match`. */
  readonly residue: readonly Residue[];
}

/**
 * From these shares of the claim and of the passage on, the passage is the claim, a word or two aside. The model, which learnt from
 * posts, holds common words against it, and all the words of a small collection are common, or others of its claims that stand near.
 */
const SAID_AGAIN = 0.85;
const NOTHING_ELSE = 0.7;

function isRestatement({ covered, coveredBack }: RelationFinding): boolean {
  return covered >= SAID_AGAIN && coveredBack >= NOTHING_ELSE;
}

/** Whether a candidate may be the claim itself, by features alone, which cost nothing: shares by rarity, without synonyms. */
export function mayRestate({ values }: Ranked<Candidate>): boolean {
  const value = (name: FeatureName): number => values[FEATURES.indexOf(name)] ?? 0;
  return value("claimCoveredInPassage") >= SAID_AGAIN && value("passageCovered") >= NOTHING_ELSE;
}

/** Of two sentences the one that has most of the claim, of equals the first; a claim of several sentences is compared with both. */
function narrow(passage: Passage, { claim, terms }: ClaimReading): Passage {
  if (passage.parts.length === 0 || splitSentences(claim.text).length > 1) return passage;
  const covered = (one: Passage): number => terms.list.filter((stem) => one.terms.places.has(stem)).length;
  return passage.parts.reduce((best, one) => (covered(one) > covered(best) ? one : best));
}

/** Differences that are read in any language, since digits are. */
const ofNumbers = (finding: RelationFinding): RelationFinding => {
  const differences = finding.differences.filter(
    (one) => one.kind === "number" && /\d/.test(one.passage) && /\d/.test(one.claim),
  );
  return {
    ...finding,
    differences,
    relation: differences.length > 0 ? "differs" : "repeats",
    doubtful: false,
  };
};

export interface Comparison {
  readonly passage: Passage;
  readonly finding: RelationFinding;
  readonly residue: readonly Residue[];
  /** The residue says little. */
  readonly small: boolean;
}

type Asked = Pick<QueryReading, "author" | "language">;

const languagesOf = ({ claim }: ClaimReading, query: Asked): Languages => ({
  passageLanguage: query.language,
  claimLanguage: primary(claim.language),
});

const relate = (passage: Passage, reading: ClaimReading, query: Asked): RelationFinding =>
  findRelation({
    passage: passage.tokens,
    claim: reading.tokens,
    beside: passage.beside.map((one) => one.tokens),
    author: query.author,
  });

/** What a passage does with a claim, as far as a difference can be named, and what of the two is unexplained. */
export function compare(
  passage: Passage,
  reading: ClaimReading,
  query: Asked,
  found = relate(passage, reading, query),
): Comparison {
  const languages = languagesOf(reading, query);
  const { residue, small, denial } = account({
    passage,
    beside: passage.beside,
    claim: reading.read,
    sides: found.sides,
    converse: found.converse === true,
    ...languages,
  });
  const finding = isRead(languages) ? found : ofNumbers(found);
  if (denial === null) return { passage, finding, residue, small };
  const denied = {
    ...finding,
    relation: "contradicts" as const,
    differences: [denial, ...finding.differences],
  };
  return { passage, finding: denied, residue, small };
}

/**
 * Each sentence is judged by itself, and the one beside it can only take away: two together are no repetition of one, but a difference
 * that shows only in both ("Ines Prado was arrested. It was not arbitrary.") is named.
 */
function judge(passage: Passage, reading: ClaimReading, query: QueryReading): Comparison {
  const part = narrow(passage, reading);
  const alone = compare(part, reading, query);
  if (part === passage || alone.residue.length === 0 || alone.finding.relation !== "repeats") return alone;
  const found = relate(passage, reading, query);
  if (found.relation === "repeats" && isRead(languagesOf(reading, query))) return alone;
  const together = compare(passage, reading, query, found);
  return together.finding.relation === "repeats" ? alone : together;
}

/** From this share of the claim on, a passage that speaks of somebody's saying so reports it. */
const LEAST_ATTRIBUTED = 0.5;

/** What a text is to a claim, however it was found. */
export interface Assessment extends Omit<Decision, "score"> {
  /** Neither a difference nor a doubt stands against it, proven or not. */
  readonly repeats: boolean;
  /** The claim's words that count which the passage has: how many, and their share, 0..1. */
  readonly shared: number;
  readonly covered: number;
  /** Nearly all of either is found in the other; its share, 0 of anything else. */
  readonly restated: number;
}

/**
 * What a passage does with a claim. Only a repetition that is proven can be a match: for anything else the claim's verdict is not the
 * passage's. A `statement` is repeated only by a passage that says who said it, or by that person.
 */
export function assess(whole: Passage, reading: ClaimReading, query: QueryReading): Assessment {
  const { passage, finding, residue, small } = judge(whole, reading, query);
  const { relation, differences, doubtful, covered, coveredBack } = finding;
  const { claimant } = reading;
  const byAuthor = claimant.some((stem) => query.author.includes(stem));
  const isNamed = claimant.length === 0 || claimant.some((stem) => passage.terms.places.has(stem));
  // The statement itself, in its own words, tells who said it with whatever verb: "Trump called him reckless".
  const told = isNamed && (isRestatement(finding) || readReports(passage.tokens).length > 0);
  // "Somebody said so" is not repeated by a passage that says so itself.
  const saidBySomeoneElse = reading.claim.kind === "statement" && !byAuthor && !told;
  const repeats = relation === "repeats" && !doubtful && !saidBySomeoneElse;
  const proven = repeats && residue.length === 0;
  const language = query.language === "und" ? primary(reading.claim.language) : query.language;
  // Somebody says it, or asks it, or it stands between quotation marks.
  const isSaid = isAttributed(finding.sides, language) || residue.some(({ why }) => why === "sign");
  const confidence = proven ? "match" : repeats && small && !isSaid ? "likely" : "possible";
  const unproven = isSaid && covered >= LEAST_ATTRIBUTED ? "reports" : "related";
  return {
    passage,
    confidence,
    relation: relation === "repeats" && confidence === "possible" ? unproven : relation,
    differences,
    residue,
    repeats,
    shared: finding.sides.claim.filter((one, at) => !one.stop && finding.sides.alignment.toPassage[at] !== -1)
      .length,
    covered,
    restated: repeats && isRestatement(finding) ? Math.min(covered, coveredBack) : 0,
  };
}

/** One word in common of a claim of many, and of what stands around it, is chance: "It rained in the city." */
const FEWEST_SHARED = 2;
const LEAST_COVERED = 0.5;
/** A rare word alone may be enough: from this probability on it is looked at all the same. */
const STANDS_OUT = 0.04;

/**
 * What to tell a reader about a candidate, or null if it is not worth showing. What is `near` in meaning, by somebody who reads more than
 * words, is shown whatever words it shares.
 */
export function decide(
  ranked: Ranked<Candidate>,
  query: QueryReading,
  { near = false }: { near?: boolean } = {},
): Decision | null {
  if (ranked.probability < MODEL.thresholds.possible && !mayRestate(ranked)) return null;
  const assessment = assess(ranked.passage, ranked.candidate.reading, query);
  const { repeats: _repeats, restated, shared, covered, ...decision } = assessment;
  const { all } = ranked.candidate.reading;
  const around = query.stretches.some(
    ({ terms }) => terms.list.filter((stem) => all.has(stem)).length >= FEWEST_SHARED,
  );
  const isChance =
    shared < FEWEST_SHARED && !around && covered < LEAST_COVERED && ranked.probability < STANDS_OUT;
  if (isChance && !near && decision.confidence === "possible") return null;
  const least = decision.confidence === "match" ? MODEL.thresholds.match : 0;
  return { ...decision, score: Math.max(ranked.probability, least, restated) };
}
