import { relationsOf } from "../packed-details.ts";
import { documentOf } from "./publication-document.ts";

/**
 * Of a publication `p`: ids of the claims in its relations that were unpublished since, as a JSON array. Most publications name no
 * other claim; a quotation mark within a JSON string is escaped, so this is the member.
 */
export const TAKEN_BACK = `
  iif(instr(${documentOf("p")}, '"relations":[]'), '[]', (
    select json_group_array(id) from (
      select h.id from claims h where h.status = 'unpublished'
        and h.id in (select value ->> '$.claim.id' from json_each(${relationsOf(documentOf("p"))})) order by h.id)))`;
