import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import type { VerdictRecord } from "../records.ts";
import { claims, claimWordings, verdicts } from "../schema.ts";

/** Reviews that no later edition stands in the place of. */
const isLast = sql`not exists (select 1 from "verdicts" "w" where "w"."supersedes" = "verdicts"."id")`;
const isReview = isNotNull(verdicts.reviewKey);
const isShown = sql`exists (select 1 from "published_claims" "p" where "p"."claim_id" = "verdicts"."claim_id")`;

const among = (column: SQL | Parameters<typeof eq>[0], values: readonly string[]) =>
  sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;

function toRecords(rows: (typeof verdicts.$inferSelect)[]): VerdictRecord[] {
  return rows.map(({ seq: _, ...row }) => ({ ...row, restsOn: [] }));
}

/** By their keys: reviews as they were last given out, those that were taken back too. */
export async function findReviewsByKey(
  db: Database,
  keys: readonly string[],
): Promise<Map<string, VerdictRecord>> {
  const rows = await db.orm
    .select()
    .from(verdicts)
    .where(and(among(verdicts.reviewKey, keys), isLast));
  return new Map(toRecords(rows).map((review) => [review.reviewKey ?? "", review]));
}

/** Reviews that stand, by the addresses of their pages as they were given. */
export async function findReviewsAt(db: Database, urls: readonly string[]): Promise<VerdictRecord[]> {
  return toRecords(
    await db.orm
      .select()
      .from(verdicts)
      .where(and(isReview, isNull(verdicts.withdrawnAt), among(verdicts.reviewUrl, urls), isLast)),
  );
}

/** Reviews of a feed that stand, in the order in which they came in. */
export async function listStandingReviews(
  db: Database,
  feed: string | null,
  after: number,
  limit: number,
): Promise<{ seq: number; id: string; claimId: string; reviewKey: string }[]> {
  const rows = await db.orm
    .select({ seq: verdicts.seq, id: verdicts.id, claimId: verdicts.claimId, reviewKey: verdicts.reviewKey })
    .from(verdicts)
    .where(
      and(
        isReview,
        isNull(verdicts.withdrawnAt),
        feed === null ? isNull(verdicts.feed) : eq(verdicts.feed, feed),
        gt(verdicts.seq, after),
        isLast,
      ),
    )
    .orderBy(asc(verdicts.seq))
    .limit(limit);
  return rows.map((row) => ({ ...row, reviewKey: row.reviewKey ?? "" }));
}

/**
 * Reviews that stand, of claims that readers see, by their keys: an order that does not depend on the order in which they came in.
 */
export async function readShownReviews(db: Database, after: string, limit: number): Promise<VerdictRecord[]> {
  return toRecords(
    await db.orm
      .select()
      .from(verdicts)
      .where(and(gt(verdicts.reviewKey, after), isNull(verdicts.withdrawnAt), isLast, isShown))
      .orderBy(asc(verdicts.reviewKey))
      .limit(limit),
  );
}

/** Of reviews that stand, of claims that readers see, what they carried along, in the order in which they came in. */
export async function listCarried(
  db: Database,
  after: number,
  limit: number,
): Promise<{ seq: number; carried: string | null }[]> {
  return await db.orm
    .select({ seq: verdicts.seq, carried: verdicts.carried })
    .from(verdicts)
    .where(and(gt(verdicts.seq, after), isReview, isNull(verdicts.withdrawnAt), isLast, isShown))
    .orderBy(asc(verdicts.seq))
    .limit(limit);
}

export interface KnownClaim {
  id: string;
  text: string;
  claimantName: string | null;
}

/** Claims whose words have one of these keys (src/claims/wording-key.ts), but those that were thrown away, or are in another. */
export async function findClaimsByWording(db: Database, keys: readonly string[]): Promise<KnownClaim[]> {
  return await db.orm
    .select({ id: claims.id, text: claims.text, claimantName: claims.claimantName })
    .from(claimWordings)
    .innerJoin(claims, eq(claims.id, claimWordings.claimId))
    .where(and(among(claimWordings.key, keys), sql`${claims.status} <> 'discarded' and not ${claims.merged}`))
    .orderBy(asc(claims.seq));
}

/** Whether a claim is a draft of this editor's making, as it was made, of which nobody has said anything. */
export async function isBareDraft(db: Database, claimId: string, editorId: string): Promise<boolean> {
  const { rows } = await db.execute({
    sql: `select 1 from claims c where c.id = ? and c.created_by = ? and c.version = 1 and c.status = 'draft'
      and not exists (select 1 from claim_notes n where n.claim_id = c.id)`,
    args: [claimId, editorId],
  });
  return rows.length > 0;
}

/** Slugs of claims among these. */
export async function findTakenSlugs(db: Database, slugs: readonly string[]): Promise<Set<string>> {
  const rows = await db.orm.select({ slug: claims.slug }).from(claims).where(among(claims.slug, slugs));
  return new Set(rows.map(({ slug }) => slug));
}

export interface LastNumbers {
  claims: number;
  verdicts: number;
  publications: number;
  events: number;
}

/** The greatest number that each table has ever given. */
export async function readLastNumbers(db: Database): Promise<LastNumbers> {
  const { rows } = await db.execute("select name, seq from sqlite_sequence");
  const last = new Map(rows.map((row) => [String(row.name), Number(row.seq)]));
  const of = (name: string) => last.get(name) ?? 0;
  return {
    claims: of("claims"),
    verdicts: of("verdicts"),
    publications: of("publications"),
    events: of("events"),
  };
}
