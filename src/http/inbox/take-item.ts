import * as z from "zod";
import { takeItem } from "../../inbox/handle.ts";
import { createRouter } from "../contract/router.ts";
import { answerWriteOf } from "../write-request.ts";
import { itemAction } from "./item-action.ts";
import { presentItemWrite } from "./present-item.ts";

const contract = itemAction({
  path: "/v1/inbox/{id}/take",
  operationId: "takeItem",
  summary: "Says that you are on it: a hint to the others, no lock",
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
});

export const takeItemRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentItemWrite, async (context) => ({
    made: await takeItem(c.get("db"), context, c.req.valid("param").id),
    changed: false,
  })),
);
