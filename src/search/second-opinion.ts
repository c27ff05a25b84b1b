import type { AskedVerifier } from "../inference/asked-verifier.ts";
import type { Opinion } from "../inference/verifier.ts";
import type { ResidueReason } from "../matching/accounting/residue.ts";
import type { Passage } from "../matching/readings.ts";
import type { FoundCandidate } from "./collect-candidates.ts";
import type { PassageMatch } from "./match-passages.ts";

/** Pairs that are asked about for one text, the best. */
const MOST_PAIRS = 10;
/** UTF-16 units. What is longer is no sentence, and no claim. */
const LONGEST_PASSAGE = 2_000;

interface Match extends PassageMatch {
  readonly found: FoundCandidate;
  readonly read: Passage;
}

/** What a model reads past: a question mark, a wink, a denial in the next sentence. */
const READ_PAST: ReadonlySet<ResidueReason> = new Set(["sign", "neighbour"]);

/** No difference can be named, it is not what somebody says, and nothing about it or beside it takes it back. */
function mayBePutForward(match: Match, matches: readonly Match[]): boolean {
  const { confidence, relation, differences, residue, found, passage, claimId } = match;
  if (confidence !== "possible" || relation !== "related" || differences.length > 0) return false;
  if (found.found.kind === "statement" || residue.some(({ why }) => READ_PAST.has(why))) return false;
  // "X said Y" is the statement's sentence; that Y is so, it does not say.
  return !matches.some(
    (other) => other.found.found.reports.includes(claimId) && other.passage.start === passage.start,
  );
}

/**
 * What becomes of a match by an opinion: anything but agreement takes `match` and `likely` away, agreement puts a `possible` forward as
 * `likely`, and nothing makes a `match`.
 */
function weigh<M extends Match>(match: M, opinion: Opinion, sureFrom: number, forward: boolean): M {
  const told: M = { ...match, secondOpinion: opinion };
  if (opinion.score < sureFrom) return told;
  if (opinion.says === "entails")
    return forward ? { ...told, confidence: "likely", relation: "repeats" } : told;
  return match.confidence === "possible" ? told : { ...told, confidence: "possible", relation: "related" };
}

/** The same matches in the same order, weighed anew where a verifier had something to say. Of the first `limit` alone, since the rest is not shown. */
export async function weighOpinions<M extends Match>(
  matches: readonly M[],
  verifier: AskedVerifier,
  limit: number,
): Promise<readonly M[]> {
  const forward = new Set(matches.filter((one) => mayBePutForward(one, matches)));
  const asked = matches
    .slice(0, limit)
    .filter((one) => one.confidence !== "possible" || forward.has(one))
    .filter((one) => one.passage.exact.length <= LONGEST_PASSAGE)
    .slice(0, MOST_PAIRS);
  if (asked.length === 0) return matches;
  const opinions = await verifier.ask(
    asked.map(({ passage, found }) => ({ claim: found.reading.claim.text, passage: passage.exact })),
  );
  if (opinions === null) return matches;
  const opinionOn = new Map(asked.map((one, i) => [one, opinions[i] ?? null]));
  return matches.map((one) => {
    const opinion = opinionOn.get(one) ?? null;
    return opinion === null ? one : weigh(one, opinion, verifier.sureFrom, forward.has(one));
  });
}
