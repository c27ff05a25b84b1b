import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { findArticle } from "../../articles/find-article.ts";
import { loadArticlesById } from "../../db/queries/article-aggregate.ts";
import { listSpans } from "../../db/queries/article-spans.ts";
import { composeSpan } from "../../publications/compose-claim.ts";
import { addSpan } from "../../spans/add-span.ts";
import { editSpan, retractSpan } from "../../spans/edit-span.ts";
import { findSpan } from "../../spans/find-span.ts";
import { newSpan, spanPatch, spanRetraction } from "../../spans/span-input.ts";
import { SPAN_STATES } from "../../vocabulary.ts";
import { requireRole } from "../authenticate.ts";
import { claimSchema, spanSchema } from "../contracts/claims.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { answerJson } from "../json-answer.ts";
import { presentClaim, presentSpan } from "../present-writes.ts";
import { pageParameters, queryText } from "../query-parameters.ts";
import { json, problems } from "../responses.ts";
import { createRouter } from "../router.ts";
import { answerClaimWrite } from "../write-request.ts";
import { writeRoute } from "../write-route.ts";

const tag = "Editing: quotes";
const SORT = "spans";

const add = writeRoute({
  method: "post",
  path: "/v1/claims/{id}/spans",
  operationId: "addSpan",
  tag,
  summary: "Adds a quote that stands word for word in the latest text of an article",
  role: "editor",
  body: newSpan,
  version: "optional",
  answers: { created: spanSchema, ok: spanSchema },
  problems: ["quote-not-found", "quote-ambiguous", "text-not-held", "wrong-status"],
});

const patch = writeRoute({
  method: "patch",
  path: "/v1/spans/{id}",
  operationId: "updateSpan",
  tag,
  summary: "Changes what is said about a quote; the quote itself never changes",
  role: "editor",
  body: spanPatch,
  version: "required",
  answers: { ok: spanSchema },
  problems: ["wrong-status"],
});

const retract = writeRoute({
  method: "post",
  path: "/v1/spans/{id}/retract",
  operationId: "retractSpan",
  tag,
  summary: "Takes a quote out of the working copy, with the verdict that rests on it if need be",
  role: "editor",
  body: spanRetraction,
  version: "required",
  answers: { ok: claimSchema },
  problems: ["span-rested-on", "wrong-status"],
});

const workingSpanSchema = spanSchema.extend({
  claim: z.string(),
  retracted: z.strictObject({ at: z.string(), reason: z.string() }).nullable(),
});

const read = createRoute({
  method: "get",
  path: "/v1/spans/{id}",
  operationId: "getSpan",
  tags: [tag],
  summary: "One quote of a working copy",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: { params: z.object({ id: z.string().meta({ description: "Id" }) }), query: z.strictObject({}) },
  responses: { 200: json("The quote", workingSpanSchema), ...problems("unauthorized", "not-found") },
});

const list = createRoute({
  method: "get",
  path: "/v1/spans",
  operationId: "listSpans",
  tags: [tag],
  summary: "Quotes of working copies, such as those that changed or are gone",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: {
    query: z.strictObject({
      state: z.enum(SPAN_STATES).optional().meta({ description: "How the quote stands in the latest text" }),
      article: queryText().optional().meta({ description: "Id, slug, URL or urn" }),
      ...pageParameters,
    }),
  },
  responses: {
    200: json(
      "A page of quotes in the order in which they were added",
      z.strictObject({ spans: z.array(workingSpanSchema), nextCursor: z.string().nullable() }),
    ),
    ...problems("invalid-query", "invalid-cursor", "unauthorized", "not-found"),
  },
});

export const writeSpans = createRouter()
  .openapi(add, (c) =>
    answerClaimWrite(c, {}, presentSpan, (context) =>
      addSpan(c.get("db"), context, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .openapi(patch, (c) =>
    answerClaimWrite(
      c,
      { requiresIfMatch: true },
      (after, id) => ({ ...presentSpan(after, id), status: 200 }),
      (context) => editSpan(c.get("db"), context, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .openapi(retract, (c) =>
    answerClaimWrite(c, { requiresIfMatch: true }, presentClaim, (context) =>
      retractSpan(c.get("db"), context, c.req.param("id"), c.req.valid("json")),
    ),
  )
  .openapi(read, async (c) => {
    const { span, article, claimVersion } = await findSpan(c.get("db"), c.req.valid("param").id);
    return answerJson(c, JSON.stringify(presentWorking(span, article)), {
      etag: `${claimVersion}`,
      isWorkingCopy: true,
    });
  })
  .openapi(list, async (c) => {
    const { state, article, limit, cursor } = c.req.valid("query");
    const db = c.get("db");
    const articleId = article === undefined ? undefined : (await findArticle(db, article, "")).article.id;
    const after = decodeCursor(cursor, SORT)?.seq ?? 0;
    const rows = await listSpans(db, { state, articleId }, { after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const articles = await loadArticlesById(db, [...new Set(page.map((span) => span.articleId))]);
    const spans = page.flatMap((span) => {
      const of = articles.get(span.articleId);
      return of ? [presentWorking(span, of)] : [];
    });
    const last = page.at(-1);
    const nextCursor =
      rows.length > page.length && last ? encodeCursor({ sort: SORT, at: 0, seq: last.seq }) : null;
    return answerJson(c, JSON.stringify({ spans, nextCursor }));
  });

function presentWorking(
  span: Parameters<typeof composeSpan>[0],
  article: Parameters<typeof composeSpan>[1],
): z.output<typeof workingSpanSchema> {
  const { retractedAt, retractedReason } = span;
  return {
    ...composeSpan(span, article),
    claim: span.claimId,
    retracted: retractedAt === null ? null : { at: retractedAt, reason: retractedReason ?? "" },
  };
}
