import type { Database } from "../database.ts";
import { reviewsOf, unpackQuotes } from "../packed-details.ts";
import {
  ARTICLE_SHOWN,
  claimsOfPage,
  type PageAtKey,
  type PageVersion,
  pageArguments,
  pageAtKeyStatement,
  pageVersion,
  QUOTES_SHOWN,
} from "./annotated-page.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";

/** As JSON texts: what the entry of a page is made of (src/annotations/slim-page.ts). */
export interface SlimPageRow extends PageVersion {
  article: string | null;
  /** An array, in the order in which a reader meets the claims; `details` of each are a text, as they are kept. */
  claims: string;
  /** An array, in reading order. */
  spans: string;
}

/** Of a row `p` of published_claims: when readers first had the present verdict. */
const VERDICT_SINCE = `(select min(n.published_at) from publications n
  where n.claim_id = p.claim_id and n.verdict_id = json_extract(p.summary, '$.verdict.id'))`;

/** Of the same, what says whether its correction is still told; the sixth argument is since when one is. */
const TOLD = `(json_extract(p.summary, '$.verdict.change.kind') = 'correction' and ${VERDICT_SINCE} > ?6) as told`;
const CORRECTIONS = "coalesce(sum(told), 0) as corrections";

const ENTRY = `
  json_object(
    'summary', json(${SHOWN_SUMMARY}),
    'details', p.details,
    'reviews', json(${reviewsOf("p.details")}),
    'reported', (select t.label from published_relations r join published_claims t on t.claim_id = r.target_id
      where r.claim_seq = p.seq and r.kind = 'reports' order by r.position limit 1),
    'labelBefore', (select v.label from verdicts v where v.id = json_extract(p.summary, '$.verdict.supersedes')),
    'verdictSince', ${VERDICT_SINCE}) as entry`;

const SLIM_PAGE = pageAtKeyStatement(claimsOfPage(`${ENTRY}, ${TOLD}`), [
  ARTICLE_SHOWN,
  "json_group_array(json(entry)) as claims",
  CORRECTIONS,
  QUOTES_SHOWN,
]);
const SLIM_VERSION = pageAtKeyStatement(claimsOfPage(TOLD), [CORRECTIONS]);

/** @param since corrections of verdicts that readers have had for longer are told no more; RFC 3339. One statement. */
export async function findSlimPage(db: Database, asked: PageAtKey, since: string): Promise<SlimPageRow> {
  const [page] = await findSlimPages(db, [asked], since);
  if (!page) throw new Error("a page was asked for, and none was answered");
  return page;
}

/** The same of several, in their order; one round trip. */
export async function findSlimPages(
  db: Database,
  asked: readonly PageAtKey[],
  since: string,
): Promise<SlimPageRow[]> {
  const statements = asked.map((page) => ({ sql: SLIM_PAGE, args: [...pageArguments(page), since] }));
  const [alone] = statements;
  const results = alone && statements.length === 1 ? [await db.execute(alone)] : await db.read(statements);
  return results.map(({ rows: [row = {}] }) => ({
    ...pageVersion(row),
    corrections: Number(row.corrections ?? 0),
    article: typeof row.article === "string" ? row.article : null,
    claims: String(row.claims ?? "[]"),
    spans: `[${unpackQuotes(String(row.spans ?? ""))}]`,
  }));
}

/** The versions of what {@link findSlimPage} gives: what a tag is made of. Corrections end without an event. */
export async function findSlimVersion(db: Database, asked: PageAtKey, since: string): Promise<PageVersion> {
  const { rows } = await db.execute({ sql: SLIM_VERSION, args: [...pageArguments(asked), since] });
  const row = rows[0] ?? {};
  return { ...pageVersion(row), corrections: Number(row.corrections ?? 0) };
}
