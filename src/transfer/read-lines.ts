import { becomesLatest, later, seenAt } from "../articles/latest-text.ts";
import { nearKeyOf } from "../articles/near-key.ts";
import { ruledKey } from "../articles/ruled-key.ts";
import type { ArticleBundle, ClaimBundle, EventRow } from "../db/queries/transfer-bundles.ts";
import type { ArticleRecord } from "../db/records.ts";
import { sha256Hex } from "../language/sha256.ts";
import { lookupHash } from "../urls/lookup-hash.ts";
import type { ArticleLine, ClaimLine, ToldEvent } from "./line-schemas.ts";

// Lines of an export as rows of the store: the inverse of render-lines.ts.

export function toEventRow(
  line: ToldEvent,
  { claimId, articleId }: Pick<EventRow, "claimId" | "articleId">,
): EventRow {
  return { ...line, claimId, articleId, changes: JSON.stringify(line.changes) };
}

export async function toArticleBundle(line: ArticleLine): Promise<ArticleBundle> {
  const { addresses, snapshots, texts, events, redactions, ...article } = line;
  const articleId = article.id;
  return {
    article: { ...article, ...textFacts(line) },
    addresses: await Promise.all(
      addresses.map(async (address) => {
        // An export of older rules, or one that somebody wrote: brought up to date once all articles are in.
        const ruled = ruledKey(address);
        return {
          ...address,
          articleId,
          hash: await lookupHash(address.key, sha256Hex),
          previousHash: null,
          previousHashUntil: null,
          sharesKey: ruled === address.key ? null : ruled,
          nearKey: nearKeyOf(ruled),
        };
      }),
    ),
    snapshots: snapshots.map((snapshot) => ({ ...snapshot, articleId })),
    texts: texts.map(({ sha256, length, content = null }) => ({ sha256, length, content })),
    events: events.map((event) => toEventRow(event, { claimId: null, articleId })),
    redactions,
  };
}

/** What the snapshots, in the order in which they were recorded, make known of their article. */
function textFacts({ snapshots, texts }: ArticleLine): Pick<ArticleRecord, "lastCheckedAt" | "textLength"> {
  let lastCheckedAt: string | null = null;
  let latest: ArticleLine["snapshots"][number] | null = null;
  for (const [i, snapshot] of snapshots.entries()) {
    lastCheckedAt = later(lastCheckedAt, seenAt(snapshot));
    if (becomesLatest(snapshot, snapshots.slice(0, i))) latest = snapshot;
  }
  const text = texts.find(({ sha256 }) => sha256 === latest?.textSha256);
  return { lastCheckedAt, textLength: text?.length ?? null };
}

export function toClaimBundle(line: ClaimLine): Omit<ClaimBundle, "shown"> {
  const claimId = line.id;
  return {
    ...toClaimRows(line),
    publications: line.publications.map((publication) => ({
      ...publication,
      claimId,
      document: JSON.stringify(publication.document),
    })),
    events: line.events.map((event) => toEventRow(event, { claimId, articleId: event.articleId })),
    redactions: line.redactions,
  };
}

/** The claim's own rows, without what is long: documents and events. */
export function toClaimRows(line: ClaimLine): Pick<ClaimBundle, "claim" | "spans" | "verdicts"> {
  const { spans, verdicts, publications: _, events: __, redactions: ___, shown: ____, ...claim } = line;
  const claimId = claim.id;
  return {
    claim,
    spans: spans.map((span) => ({
      ...span,
      claimId,
      placement: span.placement === null ? null : JSON.stringify(span.placement),
      confirmation: span.confirmation === null ? null : JSON.stringify(span.confirmation),
    })),
    verdicts: verdicts.map((verdict) => ({ ...verdict, claimId })),
  };
}
