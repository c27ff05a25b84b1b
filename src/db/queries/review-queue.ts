import { REVIEW_REASONS, type ReviewReason } from "../../vocabulary.ts";
import type { Database } from "../database.ts";
import { IS_PENDING, LAST_RETURN } from "./claim-work.ts";

/** Something that waits, as far as it is sorted and counted. */
export interface QueueRow {
  reason: ReviewReason;
  /** What sorts it: rank and time, then `key`. */
  place: string;
  key: number;
  /** Since when it waits; of what readers sent, the day that was promised. */
  at: string;
  claim: string | null;
  /** The other claim: of a possible duplicate, or that overtakes it. */
  other: string | null;
  /** Number of what a reader sent. */
  item: number | null;
  isMine: boolean;
}

export type QueueCounts = Readonly<Record<ReviewReason, { all: number; mine: number }>>;

/** Whose work it is: who says so, else who judged it, else who began it. */
const RESPONSIBLE = "coalesce(h.editor_id, v.issuer_id, c.created_by)";
const CLAIM =
  "claims c left join verdicts v on v.id = c.verdict_id left join claim_hands h on h.claim_id = c.id";
const IS_MINE = `${RESPONSIBLE} = :me`;
/** The verdict of `c` was sent back and not handed in again. */
const RETURN = `(select n.seq from claim_notes n where n.seq = (${LAST_RETURN}) and n.kind = 'sent_back' and n.verdict_id = c.verdict_id)`;
/** Neither retracted nor thrown away. */
const LIVES = (claim: string) => `${claim}.status not in ('retracted', 'discarded')`;

// A cross join is read from its left side on, which is short: how many claims there are must not matter.
// Each gives reason, rank, at, key, claim, other, item, mine. What came back to its author goes before everything.
const WAITING = `
  select 'returned' as reason, iif(${IS_MINE}, 0, 4) as rank, r.created_at as at, c.seq as key, c.id as claim, null as other, null as item, ${IS_MINE} as mine
    from (select distinct claim_id from claim_notes where kind <> 'note') k
    cross join claims c on c.id = k.claim_id left join verdicts v on v.id = c.verdict_id left join claim_hands h on h.claim_id = c.id
    join claim_notes r on r.seq = ${RETURN}
    where ${IS_PENDING} and exists (select 1 from pending_verdicts w where w.verdict_id = c.verdict_id)
  union all
  select 'receipts', 1, (select g.at from changes g where g.seq = p.revision), c.seq, c.id, null, null, ${IS_MINE}
    from published_claims p cross join ${CLAIM} where c.id = p.claim_id and p.summary ->> '$.verdict.receipts' <> 'standing'
  union all
  select 'report', 2, i.promised_on, i.number, i.claim_id, null, i.number, i.taken_by is :me
    from inbox_items i where i.closed_at is null and i.kind <> 'request'
  union all
  select 'second_editor', 3, v.issued_at, c.seq, c.id, null, null, ${IS_MINE}
    from pending_verdicts w cross join ${CLAIM} where c.id = w.claim_id and c.verdict_id = w.verdict_id
      and ${IS_PENDING} and ${RETURN} is null
  union all
  select 'under_review', 5, c.updated_at, c.seq, c.id, null, null, ${IS_MINE}
    from ${CLAIM} where c.status = 'under_review' and c.verdict_id is null
  union all
  select 'overtaken', 6, coalesce(o.since, p.published_at), c.seq, c.id, min(o.target_id), null, ${IS_MINE}
    from published_relations o cross join published_claims p on p.seq = o.claim_seq cross join ${CLAIM}
    where o.kind = 'overtaken_by' and c.id = p.claim_id and p.reviewed_at is not null
      and (o.since is null or o.since > substr(p.reviewed_at, 1, 10))
      and exists (select 1 from published_claims t where t.claim_id = o.target_id)
    group by c.id
  union all
  select 'duplicate', 7, d.found_at, d.seq, c.id, y.id, null, ${IS_MINE}
    from possible_duplicates d cross join claims y on y.id = d.other_id cross join ${CLAIM}
    where c.id = d.claim_id and d.dismissed_at is null and ${LIVES("c")} and ${LIVES("y")}
      and not exists (select 1 from claim_relations l
        where (l.claim_id = c.id and l.target_id = y.id) or (l.claim_id = y.id and l.target_id = c.id))
  union all
  select 'draft', 8, c.updated_at, c.seq, c.id, null, null, ${IS_MINE}
    from ${CLAIM} where c.status = 'draft' and c.verdict_id is null
  union all
  select 'request', 9, i.promised_on, i.number, null, null, i.number, i.taken_by is :me
    from inbox_items i where i.closed_at is null and i.kind = 'request'`;

export interface QueueFilter {
  reason: ReviewReason | null;
  /** Only what is theirs whose queue it is. */
  mine: boolean;
}

/** What waits, from after a place, and how much of each kind, whatever the filter. Two statements, one round trip. */
export async function readQueue(
  db: Database,
  editorId: string,
  { reason, mine }: QueueFilter,
  { after, limit }: { after: { place: string; key: number } | null; limit: number },
): Promise<{ rows: QueueRow[]; counts: QueueCounts }> {
  const ask = (sql: string) => sql.replaceAll(":me", "?1");
  const [page, totals] = await db.read([
    {
      sql: ask(`select reason, rank || ' ' || at as place, key, at, claim, other, item, mine from (${WAITING})
        where (?2 is null or reason = ?2) and (?3 = 0 or mine) and (?4 is null or (rank || ' ' || at, key) > (?4, ?5))
        order by place, key limit ?6`),
      args: [editorId, reason, mine ? 1 : 0, after?.place ?? null, after?.key ?? 0, limit],
    },
    {
      sql: ask(`select reason, count(*) as n, total(mine) as mine from (${WAITING}) group by reason`),
      args: [editorId],
    },
  ]);
  const known = new Map((totals?.rows ?? []).map((row) => [String(row.reason), row]));
  const counts = Object.fromEntries(
    REVIEW_REASONS.map((name) => {
      const row = known.get(name);
      return [name, { all: Number(row?.n ?? 0), mine: Number(row?.mine ?? 0) }];
    }),
  ) as Record<ReviewReason, { all: number; mine: number }>;
  return {
    rows: (page?.rows ?? []).map((row) => ({
      reason: row.reason as ReviewReason,
      place: String(row.place),
      key: Number(row.key),
      at: String(row.at),
      claim: row.claim === null ? null : String(row.claim),
      other: row.other === null ? null : String(row.other),
      item: row.item === null ? null : Number(row.item),
      isMine: Number(row.mine) === 1,
    })),
    counts,
  };
}
