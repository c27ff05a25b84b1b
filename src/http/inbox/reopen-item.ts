import * as z from "zod";
import { reopenItem } from "../../inbox/handle.ts";
import { createRouter } from "../contract/router.ts";
import { answerWriteOf } from "../write-request.ts";
import { itemAction } from "./item-action.ts";
import { presentItemWrite } from "./present-item.ts";

const contract = itemAction({
  path: "/v1/inbox/{id}/reopen",
  operationId: "reopenItem",
  summary: "Takes a closing back",
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
});

export const reopenItemRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentItemWrite, async (context) => ({
    made: await reopenItem(c.get("db"), context, c.req.valid("param").id),
    changed: false,
  })),
);
