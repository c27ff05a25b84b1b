import type { Database } from "../database.ts";
import { LAST_REDACTION } from "./last-redaction.ts";
import { summaryOf } from "./publication-document.ts";
import { publishedClaimOf } from "./published.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";

/** What the page of a claim shows, read at one point in time: JSON texts, as they are stored. */
export interface ClaimPageRow {
  /** Another one whenever a byte of what follows is another. */
  tag: string;
  summary: string;
  details: string;
  /** Array of {kind, claim: mention, on, note}: those to claims that readers can open. */
  relations: string;
  /** The same of claims that point here: `claim` is who points. */
  pointing: string;
  /** Array of {n, at, by, label, kind, note}, oldest first: each publication with the verdict in it. */
  publications: string;
  /** Object: by the id of a quoted article, the address of its newest copy in a public archive, where it has one. */
  archives: string;
  /** Array of {at, action, reason, by, changes}: what readers may know of the rest, oldest first. */
  events: string;
}

// As in published.ts, the order of a subquery is that of its group.
const claimPageBy = (column: string) => `
  with shown as (select * from published_claims where ${column} = ?),
  related as (
    select 0 as side, r.kind, r.since, r.note, r.position, t.seq, t.mention, t.revision
    from shown p join published_relations r on r.claim_seq = p.seq join published_claims t on t.claim_id = r.target_id
    union all
    select 1, r.kind, r.since, r.note, 0, s.seq, s.mention, s.revision
    from shown p join published_relations r on r.target_id = p.claim_id join published_claims s on s.seq = r.claim_seq
  ),
  told as (
    select side, position, seq, json_object('kind', kind, 'claim', json(mention), 'on', since, 'note', note) as relation
    from related
  ),
  kept as (
    select n.article_id, n.archive_url, row_number() over (
      partition by n.article_id order by n.retrieved_at desc, n.seq desc) as nth
    from snapshots n where n.archive_url is not null and n.article_id in (
      select s.article_id from shown p join published_spans s on s.claim_seq = p.seq)
  )
  select ${SHOWN_SUMMARY} as summary, p.details,
    p.publication_id || '.' || p.revision || (select ifnull('.' || max(revision) || '.' || count(*), '') from related)
      || '.' || ${LAST_REDACTION} || (select case count(*) when 0 then '' else '.a' || count(*) end from kept) as tag,
    (select json_group_object(article_id, archive_url) from kept where nth = 1) as archives,
    (select json_group_array(json(relation)) from (
      select relation from told where side = 0 order by position)) as relations,
    (select json_group_array(json(relation)) from (
      select relation from told where side = 1 order by seq)) as pointing,
    (select json_group_array(json(publication)) from (
      select json_object('n', n.n, 'at', n.published_at, 'by', e.name,
        'label', ${summaryOf("n")} ->> '$.verdict.label', 'verdict', ${summaryOf("n")} ->> '$.verdict.id',
        'kind', ${summaryOf("n")} ->> '$.verdict.change.kind', 'note', ${summaryOf("n")} ->> '$.verdict.change.note') as publication
      from publications n join editors e on e.id = n.published_by where n.claim_id = p.claim_id order by n.n)) as publications,
    (select json_group_array(json(event)) from (
      select json_object('at', v.at, 'action', v.action, 'reason', v.reason, 'by', e.name, 'changes', json(v.changes)) as event
      from events v join editors e on e.id = v.actor_id
      where v.claim_id = p.claim_id and v.is_public and v.action not in ('claim.published', 'publication.created')
      order by v.seq)) as events
  from shown p`;
const BY_ID = claimPageBy("claim_id");
const BY_SLUG = claimPageBy("slug");

/** Null where readers see no such claim. One statement. */
export async function findClaimPage(db: Database, idOrSlug: string): Promise<ClaimPageRow | null> {
  const { rows } = await db.execute({ sql: idOrSlug.includes("_") ? BY_ID : BY_SLUG, args: [idOrSlug] });
  const row = rows[0];
  if (!row) return null;
  return {
    ...publishedClaimOf(row),
    pointing: String(row.pointing),
    publications: String(row.publications),
    archives: String(row.archives),
    events: String(row.events),
  };
}
