import * as z from "zod";
import { markRead } from "../../inbox/handle.ts";
import { createRouter } from "../contract/router.ts";
import { answerWriteOf } from "../write-request.ts";
import { itemAction } from "./item-action.ts";
import { presentItemWrite } from "./present-item.ts";

const contract = itemAction({
  path: "/v1/inbox/{id}/read",
  operationId: "markItemRead",
  summary: "Says that somebody has read it",
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
});

export const markReadRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentItemWrite, async (context) => ({
    made: await markRead(c.get("db"), context, c.req.valid("param").id),
    changed: false,
  })),
);
