import type { Database } from "../../db/database.ts";
import { findArchiveAddresses } from "../../db/queries/archive-addresses.ts";
import { listCarried } from "../../db/queries/imported-reviews.ts";
import type { ClaimDocument } from "../../publications/claim-document.ts";
import { shownDocuments } from "../../publications/shown-documents.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import { AVERITEC_OF_LABEL, averitecDay, carriedAveritec } from "./averitec-record.ts";

export interface AveritecExport {
  /** No slash at the end. */
  publicUrl: string;
  /** With the records that were imported, as they came in. */
  withImported: boolean;
  /** A claim of ours that the data set's labels cannot say. */
  leftOut(claim: ClaimDocument): void;
}

/** What readers see of ours as AVeriTeC's JSON, in parts: an array, a line a record. */
export async function* exportAveritec(db: Database, options: AveritecExport): AsyncGenerator<string> {
  yield "[\n";
  let separator = "";
  for await (const record of recordsOf(db, options)) {
    yield `${separator}${JSON.stringify(record)}`;
    separator = ",\n";
  }
  yield "\n]\n";
}

const ROWS = 200;

async function* recordsOf(db: Database, { publicUrl, withImported, leftOut }: AveritecExport) {
  for await (const claim of shownDocuments(db, { withOthers: false })) {
    const label = claim.verdict && AVERITEC_OF_LABEL[claim.verdict.label];
    if (label === null) leftOut(claim);
    else yield await recordOf(db, claim, label, publicUrl);
  }
  if (!withImported) return;
  for (let after = 0; ; ) {
    const rows = await listCarried(db, after, ROWS);
    for (const { carried } of rows) {
      const record = carriedAveritec(carried);
      if (record !== null) yield record;
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) return;
    after = last.seq;
  }
}

/** Members in the data set's order. Ours come after them, under one name that no reader of the data set asks for. */
async function recordOf(
  db: Database,
  claim: ClaimDocument,
  label: string,
  publicUrl: string,
): Promise<object> {
  const { verdict } = claim;
  const receipts = claim.evidence.filter(({ id }) => verdict?.restsOn.includes(id));
  const archives = await findArchiveAddresses(db, [
    ...new Set([...claim.evidence, ...claim.appearances].map(({ article }) => article.id)),
  ]);
  const archived = ({ article, verification }: SpanDocument) =>
    archives.get(`${article.id} ${verification.textSha256}`) ?? null;
  const [appearance] = claim.appearances;
  return {
    claim: claim.text,
    required_reannotation: false,
    label,
    justification: verdict?.summary ?? "",
    claim_date: claim.claimedOn === null ? null : averitecDay(claim.claimedOn),
    speaker: claim.claimant?.name ?? null,
    original_claim_url: appearance?.article.url ?? null,
    cached_original_claim_url: appearance ? archived(appearance) : null,
    fact_checking_article: `${publicUrl}${claim.page}`,
    reporting_source: appearance?.article.publisher?.name ?? null,
    location_ISO_code: null,
    claim_types: [claim.kind === "fact" ? "Event/Property Claim" : "Quote Verification"],
    fact_checking_strategies: ["Written Evidence"],
    questions: [...Map.groupBy(receipts, ({ article }) => article.id).values()].map((quotes) => ({
      question: `What does ${sourceOf(quotes[0])} say of it?`,
      answers: quotes.map((quote) => ({
        answer: quote.quote.exact,
        answer_type: "Extractive",
        source_url: quote.article.url ?? quote.article.urn,
        source_medium: "Web text",
        cached_source_url: archived(quote),
      })),
    })),
    verbatim: { id: claim.id, label: verdict?.label ?? null, roles: receipts.map(({ role }) => role) },
  };
}

function sourceOf(quote: SpanDocument | undefined): string {
  const { publisher = null, headline = null } = quote?.article ?? {};
  return publisher?.name ?? headline ?? "the source";
}
