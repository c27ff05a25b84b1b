import type { Database } from "../../db/database.ts";
import type { ClaimDocument } from "../../publications/claim-document.ts";
import { shownDocuments } from "../../publications/shown-documents.ts";
import type { VerdictDocument } from "../../publications/verdict-document.ts";
import { guardCell } from "./formula-guard.ts";

/** Columns of the table. Those of an import have the names of its fields. */
const COLUMNS = [
  "id",
  "page",
  "claim",
  "kind",
  "claimant",
  "claimedOn",
  "language",
  "topics",
  "verdict",
  "headline",
  "summary",
  "judgedOn",
  "publisher",
  "licence",
  "url",
  "quote",
] as const;

export interface TableOptions {
  /** No slash at the end. */
  publicUrl: string;
  /** Of our own verdicts. */
  licence: string;
  /** With others' reviews, a row each. */
  withOthers: boolean;
}

/**
 * What readers see as a table (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need), in parts: a row a verdict. Several
 * sources or quotes of a cell stand on lines of their own.
 */
export async function* exportTable(db: Database, options: TableOptions): AsyncGenerator<string> {
  yield `\ufeff${rowOf([...COLUMNS])}`;
  for await (const claim of shownDocuments(db, options)) {
    const verdicts = [
      ...(claim.verdict === null ? [] : [claim.verdict]),
      ...(options.withOthers ? claim.reviews : []),
    ];
    yield verdicts.map((verdict) => rowOf(cellsOf(claim, verdict, options))).join("");
  }
}

function cellsOf(
  claim: ClaimDocument,
  verdict: VerdictDocument,
  { publicUrl, licence }: TableOptions,
): string[] {
  const isOurs = verdict === claim.verdict;
  const quotes = isOurs ? claim.evidence.filter(({ id }) => verdict.restsOn.includes(id)) : [];
  const cells: Record<(typeof COLUMNS)[number], string | null> = {
    id: claim.id,
    page: `${publicUrl}${claim.page}`,
    claim: claim.text,
    kind: claim.kind,
    claimant: claim.claimant?.name ?? null,
    claimedOn: claim.claimedOn,
    language: claim.language,
    topics: claim.topics.join(", "),
    verdict: isOurs ? verdict.label : verdict.ratingText,
    headline: verdict.headline,
    summary: verdict.summary,
    judgedOn: verdict.issuedAt.slice(0, 10),
    publisher: verdict.publisher.name,
    licence: isOurs ? licence : verdict.licence,
    url: isOurs
      ? [...new Set(quotes.map(({ article }) => article.url ?? article.urn))].join("\n")
      : verdict.reviewUrl,
    quote: quotes.map(({ quote }) => quote.exact).join("\n"),
  };
  return COLUMNS.map((column) => cells[column] ?? "");
}

/** A row with its line end, every cell in quotation marks. */
export function rowOf(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${guardCell(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;
}
