import { createRoute } from "@hono/zod-openapi";
import { newReport } from "../../inbox/inbox-input.ts";
import { receiveReport } from "../../inbox/receive.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { limitRate } from "../pipelines/rate-limit.ts";
import { BODY_LIMITS, jsonBody } from "../pipelines/request-body.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { receiptSchema } from "./inbox-contract.ts";
import { receiveContext } from "./receive-context.ts";

const contract = createRoute({
  method: "post",
  path: "/v1/claims/{id}/reports",
  operationId: "sendReport",
  tags: ["Readers talk back"],
  summary: "Tells the editors of a mistake, answers for those whom a claim is about, or asks that words go",
  middleware: [limitRate("report"), jsonBody(BODY_LIMITS.report)] as const,
  request: {
    params: byIdOrSlug,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: newReport,
          example: {
            kind: "error",
            text: "The second quote is from 2019, not from 2020.",
            contact: "reader@example.org",
          },
        },
      },
    },
  },
  responses: {
    202: json("Taken in. It is never shown to readers", receiptSchema),
    ...problems(
      "invalid-json",
      "unauthorized",
      "not-found",
      "body-too-large",
      "unsupported-media-type",
      "invalid-input",
      "rate-limited",
      "inbox-full",
      "unknown-outcome",
    ),
  },
});

export const sendReportRoute = createRouter().openapi(contract, async (c) =>
  respondPrivately(
    c,
    await receiveReport(c.get("db"), receiveContext(c), c.req.valid("param").id, c.req.valid("json")),
    202,
  ),
);
