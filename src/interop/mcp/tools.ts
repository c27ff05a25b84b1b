import { McpServer, ResourceNotFoundError, ResourceTemplate } from "@modelcontextprotocol/server";
import * as z from "zod";
import type { SlimClaim, SlimSpan } from "../../annotations/slim-entry.ts";
import { readSlimPage } from "../../annotations/slim-page.ts";
import { keyOf } from "../../articles/find-article.ts";
import { pageAtKey } from "../../articles/find-near.ts";
import type { Config } from "../../config.ts";
import type { Database } from "../../db/database.ts";
import { joinDocument } from "../../db/packed-details.ts";
import { filterConditions, NO_FILTER } from "../../db/queries/claim-list.ts";
import { findClaimReviews } from "../../db/queries/claim-reviews.ts";
import { findSummaries } from "../../db/queries/claim-search.ts";
import { findListedClaims } from "../../db/queries/listed-claims.ts";
import { findPublishedClaim, findWithdrawnClaim } from "../../db/queries/published.ts";
import { DomainError } from "../../domain-error.ts";
import type { Inference } from "../../inference/inference.ts";
import type { Relation } from "../../matching/decide.ts";
import type { ClaimDetails, ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import { bearingOf, standingOf } from "../../publications/plain-words.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import type { VerdictDocument } from "../../publications/verdict-document.ts";
import { LONGEST_MATCH_TEXT, matchPassages } from "../../search/match-passages.ts";
import { searchPublished } from "../../search/search-published.ts";
import { keptWords, languageTag } from "../../text-input.ts";
import { parseArticleAddress } from "../../urls/article-address.ts";
import { type ClaimAnswer, checkAnswer, pageAnswer, searchAnswer, wholeClaimAnswer } from "./answers.ts";
import { briefClaim, briefOfCard } from "./brief-claim.ts";
import { QUOTATION_NOTE, withoutHidden } from "./quotation.ts";

/** What the tools work on. */
export interface McpServices {
  db: Database;
  config: Config;
  inference: Inference;
  /** Seconds to wait where this client has checked too many texts, else null. */
  waitToCheck(): Promise<number | null>;
}

const NOT_CHECKED =
  "No claim like it was checked here. That says nothing about whether it is so: it may be true or false.";
const ON_THE_CLAIM = "Each verdict is on the claim beside it, in the claim's own words.";

const RELATIONS: Record<Relation, string> = {
  repeats: "The passage says what the claim says.",
  contradicts:
    "The passage says the opposite of the claim. The verdict is on the claim, not on the passage; if the claim is refuted, that does not make the passage right.",
  differs: "The passage says something else than the claim. The verdict is not on what the passage says.",
  reports:
    "The passage tells that somebody makes the claim. Whether the claim is so is what the verdict is on.",
  related:
    "The passage shares words with the claim. That the two say the same is not shown; the verdict is not on the passage.",
};

const CONFIDENCES = {
  match: "every word of both is accounted for",
  likely: "but for something that says little, every word of both is accounted for",
  possible: "look for yourself: not every word is accounted for",
};

const READ_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

type Answer = Record<string, unknown>;

/** A server of the Model Context Protocol over what readers may see; nothing in it writes. */
export function buildMcpServer(services: McpServices): McpServer {
  const { db, config } = services;
  const server = new McpServer(
    { name: "verbatim", title: config.policy.publisherName, version: config.release },
    {
      instructions: `Fact checks by ${config.policy.publisherName}, each with the quotes that it rests on. A verdict is on the claim as it is worded here and on nothing else: hand one on only with the claim's own words, its page and its quotes, and not for a passage that check_text does not say to say the same. What is not found was not checked.`,
    },
  );
  const answer = (body: Answer) => {
    const told = withoutHidden(config.notice === null ? body : { notice: config.notice, ...body });
    return {
      content: [{ type: "text" as const, text: `${QUOTATION_NOTE}\n${JSON.stringify(told, null, 1)}` }],
      structuredContent: told,
    };
  };
  const refuse = (sentence: string) => ({
    isError: true,
    content: [{ type: "text" as const, text: sentence }],
  });

  server.registerTool(
    "search_claims",
    {
      title: "Search checked claims",
      description:
        "Finds checked claims by words, best first, each with its verdict, page and best quote. Nothing found means: not checked here.",
      inputSchema: z.object({
        query: keptWords(200).describe("Words to look for"),
        language: languageTag().optional().describe("Only claims in this language, such as en"),
        limit: z.int().min(1).max(20).default(5),
      }),
      outputSchema: searchAnswer.loose(),
      annotations: READ_ONLY,
    },
    async ({ query, language, limit }) => {
      const conditions = filterConditions({ ...NO_FILTER, language });
      const { found } = await searchPublished(db, conditions, {
        query,
        order: "relevance",
        after: null,
        limit,
      });
      const claims = await briefsOf(
        services,
        found.rows.map(({ summary }): ClaimSummary => JSON.parse(summary)),
      );
      return answer({ says: claims.length === 0 ? NOT_CHECKED : ON_THE_CLAIM, claims });
    },
  );

  server.registerTool(
    "check_text",
    {
      title: "Check a text",
      description:
        "Compares a text, sentence by sentence, with the checked claims. Says of each claim whether the passage says the same, the opposite, something else, or only shares words with it; only where it says the same is the verdict on what the passage says.",
      inputSchema: z.object({
        text: keptWords(LONGEST_MATCH_TEXT / 2).describe("A sentence, a post or some pages"),
        author: keptWords(200).optional().describe("Who wrote it"),
        language: languageTag().optional().describe("What the text is in; read from it where left out"),
        limit: z.int().min(1).max(50).default(10),
      }),
      outputSchema: checkAnswer.loose(),
      annotations: READ_ONLY,
    },
    async ({ text, author, language, limit }) => {
      const wait = await services.waitToCheck();
      if (wait !== null) return refuse(`Too many texts were checked from here: try again in ${wait} s.`);
      const found = await matchPassages(db, {
        text,
        author: author ?? null,
        language: language ?? null,
        limit,
        ...services.inference,
      });
      const summaries = await findSummaries(
        db,
        found.matches.map(({ claimId }) => claimId),
      );
      const claims = await briefsOf(
        services,
        [...summaries.values()].map((summary): ClaimSummary => JSON.parse(summary)),
      );
      const matches = found.matches.flatMap((match) => {
        const claim = claims.find(({ id }) => id === match.claimId);
        if (claim === undefined) return [];
        return [
          {
            passage: match.passage.exact,
            relation: RELATIONS[match.relation],
            saysTheSame: match.relation === "repeats",
            confidence: CONFIDENCES[match.confidence],
            differences: match.differences.map(({ passage, claim: other }) => ({ passage, claim: other })),
            residue: match.residue.map(({ side, text: rest }) => ({ side, text: rest })),
            claim,
          },
        ];
      });
      const { searchedClaims, language: read } = found;
      const says = matches.length === 0 ? NOT_CHECKED : ON_THE_CLAIM;
      return answer({ says, language: read, searchedClaims, matches });
    },
  );

  server.registerTool(
    "get_claim",
    {
      title: "Read one claim",
      description:
        "One checked claim by id, slug or page address: its verdict, what was not seen and not decided, and every quote with its source.",
      inputSchema: z.object({ id: keptWords(2_000).describe("Id, slug, or the address of its page") }),
      outputSchema: wholeClaimAnswer.loose(),
      annotations: READ_ONLY,
    },
    async ({ id }) => {
      const claim = await wholeClaim(services, slugOf(id, config.publicUrl));
      return "why" in claim ? refuse(claim.why) : answer(claim);
    },
  );

  server.registerTool(
    "annotations_for_page",
    {
      title: "What is marked on a page",
      description:
        "The passages of an article that bear on checked claims, in reading order, and those claims. The page is not fetched.",
      inputSchema: z.object({ url: keptWords(2_000).describe("Address of the article") }),
      outputSchema: pageAnswer.loose(),
      annotations: READ_ONLY,
    },
    async ({ url }) => {
      const address = parseArticleAddress(url);
      if (address.kind === "invalid") return refuse(`This is no address of a page: ${address.message}`);
      const page = await readSlimPage(db, pageAtKey(keyOf(address)), new Date());
      const { claims, spans }: { claims: SlimClaim[]; spans: SlimSpan[] } = JSON.parse(`{${page.members}}`);
      return answer({
        says:
          spans.length === 0
            ? "Nothing is marked on this page. That says nothing about what stands on it."
            : "Only the passages below were looked at; of the rest of the page nothing is said. An article that makes a claim and one that holds evidence for it are different things: see `bearing`.",
        passages: spans.map(({ quote, role, stance, state, diff, claim }) => ({
          exact: quote.exact,
          bearing: bearingOf(role, stance),
          standing: standingOf(state, diff),
          claim,
        })),
        claims: claims.map((card) => briefOfCard(card, config.publicUrl)),
      });
    },
  );

  server.registerResource(
    "claim",
    new ResourceTemplate(`${config.publicUrl}/claims/{slug}`, { list: undefined }),
    { title: "A checked claim", mimeType: "application/json" },
    async (uri, { slug }) => {
      const claim = await wholeClaim(services, slugOf(String(slug), config.publicUrl));
      if ("why" in claim) throw new ResourceNotFoundError(uri.href, claim.why);
      return {
        contents: [
          {
            uri: uri.href,
            mimeType: "application/json",
            text: JSON.stringify(withoutHidden(claim), null, 1),
          },
        ],
      };
    },
  );
  return server;
}

/** Claims with the first quote that each verdict rests on, in the order given. */
async function briefsOf({ db, config }: McpServices, claims: ClaimSummary[]): Promise<ClaimAnswer[]> {
  const ids = claims.map(({ id }) => id);
  const [listed, reviewed] = await Promise.all([findListedClaims(db, ids), findClaimReviews(db, ids)]);
  return claims.flatMap((claim) => {
    const beside = listed.get(claim.id);
    // Withdrawn a moment ago.
    if (beside === undefined) return [];
    const quotes: SpanDocument[] = beside.quote === null ? [] : [JSON.parse(beside.quote)];
    const reported: RelatedClaim[] = JSON.parse(beside.reported);
    const reviews: VerdictDocument[] = JSON.parse(reviewed.get(claim.id)?.reviews ?? "[]");
    return [briefClaim({ claim, quotes, reviews, reported, publicUrl: config.publicUrl })];
  });
}

async function wholeClaim(
  { db, config }: McpServices,
  id: string,
): Promise<z.output<typeof wholeClaimAnswer> | { why: string }> {
  const found = await findPublishedClaim(db, id);
  if (found === null) return { why: await whyNot(db, id) };
  const claim: ClaimSummary & ClaimDetails = JSON.parse(joinDocument(found.summary, found.details));
  const reported: RelatedClaim[] = JSON.parse(
    (await findClaimReviews(db, [claim.id])).get(claim.id)?.reported ?? "[]",
  );
  const { verdict, evidence, appearances, reviews } = claim;
  const restsOn = new Set(verdict?.restsOn);
  const quotes = [
    ...evidence.filter((span) => restsOn.has(span.id)),
    ...evidence.filter((span) => !restsOn.has(span.id)),
  ];
  return {
    says: ON_THE_CLAIM,
    ...briefClaim({
      claim,
      quotes: [...quotes, ...appearances],
      reviews,
      reported,
      publicUrl: config.publicUrl,
    }),
    summary: verdict?.summary ?? null,
    notSeen: verdict?.notSeen ?? [],
    notDecided: verdict?.notDecided ?? [],
    instead: verdict?.instead ?? null,
  };
}

async function whyNot(db: Database, id: string): Promise<string> {
  try {
    const withdrawn = await findWithdrawnClaim(db, id);
    if (withdrawn === null) return "There is no such claim here. Search for it with search_claims.";
    const { reason, mergedInto, replacedBy } = withdrawn;
    const instead = mergedInto?.slug ?? replacedBy;
    return `This claim is no longer published. ${reason ?? ""}${instead === null ? "" : ` What stands instead: ${instead}.`}`;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

/** An id or a slug, also from the address of a page. */
function slugOf(given: string, publicUrl: string): string {
  const start = `${publicUrl}/claims/`;
  const path = given.startsWith(start) ? given.slice(start.length).split(/[?#]/)[0] : given;
  try {
    return decodeURIComponent(path ?? "");
  } catch {
    return given;
  }
}
