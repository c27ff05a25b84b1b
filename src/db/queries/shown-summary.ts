/**
 * The summary of a row `p` of published_claims as readers get it. Which claim overtook it is read when it is read, like its
 * relations: one that readers can no longer open overtakes nothing. As good as every claim has no such relation, and its
 * summary goes out as the text that is stored.
 */
export const SHOWN_SUMMARY = `
  iif(exists (select 1 from published_relations o where o.claim_seq = p.seq and o.kind = 'overtaken_by'),
    json_set(p.summary, '$.overtaken', json((
      select json_object('claim', o.target_id, 'on', o.since, 'note', o.note)
      from published_relations o join published_claims t on t.claim_id = o.target_id
      where o.claim_seq = p.seq and o.kind = 'overtaken_by' order by o.position limit 1))),
    p.summary)`;
