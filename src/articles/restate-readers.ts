import type { SQL } from "drizzle-orm";
import { type ArticleSpans, restatementStatements } from "../db/queries/article-spans.ts";
import type { ArticleChange } from "../db/queries/article-writes.ts";
import type { ArticleRecord, SpanRecord } from "../db/records.ts";
import type { Statement } from "../db/statements.ts";
import { edited } from "../events/changes.ts";
import { composeArticle } from "../publications/compose-claim.ts";
import { projectArticle, searchEntryOfClaim } from "../publications/project-publication.ts";
import { type Restatement, restateClaim } from "../publications/restate-claim.ts";
import type { PlacedSpan } from "./place-spans.ts";

/** What of the published rows follows a change of an article, or of how its quotes stand. */
export interface ReadersRestated {
  /** One event for each quote that stands otherwise than before. */
  changes: ArticleChange[];
  /** Ids of the claims of which readers see something else. */
  claims: string[];
  statements(gate: SQL): Statement[];
}

/** Whether readers see the article described in other words or numbers than before. */
export function isDescribedAnew(before: ArticleRecord, after: ArticleRecord): boolean {
  return JSON.stringify(composeArticle(before)) !== JSON.stringify(composeArticle(after));
}

/** The record of a quote once it is known to stand like this. */
export function spanAfter({ span, state, placement, confirmation }: PlacedSpan): SpanRecord {
  return {
    ...span,
    state,
    placement: placement && JSON.stringify(placement),
    confirmation: confirmation ?? span.confirmation,
  };
}

/**
 * Brings everything that readers see of an article up to date: the claims that quote it, the quotes where they stand,
 * the article itself. `read` is what was there; the write is guarded by it. Replay works out the same from the events.
 */
export function restateReaders(
  read: ArticleSpans,
  placed: readonly PlacedSpan[],
  before: ArticleRecord,
  after: ArticleRecord,
): ReadersRestated {
  const moved: PlacedSpan[] = [];
  const changes: ArticleChange[] = [];
  for (const item of placed) {
    const { span } = item;
    const now = spanAfter(item);
    const action = item.confirmation === undefined ? "span.placed" : "span.confirmed";
    const change = edited(action, "span", span, now, { isPublic: read.published.has(span.id) });
    if (!change) continue;
    moved.push({ ...item, span: now });
    changes.push({ ...change, claimId: span.claimId });
  }
  const anew = isDescribedAnew(before, after);
  const described = composeArticle(after);
  const restatement: Restatement = {
    placed: new Map(moved.map((item) => [item.span.id, item])),
    articles: new Map(anew ? [[after.id, described]] : []),
  };
  const claims = read.claims.filter(
    ({ claimId }) => anew || moved.some(({ span }) => span.claimId === claimId),
  );
  const isFoundAnew =
    before.headline !== after.headline || before.descriptiveHeadline !== after.descriptiveHeadline;
  return {
    changes,
    claims: claims.map(({ claimId }) => claimId),
    statements: (gate) =>
      restatementStatements(
        {
          spans: moved.map(({ span: { id, state, placement, confirmation } }) => ({
            id,
            state,
            placement,
            confirmation,
          })),
          published: moved.flatMap(({ span: { id, start }, placement }) =>
            read.published.has(id) ? [{ spanId: id, start: placement?.start ?? start }] : [],
          ),
          claims: claims.map(({ reports, ...row }) => {
            const now = restateClaim(row, restatement);
            return { ...now, search: isFoundAnew ? searchEntryOfClaim(now, reports) : null };
          }),
          article: anew ? projectArticle(described) : null,
        },
        gate,
      ),
  };
}
