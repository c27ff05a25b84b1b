import type { Database } from "../db/database.ts";
import { unpackDetails } from "../db/packed-details.ts";
import type { PageAtKey, PageVersion } from "../db/queries/annotated-page.ts";
import { findSlimPage, findSlimPages, type SlimPageRow } from "../db/queries/slim-page.ts";
import { MAX_CLAIMS, MAX_SPANS } from "../lookup/entry.ts";
import type { ClaimDetails } from "../publications/claim-document.ts";
import type { SpanDocument } from "../publications/span-document.ts";
import {
  CORRECTION_MS,
  type SlimClaim,
  type SlimSource,
  type SlimSpan,
  slimClaim,
  slimSpan,
} from "./slim-entry.ts";

export interface SlimPage extends PageVersion {
  /** The members of the page's entry, as JSON text without the braces around them. */
  members: string;
}

/** Verdicts that readers have had for longer are no longer told to be corrections; RFC 3339. */
export function correctionsSince(now: Date): string {
  return new Date(now.getTime() - CORRECTION_MS).toISOString();
}

export async function readSlimPage(db: Database, asked: PageAtKey, now: Date): Promise<SlimPage> {
  const row = await findSlimPage(db, asked, correctionsSince(now));
  const { article, claims: _, spans: __, ...version } = row;
  const { claims, spans } = slimContents(row, now);
  return {
    ...version,
    members: `"article":${article},"claims":${JSON.stringify(claims)},"spans":${JSON.stringify(spans)}`,
  };
}

export interface LookupPageEntry {
  /** The members of its entry after its hash, as JSON text without the braces around them. */
  members: string;
  /** When it will read otherwise though nobody writes: a correction is told no more. RFC 3339; null for never. */
  freshUntil: string | null;
}

/** Pages as a look-up gives them, in the order in which they are asked for; null for one that nobody annotated. One round trip. */
export async function readLookupEntries(
  db: Database,
  asked: readonly PageAtKey[],
  now: Date,
): Promise<(LookupPageEntry | null)[]> {
  const rows = await findSlimPages(db, asked, correctionsSince(now));
  return rows.map((row) => {
    if (row.article === null) return null;
    const { claims, spans, sources } = slimContents(row, now);
    const ends = sources.flatMap(({ verdictSince }, i) =>
      claims[i]?.verdict?.correction && verdictSince !== null
        ? [Date.parse(verdictSince) + CORRECTION_MS]
        : [],
    );
    const shown = JSON.stringify(claims.slice(0, MAX_CLAIMS));
    const marked = JSON.stringify(spans.slice(0, MAX_SPANS));
    return {
      members: `"gone":null,"article":${row.article},"claims":${shown},"spans":${marked}`,
      freshUntil: ends.length === 0 ? null : new Date(Math.min(...ends)).toISOString(),
    };
  });
}

function slimContents(
  row: SlimPageRow,
  now: Date,
): { sources: SlimSource[]; claims: SlimClaim[]; spans: SlimSpan[] } {
  const kept: (Omit<SlimSource, "evidence"> & { details: string })[] = JSON.parse(row.claims);
  const sources = kept.map(({ details, ...source }): SlimSource => {
    const { evidence }: ClaimDetails = JSON.parse(unpackDetails(details));
    return { ...source, evidence };
  });
  const quotes: (SpanDocument & { claim: string })[] = JSON.parse(row.spans);
  return {
    sources,
    claims: sources.map((source) => slimClaim(source, now)),
    spans: quotes.map(slimSpan),
  };
}
