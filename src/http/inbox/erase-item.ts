import * as z from "zod";
import { eraseItem } from "../../inbox/handle.ts";
import { createRouter } from "../contract/router.ts";
import { answerWriteOf } from "../write-request.ts";
import { itemAction } from "./item-action.ts";
import { presentItemWrite } from "./present-item.ts";

const contract = itemAction({
  path: "/v1/inbox/{id}/erase",
  operationId: "eraseItem",
  summary: "Erases what was sent and what was answered, where somebody asks to be forgotten",
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
  role: "senior",
});

export const eraseItemRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentItemWrite, async (context) => ({
    made: await eraseItem(c.get("db"), context, c.req.valid("param").id),
    changed: false,
  })),
);
