import { expect } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { plainInSql, QUOTE } from "../../src/db/packed-details.ts";
import { documentOf } from "../../src/db/queries/publication-document.ts";
import { told, unpacked } from "../support/unpacked.ts";

/** The text of the article's latest snapshot. */
const LATEST = (article: string) =>
  `(select n.text_sha256 from snapshots n where n.article_id = ${article} and n.extent = 'whole'
    order by coalesce(n.retrieved_at, n.created_at) desc, n.seq desc limit 1)`;

/** Whether a text is the latest whole one, or an excerpt that was seen after it. */
const DECIDES = (article: string, sha256: string) =>
  `exists (select 1 from snapshots x where x.article_id = ${article} and x.text_sha256 = ${sha256} and x.extent <> 'stub'
    and not exists (select 1 from snapshots w where w.article_id = x.article_id and w.extent = 'whole'
      and (coalesce(w.retrieved_at, w.created_at), w.seq) > (coalesce(x.retrieved_at, x.created_at), x.seq)))`;

const DETAILS = unpacked("p.details");
const DOCUMENT = unpacked(documentOf("p"));
const COMPOSED = `json_each(json_array(${DETAILS} ->> '$.evidence', ${DETAILS} ->> '$.appearances'))`;

/** What must never be found, whatever was sent, in whatever order, and wherever the process died. */
const BROKEN: Record<string, string> = {
  "a claim without the event of its making": `
    select id from claims c where not exists (
      select 1 from events e where e.claim_id = c.id and e.action = 'claim.created' and e.version = 1)`,
  "a version of a claim without an event": `
    select c.id, c.version, count(distinct e.version) as told from claims c
    left join events e on e.claim_id = c.id and e.article_id is null
    group by c.id having told <> c.version or min(e.version) <> 1 or max(e.version) <> c.version`,
  "a version of an article without an event": `
    select a.id, a.version, count(distinct e.version) as told from articles a
    left join events e on e.article_id = a.id
    group by a.id having told <> a.version or min(e.version) <> 1 or max(e.version) <> a.version`,
  "a subject with two events of one action in one version": `
    select subject_id, action, version from events group by subject_id, action, version, claim_id, article_id
    having count(*) > 1`,
  "a span without the event of its adding": `
    select id from spans s where not exists (
      select 1 from events e where e.subject_id = s.id and e.action = 'span.added' and e.claim_id = s.claim_id)`,
  "a verdict without the event of its issue": `
    select id from verdicts v where v.house and not exists (
      select 1 from events e where e.subject_id = v.id and e.action = 'verdict.issued' and e.claim_id = v.claim_id)`,
  "a publication without its event": `
    select id from publications p where not exists (
      select 1 from events e where e.subject_id = p.id and e.action = 'publication.created'
        and e.version = p.claim_version)`,
  "a snapshot without an event": `
    select s.seq from snapshots s where not exists (
      select 1 from events e where e.article_id = s.article_id and ${told("e")} ->> '$.textSha256[1]' = s.text_sha256)`,
  "an event of something that is not there": `
    select id from events e where case subject_kind
      when 'claim' then subject_id not in (select id from claims)
      when 'span' then subject_id not in (select id from spans)
      when 'verdict' then subject_id not in (select id from verdicts)
      when 'publication' then subject_id not in (select id from publications)
      when 'article' then subject_id not in (select id from articles)
      else false end`,
  "a quote that does not stand in its text": `
    select s.id from spans s join texts t on t.sha256 = s.text_sha256
    where t.content is not null and s.exact <> '[redacted]'
      and substr(t.content, s.start + 1, s.end - s.start) <> s.exact`,
  "a standing quote that was not looked up in the latest text": `
    select s.id, s.state, s.placement from spans s where s.retracted_at is null and s.exact <> '[redacted]' and
      case when ${DECIDES("s.article_id", "s.text_sha256")} or ${LATEST("s.article_id")} is null
        then s.state <> 'verified' or s.placement is not null
      else not coalesce(${DECIDES("s.article_id", "s.placement ->> '$.snapshotSha256'")}, 0) end`,
  "a house chain that forks, or has two beginnings": `
    select claim_id from verdicts where house group by claim_id
    having sum(supersedes is null) <> 1 or count(supersedes) <> count(distinct supersedes)`,
  "a current verdict that is not the end of its chain": `
    select c.id from claims c join verdicts w on w.supersedes = c.verdict_id`,
  "a current verdict that rests on a retracted quote": `
    select c.id, s.id as span from claims c join verdict_rests_on r on r.verdict_id = c.verdict_id
    join spans s on s.id = r.span_id where s.retracted_at is not null`,
  "a verdict whose label lacks its receipts": `
    select v.id, v.label from verdicts v where v.house and case v.label
      when 'unproven' then json_array_length(v.searched) = 0
      else not exists (
        select 1 from verdict_rests_on r join spans s on s.id = r.span_id where r.verdict_id = v.id and case
          when v.label in ('supported', 'mostly_supported') then s.role = 'supports'
          when v.label = 'refuted' then s.role = 'refutes'
          when v.label = 'misleading' then s.role in ('refutes', 'context')
          else s.role in ('supports', 'refutes') end) end`,
  "a claim whose status and readers disagree": `
    select c.id, c.status from claims c left join published_claims p on p.claim_id = c.id
    where (c.status = 'published') <> (p.seq is not null)`,
  "a claim that readers see in another publication than its last": `
    select p.claim_id from published_claims p join claims c on c.id = p.claim_id
    join publications l on l.id = p.publication_id
    where l.claim_id <> c.id or l.n <> c.published_count or l.n <> (
      select count(*) from publications o where o.claim_id = c.id)`,
  "a publication that was numbered with a gap": `
    select c.id from claims c left join publications p on p.claim_id = c.id
    group by c.id having count(p.id) <> c.published_count or coalesce(max(p.n), 0) <> c.published_count`,
  "a publication whose receipts did not stand": `
    select p.id from publications p where p.verdict_id is not null and (
      ${DOCUMENT} ->> '$.verdict.receipts' <> 'standing' or ${DOCUMENT} ->> '$.verdict.id' <> p.verdict_id
      or exists (
        select 1 from verdict_rests_on r where r.verdict_id = p.verdict_id and not exists (
          select 1 from json_each(${DOCUMENT}, '$.evidence') e
          where e.value ->> '$.id' = r.span_id and e.value ->> '$.state' = 'verified')))`,
  "a publication on another wording than its verdict": `
    select p.id from publications p join verdicts v on v.id = p.verdict_id
    where v.claim_text <> ${DOCUMENT} ->> '$.text'`,
  "a publication by who issued its verdict": `
    select p.id from publications p join verdicts v on v.id = p.verdict_id where v.issuer_id = p.published_by`,
  "a published claim whose summary and details name different quotes than its pages": `
    select p.claim_id from published_claims p where (
      select json_group_array(id) from (
        select s.value ->> '$.id' as id from ${COMPOSED} part, json_each(part.value) s order by id)
    ) <> (select json_group_array(span_id) from (
        select span_id from published_spans o where o.claim_seq = p.seq order by span_id))`,
  "a quote that readers see in another state than it is": `
    select o.id, o.state, quote ->> '$.state' as shown from (
      select o.id, o.state, o.placement, ${plainInSql(QUOTE)} as quote from spans o
      join published_spans s on s.span_id = o.id join published_claims p on p.seq = s.claim_seq
    ) o where quote is null or quote ->> '$.id' <> o.id or quote ->> '$.state' <> o.state
      or coalesce(quote ->> '$.placement', '') <> coalesce(json(o.placement), '')
    union all
    select s.id, s.state, x.value ->> '$.state' from published_claims p, ${COMPOSED} part, json_each(part.value) x
    join spans s on s.id = x.value ->> '$.id' where x.value ->> '$.state' <> s.state`,
  "a published verdict whose receipts are told otherwise than they are": `
    select p.claim_id from published_claims p where p.summary ->> '$.verdict.id' is not null and
      p.summary ->> '$.verdict.receipts' <> (
        select case when sum(s.state = 'gone') > 0 then 'gone'
          when sum(s.state = 'changed' or coalesce(s.placement ->> '$.meaningMayHaveChanged', 0)) > 0 then 'changed'
          else 'standing' end
        from verdict_rests_on r join spans s on s.id = r.span_id where r.verdict_id = p.summary ->> '$.verdict.id')`,
  "a published claim that search does not know, or one that it should not": `
    select seq from published_claims where seq not in (select rowid from claim_search)
    union all select rowid from claim_search where rowid not in (select seq from published_claims)`,
  "a published claim whose last change nobody was told, or whose number is not that of the change": `
    select claim_id, revision from published_claims p
    where revision is not (select max(seq) from changes c where c.claim_id = p.claim_id)`,
  "a claim that was once public and whose followers take it to be otherwise than it is": `
    select c.id, c.status, l.kind from claims c left join changes l on l.seq = (
      select max(seq) from changes where claim_id = c.id)
    where c.first_published_at is not null and (c.status = 'published') = (l.kind is null or l.kind = 'gone')
      and (l.kind is not null or c.status = 'published')`,
  "a relation that is shown otherwise than it was published": `
    select p.claim_id from published_claims p where (
      select json_group_array(json_array(r.value ->> '$.kind', r.value ->> '$.claim.id')) from json_each(${DETAILS}, '$.relations') r
    ) <> (
      select json_group_array(json_array(kind, target_id) order by position) from published_relations where claim_seq = p.seq)`,
  "articles that are merged in a circle": `
    with recursive chain(start, at, steps) as (
      select id, merged_into, 1 from articles where merged_into is not null
      union all select chain.start, a.merged_into, steps + 1 from chain join articles a on a.id = chain.at
        where a.merged_into is not null and steps < 50
    ) select start from chain where at = start`,
  "an answer kept for nothing that happened": `
    select key_id, idempotency_key from idempotency_keys where status not in (200, 201) or not json_valid(body)`,
  "a reference to a row that is not there": "select * from pragma_foreign_key_check",
};

/** Every rule that the database breaks, with up to five rows that break it; empty when all hold. */
export async function brokenInvariants(db: Database): Promise<Record<string, unknown[]>> {
  const names = Object.keys(BROKEN);
  const results = await db.read([...Object.values(BROKEN), "pragma integrity_check"]);
  const integrity = results.pop()?.rows[0]?.integrity_check;
  const broken = names.flatMap((name, i): [string, unknown[]][] => {
    const rows = results[i]?.rows ?? [];
    return rows.length === 0 ? [] : [[name, rows.slice(0, 5).map((row) => ({ ...row }))]];
  });
  return {
    ...Object.fromEntries(broken),
    ...(integrity === "ok" ? {} : { "the file itself": [integrity] }),
  };
}

/** Holds the whole database to every rule, by SQL alone. Expects that a second editor publishes. */
export async function assertInvariants(db: Database): Promise<void> {
  expect(await brokenInvariants(db)).toEqual({});
}
