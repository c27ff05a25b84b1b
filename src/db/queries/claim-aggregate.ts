import { asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { prepareRead, readAll } from "../prepared-read.ts";
import type {
  ClaimAggregate,
  ClaimRecord,
  CurrentPublication,
  PublishedPast,
  VerdictRecord,
} from "../records.ts";
import {
  articles,
  claimRelations,
  claims,
  claimTopics,
  editors,
  publications,
  publishedClaims,
  spans,
  verdictRestsOn,
  verdicts,
} from "../schema.ts";
import { build } from "../statements.ts";
import { selectTargets } from "./claim-lookups.ts";
import { summaryOf } from "./publication-document.ts";

/** The claim with this id or slug and all that its rules depend on; null where there is none. One round trip. */
export async function loadClaimAggregate(db: Database, idOrSlug: string): Promise<ClaimAggregate | null> {
  const reads = idOrSlug.includes("_") ? BY_ID : BY_SLUG;
  const [aggregate] = assemble(await readAll(db, reads, { reference: idOrSlug }));
  return aggregate ?? null;
}

/** Several claims at one point in time; those that do not exist are left out. */
export async function loadClaimAggregates(db: Database, ids: string[]): Promise<ClaimAggregate[]> {
  if (ids.length === 0) return [];
  return assemble(await readAll(db, BY_IDS, { references: JSON.stringify(ids) }));
}

/** A member of the document, where it is that of the claim's last publication: of the others only the verdict matters. */
function ofLast<T>(path: "$.text" | "$.reworded") {
  // With the table before each name: of one table alone the builder writes names that the inner query would take for its own.
  return sql<T | null>`case when "publications"."n" = (
    select max("l"."n") from "publications" "l" where "l"."claim_id" = "publications"."claim_id"
  ) then ${sql.raw(summaryOf('"publications"'))} ->> ${sql.raw(`'${path}'`)} end`;
}

/** `which` completes "claims.id …", such as `in (…)`. */
function readsOf(which: SQL) {
  const of = (column: SQL | Parameters<typeof eq>[0]) => sql`${column} ${which}`;
  return {
    claimRows: prepareRead(build.select().from(claims).where(of(claims.id)).orderBy(asc(claims.seq))),
    topicRows: prepareRead(
      build.select().from(claimTopics).where(of(claimTopics.claimId)).orderBy(asc(claimTopics.position)),
    ),
    relationRows: prepareRead(
      build
        .select()
        .from(claimRelations)
        .where(of(claimRelations.claimId))
        .orderBy(asc(claimRelations.position)),
    ),
    spanRows: prepareRead(build.select().from(spans).where(of(spans.claimId)).orderBy(asc(spans.seq))),
    verdictRows: prepareRead(
      build.select().from(verdicts).where(of(verdicts.claimId)).orderBy(asc(verdicts.seq)),
    ),
    restRows: prepareRead(
      build
        .select()
        .from(verdictRestsOn)
        .where(
          inArray(
            verdictRestsOn.verdictId,
            build.select({ id: verdicts.id }).from(verdicts).where(of(verdicts.claimId)),
          ),
        )
        .orderBy(asc(verdictRestsOn.position)),
    ),
    articleRows: prepareRead(
      build
        .select()
        .from(articles)
        .where(
          inArray(articles.id, build.select({ id: spans.articleId }).from(spans).where(of(spans.claimId))),
        ),
    ),
    targetRows: prepareRead(
      selectTargets().where(
        inArray(
          claims.id,
          build
            .select({ id: claimRelations.targetId })
            .from(claimRelations)
            .where(of(claimRelations.claimId)),
        ),
      ),
    ),
    pastRows: prepareRead(
      build
        .select({
          claimId: publications.claimId,
          n: publications.n,
          verdictId: publications.verdictId,
          text: ofLast<string>("$.text"),
          reworded: ofLast<string>("$.reworded"),
        })
        .from(publications)
        .where(of(publications.claimId))
        .orderBy(asc(publications.n)),
    ),
    currentRows: prepareRead(
      build
        .select({
          claimId: publications.claimId,
          id: publications.id,
          n: publications.n,
          claimVersion: publications.claimVersion,
          publishedAt: publications.publishedAt,
          publishedBy: publications.publishedBy,
          publishedByName: editors.name,
          verdictId: publications.verdictId,
        })
        .from(publishedClaims)
        .innerJoin(publications, eq(publications.id, publishedClaims.publicationId))
        .innerJoin(editors, eq(editors.id, publications.publishedBy))
        .where(of(publishedClaims.claimId)),
    ),
  };
}

const BY_IDS = readsOf(sql`in (select value from json_each(${sql.placeholder("references")}))`);
const BY_ID = readsOf(sql`= ${sql.placeholder("reference")}`);
const BY_SLUG = readsOf(
  sql`= (select ${claims.id} from ${claims} where ${claims.slug} = ${sql.placeholder("reference")})`,
);

type Rows = Awaited<ReturnType<typeof readAll<ReturnType<typeof readsOf>>>>;

function assemble({
  claimRows,
  topicRows,
  relationRows,
  spanRows,
  verdictRows,
  restRows,
  articleRows,
  targetRows,
  pastRows,
  currentRows,
}: Rows): ClaimAggregate[] {
  const restsOn = Map.groupBy(restRows, (row) => row.verdictId);
  return claimRows.map(({ seq, ...fields }): ClaimAggregate => {
    const claim: ClaimRecord = {
      ...fields,
      topics: topicRows.filter((row) => row.claimId === fields.id).map((row) => row.topic),
      relations: relationRows
        .filter((row) => row.claimId === fields.id)
        .map(({ kind, targetId, since, note }) => ({ kind, targetId, since, note })),
    };
    const ownSpans = spanRows.filter((row) => row.claimId === fields.id).map(({ seq: _, ...span }) => span);
    const articleIds = new Set(ownSpans.map((span) => span.articleId));
    const targetIds = new Set(claim.relations.map((relation) => relation.targetId));
    const current = currentRows.find((row) => row.claimId === fields.id);
    return {
      seq,
      claim,
      spans: ownSpans,
      verdicts: verdictRows
        .filter((row) => row.claimId === fields.id)
        .map(
          ({ seq: _, ...verdict }): VerdictRecord => ({
            ...verdict,
            restsOn: (restsOn.get(verdict.id) ?? []).map((row) => row.spanId),
          }),
        ),
      articles: new Map(
        articleRows
          .filter((row) => articleIds.has(row.id))
          .map(({ seq: _, ...article }) => [article.id, article]),
      ),
      targets: new Map(targetRows.filter((row) => targetIds.has(row.id)).map((row) => [row.id, row])),
      current: current ? withoutClaimId(current) : null,
      past: pastOf(pastRows.filter((row) => row.claimId === fields.id)),
    };
  });
}

function pastOf(
  rows: { verdictId: string | null; text: string | null; reworded: string | null }[],
): PublishedPast {
  const last = rows.at(-1);
  return {
    verdictIds: [...new Set(rows.flatMap(({ verdictId }) => verdictId ?? []))],
    last:
      last === undefined
        ? null
        : { text: last.text ?? "", reworded: last.reworded === null ? null : JSON.parse(last.reworded) },
  };
}

function withoutClaimId({
  claimId: _,
  ...current
}: CurrentPublication & { claimId: string }): CurrentPublication {
  return current;
}
