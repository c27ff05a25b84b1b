import type { ArticleBundle, ClaimBundle, EventRow } from "../db/queries/transfer-bundles.ts";
import type { ArticleLine, ClaimLine, EditorLine, ToldEvent } from "./line-schemas.ts";

// Rows of the store as lines of an export. What follows from where a row stands in its line, such as the claim of a
// span, is left out; what can be worked out, such as look-up hashes and everything that readers see, too.

export function toEditorLine({ id, name, createdAt }: EditorLine): EditorLine {
  return { id, name, createdAt };
}

export function toEventLine(row: EventRow): ToldEvent {
  const { seq, id, at, actorId, action, subjectKind, subjectId, version, reason, isPublic } = row;
  const changes: ToldEvent["changes"] = JSON.parse(row.changes);
  return { seq, id, at, actorId, action, subjectKind, subjectId, version, reason, changes, isPublic };
}

/** The contents of texts are written only where they were read. */
export function toArticleLine(bundle: ArticleBundle, { withTexts }: { withTexts: boolean }): ArticleLine {
  const { lastCheckedAt: _, textLength: __, ...article } = bundle.article;
  return {
    ...article,
    addresses: bundle.addresses.map(({ key, url, addedAt, addedBy, reason }) => ({
      key,
      url,
      addedAt,
      addedBy,
      reason,
    })),
    snapshots: bundle.snapshots.map(({ articleId: _, ...snapshot }) => snapshot),
    texts: bundle.texts.map(({ sha256, length, content }) =>
      withTexts ? { sha256, length, content } : { sha256, length },
    ),
    events: bundle.events.map(toEventLine),
    redactions: bundle.redactions,
  };
}

export function toClaimLine({ claim, shown, ...bundle }: ClaimBundle): ClaimLine {
  return {
    ...claim,
    spans: bundle.spans.map(({ claimId: _, placement, confirmation, ...span }) => ({
      ...span,
      placement: placement === null ? null : JSON.parse(placement),
      confirmation: confirmation === null ? null : JSON.parse(confirmation),
    })),
    verdicts: bundle.verdicts.map(({ claimId: _, ...verdict }) => verdict),
    publications: bundle.publications.map(({ claimId: _, document, ...publication }) => ({
      ...publication,
      document: JSON.parse(document),
    })),
    events: bundle.events.map((row) => ({ ...toEventLine(row), articleId: row.articleId })),
    redactions: bundle.redactions,
    shown: shown && { publicationId: shown.publicationId },
  };
}

/** A line as it stands in the file: members in the order of the schema, no spaces. */
export function renderLine<T>(schema: { parse(value: unknown): T }, line: T): string {
  return JSON.stringify(schema.parse(line));
}
