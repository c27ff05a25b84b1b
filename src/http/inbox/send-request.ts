import { createRoute } from "@hono/zod-openapi";
import { newRequest } from "../../inbox/inbox-input.ts";
import { receiveRequest } from "../../inbox/receive.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { limitRate } from "../pipelines/rate-limit.ts";
import { BODY_LIMITS, jsonBody } from "../pipelines/request-body.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { receiptSchema } from "./inbox-contract.ts";
import { receiveContext } from "./receive-context.ts";

const contract = createRoute({
  method: "post",
  path: "/v1/requests",
  operationId: "sendRequest",
  tags: ["Readers talk back"],
  summary: "Asks the editors to check something; readers who ask for the same are counted",
  middleware: [limitRate("report"), jsonBody(BODY_LIMITS.report)] as const,
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: newRequest,
          example: { text: "The bridge at Arden is closed.", url: "https://news.example/bridge" },
        },
      },
    },
  },
  responses: {
    202: json("Taken in. It is never shown to readers", receiptSchema),
    ...problems(
      "invalid-json",
      "unauthorized",
      "body-too-large",
      "unsupported-media-type",
      "invalid-input",
      "rate-limited",
      "inbox-full",
      "unknown-outcome",
    ),
  },
});

export const sendRequestRoute = createRouter().openapi(contract, async (c) =>
  respondPrivately(c, await receiveRequest(c.get("db"), receiveContext(c), c.req.valid("json")), 202),
);
