import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { findFilterFile } from "../../db/queries/lookup-filter.ts";
import { notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { respond } from "../pipelines/respond.ts";
import { ProblemError } from "../problems.ts";

/** Its address is its content: nobody has to ask again. */
const FOR_EVER = "public, max-age=31536000, immutable, no-transform";

const contract = createRoute({
  method: "get",
  path: "/v1/lookup/filter/{digest}",
  operationId: "readLookupFilterFile",
  tags: ["Private look-up"],
  summary: "A part of the filter, or a patch to it, by the name that the manifest gives",
  request: {
    params: z.object({
      digest: z
        .string()
        .meta({ description: "SHA-256 of its bytes, in hexadecimal", pattern: "^[0-9a-f]{64}$" }),
    }),
  },
  responses: {
    200: {
      description: "Its bytes; docs/private-look-up.md says what they mean",
      content: { "application/octet-stream": { schema: z.string().meta({ format: "binary" }) } },
    },
    ...notModified,
    ...problems("not-found", "unauthorized"),
  },
});

export const readFilterFileRoute = createRouter().openapi(contract, async (c) => {
  const { digest } = c.req.valid("param");
  const headers = { "cache-control": FOR_EVER, etag: `"${digest}"` };
  const body = await findFilterFile(c.get("db"), digest, new Date().toISOString());
  if (body === null) {
    throw new ProblemError(
      "not-found",
      "There is no such file of the filter, or no longer: the manifest names those that there are.",
    );
  }
  if (c.req.header("if-none-match")?.includes(headers.etag)) return respond(c, null, 304, headers);
  return respond(c, body, 200, { ...headers, "content-type": "application/octet-stream" });
});
