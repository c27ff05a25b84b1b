import type { ArticleBundle, ClaimBundle } from "../db/queries/transfer-bundles.ts";
import type { Blanks } from "./blanks.ts";

/** A field in which blanked words still stand: nobody asked for it, or it never changes. */
export interface Remain {
  kind: string;
  id: string;
  field: string;
}

/** A word or two are found by chance anywhere. */
const SHORTEST = 4;

/** Where the blanked words stand within other words of the same claim or article, whatever their case. */
export function findRemains(
  blanks: Blanks,
  claims: ClaimBundle[],
  article: ArticleBundle | null,
  isBlanked: (kind: string, id: string, field: string) => boolean,
): Remain[] {
  const needles = blanks
    .words()
    .filter((word) => word.length >= SHORTEST)
    .map(fold);
  const slugs = needles.map(slugLike);
  const remains: Remain[] = [];
  const look = (kind: string, record: { id: string } & object) => {
    for (const [field, value] of Object.entries(record)) {
      if (isBlanked(kind, record.id, field) || (typeof value !== "string" && !Array.isArray(value))) continue;
      const text = fold(typeof value === "string" ? value : JSON.stringify(value));
      const found =
        field === "slug" || field === "url"
          ? slugs.some((slug) => slug !== "" && slugLike(text).includes(slug.slice(0, SLUG_PREFIX)))
          : needles.some((needle) => text.includes(needle));
      if (found) remains.push({ kind, id: record.id, field });
    }
  };
  for (const { claim, spans, verdicts } of claims) {
    look("claim", claim);
    for (const span of spans) look("span", span);
    for (const verdict of verdicts) look("verdict", verdict);
  }
  if (article) look("article", article.article);
  return remains;
}

/** A slug is cut: the beginning of a text is enough to find it there. */
const SLUG_PREFIX = 40;

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function slugLike(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .join("-")
    .replace(/^-|-$/g, "");
}
