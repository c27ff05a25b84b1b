import type { ZodType } from "zod";
import * as z from "zod";
import { PROBLEMS, type ProblemCode } from "../problems.ts";

const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "One of the closed table in docs/api.md" }),
    detail: z.string(),
    errors: z.array(
      z.looseObject({
        in: z.enum(["body", "query", "path", "header"]),
        pointer: z.string().optional(),
        name: z.string().optional(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: "Problem" });

export interface ResponseContract {
  description: string;
  content: Record<string, { schema: ZodType }>;
}

/** A JSON answer, for a contract. Handlers answer with text from the database, so its type is not held against them. */
export function json(description: string, schema: ZodType): ResponseContract {
  return { description, content: { "application/json": { schema } } };
}

/** What any route can answer that asks the database. */
const ANYWHERE = ["busy", "unavailable"] as const satisfies ProblemCode[];

/** The problems that a route can answer, for its contract: by status, each naming its codes. */
export function problems(...codes: ProblemCode[]) {
  const byStatus = Map.groupBy(new Set([...codes, ...ANYWHERE]), (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join("; "),
        content: { "application/problem+json": { schema: problemSchema } },
      },
    ]),
  );
}

export const notModified = { 304: { description: "The client has it already" } };
