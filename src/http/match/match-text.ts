import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { findSummaries } from "../../db/queries/claim-search.ts";
import { ENTAILMENTS } from "../../inference/verifier.ts";
import { RESIDUE_REASONS } from "../../matching/accounting/residue.ts";
import { CONFIDENCES, RELATIONS } from "../../matching/decide.ts";
import { DIFFERENCE_KINDS } from "../../matching/relation/difference.ts";
import { matchAddresses, withAddresses } from "../../search/match-addresses.ts";
import { matchPassages } from "../../search/match-passages.ts";
import { keptWords, languageTag } from "../../text-input.ts";
import { withAbsolutePages } from "../absolute-pages.ts";
import { claimSummarySchema } from "../claims/claim-contract.ts";
import { withNotice } from "../claims/claim-notice.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { limitRate } from "../pipelines/rate-limit.ts";
import { BODY_LIMITS, jsonBody } from "../pipelines/request-body.ts";
import { respond } from "../pipelines/respond.ts";

/** Code points: some ten pages. A longer text is sent in parts. */
const TEXT_LIMIT = 25_000;

const position = z.int().nonnegative().meta({ description: "Unicode code points" });

const matchSchema = z
  .strictObject({
    passage: z.strictObject({ exact: z.string(), start: position, end: position }),
    claim: claimSummarySchema,
    score: z.number().min(0).max(1),
    confidence: z.enum(CONFIDENCES).meta({
      description:
        "`match`: the passage says what the claim says, every word of both accounted for. `likely`: but for something that says little; so far only where a second opinion says so. `possible`: look for yourself",
    }),
    relation: z.enum(RELATIONS).meta({
      description:
        "The claim's verdict is the passage's only where it `repeats` the claim. `related`: no difference can be named, and that they say the same is not shown",
    }),
    differences: z
      .array(
        z.strictObject({
          kind: z.enum(DIFFERENCE_KINDS).meta({
            description:
              "`order`: who did it to whom. `mood`: done, or planned, possible, due, nearly done. `scope`: all, some, only",
          }),
          passage: z.string().meta({ description: "What the passage says; empty if nothing" }),
          claim: z.string().meta({ description: "What the claim says in its place; empty if nothing" }),
        }),
      )
      .meta({ description: "Why it is no repetition, as far as words name it" }),
    residue: z
      .array(
        z.strictObject({
          side: z.enum(["passage", "claim"]),
          text: z.string().meta({
            description: "As it stands there; of a sentence beside the passage, what may take it back",
          }),
          why: z.enum(RESIDUE_REASONS).meta({
            description:
              "What kind of thing it is. `letters`: the same word but for an accent or a capital. `order`: the same words in another order. `neighbour`: a sentence beside the passage may take it back. `language`: in this language only a repetition in the same letters is known for one",
          }),
        }),
      )
      .meta({ description: "What neither text explains of the other. Always empty in a `match`" }),
    secondOpinion: z
      .strictObject({
        says: z.enum(ENTAILMENTS).meta({
          description: "Whether who believes the passage must believe the claim, cannot, or neither",
        }),
        score: z.number().min(0).max(1).meta({ description: "How sure it is" }),
      })
      .nullable()
      .meta({
        description:
          "What a model made of passage and claim that the operator has set (`GET /v1/about` names it); null where there is none, or where it was not asked or did not answer. It can take a `match` away and put a `possible` forward as `likely`",
      }),
  })
  .meta({ id: "Match" });

const contract = createRoute({
  method: "post",
  path: "/v1/match",
  operationId: "matchText",
  tags: ["Search"],
  summary:
    "Checked claims that a pasted text repeats, best first, then those of pages whose address stands in it. None means: not checked here",
  middleware: [limitRate("match"), jsonBody(BODY_LIMITS.passage)] as const,
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          example: {
            text: "I read that the arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
            language: "en",
          },
          schema: z.strictObject({
            text: keptWords(TEXT_LIMIT).meta({ description: "What was pasted, a sentence or some pages" }),
            author: keptWords(200)
              .nullable()
              .optional()
              .meta({ description: "Who wrote it: a name or a handle" }),
            language: languageTag().nullable().optional().meta({
              description:
                "What the text is in; only claims in it are compared. Without it, it is read from the text",
            }),
            limit: z.int().min(1).max(100).default(10).meta({ description: "At most so many matches" }),
          }),
        },
      },
    },
  },
  responses: {
    200: json(
      "Matches",
      z
        .strictObject({
          matches: z.array(matchSchema),
          searchedClaims: z.int().nonnegative(),
          trigrams: z.boolean().meta({
            description:
              "The text has a script without spaces: words were compared as runs of three characters",
          }),
          language: z.string().meta({
            description:
              "What the text was read as: the first part of a language tag, or `und`. In any but `en`, only a repetition in the same letters is a `match`",
          }),
        })
        .meta({ id: "Matches" }),
    ),
    ...problems(
      "invalid-json",
      "unauthorized",
      "body-too-large",
      "unsupported-media-type",
      "invalid-input",
      "rate-limited",
    ),
  },
});

export const matchTextRoute = createRouter().openapi(contract, async (c) => {
  const { text, author = null, language = null, limit } = c.req.valid("json");
  const db = c.get("db");
  const found = await matchPassages(db, {
    text,
    author,
    language,
    limit,
    ...c.get("inference"),
  });
  const chosen = withAddresses(found.matches, await matchAddresses(db, { text, language, limit }), limit);
  const summaries =
    chosen.length === 0
      ? new Map()
      : await findSummaries(
          db,
          chosen.map(({ claimId }) => claimId),
        );
  const matches = chosen.flatMap(({ claimId, passage, ...decision }) => {
    const summary = summaries.get(claimId);
    // Withdrawn a moment ago.
    if (summary === undefined) return [];
    const claim = withNotice(summary, c.get("config"));
    return [`{"passage":${JSON.stringify(passage)},"claim":${claim},${JSON.stringify(decision).slice(1)}`];
  });
  const { searchedClaims, trigrams, language: read } = found;
  const body = `{"matches":[${matches.join(",")}],${JSON.stringify({ searchedClaims, trigrams, language: read }).slice(1)}`;
  return respond(c, withAbsolutePages(body, c.get("config").publicUrl), 200, {
    "content-type": "application/json",
    "cache-control": "no-store",
  });
});
