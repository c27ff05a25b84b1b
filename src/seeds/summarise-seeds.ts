import { HOUSE_LABELS } from "../vocabulary.ts";
import { claimsOfSeveralArticles, claimsWith } from "./check-set.ts";
import type { SeedSet } from "./format.ts";
import { mostQuoted, percent, quoteShare } from "./quote-shares.ts";

/** A table of the articles and the counts by label, in plain text of a fixed-width font. */
export function summariseSeeds({ articles, claims, rejected }: SeedSet): string {
  const rows = articles.map((article) => {
    const standing = claims.filter((claim) => claim.spans.some((span) => span.article === article.key));
    const spans = claims.flatMap((claim) => claim.spans).filter((span) => span.article === article.key);
    const { quoted, withContext } = quoteShare(article, claims);
    const most = percent(mostQuoted(article));
    return [
      article.key,
      `${standing.length}`,
      `${spans.length}`,
      percent(quoted),
      most,
      percent(withContext),
    ];
  });
  const labels = HOUSE_LABELS.map(
    (label) => `${label} ${claims.filter((claim) => claim.verdict.label === label).length}`,
  );
  return [
    ...alignColumns([["article", "claims", "spans", "quoted", "at most", "with context"], ...rows]),
    "",
    `${claims.length} claims: ${labels.join(", ")}`,
    `${claimsOfSeveralArticles(claims).length} with evidence from several articles, ` +
      `${claimsWith(claims, "reports").length} statements that report a judged fact, ` +
      `${claimsWith(claims, "overtaken_by").length} overtaken, ${rejected.length} rejected candidates`,
  ].join("\n");
}

function alignColumns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
}
