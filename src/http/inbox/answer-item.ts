import { answerItem } from "../../inbox/handle.ts";
import { itemAnswer } from "../../inbox/inbox-input.ts";
import { createRouter } from "../contract/router.ts";
import { answerWriteOf } from "../write-request.ts";
import { itemAction } from "./item-action.ts";
import { presentItemWrite } from "./present-item.ts";

const contract = itemAction({
  path: "/v1/inbox/{id}/answer",
  operationId: "answerItem",
  summary: "Records what the reader was told; nothing is sent from here",
  body: itemAnswer,
  example: { text: "You are right, and we have corrected it. Thank you." },
  problems: ["wrong-status"],
});

export const answerItemRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentItemWrite, async (context) => ({
    made: await answerItem(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
    changed: false,
  })),
);
