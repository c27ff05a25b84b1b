import type { PlacedSpan } from "../articles/place-spans.ts";
import type { PublicationRow } from "../db/queries/transfer-bundles.ts";
import type {
  ClaimAggregate,
  ClaimRecord,
  PublishedPast,
  RelationTarget,
  SpanRecord,
  VerdictRecord,
} from "../db/records.ts";
import type { ArticleSummary } from "../publications/article-document.ts";
import { composeArticle, composeClaim } from "../publications/compose-claim.ts";
import { currentDocument, documentOfFormat } from "../publications/formats.ts";
import { splitDocument } from "../publications/project-publication.ts";
import { reviewerOf } from "../publications/publication-of.ts";
import { restateClaim } from "../publications/restate-claim.ts";
import { blankVerdict } from "../verdicts/blank-verdict.ts";
import { applyChanges, type Report, readChanges, type ToldEvent } from "./apply-changes.ts";
import { blankClaim, blankSpan } from "./blank-records.ts";
import { foldArticleEvent, newToldArticle, type ToldArticle } from "./fold-article.ts";

export type ToldPublication = Omit<PublicationRow, "seq">;

/** A related claim: what is shown of it is the text that its own readers see. */
interface ToldTarget {
  claim: ClaimRecord;
  publishedText: string;
}

/** A claim as its events tell it. */
export interface ToldClaim {
  /** Null until an event says that there is one. */
  claim: ClaimRecord | null;
  spans: Map<string, SpanRecord>;
  verdicts: Map<string, VerdictRecord>;
  publications: ToldPublication[];
  /** What readers see: the last publication, with the quotes' states brought up to date; null where it is withdrawn. */
  shown: { publicationId: string; summary: string; details: string } | null;
  /** Quotes that were looked up or confirmed since it was published. */
  placed: Set<string>;
  /** By id: articles and related claims as they stood after the last event that was taken. */
  articles: Map<string, ToldArticle>;
  targets: Map<string, ToldTarget>;
}

export interface FoldOptions {
  /** Names of editors by id: a publication names who reviewed it. */
  editors: ReadonlyMap<string, string>;
  report: Report;
  /** False: publications are told without their documents, which need what other subjects' events tell. */
  withDocuments?: boolean;
}

/**
 * Folds events, in the order of their numbers, into a claim. They are those of the claim, and for its publications
 * those of the articles and of the related claims themselves.
 */
export function foldClaim(claimId: string, events: Iterable<ToldEvent>, options: FoldOptions): ToldClaim {
  const told: ToldClaim = {
    claim: null,
    spans: new Map(),
    verdicts: new Map(),
    publications: [],
    shown: null,
    placed: new Set(),
    articles: new Map(),
    targets: new Map(),
  };
  for (const event of events) {
    if (event.claimId === claimId) foldOwnEvent(told, event, options);
    else if (event.subjectKind === "article") {
      const article = entry(told.articles, event.subjectId, newToldArticle);
      foldArticleEvent(article, event, ignore);
    } else if (event.subjectKind === "claim") {
      const target = entry(told.targets, event.subjectId, (id) => ({
        claim: blankClaim(id),
        publishedText: "",
      }));
      applyChanges(target.claim, event, readChanges(event), ignore);
      if (event.action === "claim.published") target.publishedText = target.claim.text;
    }
  }
  restate(told);
  return told;
}

/** Articles and related claims are compared on their own; here they are only looked up. */
const ignore: Report = () => {};

function foldOwnEvent(told: ToldClaim, event: ToldEvent, options: FoldOptions): void {
  const { report } = options;
  const claimId = event.claimId ?? "";
  const id = event.subjectId;
  const changes = readChanges(event);
  switch (event.subjectKind) {
    case "claim":
      told.claim ??= blankClaim(claimId);
      applyChanges(told.claim, event, changes, report);
      if (told.claim.status !== "published") told.shown = null;
      break;
    case "span":
      applyChanges(
        entry(told.spans, id, (key) => blankSpan(key, claimId)),
        event,
        changes,
        report,
      );
      if (event.action === "span.placed" || event.action === "span.confirmed") told.placed.add(id);
      break;
    case "verdict":
      applyChanges(
        entry(told.verdicts, id, (key) => blankVerdict(key, claimId)),
        event,
        changes,
        report,
      );
      break;
    case "publication":
      break;
    default:
      report({ subject: `event ${event.id}`, field: "subject", told: event.subjectKind, held: "nothing" });
  }
  // Where a new text of an article moved a quote, the version is the article's, and the claim's stays as it was.
  if (told.claim && event.articleId === null) {
    told.claim.version = event.version;
    told.claim.updatedAt = event.at;
  }
  if (event.action === "publication.created") publish(told, event, options);
}

function publish(told: ToldClaim, event: ToldEvent, options: FoldOptions): void {
  const { editors, withDocuments = true } = options;
  const { claim } = told;
  if (!claim) return;
  const publication = {
    id: event.subjectId,
    claimId: claim.id,
    n: 0,
    claimVersion: 0,
    verdictId: null,
    publishedAt: "",
    publishedBy: "",
    // Events told of no format while there was one.
    format: 1,
    document: "",
  };
  const { label: _, ...fields } = readChanges(event);
  for (const [field, [, after]] of Object.entries(fields)) Object.assign(publication, { [field]: after });
  if (!withDocuments) {
    told.publications.push(publication);
    return;
  }
  const actor = { editorId: event.actorId, name: editors.get(event.actorId) ?? "" };
  const verdict = told.verdicts.get(claim.verdictId ?? "") ?? null;
  const composed = composeClaim(aggregateOf(told, claim), {
    withUnpublishedTargets: false,
    // Documents of the first format told verdicts as they were issued.
    past: publication.format === 1 ? null : pastOf(told),
    reviewedBy: reviewerOf(verdict, actor),
  });
  const { format } = publication;
  // As it was written then, and as readers get it today: what the format of that time had no member for is not told.
  const document = documentOfFormat({ ...composed.summary, ...composed.details }, format);
  told.publications.push({ ...publication, document: JSON.stringify(document) });
  const { summary, details } = splitDocument(currentDocument(document, format));
  told.placed.clear();
  told.shown = {
    publicationId: publication.id,
    summary: JSON.stringify(summary),
    details: JSON.stringify(details),
  };
}

function aggregateOf(told: ToldClaim, claim: ClaimRecord): ClaimAggregate {
  return {
    seq: 0,
    claim,
    spans: [...told.spans.values()],
    verdicts: [...told.verdicts.values()],
    articles: new Map([...told.articles].map(([id, { article }]) => [id, article])),
    targets: new Map(
      [...told.targets].map(
        ([
          id,
          {
            claim: { slug, text, status },
            publishedText,
          },
        ]): [string, RelationTarget] => {
          const published = status === "published";
          return [id, { id, slug, text: published ? publishedText : text, published }];
        },
      ),
    ),
    current: null,
    past: pastOf(told),
  };
}

function pastOf({ publications }: ToldClaim): PublishedPast {
  const last = publications.at(-1);
  const document = last && currentDocument(JSON.parse(last.document), last.format);
  return {
    verdictIds: publications.flatMap(({ verdictId }) => verdictId ?? []),
    last: document ? { text: document.text, reworded: document.reworded } : null,
  };
}

/** Readers see at once how the quotes stand, and how their sources are described. */
function restate(told: ToldClaim): void {
  const { shown } = told;
  if (!shown) return;
  const placed = [...told.placed].flatMap((id): [string, PlacedSpan][] => {
    const span = told.spans.get(id);
    if (!span) return [];
    const placement = span.placement === null ? null : JSON.parse(span.placement);
    return [[id, { span, state: span.state, placement }]];
  });
  const articles = [...told.articles].map(([id, { article }]): [string, ArticleSummary] => [
    id,
    composeArticle(article),
  ]);
  const row = { seq: 0, claimId: told.claim?.id ?? "", revision: 0, ...shown };
  const { summary, details } = restateClaim(row, { placed: new Map(placed), articles: new Map(articles) });
  told.shown = { ...shown, summary, details };
}

function entry<T>(map: Map<string, T>, key: string, make: (key: string) => T): T {
  const known = map.get(key);
  if (known) return known;
  const made = make(key);
  map.set(key, made);
  return made;
}
