import type { ClaimKind, ClaimStatus, Label, SpanState } from "../../vocabulary.ts";
import type { Database } from "../database.ts";
import { LAST_RETURN, type Person } from "./claim-work.ts";
import { type InboxRow, itemsStatement, toItem } from "./inbox.ts";

/** A claim of the queue, by its working copy. */
export interface QueueClaim {
  id: string;
  slug: string;
  text: string;
  kind: ClaimKind;
  language: string;
  status: ClaimStatus;
  version: number;
  quoteCount: number;
  verdict: { label: Label; headline: string; issuedBy: string; issuedAt: string } | null;
  onIt: { editor: Person; since: string } | null;
  /** The last time that its verdict was sent back. */
  returned: { by: Person; at: string; reason: string | null } | null;
}

/** A quote on which readers see a verdict rest. */
export interface ReceiptQuote {
  span: string;
  claim: string;
  exact: string;
  state: SpanState;
  /** JSON, see span-document.ts; null where it stands as it did. */
  placement: string | null;
  isRetracted: boolean;
  article: { id: string; slug: string; headline: string | null };
}

export interface QueueDetails {
  claims: ReadonlyMap<string, QueueClaim>;
  quotes: readonly ReceiptQuote[];
  items: ReadonlyMap<number, InboxRow>;
}

/** What is shown of what waits. Three statements, one round trip. */
export async function readQueueDetails(
  db: Database,
  {
    claims,
    quotesOf,
    items,
  }: { claims: readonly string[]; quotesOf: readonly string[]; items: readonly number[] },
): Promise<QueueDetails> {
  const [claimRows, quoteRows, itemRows] = await db.read([
    {
      sql: `select c.id, c.slug, c.text, c.kind, c.language, c.status, c.version,
          (select count(*) from spans s where s.claim_id = c.id and s.retracted_at is null) as quotes,
          v.label, v.headline, coalesce((select name from editors where id = v.issuer_id), v.issued_by) as issued_by, v.issued_at, h.editor_id as hand, e.name as hand_name, h.since,
          n.text as reason, n.created_at as returned_at, n.created_by as returned_by, b.name as returned_by_name
        from claims c left join verdicts v on v.id = c.verdict_id
        left join claim_hands h on h.claim_id = c.id left join editors e on e.id = h.editor_id
        left join claim_notes n on n.seq = (${LAST_RETURN}) and n.kind = 'sent_back' and n.verdict_id = c.verdict_id
        left join editors b on b.id = n.created_by
        where c.id in (select value from json_each(?))`,
      args: [JSON.stringify(claims)],
    },
    {
      sql: `select s.id, s.claim_id, s.exact, s.state, s.placement, s.retracted_at is not null as is_retracted,
          a.id as article, a.slug, coalesce(a.headline, a.descriptive_headline) as headline
        from published_claims p join verdict_rests_on r on r.verdict_id = p.summary ->> '$.verdict.id'
        join spans s on s.id = r.span_id join articles a on a.id = s.article_id
        where p.claim_id in (select value from json_each(?)) order by r.position`,
      args: [JSON.stringify(quotesOf)],
    },
    itemsStatement(items),
  ]);
  const text = (value: unknown) => (value === null ? null : String(value));
  return {
    claims: new Map(
      (claimRows?.rows ?? []).map((row): [string, QueueClaim] => [
        String(row.id),
        {
          id: String(row.id),
          slug: String(row.slug),
          text: String(row.text),
          kind: row.kind as ClaimKind,
          language: String(row.language),
          status: row.status as ClaimStatus,
          version: Number(row.version),
          quoteCount: Number(row.quotes),
          verdict:
            row.label === null
              ? null
              : {
                  label: row.label as Label,
                  headline: String(row.headline),
                  issuedBy: String(row.issued_by),
                  issuedAt: String(row.issued_at),
                },
          onIt:
            row.hand === null
              ? null
              : { editor: { id: String(row.hand), name: String(row.hand_name) }, since: String(row.since) },
          returned:
            row.returned_at === null
              ? null
              : {
                  by: { id: String(row.returned_by), name: String(row.returned_by_name) },
                  at: String(row.returned_at),
                  reason: text(row.reason),
                },
        },
      ]),
    ),
    quotes: (quoteRows?.rows ?? []).map((row) => ({
      span: String(row.id),
      claim: String(row.claim_id),
      exact: String(row.exact),
      state: row.state as SpanState,
      placement: text(row.placement),
      isRetracted: Number(row.is_retracted) === 1,
      article: { id: String(row.article), slug: String(row.slug), headline: text(row.headline) },
    })),
    items: new Map((itemRows?.rows ?? []).map((row) => [Number(row.number), toItem(row)])),
  };
}
