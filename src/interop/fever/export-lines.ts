import type { Database } from "../../db/database.ts";
import type { ClaimDocument } from "../../publications/claim-document.ts";
import { shownDocuments } from "../../publications/shown-documents.ts";
import type { Label } from "../../vocabulary.ts";

/** FEVER's labels (Thorne et al., 2018); null where it has none that says it. */
const FEVER_OF_LABEL: Record<Label, string | null> = {
  supported: "SUPPORTS",
  mostly_supported: null,
  mixed: null,
  refuted: "REFUTES",
  misleading: null,
  conflicting: null,
  unproven: "NOT ENOUGH INFO",
  unrated: null,
};

export interface FeverExport {
  /** No slash at the end. */
  publicUrl: string;
  /** A claim that its labels cannot say. */
  leftOut(claim: ClaimDocument): void;
}

/** What readers see of ours as JSON Lines in the manner of FEVER, in parts. */
export async function* exportFever(
  db: Database,
  { publicUrl, leftOut }: FeverExport,
): AsyncGenerator<string> {
  for await (const claim of shownDocuments(db, { withOthers: false })) {
    const label = claim.verdict && FEVER_OF_LABEL[claim.verdict.label];
    if (label === null) leftOut(claim);
    else yield `${JSON.stringify(lineOf(claim, label, publicUrl))}\n`;
  }
}

/** A verdict rests on all its quotes together: they are one set. Where FEVER numbers a sentence of a page, the words stand. */
function lineOf(claim: ClaimDocument, label: string, publicUrl: string): object {
  const isDecided = label !== "NOT ENOUGH INFO";
  const receipts = claim.evidence.filter(({ id }) => claim.verdict?.restsOn.includes(id));
  const evidence = receipts.map(({ id, article, quote }) => [
    claim.id,
    id,
    article.url ?? article.urn,
    quote.exact,
  ]);
  return {
    id: claim.id,
    verifiable: isDecided ? "VERIFIABLE" : "NOT VERIFIABLE",
    label,
    claim: claim.text,
    evidence: [isDecided ? evidence : [[claim.id, null, null, null]]],
    page: `${publicUrl}${claim.page}`,
  };
}
