import type { Database } from "../db/database.ts";
import { changesColumns } from "../db/packed-changes.ts";
import { joinDocument } from "../db/packed-details.ts";
import {
  findCiting,
  findMentioning,
  findShownArticle,
  type RedactionWrite,
  readMarks,
} from "../db/queries/redaction.ts";
import { slugSalt } from "../db/queries/retired-slugs.ts";
import {
  type ArticleBundle,
  type ClaimBundle,
  readArticleBundles,
  readClaimBundles,
} from "../db/queries/transfer-bundles.ts";
import { DomainError } from "../domain-error.ts";
import { newSalt, saltedHash } from "../language/salted-hash.ts";
import type { ArticleSummary } from "../publications/article-document.ts";
import type { ClaimDocument } from "../publications/claim-document.ts";
import { keptDocument } from "../publications/kept-document.ts";
import { projectArticle, projectPublication, splitDocument } from "../publications/project-publication.ts";
import { REDACTED } from "../vocabulary.ts";
import type { WriteContext } from "../write-context.ts";
import { blankArticle, blankDocument } from "./blank-document.ts";
import { blankEvent, blankedFields } from "./blank-records.ts";
import type { BlankedField, Blanks } from "./blanks.ts";
import { findRemains, type Remain } from "./find-remains.ts";
import { type AskedFields, gatherArticleBlanks, gatherClaimBlanks } from "./gather-blanks.ts";
import type { RedactedSubject } from "./redact.ts";
import type { RedactionInput } from "./redaction-input.ts";

export interface RedactionPlan {
  write: RedactionWrite;
  redacted: RedactedSubject[];
  remains: Remain[];
  /** What is blanked, to hold the note against. */
  words: string[];
}

/** Everything that a redaction reads, at one state of it. */
interface Material {
  family: { table: "claims" | "articles"; id: string };
  /** The claim itself, or null where an article is redacted. */
  own: ClaimBundle | null;
  article: ArticleBundle | null;
  /** Other claims whose publications may hold the words. */
  others: ClaimBundle[];
  blanks: Blanks;
  marks: Omit<RedactionWrite["marks"], "shown">;
}

export async function planRedaction(
  db: Database,
  context: WriteContext,
  familyId: string,
  asked: AskedFields,
  { ground, note }: RedactionInput,
): Promise<RedactionPlan> {
  const material = await readMaterial(db, familyId, asked);
  const { blanks, own, article, others } = material;
  const claims = own ? [own, ...others] : others;
  const family = own?.claim ?? article?.article;
  if (!family) throw new DomainError("not-found", `There is no ${familyId}.`);
  const at = context.now();
  // An article of which only the texts go is not what was asked for: its version grows beside the claim's.
  const beside = own && article ? article.article : null;
  const version = family.version + 1;

  const fields = blanks.fields();
  const bySubject = Map.groupBy(fields, ({ kind, id }) => `${kind} ${id}`);
  const newEvents: RedactionWrite["newEvents"] = [];
  const redacted: RedactedSubject[] = [];
  const rows: RedactionWrite["redactions"] = [];
  const saltOfSlugs = (await slugSalt(db)) ?? newSalt();
  for (const group of bySubject.values()) {
    const [first] = group;
    if (!first) continue;
    const { kind, id } = first;
    const ofArticle = kind === "article";
    const claimId = ofArticle ? null : claimOf(claims, id);
    // Where only a text of the article moved it, an event of a span carries the article's version, as placing does.
    const articleId = ofArticle || !own ? (article?.article.id ?? null) : null;
    const event = {
      id: context.newId("event"),
      at,
      actorId: context.actor.editorId,
      action: `${kind}.redacted`,
      subjectKind: kind,
      subjectId: id,
      claimId,
      articleId,
      version: ofArticle && beside ? beside.version + 1 : version,
      reason: note,
      changes: JSON.stringify({
        ...Object.fromEntries(group.map(({ field }) => [field, [REDACTED, REDACTED]])),
        ground: [null, ground],
      }),
      isPublic: true,
    };
    newEvents.push(event);
    redacted.push({ kind, id, fields: group.map(({ field }) => field), event: event.id });
    for (const field of group) rows.push(...(await hashes(field, event.id, ground, saltOfSlugs)));
  }

  const events = [...(own?.events ?? []), ...(article?.events ?? []), ...others.flatMap((one) => one.events)];
  const words = blanks.words();
  const blankedEvents = events.flatMap((event) => {
    const blanked = blankEvent(event, blanks);
    return blanked ? [{ id: event.id, ...blanked, ...changesColumns({ ...event, ...blanked }) }] : [];
  });
  const write: RedactionWrite = {
    marks: {
      ...material.marks,
      shown: claims.flatMap(({ shown }) => (shown ? [{ seq: shown.seq, revision: shown.revision }] : [])),
    },
    at,
    family: {
      ...material.family,
      version: family.version,
      fields: blankedFields(own ? "claim" : "article", family, blanks),
    },
    article: beside && { id: beside.id, version: beside.version },
    newEvents,
    redactions: rows,
    spans: records(
      "span",
      claims.flatMap(({ spans }) => spans),
      blanks,
    ),
    verdicts: records("verdict", own?.verdicts ?? [], blanks),
    events: blankedEvents.map(({ id: _, ...event }) => event),
    addresses:
      article && blanks.has("article", article.article.id, "reason")
        ? article.addresses.flatMap(({ key, reason }) =>
            reason !== null && words.includes(reason) ? [key] : [],
          )
        : [],
    publications: claims.flatMap(({ publications }) =>
      publications.flatMap(({ id, document, format }) => {
        const blanked = JSON.stringify(blankDocument(JSON.parse(document), blanks));
        return blanked === document ? [] : [{ id, ...keptDocument(blanked, format) }];
      }),
    ),
    claims: claims.map((bundle) => seenBy(bundle, bundle === own, blanks)),
    shown: claims.flatMap((bundle) => blankShown(bundle, blanks)),
    shownArticle: await blankShownArticle(db, article, blanks),
    texts:
      article && blanks.has("article", article.article.id, "text") ? article.texts.map((t) => t.sha256) : [],
    mentions: [family.id, ...claims.map(({ claim }) => claim.id), ...(article ? [article.article.id] : [])],
  };
  return {
    write,
    redacted,
    remains: await findRemains(db, blanks, asked, new Set(blankedEvents.map(({ id }) => id))),
    words,
  };
}

async function readMaterial(db: Database, familyId: string, asked: AskedFields): Promise<Material> {
  if (asked.kind === "article") {
    const marks = await readMarks(db, [{ column: "article_id", id: familyId }]);
    const [article] = await readArticleBundles(db, { ids: [familyId] });
    if (!article) throw new DomainError("not-found", `There is no article ${familyId}.`);
    const others = await readClaimBundles(db, { ids: await findCiting(db, familyId) });
    const blanks = gatherArticleBlanks(article, asked, others);
    return { family: { table: "articles", id: familyId }, own: null, article, others, blanks, marks };
  }
  const [seen] = await readClaimBundles(db, { ids: [familyId] });
  const quote = asked.fields.includes("exact") ? seen?.spans.find(({ id }) => id === asked.id) : undefined;
  const marks = await readMarks(db, [
    { column: "claim_id", id: familyId },
    ...(quote ? [{ column: "article_id" as const, id: quote.articleId }] : []),
  ]);
  const [own] = await readClaimBundles(db, { ids: [familyId] });
  if (!own) throw new DomainError("not-found", `There is no claim ${familyId}.`);
  const blanks = gatherClaimBlanks(own, asked);
  const [article = null] = quote ? await readArticleBundles(db, { ids: [quote.articleId] }) : [];
  // The texts of the article hold the quote, word for word or changed: all of them go.
  if (article) {
    blanks.add(
      "article",
      article.article.id,
      "text",
      article.texts.map(({ sha256 }) => sha256),
    );
  }
  const isMentioned = blanks.has("claim", familyId, "text") || blanks.has("claim", familyId, "slug");
  const mentioning = isMentioned ? await findMentioning(db, familyId) : [];
  // What was copied into another claim when this one was merged says the reason too.
  const heir = blanks.has("claim", familyId, "statusReason") ? own.claim.replacedBy : null;
  const ids = new Set(heir === null ? mentioning : [...mentioning, heir]);
  ids.delete(familyId);
  const others = await readClaimBundles(db, { ids: [...ids] });
  return { family: { table: "claims", id: familyId }, own, article, others, blanks, marks };
}

function claimOf(claims: ClaimBundle[], id: string): string | null {
  const found = claims.find(
    ({ claim, spans, verdicts }) =>
      claim.id === id ||
      spans.some((span) => span.id === id) ||
      verdicts.some((verdict) => verdict.id === id),
  );
  return found?.claim.id ?? null;
}

function records(kind: string, list: ({ id: string } & object)[], blanks: Blanks) {
  return list.flatMap((record) => {
    const fields = blankedFields(kind, record, blanks);
    return Object.keys(fields).length === 0 ? [] : [{ id: record.id, fields }];
  });
}

/**
 * One row for each value that ever stood there, so that a known wording can be recognised and no other be guessed. A slug's
 * old address still has to be recognised when it is asked for: see retired-slugs.ts.
 */
async function hashes(
  { kind, id, field, values }: BlankedField,
  eventId: string,
  ground: RedactionInput["ground"],
  saltOfSlugs: string,
): Promise<RedactionWrite["redactions"]> {
  return Promise.all(
    values.map(async (value) => {
      const salt = field === "slug" ? saltOfSlugs : newSalt();
      const hash = await saltedHash(salt, value);
      return { eventId, subjectKind: kind, subjectId: id, field, salt, hash, ground };
    }),
  );
}

/** What readers see, or once saw, of a claim, and whether that reads otherwise now: it itself, a publication, its history. */
function seenBy(bundle: ClaimBundle, isOwn: boolean, blanks: Blanks): RedactionWrite["claims"][number] {
  const { claim, shown, publications, events } = bundle;
  const isChanged =
    isOwn ||
    blankShown(bundle, blanks).length > 0 ||
    publications.some(
      ({ document }) => JSON.stringify(blankDocument(JSON.parse(document), blanks)) !== document,
    ) ||
    events.some((event) => blankEvent(event, blanks) !== null);
  return {
    id: claim.id,
    seq: claim.seq,
    wasPublic: claim.firstPublishedAt !== null,
    isShown: shown !== null,
    isChanged,
  };
}

function blankShown({ claim, shown }: ClaimBundle, blanks: Blanks): RedactionWrite["shown"] {
  if (!shown) return [];
  const document: ClaimDocument = JSON.parse(joinDocument(shown.summary, shown.details));
  const composed = splitDocument(blankDocument(document, blanks));
  const projection = projectPublication(composed, {
    publicationId: shown.publicationId,
    shownAt: shown.publishedAt,
    reports: claim.relations.filter(({ kind }) => kind === "reports").map(({ targetId }) => targetId),
  });
  const { summary, details } = projection.row;
  if (summary === shown.summary && details === shown.details) return [];
  return [{ seq: shown.seq, projection }];
}

async function blankShownArticle(
  db: Database,
  article: ArticleBundle | null,
  blanks: Blanks,
): Promise<RedactionWrite["shownArticle"]> {
  if (!article) return null;
  const document = await findShownArticle(db, article.article.id);
  if (document === null) return null;
  const summary: ArticleSummary = JSON.parse(document);
  const { articleId: id, format: _, ...shown } = projectArticle(blankArticle(summary, blanks));
  return shown.document === document ? null : { id, ...shown };
}
