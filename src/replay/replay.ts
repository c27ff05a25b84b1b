import { nearKeyOf } from "../articles/near-key.ts";
import { ruledKey } from "../articles/ruled-key.ts";
import type { Database } from "../db/database.ts";
import { readArticlesShown, readEditorNames, readQuotesShown } from "../db/queries/replay.ts";
import {
  type ArticleBundle,
  type ClaimBundle,
  type EventRow,
  readArticleBundles,
  readClaimBundles,
  readContextEvents,
} from "../db/queries/transfer-bundles.ts";
import { sha256Hex } from "../language/sha256.ts";
import type { ClaimDetails, ClaimSummary } from "../publications/claim-document.ts";
import { composeArticle } from "../publications/compose-claim.ts";
import { currentDocument } from "../publications/formats.ts";
import { listedColumns, mentionOf } from "../publications/project-publication.ts";
import { lookupHash } from "../urls/lookup-hash.ts";
import { type Report, readChanges } from "./apply-changes.ts";
import { compareDocuments, compareLists, compareRecords, type Difference } from "./difference.ts";
import { foldArticleEvent, newToldArticle, type ToldArticle } from "./fold-article.ts";
import { foldClaim, type ToldClaim } from "./fold-claim.ts";

export interface ReplayCounts {
  articles: number;
  snapshots: number;
  claims: number;
  spans: number;
  verdicts: number;
  publications: number;
  /** Claims that readers see now. */
  shown: number;
  events: number;
}

export interface ReplayResult {
  counts: ReplayCounts;
  /** How many places differ in all, and the first of them. */
  differenceCount: number;
  differences: Difference[];
}

export interface ReplayOptions {
  /** How many differences to keep. */
  keep?: number;
  progress?: (counts: ReplayCounts) => void;
}

/** Claims read at a time: what bounds the memory, together with the longest histories among them. */
const PAGE = 100;
const KEPT_DIFFERENCES = 20;

/**
 * Tells every claim and article again from the events alone, and compares what comes out with what the tables
 * hold: working copies, spans, verdicts, publications with their documents, addresses, snapshots, and what readers
 * see now. Texts are not in the events, only their hashes and lengths.
 */
export async function replay(db: Database, options: ReplayOptions = {}): Promise<ReplayResult> {
  const { keep = KEPT_DIFFERENCES, progress = () => {} } = options;
  const counts: ReplayCounts = {
    articles: 0,
    snapshots: 0,
    claims: 0,
    spans: 0,
    verdicts: 0,
    publications: 0,
    shown: 0,
    events: 0,
  };
  const result: ReplayResult = { counts, differenceCount: 0, differences: [] };
  const report: Report = (difference) => {
    result.differenceCount += 1;
    if (result.differences.length < keep) result.differences.push(difference);
  };

  for (let after = 0; ; ) {
    const bundles = await readArticleBundles(db, { after, limit: PAGE });
    const last = bundles.at(-1);
    if (!last) break;
    after = last.article.seq;
    for (const bundle of bundles) await compareArticle(bundle, report);
    counts.articles += bundles.length;
    counts.snapshots += bundles.reduce((sum, { snapshots }) => sum + snapshots.length, 0);
    counts.events += bundles.reduce((sum, { events }) => sum + events.length, 0);
    progress(counts);
    await breathe();
  }

  const editors = await readEditorNames(db);
  const seenArticles = new Set<string>();
  for (let after = 0; ; ) {
    const bundles = await readClaimBundles(db, { after, limit: PAGE });
    const last = bundles.at(-1);
    if (!last) break;
    after = last.claim.seq;
    const context = await contextOf(db, bundles);
    const quotes = await readQuotesShown(
      db,
      bundles.map(({ claim }) => claim.id),
    );
    const shownArticles = await readArticlesShown(db, [...context.articleIds]);
    for (const bundle of bundles) {
      const told = foldClaim(bundle.claim.id, context.eventsOf(bundle), { editors, report });
      compareClaim(told, bundle, report);
      if (bundle.shown) compareQuotes(told, quotes.get(bundle.claim.id) ?? new Map(), report);
      compareShownArticles(told, shownArticles, seenArticles, report);
      counts.claims += 1;
      counts.spans += bundle.spans.length;
      counts.verdicts += bundle.verdicts.length;
      counts.publications += bundle.publications.length;
      counts.shown += bundle.shown ? 1 : 0;
      counts.events += bundle.events.length;
    }
    progress(counts);
    await breathe();
  }
  return result;
}

/** Long loops that only await leak statements: the client frees them in a macrotask. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** The number of a row in its table is no fact about its subject. */
const NUMBER = ["seq"];

async function compareArticle(bundle: ArticleBundle, report: Report): Promise<void> {
  const { id } = bundle.article;
  const told: ToldArticle = newToldArticle(id);
  for (const event of bundle.events) foldArticleEvent(told, event, report);
  const addresses = await Promise.all(
    told.addresses.map(async (address) => {
      // Told by the rules of its day: held by those in force, or as told where another row has that key.
      const given = { key: String(address.key), url: typeof address.url === "string" ? address.url : null };
      const ruled = ruledKey(given);
      const key = bundle.addresses.some((row) => row.key === given.key) ? given.key : ruled;
      const sharesKey = key === ruled ? null : ruled;
      return {
        id: key,
        ...address,
        key,
        hash: await lookupHash(key, sha256Hex),
        articleId: id,
        sharesKey,
        nearKey: nearKeyOf(ruled),
      };
    }),
  );
  const snapshot = (row: object, i: number) => ({ id: `${id} ${i + 1}`, ...row });
  const differences = [
    ...compareRecords(`article ${id}`, told.article, bundle.article, NUMBER),
    ...compareLists(
      "address",
      addresses,
      // What an address was hashed to before the rules changed is the store's own book-keeping.
      bundle.addresses.map(({ previousHash: _, previousHashUntil: __, ...row }) => ({ id: row.key, ...row })),
    ),
    ...compareLists(
      "snapshot",
      told.snapshots.map(snapshot),
      bundle.snapshots.map(({ seq: _, articleId: __, ...row }, i) => snapshot(row, i)),
    ),
    ...compareLists(
      "text",
      [...told.texts].map(([sha256, length]) => ({ id: String(sha256), length })),
      bundle.texts.map(({ sha256, length }) => ({ id: sha256, length })),
    ),
  ];
  differences.forEach(report);
}

function compareClaim(told: ToldClaim, bundle: ClaimBundle, report: Report): void {
  const differences = [
    ...compareRecords(`claim ${bundle.claim.id}`, told.claim ?? undefined, bundle.claim, NUMBER),
    ...compareLists("span", told.spans.values(), bundle.spans, NUMBER),
    ...compareLists("verdict", told.verdicts.values(), bundle.verdicts, NUMBER),
    ...compareLists("publication", told.publications, bundle.publications, [...NUMBER, "document"]),
  ];
  differences.forEach(report);
  for (const publication of told.publications) {
    const held = bundle.publications.find(({ id }) => id === publication.id);
    if (!held || held.document === publication.document) continue;
    const subject = `publication ${publication.id}`;
    compareDocuments(subject, JSON.parse(publication.document), JSON.parse(held.document)).forEach(report);
  }
  compareShown(told, bundle, report);
}

function compareShown(told: ToldClaim, { claim, shown }: ClaimBundle, report: Report): void {
  const subject = `what readers see of ${claim.id}`;
  if (!told.shown || !shown) {
    compareRecords(subject, told.shown ?? undefined, shown ?? undefined).forEach(report);
    return;
  }
  for (const part of ["summary", "details"] as const) {
    if (told.shown[part] === shown[part]) continue;
    compareDocuments(subject, JSON.parse(told.shown[part]), JSON.parse(shown[part])).forEach(report);
  }
  // Lists and filters go by columns that follow from the document: a claim with others is shown, and not found.
  const summary: ClaimSummary = JSON.parse(told.shown.summary);
  const listed = {
    publicationId: told.shown.publicationId,
    ...listedColumns(summary),
    mention: mentionOf(summary),
  };
  const { publicationId, slug, label, kind, claimantName, claimantKey, language, claimedOn, reviewedAt } =
    shown;
  const held = {
    publicationId,
    slug,
    label,
    kind,
    claimantName,
    claimantKey,
    language,
    claimedOn,
    reviewedAt,
  };
  compareRecords(subject, listed, { ...held, mention: shown.mention }).forEach(report);
}

/** Pages read the quotes of a claim where they stand in it. */
function compareQuotes({ claim, shown }: ToldClaim, held: ReadonlyMap<string, string>, report: Report): void {
  if (!claim || !shown) return;
  const { evidence, appearances }: ClaimDetails = JSON.parse(shown.details);
  for (const quote of [...evidence, ...appearances]) {
    const told = JSON.stringify({ ...quote, claim: claim.id });
    const found = held.get(quote.id);
    if (found === told) continue;
    const subject = `what readers see of ${quote.id} at its page`;
    compareDocuments(subject, JSON.parse(told), found === undefined ? undefined : parsed(found)).forEach(
      report,
    );
  }
}

/** Read from a wrong place it may be no JSON: then the text. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** What publications drew on besides their own claim: articles and related claims, as their events tell them. */
async function contextOf(db: Database, bundles: ClaimBundle[]) {
  const articlesOf = new Map<string, Set<string>>();
  const targetsOf = new Map<string, Set<string>>();
  for (const { claim, spans, events } of bundles) {
    articlesOf.set(claim.id, new Set(spans.map((span) => span.articleId)));
    targetsOf.set(claim.id, new Set(events.flatMap(targetsIn)));
  }
  const articleIds = union(articlesOf.values());
  const events = await readContextEvents(db, {
    articleIds: [...articleIds],
    claimIds: [...union(targetsOf.values())],
  });
  const bySubject = Map.groupBy(events, (event) => event.subjectId);
  return {
    articleIds,
    /** The claim's own events and those that it drew on, in order. */
    eventsOf({ claim, events: own }: ClaimBundle): EventRow[] {
      const others = [...(articlesOf.get(claim.id) ?? []), ...(targetsOf.get(claim.id) ?? [])];
      return [...own, ...others.flatMap((id) => bySubject.get(id) ?? [])].sort((a, b) => a.seq - b.seq);
    },
  };
}

/** Every claim that a relation was ever made to: publications of that time show it. */
function targetsIn(event: EventRow): string[] {
  if (event.subjectKind !== "claim") return [];
  const relations = readChanges(event).relations?.[1];
  if (!Array.isArray(relations)) return [];
  return relations.flatMap((relation: { targetId?: unknown }) =>
    typeof relation?.targetId === "string" ? [relation.targetId] : [],
  );
}

function union(sets: Iterable<Set<string>>): Set<string> {
  const all = new Set<string>();
  for (const set of sets) for (const value of set) all.add(value);
  return all;
}

/** Readers see an article as it is described now, once any publication has cited it. */
function compareShownArticles(
  told: ToldClaim,
  shown: ReadonlyMap<string, string>,
  seen: Set<string>,
  report: Report,
): void {
  for (const publication of told.publications) {
    const document = currentDocument(JSON.parse(publication.document), publication.format);
    for (const { article } of [...document.evidence, ...document.appearances]) {
      if (seen.has(article.id)) continue;
      seen.add(article.id);
      const known = told.articles.get(article.id);
      const held = shown.get(article.id);
      compareDocuments(
        `what readers see of ${article.id}`,
        known && composeArticle(known.article),
        held === undefined ? undefined : JSON.parse(held),
      ).forEach(report);
    }
  }
}
