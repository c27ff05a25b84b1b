import * as z from "zod";
import type { Role } from "../../vocabulary.ts";
import { writeContract } from "../contract/write-contract.ts";
import type { ProblemCode } from "../problems.ts";
import { inboxItemSchema } from "./inbox-contract.ts";

export const byIdOrNumber = z.object({
  id: z.string().meta({ description: "Id, or the number that the reader was told" }),
});

interface ItemAction<P extends string, B extends z.ZodType> {
  path: P;
  operationId: string;
  summary: string;
  body: B;
  bodyOptional?: true;
  example: z.input<B>;
  role?: Role;
  problems?: ProblemCode[];
}

/** The contract of what an editor does with an item; the answer is the item as it is then. */
export function itemAction<P extends string, B extends z.ZodType>({
  role = "editor",
  problems = [],
  ...action
}: ItemAction<P, B>) {
  return writeContract({
    ...action,
    method: "post",
    tag: "Editing: inbox",
    role,
    params: byIdOrNumber,
    version: "none",
    answers: { ok: inboxItemSchema },
    problems,
  });
}
