import type { PlacedSpan } from "../articles/place-spans.ts";
import { wordingKey } from "../claims/wording-key.ts";
import type { Database } from "../db/database.ts";
import { joinDocument } from "../db/packed-details.ts";
import { loadArticlesById } from "../db/queries/article-aggregate.ts";
import { AS_SHOWN } from "../db/queries/publication-document.ts";
import type { PublicationProjection } from "../db/queries/publication-writes.ts";
import { type ClaimBundle, readClaimBundles } from "../db/queries/transfer-bundles.ts";
import { findKnown, findObstacles } from "../db/queries/transfer-lookups.ts";
import { claimStatements, type ImportedClaim } from "../db/queries/transfer-writes.ts";
import type { ArticleSummary } from "../publications/article-document.ts";
import { composeArticle } from "../publications/compose-claim.ts";
import { currentDocument } from "../publications/formats.ts";
import { keptDocument } from "../publications/kept-document.ts";
import { projectArticle, projectClaim, splitDocument } from "../publications/project-publication.ts";
import { restateDocument } from "../publications/restate-claim.ts";
import { REDACTED } from "../vocabulary.ts";
import { checkClaimLine } from "./check-claim-line.ts";
import type { SubjectKind } from "./import-subjects.ts";
import { type ClaimLine, claimLine } from "./line-schemas.ts";
import { toClaimBundle } from "./read-lines.ts";
import { renderLine, toClaimLine } from "./render-lines.ts";
import { retiredAddresses } from "./retired-addresses.ts";

export function claimKind(db: Database): SubjectKind<ClaimLine> {
  const citations = new LatestCitations();
  const retired = retiredAddresses(db, "claim");
  return {
    file: "claims.jsonl",
    schema: claimLine,
    needs: (line) => [
      ...line.relations.map(({ targetId: id }) => ({ member: "relations", id })),
      ...(line.replacedBy === null ? [] : [{ member: "replacedBy", id: line.replacedBy }]),
    ],
    check: async (line) => [...checkClaimLine(line), ...(await retired(line.slug))],
    findKnown: (ids) => findKnown(db, "claims", ids),
    async renderHeld({ id }) {
      const [bundle] = await readClaimBundles(db, { ids: [id] });
      return bundle ? renderLine(claimLine, toClaimLine(bundle)) : "";
    },
    async write(lines) {
      const articles = await describeCited(db, lines);
      const imported = lines.map((line) => toImported(line, articles));
      const wordings = lines
        .filter(({ text }) => text !== REDACTED)
        .map(({ id, text }) => ({ claimId: id, key: wordingKey(text), compared: false }));
      await db.write(claimStatements(imported, citations.latestOf(lines, articles), wordings));
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

type DescribedArticles = ReadonlyMap<string, ArticleSummary>;

/** By id: the articles that publications of these claims cite, as they are described now. */
async function describeCited(db: Database, lines: ClaimLine[]): Promise<DescribedArticles> {
  const ids = lines.flatMap(({ publications }) =>
    publications.flatMap(({ document }) =>
      [...document.evidence, ...document.appearances].map(({ article }) => article.id),
    ),
  );
  const articles = await loadArticlesById(db, [...new Set(ids)]);
  return new Map([...articles].map(([id, article]) => [id, composeArticle(article)]));
}

function toImported(line: ClaimLine, articles: DescribedArticles): ImportedClaim {
  const bundle = toClaimBundle(line);
  const shown = line.shown ? projectShown(line, bundle, articles) : null;
  const current = shown && {
    id: shown.row.publicationId,
    document: joinDocument(shown.row.summary, shown.row.details),
  };
  const publications = bundle.publications.map((row) => {
    if (row.id === current?.id && row.document === current.document) return { ...row, document: AS_SHOWN };
    return { ...row, ...keptDocument(row.document, row.format) };
  });
  return { bundle: { ...bundle, publications }, shown };
}

/** What readers see: the last publication, with its quotes and sources as they are now. */
function projectShown(line: ClaimLine, { spans }: Omit<ClaimBundle, "shown">, articles: DescribedArticles) {
  const publication = line.publications.at(-1);
  if (!publication || !line.shown) throw new Error(`${line.id} is shown without a publication`);
  const placed = new Map(
    spans.map((span): [string, PlacedSpan] => [
      span.id,
      { span, state: span.state, placement: span.placement === null ? null : JSON.parse(span.placement) },
    ]),
  );
  const composed = splitDocument(currentDocument(publication.document, publication.format));
  return projectClaim(restateDocument(composed, { placed, articles }), {
    publicationId: publication.id,
    shownAt: publication.publishedAt,
    reports: line.relations.filter(({ kind }) => kind === "reports").map(({ targetId }) => targetId),
  });
}

/** Readers find an article by the time of the last publication that cites it, in whatever order claims are imported. */
class LatestCitations {
  /** Number of that publication, by article. */
  readonly #latest = new Map<string, number>();

  latestOf(lines: ClaimLine[], articles: DescribedArticles): PublicationProjection["articles"] {
    const latest = new Map<string, { seq: number; publishedAt: string }>();
    for (const { seq, publishedAt, document } of lines.flatMap((line) => line.publications)) {
      for (const { article } of [...document.evidence, ...document.appearances]) {
        const known = Math.max(this.#latest.get(article.id) ?? 0, latest.get(article.id)?.seq ?? 0);
        if (known < seq) latest.set(article.id, { seq, publishedAt });
      }
    }
    return [...latest].flatMap(([id, { publishedAt }]) => {
      const article = articles.get(id);
      return article ? [{ ...projectArticle(article), publishedAt }] : [];
    });
  }

  note(line: ClaimLine): void {
    for (const { seq, document } of line.publications) {
      for (const { article } of [...document.evidence, ...document.appearances]) {
        this.#latest.set(article.id, Math.max(this.#latest.get(article.id) ?? 0, seq));
      }
    }
  }
}
