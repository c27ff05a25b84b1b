import { packDocument } from "../db/packed-details.ts";
import { AS_SHOWN } from "../db/queries/publication-document.ts";
import { DOCUMENT_FORMAT } from "./formats.ts";

/** The columns of a publication that hold a document which readers do not see now, as the store's triggers write it out. */
export function keptDocument(document: string, format: number): { document: string; packed: string | null } {
  const packed = format === DOCUMENT_FORMAT ? packDocument(document) : null;
  return packed === null ? { document, packed } : { document: AS_SHOWN, packed };
}
