import type { AskedEmbedder } from "../inference/asked-embedder.ts";
import type { AskedVerifier } from "../inference/asked-verifier.ts";
import type { Opinion } from "../inference/verifier.ts";
import type { Residue } from "../matching/accounting/residue.ts";
import { type Confidence, compare, decide, mayRestate, type Relation } from "../matching/decide.ts";
import { JUDGE, MODEL } from "../matching/model.ts";
import { type Ranked, rankCandidates } from "../matching/rank-candidates.ts";
import { type Passage, type QueryReading, readQuery } from "../matching/readings.ts";
import type { Difference } from "../matching/relation/difference.ts";
import {
  type Collected,
  collectCandidates,
  type Effort,
  type FoundCandidate,
  type Reader,
  THOROUGH,
} from "./collect-candidates.ts";
import { weighOpinions } from "./second-opinion.ts";

export interface MatchInput {
  /** What was pasted; {@link LONGEST_MATCH_TEXT} UTF-16 units are read. */
  readonly text: string;
  readonly author?: string | null;
  /** What the text is in, and only claims in it: a primary tag takes its regions along. */
  readonly language?: string | null;
  /** Most matches, 1 or more. */
  readonly limit: number;
  /** Ids of claims to leave out: the claim itself when its duplicates are looked for. */
  readonly except?: ReadonlySet<string>;
  /** Who is asked what they make of the best matches; nobody where it is left out. */
  readonly verifier?: AskedVerifier | null;
  /** Who tells which claims are near in meaning; nobody where it is left out. */
  readonly embedder?: AskedEmbedder | null;
  /** How much is looked at for it; {@link THOROUGH} where it is left out. */
  readonly effort?: Effort;
}

export interface PassageMatch {
  /** Where in the text, in code points, `end` exclusive. */
  readonly passage: { readonly exact: string; readonly start: number; readonly end: number };
  readonly claimId: string;
  /** Probability that the passage repeats the claim, 0..1. */
  readonly score: number;
  readonly confidence: Confidence;
  readonly relation: Relation;
  readonly differences: readonly Difference[];
  /** What neither text explains of the other; empty in a `match`. */
  readonly residue: readonly Residue[];
  /** What a verifier made of it; null where none was asked, or answered. */
  readonly secondOpinion: Opinion | null;
}

export interface Matches {
  /** Best first. Empty means "not checked here", never "no problem found". */
  readonly matches: readonly PassageMatch[];
  readonly searchedClaims: number;
  /** The text has a script without spaces: its words were compared as runs of three characters. */
  readonly trigrams: boolean;
  /** The language that the text was read in: a primary tag, or "und". */
  readonly language: string;
}

/** About ten pages. The HTTP layer refuses more; what comes another way is read this far. */
export const LONGEST_MATCH_TEXT = 50_000;

/** In a paste of many claims the rest are looked at, too, for those that stand there as they are. */
const MOST_DECIDED = 500;

interface Match extends PassageMatch {
  readonly found: FoundCandidate;
  readonly read: Passage;
}

interface RankedClaim extends Ranked<FoundCandidate> {
  /** In meaning: see {@link NEAR_ENOUGH}. */
  readonly near: boolean;
}

/** Offsets in code points, for increasing offsets in UTF-16 units asked in any order. */
function codePointsAt(text: string): (offset: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  return (offset) => [...text.slice(0, offset)].length;
}

function place(passage: Passage, at: (offset: number) => number): PassageMatch["passage"] {
  return { exact: passage.text, start: at(passage.start), end: at(passage.end) };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/**
 * Standard deviations above a claim taken at random from which a claim is shown whatever words it shares: as `related`, for nearness in
 * meaning proves nothing. docs/decisions/0005 has the curve.
 */
const NEAR_ENOUGH = 6;

const withNearness = (one: Ranked<FoundCandidate>, nearness: number): RankedClaim => {
  const near = nearness >= NEAR_ENOUGH;
  return {
    ...one,
    near,
    probability: near ? Math.max(one.probability, MODEL.thresholds.possible) : one.probability,
  };
};

/** One claim stands once, where it is best repeated; best first. */
function bestPerClaim(ranked: readonly RankedClaim[]): RankedClaim[] {
  const best = new Map<string, RankedClaim>();
  for (const one of ranked) {
    const { id } = one.candidate.found;
    const known = best.get(id);
    const better = (other: RankedClaim): boolean =>
      mayRestate(one) === mayRestate(other) ? one.probability > other.probability : mayRestate(one);
    if (known === undefined || better(known)) best.set(id, one);
  }
  return [...best.values()].sort((a, b) => b.probability - a.probability);
}

/**
 * A statement ("X said Y") without the fact that it reports (Y) would hand out "supported" for a sentence that is refuted. The fact
 * goes before it; a statement whose fact is not published is not handed out at all.
 */
function withReportedFacts(
  matches: readonly Match[],
  collected: Collected,
  query: QueryReading,
  at: (offset: number) => number,
): Match[] {
  const result: Match[] = [];
  const done = new Set<string>();
  const add = (match: Match): void => {
    if (done.has(match.claimId)) return;
    done.add(match.claimId);
    result.push(match);
  };
  for (const match of matches) {
    const { reports, kind } = match.found.found;
    if (kind === "statement" && reports.length > 0) {
      const facts = reports.flatMap((id) => collected.reported.get(id) ?? []);
      if (facts.length < reports.length) continue;
      for (const fact of facts) {
        const own = matches.find((one) => one.claimId === fact.found.id);
        const passage = match.read;
        if (own !== undefined) add(own);
        else {
          const { finding, residue } = compare(passage, fact.reading, query);
          const { relation, differences } = finding;
          add({
            passage: place(passage, at),
            claimId: fact.found.id,
            score: match.score,
            confidence: "possible",
            relation: relation === "repeats" ? "related" : relation,
            differences,
            residue,
            secondOpinion: null,
            found: fact,
            read: passage,
          });
        }
      }
    }
    add(match);
  }
  return result;
}

/** Cuts to the limit without parting a statement from the facts before it. */
function cut(matches: readonly Match[], limit: number): Match[] {
  const kept = matches.slice(0, limit);
  const ids = new Set(kept.map((match) => match.claimId));
  const last = kept.findLastIndex(
    (match) => match.found.found.kind === "fact" || match.found.found.reports.every((id) => ids.has(id)),
  );
  return kept.slice(0, last + 1);
}

/** The claims that a text repeats, or nearly: candidates from the index, ranked, decided. One round trip to the database. */
export async function matchPassages(db: Reader, input: MatchInput): Promise<Matches> {
  const text = input.text.slice(0, LONGEST_MATCH_TEXT);
  const query = readQuery(text, input.author ?? null, input.language ?? null);
  const { language = null, embedder = null, effort = THOROUGH } = input;
  const collected = await collectCandidates(db, query, { text, language, embedder, effort });
  const at = codePointsAt(text);
  const ranked = collected.stretches.flatMap(({ stretch, candidates, meaning }) => {
    const kept = candidates.filter((one) => !input.except?.has(one.found.id));
    return rankCandidates(stretch, query, kept, collected.rarity, JUDGE, meaning).map((one) =>
      withNearness(one, meaning.nearness(one.candidate) ?? 0),
    );
  });
  // Deciding costs as much as ranking: only what may be handed out is decided.
  const best = bestPerClaim(ranked).filter(
    (one, i) =>
      (i < effort.decided && one.score >= effort.leastScore) || (i < MOST_DECIDED && mayRestate(one)),
  );
  const matches = best.flatMap((one): Match[] => {
    const decision = decide(one, query, one);
    if (decision === null) return [];
    const { found } = one.candidate;
    return [
      {
        ...decision,
        passage: place(decision.passage, at),
        claimId: found.id,
        score: round(decision.score),
        secondOpinion: null,
        found: one.candidate,
        read: decision.passage,
      },
    ];
  });
  // What is nearly verbatim may stand better than it was ranked; equals stay in their order.
  matches.sort((a, b) => b.score - a.score);
  const weighed = input.verifier ? await weighOpinions(matches, input.verifier, input.limit) : matches;
  const complete = withReportedFacts(weighed, collected, query, at);
  return {
    matches: cut(complete, input.limit).map(({ found: _found, read: _read, ...match }) => match),
    searchedClaims: collected.searchedClaims,
    trigrams: collected.trigrams,
    language: query.language,
  };
}
