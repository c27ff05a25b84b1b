import * as z from "zod";
import { letGoOfItem } from "../../inbox/handle.ts";
import { createRouter } from "../contract/router.ts";
import { answerWriteOf } from "../write-request.ts";
import { itemAction } from "./item-action.ts";
import { presentItemWrite } from "./present-item.ts";

const contract = itemAction({
  path: "/v1/inbox/{id}/let-go",
  operationId: "letGoOfItem",
  summary: "Takes back that you are on it",
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
});

export const letGoOfItemRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentItemWrite, async (context) => ({
    made: await letGoOfItem(c.get("db"), context, c.req.valid("param").id),
    changed: false,
  })),
);
