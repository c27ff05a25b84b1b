import type { Database } from "../database.ts";
import { summaryOf } from "./publication-document.ts";

/** What the page of a claim shows beside the claim itself, of one that readers may not have seen yet. JSON texts. */
export interface ClaimSurroundings {
  /** Array of mentions: those of the asked claims that readers can open. */
  mentions: string;
  /** Array of {kind, claim: mention, on, note}: of claims that point here. */
  pointing: string;
  /** Array of {n, at, by, label, verdict, kind, note}, oldest first. */
  publications: string;
  /** Array of {at, action, reason, by, changes}: what readers may know of the rest, oldest first. */
  events: string;
  /** {article id: address of its newest copy in a public archive}, of the articles that it quotes. */
  archives: string;
}

// As in published.ts, the order of a subquery is that of its group.
const SURROUNDINGS = `
  with kept as (
    select n.article_id, n.archive_url, row_number() over (
      partition by n.article_id order by n.retrieved_at desc, n.seq desc) as nth
    from snapshots n where n.archive_url is not null and n.article_id in (
      select s.article_id from spans s where s.claim_id = ?1 and s.retracted_at is null)
  )
  select
    (select json_group_array(json(mention)) from published_claims
      where claim_id in (select value from json_each(?2))) as mentions,
    (select json_group_array(json(relation)) from (
      select json_object('kind', r.kind, 'claim', json(s.mention), 'on', r.since, 'note', r.note) as relation
      from published_relations r join published_claims s on s.seq = r.claim_seq
      where r.target_id = ?1 order by s.seq)) as pointing,
    (select json_group_array(json(publication)) from (
      select json_object('n', n.n, 'at', n.published_at, 'by', e.name,
        'label', ${summaryOf("n")} ->> '$.verdict.label', 'verdict', ${summaryOf("n")} ->> '$.verdict.id',
        'kind', ${summaryOf("n")} ->> '$.verdict.change.kind', 'note', ${summaryOf("n")} ->> '$.verdict.change.note') as publication
      from publications n join editors e on e.id = n.published_by where n.claim_id = ?1 order by n.n)) as publications,
    (select json_group_array(json(event)) from (
      select json_object('at', v.at, 'action', v.action, 'reason', v.reason, 'by', e.name, 'changes', json(v.changes)) as event
      from events v join editors e on e.id = v.actor_id
      where v.claim_id = ?1 and v.is_public and v.action not in ('claim.published', 'publication.created')
      order by v.seq)) as events,
    (select json_group_object(article_id, archive_url) from kept where nth = 1) as archives`;

/** `related`: ids of the claims that it points at. One statement. */
export async function findSurroundings(
  db: Database,
  claimId: string,
  related: readonly string[],
): Promise<ClaimSurroundings> {
  const { rows } = await db.execute({ sql: SURROUNDINGS, args: [claimId, JSON.stringify(related)] });
  const [row] = rows;
  return {
    mentions: String(row?.mentions),
    pointing: String(row?.pointing),
    publications: String(row?.publications),
    events: String(row?.events),
    archives: String(row?.archives),
  };
}
