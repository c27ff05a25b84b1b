import { relationsOf } from "../packed-details.ts";
import { documentOf } from "./publication-document.ts";

/**
 * Of the document of a publication: ids of the claims in its relations that were unpublished since, as a JSON array. Most publications
 * name no other claim; a quotation mark within a JSON string is escaped, so this is the member.
 */
export const takenBackIn = (document: string) => `
  iif(instr(${document}, '"relations":[]'), '[]', (
    select json_group_array(id) from (
      select h.id from claims h where h.status = 'unpublished'
        and h.id in (select value ->> '$.claim.id' from json_each(${relationsOf(document)})) order by h.id)))`;

/** The same of a publication `p`. */
export const TAKEN_BACK = takenBackIn(documentOf("p"));
