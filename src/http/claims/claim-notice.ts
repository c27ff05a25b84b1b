import type { Config } from "../../config.ts";
import type { JsonPart, JsonText } from "../../db/json-text.ts";

/** How every claim that readers see begins, as JSON text. */
const CLAIM_BEGINS = '{"id":"clm_';

/** A claim's JSON with what the service says of everything in it, so that no copy of the claim is without. */
export function withNotice(claim: string, { notice }: Config): string {
  return notice === null ? claim : `${member(notice)}${claim.slice(1)}`;
}

/** The same for a claim in parts. */
export function partsWithNotice(claim: readonly JsonPart[], { notice }: Config): readonly JsonPart[] {
  const [first, ...rest] = claim;
  if (notice === null || typeof first !== "string") return claim;
  return [member(notice), first.slice(1), ...rest];
}

/**
 * The same for summaries of claims with commas between them. Inside a JSON string every quotation mark is escaped, and
 * nothing within a summary is an object that begins with a claim's id: what begins so is a summary.
 */
export function withNotices(summaries: JsonText, { notice }: Config): JsonText {
  if (notice === null) return summaries;
  const text = typeof summaries === "string" ? summaries : new TextDecoder().decode(summaries);
  return text.replaceAll(CLAIM_BEGINS, () => `${member(notice)}${CLAIM_BEGINS.slice(1)}`);
}

/** The beginning of an object that goes on. */
function member(notice: string): string {
  return `{"notice":${JSON.stringify(notice)},`;
}
