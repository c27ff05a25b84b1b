import { createRoute } from "@hono/zod-openapi";
import { createMiddleware } from "hono/factory";
import * as z from "zod";
import type { Role } from "../../vocabulary.ts";
import type { Environment } from "../environment.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { BODY_LIMITS, jsonBody } from "../pipelines/request-body.ts";
import type { ProblemCode } from "../problems.ts";
import { WRITE_HEADERS } from "../write-request.ts";
import { json, problems, type ResponseContract } from "./responses.ts";

const ALWAYS = [
  "invalid-json",
  "invalid-header",
  "unauthorized",
  "forbidden",
  "not-found",
  "body-too-large",
  "unsupported-media-type",
  "invalid-input",
  "unknown-outcome",
] as const satisfies ProblemCode[];

export interface WriteContract<
  M extends "post" | "patch",
  P extends string,
  I extends z.ZodObject,
  B extends z.ZodType,
> {
  method: M;
  path: P;
  operationId: string;
  tag: string;
  summary: string;
  role: Role;
  /** Of the path. */
  params: I;
  body: B;
  /** Where an empty object says all that is needed, so does no body. Said here because asking each schema is a fortieth of a start. */
  bodyOptional?: true;
  /** A body as somebody would send it; the reference shows it. */
  example: z.input<B>;
  /** Bytes. */
  bodyLimit?: number;
  /** Which version it changes: not asked, may be said, must be said. */
  version: "none" | "optional" | "required";
  /** False where no Idempotency-Key is taken. */
  replayable?: boolean;
  /** A write that changes nothing answers 200, also where it would have made something. */
  answers: { created?: z.ZodType; ok?: z.ZodType };
  problems?: ProblemCode[];
}

/** The contract of a write: a key of a role, a JSON body, the version it builds on, and what can go wrong. */
export function writeContract<
  M extends "post" | "patch",
  P extends string,
  I extends z.ZodObject,
  B extends z.ZodType,
>({
  method,
  path,
  operationId,
  tag,
  summary,
  role,
  params,
  body,
  bodyOptional,
  example,
  bodyLimit = BODY_LIMITS.writing,
  version,
  replayable = method === "post",
  answers,
  problems: more = [],
}: WriteContract<M, P, I, B>) {
  const codes: ProblemCode[] = [...ALWAYS, ...more];
  if (version !== "none") codes.push("version-mismatch");
  if (version === "required") codes.push("precondition-required");
  if (replayable) codes.push("idempotency-key-reused", "not-replayable");
  const responses: { 200: ResponseContract } & Record<number, ResponseContract> = {
    200: json("As it is now", answers.ok ?? answers.created ?? z.unknown()),
    ...(answers.created ? { 201: json("What was made", answers.created) } : {}),
    ...problems(...codes),
  };
  return createRoute({
    method,
    path,
    operationId,
    tags: [tag],
    summary,
    security: [{ key: [] }],
    middleware: [requireRole(role), requireVersion(version === "required"), jsonBody(bodyLimit)] as const,
    request: {
      params,
      headers: z.looseObject({
        ...(version === "none"
          ? {}
          : {
              "if-match": z
                .string()
                .optional()
                // Its absence has a status of its own, so the contract layer lets it pass.
                .meta({
                  description: 'The version you have seen, such as `"3"`',
                  ...(version === "required"
                    ? { pattern: WRITE_HEADERS.version }
                    : { anyOf: [{ pattern: WRITE_HEADERS.version }, { const: "*" }] }),
                  param: { name: "if-match", in: "header", required: version === "required" },
                }),
            }),
        ...(replayable
          ? {
              "idempotency-key": z.string().optional().meta({
                description: "Repeats of the request get the same answer for 24 hours",
                pattern: WRITE_HEADERS.idempotencyKey,
              }),
            }
          : {}),
      }),
      body: { required: bodyOptional !== true, content: { "application/json": { schema: body, example } } },
    },
    responses,
  });
}

/** Tells what reads the write's headers what the contract says of `If-Match`. */
function requireVersion(required: boolean) {
  return createMiddleware<Environment>(async (c, next) => {
    c.set("requiresVersion", required);
    await next();
  });
}
