import type { Database } from "../database.ts";
import type { Condition } from "./claim-list.ts";

/** How many of some claims have each value, most first; values that none has are missing. */
export interface ClaimFacets {
  total: number;
  label: Facet[];
  kind: Facet[];
  language: Facet[];
  /** The most frequent {@link MOST_TOPICS}. */
  topic: Facet[];
}
export interface Facet {
  value: string;
  count: number;
}

const MOST_TOPICS = 60;

const facetsOf = (where: string) => `
  with some as materialized (select p.seq, p.label, p.kind, p.language from published_claims p where ${where})
  select * from (
    select 'total' as facet, null as value, count(*) as n from some
    union all select 'label', label, count(*) from some where label is not null group by label
    union all select 'kind', kind, count(*) from some group by kind
    union all select 'language', language, count(*) from some group by language
    union all select * from (
      select 'topic', t.topic, count(*) as n from some join published_topics t on t.claim_seq = some.seq
      group by t.topic order by n desc, t.topic limit ${MOST_TOPICS})
  ) order by n desc, value`;

/** Of all claims: `published_claims_counted` holds them in these groups, so no row of theirs is read. */
const FACETS_OF_ALL = `
  with some as materialized (
    select p.language, p.kind, p.label, count(*) as n from published_claims p group by p.language, p.kind, p.label
  )
  select * from (
    select 'total' as facet, null as value, coalesce(sum(n), 0) as n from some
    union all select 'label', label, sum(n) from some where label is not null group by label
    union all select 'kind', kind, sum(n) from some group by kind
    union all select 'language', language, sum(n) from some group by language
    union all select * from (
      select 'topic', t.topic, count(*) as n from published_topics t group by t.topic order by n desc, t.topic limit ${MOST_TOPICS})
  ) order by n desc, value`;

/** How many of the facts and of the statements that readers see have each verdict of ours. One statement. */
export async function countVerdicts(db: Database): Promise<{ kind: string; label: string; count: number }[]> {
  const { rows } = await db.execute(
    "select kind, label, count(*) as n from published_claims where label is not null group by kind, label order by kind, n desc, label",
  );
  return rows.map(({ kind, label, n }) => ({ kind: String(kind), label: String(label), count: Number(n) }));
}

/** Of the claims that meet the conditions, or of those with these row numbers. One statement. */
export async function countFacets(
  db: Database,
  of: { conditions: Condition[] } | { seqs: readonly number[] },
): Promise<ClaimFacets> {
  const { rows } = await db.execute(
    "seqs" in of
      ? {
          sql: facetsOf("p.seq in (select value from json_each(?))"),
          args: [JSON.stringify(of.seqs)],
        }
      : of.conditions.length === 0
        ? FACETS_OF_ALL
        : {
            sql: facetsOf(of.conditions.map(({ sql }) => sql).join(" and ")),
            args: of.conditions.flatMap(({ args }) => args),
          },
  );
  const facet = (name: string): Facet[] =>
    rows
      .filter((row) => row.facet === name)
      .map((row) => ({ value: String(row.value), count: Number(row.n) }));
  return {
    total: facet("total")[0]?.count ?? 0,
    label: facet("label"),
    kind: facet("kind"),
    language: facet("language"),
    topic: facet("topic"),
  };
}
