import * as z from "zod";
import { redact } from "../../redaction/redact.ts";
import { REDACTABLE, type RedactableKind } from "../../redaction/redactable-fields.ts";
import { redactionInput } from "../../redaction/redaction-input.ts";
import { REDACTION_GROUNDS } from "../../vocabulary.ts";
import type { AppContext } from "../environment.ts";
import { createRouter } from "../router.ts";
import { readWriteRequest } from "../write-request.ts";
import { writeRoute } from "../write-route.ts";

const subject = { kind: z.string(), id: z.string() };

const redactedSchema = z
  .strictObject({
    ground: z.enum(REDACTION_GROUNDS),
    at: z.string(),
    version: z.int().positive().meta({ description: "Of the claim or the article, after the redaction" }),
    redacted: z.array(z.strictObject({ ...subject, fields: z.array(z.string()), event: z.string() })),
    stillStandsIn: z.array(z.strictObject({ ...subject, field: z.string() })).meta({
      description: "Fields that hold the words and were not asked for; slugs and URLs never change",
    }),
  })
  .meta({ id: "Redacted" });

const OPERATIONS: Record<RedactableKind, string> = {
  claims: "redactClaim",
  articles: "redactArticle",
  spans: "redactSpan",
  verdicts: "redactVerdict",
};

const route = <K extends RedactableKind>(kind: K) =>
  writeRoute({
    method: "post",
    path: `/v1/${kind}/{id}/redact`,
    operationId: OPERATIONS[kind],
    tag: "Redaction",
    summary: `Blanks words for good, by law: ${Object.keys(REDACTABLE[kind]).join(", ")}`,
    role: "admin",
    body: redactionInput,
    version: "optional",
    answers: { ok: redactedSchema },
  });

const handle = async (
  c: AppContext,
  kind: RedactableKind,
  id: string,
  input: z.output<typeof redactionInput>,
) => {
  const request = await readWriteRequest(c);
  const { answer: _, ...context } = request.forArticle(() => ({ status: 200, body: null, headers: {} }));
  return request.settle(async () => {
    const body = await redact(c.get("db"), context, { kind, id, input });
    return { answer: { status: 200, body, headers: {} }, changed: false };
  });
};

export const redactRoutes = createRouter()
  .openapi(route("claims"), (c) => handle(c, "claims", c.req.param("id"), c.req.valid("json")))
  .openapi(route("articles"), (c) => handle(c, "articles", c.req.param("id"), c.req.valid("json")))
  .openapi(route("spans"), (c) => handle(c, "spans", c.req.param("id"), c.req.valid("json")))
  .openapi(route("verdicts"), (c) => handle(c, "verdicts", c.req.param("id"), c.req.valid("json")));
