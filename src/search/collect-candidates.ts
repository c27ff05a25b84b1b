import type { Database } from "../db/database.ts";
import { DOCUMENT_BUDGET } from "../db/queries/chosen-words.ts";
import { type Near, nearStatement, readNear } from "../db/queries/claim-vectors.ts";
import { candidatesStatement, type FoundClaim, readCandidates } from "../db/queries/search-candidates.ts";
import type { AskedEmbedder } from "../inference/asked-embedder.ts";
import type { Vector } from "../inference/embedder.ts";
import type { Candidate } from "../matching/features.ts";
import { type Meaning, NO_MEANING } from "../matching/rank-candidates.ts";
import { type Rarity, rarityFrom } from "../matching/rarity.ts";
import type { QueryReading, Stretch } from "../matching/readings.ts";
import { rememberClaim } from "../matching/remember-claim.ts";
import { tokenize } from "../matching/tokens.ts";
import { planTokens } from "./plan-query.ts";

/** Only what reading takes; an embedded and a remote database both have it. */
export type Reader = Pick<Database, "read">;

export interface FoundCandidate extends Candidate {
  readonly found: FoundClaim;
}

export interface CollectOptions {
  readonly language: string | null;
  /** What {@link QueryReading} was read from, for the embedder. */
  readonly text?: string;
  readonly embedder?: AskedEmbedder | null;
  /** How much is looked at; {@link THOROUGH} where it is left out. */
  readonly effort?: Effort;
}

export interface Collected {
  readonly stretches: readonly {
    readonly stretch: Stretch;
    readonly candidates: readonly FoundCandidate[];
    readonly meaning: Meaning<FoundCandidate>;
  }[];
  /** Facts that stand here only because a statement found reports them. */
  readonly reported: ReadonlyMap<string, FoundCandidate>;
  readonly rarity: Rarity;
  readonly searchedClaims: number;
  /** The text has a script without spaces. */
  readonly trigrams: boolean;
}

/** How much is looked at for one text. */
export interface Effort {
  /** Rows of the index that are walked: see {@link DOCUMENT_BUDGET}. */
  readonly budget: number;
  /** Rows that rare words find; more common ones tell those claims apart, and find no others. */
  readonly enough: number;
  /** Candidates for a text of one stretch. */
  readonly candidates: number;
  /** However few matches are asked for, so many candidates are decided: the best is not always ranked first. */
  readonly decided: number;
  /** Candidates that the re-ranker gives less are not decided. */
  readonly leastScore: number;
}

/** Candidates for a text of one stretch. The re-ranker gains nothing from more: recall@50 is .95 on tweets, recall@100 .96. */
const CANDIDATES = 50;
/** Of a longer text, each stretch gets fewer, so that the whole costs about what a long sentence does. */
const CANDIDATES_PER_STRETCH = 20;

/** For what a reader asks. */
export const THOROUGH: Effort = {
  budget: DOCUMENT_BUDGET,
  enough: 1_500,
  candidates: CANDIDATES,
  decided: 10,
  leastScore: Number.NEGATIVE_INFINITY,
};
/**
 * For claims that say nearly the same: they share a text's rarest words, so that they are found by few and stand at the top. Of 567 that
 * a thorough search finds it finds 560, as with twice the rows and candidates. The lowest score that one of them had was 4.0, and of what
 * is no repetition six in ten have less than 3.5.
 */
export const NEAR_REPETITION: Effort = {
  budget: 500,
  enough: 250,
  candidates: 6,
  decided: 3,
  leastScore: 3.5,
};

/** Stretches that an embedder is asked about: each costs a scan of all vectors. */
const EMBEDDED_STRETCHES = 4;
/** Candidates that it adds to those that share words. */
const NEAR_CANDIDATES = 20;

/** The stretch as it was written. */
function textOf(stretch: Stretch, text: string): string {
  return text.slice(stretch.passages[0]?.start ?? 0, stretch.passages.at(-1)?.end ?? 0);
}

/** Vectors of the first stretches; none where there is no embedder, or no answer in time. */
async function embedStretches(
  stretches: readonly Stretch[],
  text: string,
  embedder: AskedEmbedder | null,
): Promise<readonly Vector[]> {
  const texts = stretches.slice(0, EMBEDDED_STRETCHES).map((stretch) => textOf(stretch, text));
  if (embedder === null || texts.length === 0) return [];
  return (await embedder.ask(texts)) ?? [];
}

function meaningOf(near: Near | undefined, sharing: readonly FoundClaim[]): Meaning<FoundCandidate> {
  const nearness = near?.nearness ?? null;
  if (nearness === null) return NO_MEANING;
  const ids = new Set(sharing.map(({ id }) => id));
  return {
    nearness: ({ found }) => nearness.known.get(found.seq) ?? nearness.others,
    isByNearnessAlone: ({ found }) => !ids.has(found.id),
  };
}

/**
 * Finds, for every stretch of a text, the claims that may be repeated there: one round trip for all of them. An embedder, if there is one, is
 * asked before.
 */
export async function collectCandidates(
  db: Reader,
  query: QueryReading,
  { text = "", language, embedder = null, effort = THOROUGH }: CollectOptions,
): Promise<Collected> {
  const vectors = await embedStretches(query.stretches, text, embedder);
  const several = query.stretches.length > 1;
  const author = tokenize(query.author.join(" "));
  const plans = query.stretches.map((stretch) => planTokens([...stretch.tokens, ...author]));
  const statements = plans.map((plan) =>
    candidatesStatement(plan.terms, {
      budget: effort.budget / query.stretches.length,
      // Of claims in one language there are fewer, so they are looked for by as many words as may be walked.
      enough: (language === null ? effort.enough : effort.budget) / query.stretches.length,
      limit: several ? Math.min(CANDIDATES_PER_STRETCH, effort.candidates) : effort.candidates,
      language,
    }),
  );
  // Even a text without words is told how many claims there are.
  if (statements.length === 0) {
    statements.push(candidatesStatement([], { budget: 0, enough: 0, limit: 1, language }));
  }
  const byMeaning = vectors.map((vector) =>
    nearStatement(vector, { model: embedder?.model ?? "", limit: NEAR_CANDIDATES, language }),
  );
  const answers = await db.read([...statements, ...byMeaning]);
  const results = answers.slice(0, statements.length).map(({ rows }) => readCandidates(rows));
  const near = answers.slice(statements.length).map(({ rows }) => readNear(rows));
  const documents = new Map(results.flatMap((found) => [...found.documents]));
  const candidates = new Map<string, FoundCandidate>();
  for (const claim of [...results, ...near].flatMap(({ claims }) => claims)) {
    if (!candidates.has(claim.id)) candidates.set(claim.id, { found: claim, reading: rememberClaim(claim) });
  }
  const searchedClaims = results[0]?.searchedClaims ?? 0;
  // How rare words are is told by the claims that share some.
  const sharing = new Set(
    results.flatMap(({ claims }) => claims.flatMap(({ id }) => candidates.get(id) ?? [])),
  );
  return {
    stretches: query.stretches.map((stretch, i) => {
      const scored = ({ score }: FoundClaim): boolean => score !== null;
      const sharing = (results[i]?.claims ?? []).filter(scored);
      const byNearness = (near[i]?.claims ?? []).filter(scored);
      const ids = new Set([...sharing, ...byNearness].map(({ id }) => id));
      return {
        stretch,
        candidates: [...ids].flatMap((id) => candidates.get(id) ?? []),
        meaning: meaningOf(near[i], sharing),
      };
    }),
    reported: candidates,
    rarity: rarityFrom(
      { claims: searchedClaims, documents },
      [...sharing].map((one) => one.reading),
    ),
    searchedClaims,
    trigrams: plans.some((plan) => plan.trigrams),
  };
}
