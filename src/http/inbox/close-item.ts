import { closeItem } from "../../inbox/handle.ts";
import { itemClosing } from "../../inbox/inbox-input.ts";
import { createRouter } from "../contract/router.ts";
import { answerWriteOf } from "../write-request.ts";
import { itemAction } from "./item-action.ts";
import { presentItemWrite } from "./present-item.ts";

const contract = itemAction({
  path: "/v1/inbox/{id}/close",
  operationId: "closeItem",
  summary: "Ends it, with what came of it",
  body: itemClosing,
  example: { outcome: "corrected", note: "The year is right now" },
  problems: ["wrong-status"],
});

export const closeItemRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentItemWrite, async (context) => ({
    made: await closeItem(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
    changed: false,
  })),
);
