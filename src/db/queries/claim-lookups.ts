import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { prepareRead, readAll } from "../prepared-read.ts";
import type { RelationTarget } from "../records.ts";
import { claims, claimWordings, publishedClaims, spans } from "../schema.ts";
import { build } from "../statements.ts";

/** The text that may be shown beside another claim: what readers see, and only of a claim unknown to them the working text. */
export const shownText = sql<string>`coalesce(${publishedClaims.summary} ->> '$.text', ${claims.text})`;

const base = sql.placeholder("base");
const SLUGS = {
  rows: prepareRead(
    build
      .select({ slug: claims.slug })
      .from(claims)
      // "." sorts directly after "-", so the range is all that begins with "base-".
      .where(
        or(eq(claims.slug, base), sql`${claims.slug} > ${base} || '-' and ${claims.slug} < ${base} || '.'`),
      ),
  ),
};

/** Slugs that are `base` or `base-…`. */
export async function findSlugs(db: Database, base: string): Promise<ReadonlySet<string>> {
  const { rows } = await readAll(db, SLUGS, { base });
  return new Set(rows.map((row) => row.slug));
}

/** Claims, which a condition is to choose, as those that are related to them may show them. */
export const selectTargets = () =>
  build
    .select({
      id: claims.id,
      slug: claims.slug,
      text: shownText,
      published: sql`${publishedClaims.claimId} is not null`.mapWith(Boolean),
    })
    .from(claims)
    .leftJoin(publishedClaims, eq(publishedClaims.claimId, claims.id));

const named = sql`(select value from json_each(${sql.placeholder("names")}))`;
const NAMED_TARGETS = {
  targets: prepareRead(selectTargets().where(or(inArray(claims.id, named), inArray(claims.slug, named)))),
};

/** The claims with these ids or slugs; those that do not exist are left out. */
export async function findRelationTargets(db: Database, idsOrSlugs: string[]): Promise<RelationTarget[]> {
  if (idsOrSlugs.length === 0) return [];
  return (await readAll(db, NAMED_TARGETS, { names: JSON.stringify(idsOrSlugs) })).targets;
}

const CLAIM_OF_SPAN = {
  rows: prepareRead(
    build
      .select({ claimId: spans.claimId })
      .from(spans)
      .where(eq(spans.id, sql.placeholder("spanId"))),
  ),
};

/** The claim that a span belongs to. */
export async function findClaimOfSpan(db: Database, spanId: string): Promise<string | null> {
  const { rows } = await readAll(db, CLAIM_OF_SPAN, { spanId });
  return rows[0]?.claimId ?? null;
}

const SAME_WORDING = {
  rows: prepareRead(
    build
      .select({ id: claims.id, slug: claims.slug, text: claims.text })
      .from(claims)
      .innerJoin(claimWordings, eq(claimWordings.claimId, claims.id))
      .where(and(eq(claimWordings.key, sql.placeholder("key")), ne(claims.status, "discarded")))
      .orderBy(claims.seq)
      .limit(10),
  ),
};

/** Claims, in whatever state but discarded, that say this in these words; at most ten. */
export async function findClaimsByWording(
  db: Database,
  key: string,
): Promise<{ id: string; slug: string; text: string }[]> {
  return (await readAll(db, SAME_WORDING, { key })).rows;
}
