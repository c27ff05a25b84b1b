/**
 * Of a row `p` of published_claims: what is said now of the facts that a statement reports, as a JSON array of mentions;
 * empty for a fact. A verdict on a statement is never shown without it.
 */
export const REPORTED_CLAIMS = `
  (select json_group_array(json(t.mention)) from published_relations r join published_claims t on t.claim_id = r.target_id
    where r.claim_seq = p.seq and r.kind = 'reports' and p.kind = 'statement')`;
