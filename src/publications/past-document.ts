import { unpackDetails } from "../db/packed-details.ts";
import type { PublicationRow } from "../db/queries/published.ts";
import { currentDocument, DOCUMENT_FORMAT } from "./formats.ts";

/**
 * A publication as readers get it now, as it is kept or as JSON: in the members that the contract has by now, and without what it says of
 * claims that were taken back since, for a reason of law or privacy, with their own past.
 */
export function pastDocument({
  document,
  format,
  takenBack,
}: Pick<PublicationRow, "document" | "format" | "takenBack">): string {
  if (format === DOCUMENT_FORMAT && takenBack.length === 0) return document;
  const claim = currentDocument(JSON.parse(unpackDetails(document)), format);
  return JSON.stringify({
    ...claim,
    overtaken: claim.overtaken && takenBack.includes(claim.overtaken.claim) ? null : claim.overtaken,
    relations: claim.relations.filter(({ claim: { id } }) => !takenBack.includes(id)),
  });
}
