import type { Database } from "../db/database.ts";
import { findSlimPage } from "../db/queries/slim-page.ts";
import type { SpanDocument } from "../publications/span-document.ts";
import { type SlimSource, slimClaim, slimSpan } from "./slim-entry.ts";

export interface SlimPage {
  /** The members of the page's entry, as JSON text without the braces around them. */
  members: string;
  hasArticle: boolean;
  /** Another one whenever the members are others. */
  tag: string;
}

/** @param key of the page's address. */
export async function readSlimPage(db: Database, key: string, now: Date): Promise<SlimPage> {
  const page = await findSlimPage(db, key);
  const sources: SlimSource[] = JSON.parse(page.claims);
  const spans: (SpanDocument & { claim: string })[] = JSON.parse(page.spans);
  const claims = sources.map((source) => slimClaim(source, now));
  const corrections = claims.filter(({ verdict }) => verdict?.correction).length;
  return {
    members: `"article":${page.article},"claims":${JSON.stringify(claims)},"spans":${JSON.stringify(spans.map(slimSpan))}`,
    hasArticle: page.article !== null,
    // Corrections end without an event, the oldest first: how many are left says which.
    tag: `e${page.lastEvent}.${corrections}`,
  };
}
