import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { findPublishedAnnotation } from "../../db/queries/annotation-list.ts";
import { loadClaimAggregate } from "../../db/queries/claim-aggregate.ts";
import { findClaimOfSpan } from "../../db/queries/claim-lookups.ts";
import type { ClaimAggregate } from "../../db/records.ts";
import { DomainError } from "../../domain-error.ts";
import { entityTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { assertRole, authenticate } from "../../http/pipelines/authenticate.ts";
import { BODY_LIMITS, jsonBody } from "../../http/pipelines/request-body.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import { answerClaimWrite, type WriteAnswer } from "../../http/write-request.ts";
import {
  annotationAddress,
  annotationHouse,
  type Json,
  type JsonObject,
} from "../../publications/web-annotation.ts";
import { addSentSpan, locateSent } from "../../spans/add-sent-span.ts";
import { editSpan, retractSpan } from "../../spans/edit-span.ts";
import { CONTAINER, ldpHeaders, typeFor } from "./ldp.ts";
import { type ReadAnnotation, readAnnotation } from "./read-annotation.ts";
import { publicVersion } from "./read-routes.ts";
import { findRepeatedMember } from "./repeated-member.ts";
import { presentWorking, type WorkingSpan, workingSpan, workingVersion } from "./working-annotation.ts";

const body = jsonBody(BODY_LIMITS.writing, ["application/ld+json", "application/json"]);

/** Whose key it is. A wrong one is refused where readers may go without, too: it is told, not taken for none. */
export const recogniseEditor = createMiddleware<Environment>(async (c, next) => {
  const authorization = c.req.header("authorization");
  if (authorization !== undefined) await authenticate(c, authorization);
  await next();
});

const editorsOnly = createMiddleware<Environment>(async (c, next) => {
  assertRole(c, "editor");
  await next();
});

const DELETED = "Deleted as an annotation.";

/** 5 of the protocol: an annotation is a quote of a claim's working copy. */
export const writeRoutes = new Hono<Environment>()
  .post(CONTAINER, editorsOnly, body, async (c) => {
    if (c.req.query("page") !== undefined) {
      throw new ProblemError(
        "method-not-allowed",
        "A page takes GET, HEAD and OPTIONS. Post to the container.",
        {
          headers: { Allow: "GET, HEAD, OPTIONS" },
        },
      );
    }
    typeFor(c);
    const read = readAnnotation(await sentJson(c), placeOf(c, null));
    if ((await loadClaimAggregate(c.get("db"), read.claim)) === null) throw noSuchClaim(read.claim);
    return answerClaimWrite(
      c,
      (after, id) => presentWrite(c, after, id, 201),
      (context) => inTheirPointers(() => addSentSpan(c.get("db"), context, read.claim, read)),
      null,
    );
  })
  .put("/annotations/:id", editorsOnly, body, async (c) => {
    typeFor(c);
    const id = c.req.param("id");
    const working = await findWorking(c, id);
    const seen = await readIfMatch(c, working);
    const house = annotationHouse(c.get("config"));
    const stands = presentWorking(working, house);
    const sent =
      working.span.annotation === null ? withoutOurs(await sentJson(c), stands) : await sentJson(c);
    const read = readAnnotation(sent, placeOf(c, annotationAddress(house.publicUrl, id)));
    await refuseAnother(c, working, read, stands);
    return answerClaimWrite(
      c,
      (after, spanId) => presentWrite(c, after, spanId, 200),
      (context) =>
        editSpan(c.get("db"), context, id, {
          note: read.note,
          annotation: read.annotation,
          ...(read.stance === null ? {} : { stance: read.stance }),
        }),
      seen,
    );
  })
  .delete("/annotations/:id", editorsOnly, async (c) => {
    const id = c.req.param("id");
    const working = await findWorking(c, id);
    const seen = await readIfMatch(c, working);
    await answerClaimWrite(
      c,
      () => ({ status: 200, body: null, headers: {} }),
      (context) => retractSpan(c.get("db"), context, id, { reason: DELETED, withdrawVerdict: false }),
      seen,
    );
    return respond(c, null, 204, { "cache-control": "no-store", ...ldpHeaders(c.req.path) });
  });

/** Throws `invalid-json`, `invalid-input`. */
async function sentJson(c: AppContext): Promise<Json> {
  const text = await c.req.text();
  let parsed: Json;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new ProblemError("invalid-json", "The body could not be read as JSON.");
  }
  const repeated = findRepeatedMember(text);
  if (repeated !== null) {
    throw new ProblemError(
      "invalid-input",
      `${repeated} stands twice in the body: one of the two would be lost.`,
      {
        errors: [{ in: "body", pointer: repeated, message: "stands twice" }],
      },
    );
  }
  return parsed;
}

function placeOf(c: AppContext, own: string | null) {
  const { publicUrl } = c.get("config");
  return { publicUrl, origins: [new URL(c.req.url).origin], own };
}

function noSuchClaim(name: string): ProblemError {
  return new ProblemError("invalid-input", `The body names the claim ${name}, which does not exist.`, {
    errors: [{ in: "body", pointer: "/body", message: "names a claim that does not exist" }],
  });
}

function presentWrite(
  c: AppContext,
  after: ClaimAggregate,
  id: string | null,
  status: 200 | 201,
): WriteAnswer {
  const house = annotationHouse(c.get("config"));
  const working = workingSpan(after, id ?? "");
  const address = annotationAddress(house.publicUrl, working.span.id);
  return {
    status,
    body: presentWorking(working, house),
    headers: {
      "content-type": typeFor(c),
      vary: "Accept, Authorization",
      etag: entityTag(c, workingVersion(working)),
      ...ldpHeaders(`${CONTAINER}${working.span.id}`),
      ...(status === 201 ? { location: address } : {}),
      "content-location": address,
    },
  };
}

async function findWorking(c: AppContext, id: string): Promise<WorkingSpan> {
  const claimId = await findClaimOfSpan(c.get("db"), id);
  return workingSpan(claimId === null ? null : await loadClaimAggregate(c.get("db"), claimId), id);
}

/**
 * The claim's version, where the client says what it has seen and that is what stands: as an editor gets it, or as readers
 * do, packed or not. Null where it says nothing. Throws `version-mismatch`.
 */
async function readIfMatch(c: AppContext, working: WorkingSpan): Promise<number | null> {
  const header = c.req.header("if-match")?.trim();
  if (header === undefined || header === "*") return null;
  const published = await findPublishedAnnotation(c.get("db"), working.span.id);
  const mark = c.get("serviceMark");
  const shown = published === null ? [] : [`${publicVersion(working.span.id, published.version)}.${mark}`];
  const tags = [`${workingVersion(working)}.${mark}-k`, ...shown].flatMap((tag) => [
    `"${tag}"`,
    `"${tag}-gz"`,
  ]);
  if (header.split(",").some((one) => tags.includes(one.trim()))) return working.aggregate.claim.version;
  throw new DomainError("version-mismatch", "The annotation has changed since you read it. Read it again.");
}

/** What was added here when it was read, where it comes back as it was given. */
function withoutOurs(sent: Json, stands: JsonObject): Json {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return sent;
  const same = (one: Json | undefined, other: Json | undefined) =>
    JSON.stringify(one) === JSON.stringify(other);
  const rest = Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => !OURS.includes(name) || !same(value, stands[name])),
  );
  const assessing = [stands.body ?? []].flat().find((body) => JSON.stringify(body).includes('"assessing"'));
  if (!Array.isArray(rest.body) || assessing === undefined) return rest;
  return { ...rest, body: rest.body.filter((body) => !same(body, assessing)) };
}

const OURS: readonly string[] = ["creator", "created", "modified", "rights"];

/** A quote never changes, nor what it does, nor where it came from. Throws `rule-unmet` for what would change it. */
async function refuseAnother(
  c: AppContext,
  { aggregate, span }: WorkingSpan,
  read: ReadAnnotation,
  stands: JsonObject,
): Promise<void> {
  const { claim } = aggregate;
  const refuse = (pointer: string, what: string) => {
    throw new DomainError("rule-unmet", `${what} Delete this annotation, and post another one.`, {
      errors: [{ pointer, message: "cannot be changed" }],
    });
  };
  if (read.claim !== claim.id && read.claim !== claim.slug)
    refuse("/body", "The claim of a quote never changes.");
  if (read.role !== span.role) {
    refuse("/motivation", `What a quote does for its claim never changes: this one is ${span.role}.`);
  }
  if (JSON.stringify(read.canonical) !== JSON.stringify(stands.canonical)) {
    refuse("/canonical", "Its canonical address never changes.");
  }
  if (JSON.stringify(read.via) !== JSON.stringify([stands.via ?? []].flat())) {
    refuse("/via", "Where it came from never changes.");
  }
  const { article, quote } = await inTheirPointers(() => locateSent(c.get("db"), read));
  if (
    article.id !== span.articleId ||
    quote.exact !== span.exact ||
    quote.start !== (nowAt(span) ?? span.start)
  ) {
    refuse("/target", "The words of a quote never change.");
  }
}

/** Where the quote stands in the latest text, where that is another one than it was checked against. */
function nowAt({ placement }: WorkingSpan["span"]): number | null {
  if (placement === null) return null;
  const { start }: { start: number | null } = JSON.parse(placement);
  return start;
}

/** Whatever is wrong with the quote, told by where it stands in the annotation. */
async function inTheirPointers<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { errors = [], members = {}, ...details } = error.details;
    const isUnknown = error.code === "not-found";
    const detail = isUnknown
      ? "No article is known at the address of the target. Register it, with its text, by POST /v1/articles first."
      : error.message.replace(/ Send `nearest`, or the same .*$/s, " Send `nearest`.");
    throw new DomainError(isUnknown ? "invalid-input" : error.code, detail, {
      ...details,
      members: isUnknown ? {} : members,
      errors: isUnknown
        ? [{ pointer: "/target/source", message: "is no article that is known here" }]
        : errors.map(({ pointer, message }) => ({ pointer: theirPointer(pointer), message })),
    });
  }
}

function theirPointer(pointer: string): string {
  if (pointer.startsWith("/quote")) return pointer.replace("/quote", "/target/selector");
  return pointer === "/article" || pointer === "/text" ? "/target/source" : pointer;
}
