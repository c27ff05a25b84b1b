import { Hono } from "hono";
import {
  type AnnotationsState,
  findPublishedAnnotation,
  listPublishedAnnotations,
  listPublishedSpanIds,
  listWorkingSpans,
  publishedAnnotationsState,
  workingAnnotationsState,
} from "../../db/queries/annotation-list.ts";
import { loadClaimAggregate, loadClaimAggregates } from "../../db/queries/claim-aggregate.ts";
import { findClaimOfSpan } from "../../db/queries/claim-lookups.ts";
import { DomainError } from "../../domain-error.ts";
import { entityTag, shownTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import { answerTagged, notModified } from "../../http/tagged-answer.ts";
import type { AnnotatedSpan } from "../../publications/plain-words.ts";
import {
  annotationAddress,
  annotationHouse,
  type Json,
  type JsonObject,
  webAnnotation,
} from "../../publications/web-annotation.ts";
import {
  collectionAddress,
  containerDocument,
  PAGE_SIZE,
  pageCount,
  pageDocument,
  readPreferences,
  type Shape,
} from "./container.ts";
import { CONTAINER, ldpHeaders, typeFor } from "./ldp.ts";
import { presentWorking, workingSpan, workingVersion } from "./working-annotation.ts";

/** Far more than there will ever be. */
const MOST_PAGES = 10_000_000;

export const readRoutes = new Hono<Environment>()
  .get("/annotations", (c) => respond(c, null, 308, { location: CONTAINER }))
  .get(CONTAINER, async (c) => {
    const type = typeFor(c);
    const { page, shape: asked } = readAddress(c);
    const preferences = readPreferences(c.req.header("prefer"));
    const shape = page === null ? (preferences.shape ?? asked ?? "whole") : (asked ?? "whole");
    const isEmbedded = page === null && preferences.shape !== null && !preferences.minimal;
    const { publicUrl } = c.get("config");
    const state = await readState(c);
    if (page !== null && page >= Math.max(1, pageCount(state, shape))) {
      throw new ProblemError("not-found", "The collection has no such page.");
    }
    const negotiated = page === null ? "Accept, Prefer" : "Accept";
    const tag = entityTag(c, shownTag("ac", [state.version, state.total, shape, page, String(isEmbedded)]));
    const unchanged = notModified(c, tag, negotiated);
    if (unchanged) return unchanged;
    const items = page !== null || isEmbedded ? await readItems(c, shape, page ?? 0) : null;
    const told = { publicUrl, shape, state };
    const document = page === null ? containerDocument(told, items) : pageDocument(told, page, items ?? []);
    return answerTagged(c, {
      tag,
      negotiated,
      headers: {
        "content-type": type,
        // A page is no container (4.3).
        ...(page === null
          ? { ...ldpHeaders(CONTAINER), "content-location": collectionAddress(publicUrl, shape) }
          : { allow: "GET, HEAD, OPTIONS" }),
        ...(isEmbedded || preferences.minimal ? { "preference-applied": "return=representation" } : {}),
      },
      text: () => JSON.stringify(document),
    });
  })
  .get("/annotations/:id", async (c) => {
    const type = typeFor(c);
    const { version, document } = await readOne(c, c.req.param("id"));
    return answerTagged(c, {
      tag: entityTag(c, version),
      negotiated: "Accept",
      headers: { "content-type": type, ...ldpHeaders(c.req.path) },
      text: () => JSON.stringify(document()),
    });
  });

/** Which page of which shape; what else stands in the address is not read. Throws `invalid-query`. */
function readAddress(c: AppContext): { page: number | null; shape: Shape | null } {
  const { iris, page } = c.req.query();
  if (iris !== undefined && iris !== "0" && iris !== "1") throw badQuery("iris", "must be 0 or 1");
  if (page !== undefined && !(/^\d{1,8}$/.test(page) && Number(page) <= MOST_PAGES)) {
    throw badQuery("page", "must be the number of a page, from 0");
  }
  return {
    page: page === undefined ? null : Number(page),
    shape: iris === undefined ? null : iris === "1" ? "iris" : "whole",
  };
}

function badQuery(name: string, message: string): ProblemError {
  return new ProblemError("invalid-query", `${name} ${message}.`, {
    errors: [{ in: "query", name, message }],
  });
}

const isEditor = (c: AppContext): boolean => c.get("key") !== null;

const readState = (c: AppContext): Promise<AnnotationsState> =>
  isEditor(c) ? workingAnnotationsState(c.get("db")) : publishedAnnotationsState(c.get("db"));

async function readItems(c: AppContext, shape: Shape, page: number): Promise<Json[]> {
  const db = c.get("db");
  const house = annotationHouse(c.get("config"));
  const range = { limit: PAGE_SIZE[shape], offset: page * PAGE_SIZE[shape] };
  if (!isEditor(c)) {
    if (shape === "iris") {
      return (await listPublishedSpanIds(db, range)).map((id) => annotationAddress(house.publicUrl, id));
    }
    return (await listPublishedAnnotations(db, range)).map((json) => published(json, house));
  }
  const listed = await listWorkingSpans(db, range);
  if (shape === "iris") return listed.map(({ id }) => annotationAddress(house.publicUrl, id));
  const claims = await loadClaimAggregates(db, [...new Set(listed.map(({ claim }) => claim))]);
  return listed.flatMap(({ id, claim }) => {
    const aggregate = claims.find((candidate) => candidate.claim.id === claim);
    // Taken out a moment ago.
    const stands = aggregate?.spans.some((span) => span.id === id && span.retractedAt === null);
    return aggregate && stands ? [presentWorking(workingSpan(aggregate, id), house)] : [];
  });
}

function published(json: string, house: ReturnType<typeof annotationHouse>): JsonObject {
  const annotated: AnnotatedSpan = JSON.parse(json);
  return webAnnotation(annotated, house);
}

/** The annotation for who asks, by the shown part of its tag. Throws `not-found`, `gone`. */
async function readOne(c: AppContext, id: string): Promise<{ version: string; document: () => JsonObject }> {
  const db = c.get("db");
  const house = annotationHouse(c.get("config"));
  if (!isEditor(c)) {
    const found = await findPublishedAnnotation(db, id);
    if (found)
      return {
        version: publicVersion(id, found.version),
        document: () => published(found.annotation, house),
      };
  }
  const claimId = await findClaimOfSpan(db, id);
  const working = workingSpan(claimId === null ? null : await loadClaimAggregate(db, claimId), id);
  if (isEditor(c))
    return { version: workingVersion(working), document: () => presentWorking(working, house) };
  const { claim } = working.aggregate;
  if (claim.firstPublishedAt !== null && claim.status !== "published") {
    throw new DomainError(
      "gone",
      `The claim of this annotation is no longer published. ${claim.statusReason ?? ""}`.trim(),
    );
  }
  throw new DomainError("not-found", "No annotation is published at this address.");
}

/** The shown part of a published annotation's tag. */
export const publicVersion = (id: string, version: string): string => shownTag("an", [id, version]);
