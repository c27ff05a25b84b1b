import type { PlacedSpan } from "../articles/place-spans.ts";
import type { Database } from "../db/database.ts";
import type { PublicationProjection } from "../db/queries/publication-writes.ts";
import { type ClaimBundle, readClaimBundles } from "../db/queries/transfer-bundles.ts";
import { findKnown, findObstacles } from "../db/queries/transfer-lookups.ts";
import { claimStatements, type ImportedClaim } from "../db/queries/transfer-writes.ts";
import { currentDocument } from "../publications/formats.ts";
import {
  joinDocument,
  projectArticles,
  projectPublication,
  splitDocument,
} from "../publications/project-publication.ts";
import { restateClaim } from "../publications/restate-claim.ts";
import { checkClaimLine } from "./check-claim-line.ts";
import type { SubjectKind } from "./import-subjects.ts";
import { type ClaimLine, claimLine } from "./line-schemas.ts";
import { toClaimBundle } from "./read-lines.ts";
import { renderLine, toClaimLine } from "./render-lines.ts";

export function claimKind(db: Database): SubjectKind<ClaimLine> {
  const citations = new LatestCitations();
  return {
    file: "claims.jsonl",
    schema: claimLine,
    needs: (line) => [
      ...line.relations.map(({ targetId }) => targetId),
      ...(line.replacedBy === null ? [] : [line.replacedBy]),
    ],
    check: async (line) => checkClaimLine(line),
    findKnown: (ids) => findKnown(db, "claims", ids),
    async renderHeld({ id }) {
      const [bundle] = await readClaimBundles(db, { ids: [id] });
      return bundle ? renderLine(claimLine, toClaimLine(bundle)) : "";
    },
    async write(lines) {
      await db.write(claimStatements(lines.map(toImported), citations.latestOf(lines)));
    },
    explain: (line) =>
      findObstacles(db, {
        table: "claims",
        id: line.id,
        seq: line.seq,
        slug: line.slug,
        editors: [
          line.createdBy,
          ...line.events.map(({ actorId }) => actorId),
          ...line.verdicts.flatMap(({ issuerId }) => issuerId ?? []),
        ],
        articles: line.spans.map(({ articleId }) => articleId),
        eventIds: line.events.map(({ id }) => id),
        eventSeqs: line.events.map(({ seq }) => seq),
        quotes: line.spans,
      }),
    noteThere: (line) => citations.note(line),
  };
}

function toImported(line: ClaimLine): ImportedClaim {
  const bundle = toClaimBundle(line);
  return { bundle, shown: line.shown && projectShown(line, bundle) };
}

/** What readers see: the last publication, with the states that its quotes have now. */
function projectShown(line: ClaimLine, { spans }: Omit<ClaimBundle, "shown">) {
  const publication = line.publications.at(-1);
  if (!publication || !line.shown) throw new Error(`${line.id} is shown without a publication`);
  const composed = splitDocument(currentDocument(publication.document, publication.format));
  const placed = new Map(
    spans.map((span): [string, PlacedSpan] => [
      span.id,
      { span, state: span.state, placement: span.placement === null ? null : JSON.parse(span.placement) },
    ]),
  );
  const now = restateClaim(
    {
      seq: line.seq,
      claimId: line.id,
      publicationId: publication.id,
      revision: 0,
      summary: JSON.stringify(composed.summary),
      details: JSON.stringify(composed.details),
    },
    placed,
  );
  return projectPublication(splitDocument(JSON.parse(joinDocument(now.summary, now.details))), {
    publicationId: publication.id,
    revision: line.shown.revision,
    shownAt: publication.publishedAt,
    reports: line.relations.filter(({ kind }) => kind === "reports").map(({ targetId }) => targetId),
  });
}

/** Readers see an article as the last publication that cites it shows it, in whatever order claims are imported. */
class LatestCitations {
  /** Number of that publication, by article. */
  readonly #latest = new Map<string, number>();

  latestOf(lines: ClaimLine[]): PublicationProjection["articles"] {
    const articles = new Map<string, { seq: number; shown: PublicationProjection["articles"][number] }>();
    for (const { seq, publishedAt, format, document } of lines.flatMap((line) => line.publications)) {
      for (const shown of projectArticles(splitDocument(currentDocument(document, format)), publishedAt)) {
        const latest = Math.max(
          this.#latest.get(shown.articleId) ?? 0,
          articles.get(shown.articleId)?.seq ?? 0,
        );
        if (latest < seq) articles.set(shown.articleId, { seq, shown });
      }
    }
    return [...articles.values()].map(({ shown }) => shown);
  }

  note(line: ClaimLine): void {
    for (const { seq, document } of line.publications) {
      for (const { article } of [...document.evidence, ...document.appearances]) {
        this.#latest.set(article.id, Math.max(this.#latest.get(article.id) ?? 0, seq));
      }
    }
  }
}
