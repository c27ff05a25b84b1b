import { summaryInPacked } from "../packed-details.ts";

/**
 * What a row of `publications` holds in place of its document while `published_claims` holds the same, word for word: readers see
 * it as it was published. Triggers write it out before that row changes or goes, into the column `packed` (drizzle/0020_packed.sql).
 */
export const AS_SHOWN = "{}";

const shown = (publication: string, expression: string): string =>
  `(select ${expression} from published_claims shown_now
    where shown_now.claim_id = ${publication}.claim_id and shown_now.publication_id = ${publication}.id)`;

const of = (publication: string, packed: string, expression: string): string =>
  `case when ${publication}.document <> '${AS_SHOWN}' then ${publication}.document
    when ${publication}.packed is not null then ${packed} else ${shown(publication, expression)} end`;

/** The document of a claim as readers see it, of a row `shown_now` of published_claims. */
const JOINED =
  "substr(shown_now.summary, 1, length(shown_now.summary) - 1) || ',' || substr(shown_now.details, 2)";

/**
 * The document of a row of `publications`, wherever it is held: an expression, of the row by this name. Packed or not: `unpackDetails`
 * makes JSON of it, and in SQL {@link relationsOf} reads it.
 */
export function documentOf(publication: string): string {
  return `(${of(publication, `${publication}.packed`, JOINED)})`;
}

/** JSON with the members of a claim's summary, and perhaps more: cheaper than {@link documentOf}. */
export function summaryOf(publication: string): string {
  return `(${of(publication, summaryInPacked(`${publication}.packed`), "shown_now.summary")})`;
}
