import * as z from "zod";
import { redact } from "../../redaction/redact.ts";
import { REDACTABLE, type RedactableKind } from "../../redaction/redactable-fields.ts";
import { type RedactionInput, redactionInput } from "../../redaction/redaction-input.ts";
import { REDACTION_GROUNDS } from "../../vocabulary.ts";
import { writeContract } from "../contract/write-contract.ts";
import type { AppContext } from "../environment.ts";
import { readWriteRequest } from "../write-request.ts";

const subject = { kind: z.string(), id: z.string() };

export const redactedSchema = z
  .strictObject({
    ground: z.enum(REDACTION_GROUNDS),
    at: z.string(),
    version: z.int().positive().meta({ description: "Of the claim or the article, after the redaction" }),
    redacted: z.array(z.strictObject({ ...subject, fields: z.array(z.string()), event: z.string() })),
    stillStandsIn: z.array(z.strictObject({ ...subject, field: z.string(), erased: z.boolean() })).meta({
      description:
        "Where the words stood beside the fields that were asked for, in any claim, article or text: `erased` tells what went with them, and what is left to decide",
    }),
  })
  .meta({ id: "Redacted" });

/** The contract of a redaction, the same for each kind of thing but for the fields that it has. */
export function redactionContract<K extends RedactableKind, I extends z.ZodObject>(
  kind: K,
  operationId: string,
  params: I,
) {
  const names = Object.keys(REDACTABLE[kind]);
  return writeContract({
    method: "post",
    path: `/v1/${kind}/{id}/redact`,
    operationId,
    tag: "Redaction",
    summary: `Blanks words for good, by law: ${names.join(", ")}`,
    role: "admin",
    params,
    body: redactionInput(names),
    example: {
      fields: names.slice(0, 1),
      ground: "court_order",
      note: "Order of the district court, 2 March 2026",
    },
    version: "optional",
    answers: { ok: redactedSchema },
  });
}

export async function answerRedaction(
  c: AppContext,
  kind: RedactableKind,
  id: string,
  input: RedactionInput,
): Promise<Response> {
  const request = await readWriteRequest(c);
  const { answer: _, ...context } = request.forArticle(() => ({ status: 200, body: null, headers: {} }));
  return request.settle(async () => {
    const body = await redact(c.get("db"), context, { kind, id, input });
    return { answer: { status: 200, body, headers: {} }, changed: false };
  });
}
