import type { Database } from "../database.ts";
import { unpackQuotes } from "../packed-details.ts";
import { ARTICLE_SHOWN, claimsOfPage, pageStatement, QUOTES_SHOWN } from "./annotated-page.ts";
import { REPORTED_CLAIMS } from "./reported-claims.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";

/** What the page of an article shows; JSON texts. */
export interface ArticlePageRow {
  /** Another one whenever a byte of what follows is another, `reported` apart. */
  shown: string;
  article: string;
  /** Array of summaries in the order in which a reader meets the claims. */
  claims: string;
  /** Array of quotes in reading order. */
  spans: string;
  /** Object: by the id of a claim, the array of the facts that it reports. */
  reported: string;
}

const pageBy = (column: "id" | "slug") =>
  pageStatement(
    column,
    claimsOfPage(`p.claim_id, ${SHOWN_SUMMARY} as summary, ${REPORTED_CLAIMS} as reported`),
    [
      ARTICLE_SHOWN,
      "json_group_array(json(summary)) as claims",
      "json_group_object(claim_id, json(reported)) as reported",
      QUOTES_SHOWN,
    ],
  );
const BY_ID = pageBy("id");
const BY_SLUG = pageBy("slug");

/** Null where no published claim quotes such an article. One statement. */
export async function findArticlePage(db: Database, idOrSlug: string): Promise<ArticlePageRow | null> {
  const { rows } = await db.execute({ sql: idOrSlug.includes("_") ? BY_ID : BY_SLUG, args: [idOrSlug] });
  const row = rows[0];
  if (typeof row?.article !== "string" || typeof row.shown !== "string") return null;
  return {
    shown: row.shown,
    article: row.article,
    claims: String(row.claims),
    spans: `[${unpackQuotes(String(row.spans ?? ""))}]`,
    reported: String(row.reported),
  };
}
