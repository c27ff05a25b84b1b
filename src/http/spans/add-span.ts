import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { spanSchema } from "../../publications/span-document.ts";
import { addSpan, rehearseSpan } from "../../spans/add-span.ts";
import { newSpan } from "../../spans/span-input.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { BODY_LIMITS } from "../pipelines/request-body.ts";
import { presentSpan } from "../present-claim-writes.ts";
import { answerClaimWrite, readWriteRequest } from "../write-request.ts";

const rehearsalSchema = z
  .strictObject({
    quote: spanSchema.shape.quote,
    textSha256: z.string(),
    known: z.string().nullable().meta({ description: "The id of the quote that the claim has already" }),
  })
  .meta({ id: "SpanRehearsal" });

const write = writeContract({
  method: "post",
  path: "/v1/claims/{id}/spans",
  operationId: "addSpan",
  tag: "Editing: quotes",
  summary:
    "Adds a quote that stands word for word in the latest text of an article; with dryRun only checks it",
  role: "editor",
  params: byIdOrSlug,
  body: newSpan,
  example: {
    article: "https://news.example/library",
    role: "supports",
    quote: { exact: "the council voted 9 to 2 to keep the library open" },
    note: "From the report of the evening itself",
  },
  // The text comes along where the service does not hold it.
  bodyLimit: BODY_LIMITS.article,
  version: "optional",
  answers: { created: spanSchema, ok: z.union([spanSchema, rehearsalSchema]) },
  problems: [
    "quote-not-found",
    "quote-differs",
    "quote-ambiguous",
    "text-not-held",
    "wrong-status",
    "invalid-query",
  ],
});

const contract = createRoute({
  ...write,
  request: {
    ...write.request,
    query: z.strictObject({
      dryRun: z
        .enum(["", "true", "false"])
        .optional()
        .meta({ description: "Answers what would be stored, or what stands in the way, and writes nothing" }),
    }),
  },
});

export const addSpanRoute = createRouter().openapi(contract, async (c) => {
  const { id } = c.req.valid("param");
  const input = c.req.valid("json");
  const { dryRun = "false" } = c.req.valid("query");
  if (dryRun === "false") {
    return answerClaimWrite(c, presentSpan, (context) => addSpan(c.get("db"), context, id, input));
  }
  const request = await readWriteRequest(c);
  const body = await rehearseSpan(c.get("db"), request.forClaim(presentSpan), id, input);
  return request.send({ status: 200, body, headers: {} });
});
