import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import type { Config } from "../../config.ts";
import { type Inference, PORTS, recipientsOf } from "../../inference/inference.ts";
import { DATA_LICENCE } from "../../publications/data-licence.ts";
import { publisherSchema } from "../../publications/document-parts.ts";
import { BASIS_CODEBOOK, BEST_RATING, LABEL_CODEBOOK, WORST_RATING } from "../../verdicts/labels.ts";
import { BASIS_STRENGTHS, LABELS } from "../../vocabulary.ts";
import { noQuery } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import type { AppContext } from "../environment.ts";
import { answerFixed, type FixedAnswer, fixedAnswer } from "../fixed-answer.ts";

const aboutSchema = z
  .strictObject({
    publisher: publisherSchema,
    notice: z.string().nullable(),
    policies: z.strictObject({
      requireSecondEditor: z.boolean(),
      namesEditors: z.boolean().meta({ description: "Whether readers are told who checked and published" }),
      corrections: z.string().nullable(),
      methodology: z.string().nullable(),
      contact: z.string().nullable(),
    }),
    scale: z.strictObject({ bestRating: z.number(), worstRating: z.number() }),
    labels: z.array(
      z.strictObject({
        label: z.enum(LABELS),
        name: z.string(),
        ratingValue: z.number().nullable(),
        meaning: z.string(),
        house: z.boolean(),
      }),
    ),
    basis: z.array(z.strictObject({ strength: z.enum(BASIS_STRENGTHS), meaning: z.string() })),
    licence: z.strictObject({ name: z.string(), url: z.string(), note: z.string() }),
    recipients: z
      .array(
        z.strictObject({
          name: z.string(),
          purpose: z.enum(PORTS),
          receives: z.string(),
        }),
      )
      .meta({ description: "Who else receives what readers send to be matched. Nothing else is passed on" }),
  })
  .meta({ id: "About" });

const contract = createRoute({
  method: "get",
  path: "/v1/about",
  operationId: "getAbout",
  tags: ["Service"],
  summary: "Who publishes here, by which rules, and what the labels mean",
  request: { query: noQuery },
  responses: {
    200: json("The service", aboutSchema),
    ...notModified,
    ...problems("invalid-query", "unauthorized"),
  },
});

export const readAboutRoute = createRouter().openapi(contract, (c) => answerFixed(c, answerOf(c)));

/** By the settings of each service in this process. */
const answers = new WeakMap<Config, FixedAnswer>();

function answerOf(c: AppContext): FixedAnswer {
  const config = c.get("config");
  const known = answers.get(config);
  if (known) return known;
  const json = JSON.stringify(about(config, c.get("inference")));
  const made = fixedAnswer(json, { "content-type": "application/json" });
  answers.set(config, made);
  return made;
}

function about(
  { policy, notice, correctionsUrl, methodologyUrl, contact }: Config,
  inference: Inference,
): z.output<typeof aboutSchema> {
  return {
    publisher: { name: policy.publisherName, site: policy.publisherSite },
    notice,
    policies: {
      requireSecondEditor: policy.requireSecondEditor,
      namesEditors: policy.namesEditors,
      corrections: correctionsUrl,
      methodology: methodologyUrl,
      contact,
    },
    scale: { bestRating: BEST_RATING, worstRating: WORST_RATING },
    labels: LABELS.map((label) => ({ label, ...LABEL_CODEBOOK[label] })),
    basis: BASIS_STRENGTHS.map((strength) => ({ strength, meaning: BASIS_CODEBOOK[strength] })),
    licence: DATA_LICENCE,
    recipients: recipientsOf(inference),
  };
}
