import type { Database } from "../db/database.ts";
import type { PageAtKey, PageVersion } from "../db/queries/annotated-page.ts";
import { findSlimPage } from "../db/queries/slim-page.ts";
import type { SpanDocument } from "../publications/span-document.ts";
import { CORRECTION_MS, type SlimSource, slimClaim, slimSpan } from "./slim-entry.ts";

export interface SlimPage extends PageVersion {
  /** The members of the page's entry, as JSON text without the braces around them. */
  members: string;
}

/** Verdicts that readers have had for longer are no longer told to be corrections; RFC 3339. */
export function correctionsSince(now: Date): string {
  return new Date(now.getTime() - CORRECTION_MS).toISOString();
}

export async function readSlimPage(db: Database, asked: PageAtKey, now: Date): Promise<SlimPage> {
  const { article, claims, spans, ...version } = await findSlimPage(db, asked, correctionsSince(now));
  const sources: SlimSource[] = JSON.parse(claims);
  const quotes: (SpanDocument & { claim: string })[] = JSON.parse(spans);
  const entries = sources.map((source) => slimClaim(source, now));
  return {
    ...version,
    members: `"article":${article},"claims":${JSON.stringify(entries)},"spans":${JSON.stringify(quotes.map(slimSpan))}`,
  };
}
