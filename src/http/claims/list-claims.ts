import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { articleReference } from "../../articles/find-article.ts";
import { normaliseTopic } from "../../claims/topic-input.ts";
import type { JsonText } from "../../db/json-text.ts";
import { loadClaimAggregates } from "../../db/queries/claim-aggregate.ts";
import {
  type ClaimFilter,
  type Condition,
  filterConditions,
  type ListOptions,
  listClaimBodies,
  listVersions,
  listWorkingClaims,
} from "../../db/queries/claim-list.ts";
import { listClaimsAsOf } from "../../db/queries/claims-as-of.ts";
import { DomainError } from "../../domain-error.ts";
import { composeClaimAsOf } from "../../publications/claim-as-of.ts";
import { composeWorkingClaim } from "../../publications/working-claim.ts";
import { matchedRanges } from "../../search/matched-ranges.ts";
import { searchPublished } from "../../search/search-published.ts";
import { instant } from "../../text-input.ts";
import { CLAIM_KINDS, CLAIM_STATUSES, LABELS } from "../../vocabulary.ts";
import {
  asOfParameter,
  assertPast,
  pageParameters,
  queryText,
  repeatable,
  totalParameter,
} from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, foreignCursor, listName, pageOf } from "../cursor.ts";
import { shownTag } from "../entity-tag.ts";
import type { AppContext } from "../environment.ts";
import { answerShown, answerUnchanged, answerWorking } from "../json-answer.ts";
import { requireKey } from "../pipelines/authenticate.ts";
import { ProblemError } from "../problems.ts";
import { claimListSchema } from "./claim-contract.ts";
import { withNotice, withNotices } from "./claim-notice.ts";

const dayParameter = (description: string) => z.iso.date().optional().meta({ description });

/** A day, or a moment for whoever keeps a copy: a moment that was read a second ago asks for a second's news. */
const dayOrInstantParameter = (description: string) =>
  z.union([z.iso.date(), instant()]).optional().meta({ description });

const query = z.strictObject({
  q: queryText().optional().meta({ description: "Words to search for; quotation marks make a phrase" }),
  label: repeatable(z.enum(LABELS)).meta({ description: "Any of these verdicts" }),
  topic: repeatable(queryText()).meta({ description: "Any of these topics" }),
  kind: z
    .enum(CLAIM_KINDS)
    .optional()
    .meta({ description: "`fact`: that something is so; `statement`: that somebody said it" }),
  claimant: queryText().optional().meta({
    description:
      "Who made the claim: the whole name; case, width, apostrophes and white space do not matter, accents do",
  }),
  about: queryText().optional().meta({
    description: "Whom or what the claim is about: the whole name, compared as a claimant's is",
  }),
  sourcePublisher: queryText().optional().meta({ description: "Name or site of a publisher that is quoted" }),
  article: queryText().optional().meta({ description: "Id, slug, URL or urn of an article that is quoted" }),
  language: queryText().optional().meta({ description: "Language tag of the claim, such as `en`" }),
  claimedSince: dayParameter("Claimed on this day or later; claims without a date are left out"),
  claimedUntil: dayParameter("Claimed on this day or earlier; claims without a date are left out"),
  reviewedSince: dayOrInstantParameter("Verdict issued on this day (UTC), at this moment, or later"),
  reviewedUntil: dayOrInstantParameter("Verdict issued on this day (UTC), at this moment, or earlier"),
  sort: z.enum(["relevance", "newest", "oldest"]).optional().meta({
    description:
      "`relevance`, the default with q, needs q; `newest`, the default without, and `oldest` go by when a claim was first published",
  }),
  ...pageParameters,
  total: totalParameter,
  asOf: asOfParameter,
  status: z.enum(CLAIM_STATUSES).optional().meta({
    description:
      "With a key: working copies in this state, newest first; q, sort, article and sourcePublisher do not go with it",
  }),
  view: z.enum(["working"]).optional().meta({ description: "With a key: working copies" }),
});
type ListQuery = z.output<typeof query>;

const contract = createRoute({
  method: "get",
  path: "/v1/claims",
  operationId: "listClaims",
  tags: ["Claims"],
  summary: "Published claims, filtered and searched",
  request: { query },
  responses: {
    200: json("A page of claims", claimListSchema),
    ...notModified,
    ...problems("invalid-query", "invalid-cursor", "unauthorized"),
  },
});

export const listClaimsRoute = createRouter().openapi(contract, async (c) => {
  const asked = c.req.valid("query");
  const { asOf } = asked;
  if (asOf !== undefined) return answerAsOf(c, { ...asked, asOf });
  if (asked.view === "working" || asked.status !== undefined) return answerWorkingClaims(c, asked);
  const sort = asked.sort ?? (asked.q === undefined ? "newest" : "relevance");
  if (sort === "relevance" && asked.q === undefined) {
    throw new ProblemError("invalid-query", "Relevance is relevance to a query: give q.", {
      errors: [{ in: "query", name: "sort", message: "relevance needs q" }],
    });
  }
  const conditions = filterConditions(filterOf(asked));
  if (asked.q !== undefined) return answerSearch(c, { ...asked, q: asked.q }, sort, conditions);
  const order = sort === "oldest" ? "oldest" : "newest";
  const list = listName(order, filtersOf(asked));
  const after = decodeCursor(asked.cursor, list);
  const wanted: ListOptions = {
    order,
    after: after && { at: String(after.at), seq: after.seq },
    limit: asked.limit + 1,
    total: asked.total === "true",
  };
  const tagOf = (versions: (string | number | null)[]) => shownTag("l", versions);
  const unchanged = await answerUnchanged(c, async () =>
    tagOf(await listVersions(c.get("db"), conditions, wanted)),
  );
  if (unchanged) return unchanged;
  const { rows, total } = await listClaimBodies(c.get("db"), conditions, wanted);
  const { page, nextCursor } = pageOf(rows, asked.limit, (last) => ({
    sort: list,
    at: last.publishedAt,
    seq: last.seq,
  }));
  return answerShown(c, {
    tag: tagOf([...rows.map(({ version }) => version), ...(total === null ? [] : [total])]),
    json: claimListParts(
      page.map((row) => withNotices(row.summary, c.get("config"))),
      { nextCursor, total },
    ),
  });
});

async function answerSearch(
  c: AppContext,
  asked: ListQuery & { q: string },
  order: "relevance" | "newest" | "oldest",
  conditions: Condition[],
): Promise<Response> {
  const list = listName(`q-${order}`, filtersOf(asked));
  const after = decodeCursor(asked.cursor, list);
  if (after !== null && after.asked === undefined) throw foreignCursor();
  const { found, plan, held } = await searchPublished(c.get("db"), conditions, {
    query: asked.q,
    order,
    after,
    limit: asked.limit + 1,
  });
  const { page, nextCursor } = pageOf(found.rows, asked.limit, (last) => ({
    sort: list,
    at: order === "relevance" ? last.position : last.publishedAt,
    seq: last.seq,
    asked: held,
  }));
  const summaries = page.map(({ summary, text, score }) => {
    const shown = JSON.stringify({ score: round(score), matched: matchedRanges(text, plan) });
    return withNotice(`${summary.slice(0, -1)},${shown.slice(1)}`, c.get("config"));
  });
  const total = asked.total === "true" ? found.total : null;
  // Scores and the next page hang on more than what is shown: on all the hits, and on how rare words are by now.
  const versions = found.rows.flatMap(({ version, score }) => [version, round(score)]);
  return answerShown(c, {
    tag: shownTag("q", [...versions, nextCursor, total]),
    json: claimListJson(summaries, { nextCursor, total }),
  });
}

/** What makes a list another one: everything that is asked for but the page. */
function filtersOf({ limit: _limit, cursor: _cursor, sort: _sort, total: _total, ...filters }: ListQuery) {
  return filters;
}

/** Further digits of a score tell nobody anything. */
function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

/** What a list says beside its items; `total` where it was asked for. */
interface ListEnd {
  nextCursor: string | null;
  total: number | null;
}

function claimListParts(summaries: JsonText[], end: ListEnd): JsonText[] {
  const parts = summaries.flatMap((summary, i) => (i === 0 ? [summary] : [",", summary]));
  return ['{"claims":[', ...parts, `],${endOf(end)}`];
}

function claimListJson(summaries: string[], end: ListEnd): string {
  return `{"claims":[${summaries.join(",")}],${endOf(end)}`;
}

function endOf({ nextCursor, total }: ListEnd): string {
  return `"nextCursor":${JSON.stringify(nextCursor)}${total === null ? "" : `,"total":${total}`}}`;
}

function filterOf(asked: ListQuery): ClaimFilter {
  return {
    labels: asked.label,
    topics: [...new Set(asked.topic.flatMap((topic) => [topic, normaliseTopic(topic)]))],
    kind: asked.kind,
    claimant: asked.claimant,
    about: asked.about,
    sourcePublisher: asked.sourcePublisher,
    article: asked.article === undefined ? undefined : articleFilter(asked.article),
    language: asked.language,
    claimedSince: asked.claimedSince,
    claimedUntil: asked.claimedUntil,
    reviewedSince: asked.reviewedSince,
    reviewedUntil: asked.reviewedUntil,
  };
}

function articleFilter(given: string): ClaimFilter["article"] {
  try {
    const reference = articleReference(given, "");
    if ("id" in reference) return { column: "id", value: reference.id };
    if ("slug" in reference) return { column: "slug", value: reference.slug };
    return { column: "key", value: reference.key };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new ProblemError("invalid-query", `article: ${error.message}`, {
      errors: [{ in: "query", name: "article", message: error.message }],
    });
  }
}

/** What is kept of the present alone: names folded, what quotes stand where, words. */
const PRESENT_ALONE = ["q", "claimant", "about", "sourcePublisher", "article", "status", "view"] as const;

/** What readers saw at a moment. */
async function answerAsOf(c: AppContext, asked: ListQuery & { asOf: string }): Promise<Response> {
  const unknown = PRESENT_ALONE.filter((name) => asked[name] !== undefined);
  if (unknown.length > 0 || asked.sort === "relevance") {
    const names = unknown.length > 0 ? unknown : (["sort"] as const);
    throw new ProblemError("invalid-query", `The past is not listed by ${names.join(", ")}.`, {
      errors: names.map((name) => ({ in: "query", name, message: "does not go with asOf" })),
    });
  }
  assertPast(asked.asOf);
  const order = asked.sort === "oldest" ? "oldest" : "newest";
  const list = listName(`then-${order}`, filtersOf(asked));
  const after = decodeCursor(asked.cursor, list);
  const { rows, total } = await listClaimsAsOf(c.get("db"), filterOf(asked), {
    at: asked.asOf,
    order,
    after: after && { at: String(after.at), seq: after.seq },
    limit: asked.limit + 1,
    total: asked.total === "true",
  });
  const { page, nextCursor } = pageOf(rows, asked.limit, ({ firstPublishedAt, seq }) => ({
    sort: list,
    at: firstPublishedAt,
    seq,
  }));
  const summaries = page.flatMap((claim) => {
    const shown = composeClaimAsOf(claim, asked.asOf);
    if (shown === null) return [];
    const { summary, past } = shown;
    return [withNotice(JSON.stringify({ ...summary, past }), c.get("config"))];
  });
  return answerShown(c, {
    tag: shownTag("t", [...rows.map(({ version }) => version), nextCursor, total]),
    json: claimListJson(summaries, { nextCursor, total }),
  });
}

/** What is asked of published claims alone: search knows no others, nor do the lists by article. */
const PUBLISHED_ALONE = ["q", "sort", "article", "sourcePublisher"] as const;

async function answerWorkingClaims(c: AppContext, asked: ListQuery): Promise<Response> {
  requireKey(c, "Working copies are shown to editors: send a key.");
  const unknown = PUBLISHED_ALONE.filter((name) => asked[name] !== undefined);
  if (unknown.length > 0) {
    throw new ProblemError("invalid-query", `Working copies are not listed by ${unknown.join(", ")}.`, {
      errors: unknown.map((name) => ({ in: "query", name, message: "does not go with working copies" })),
    });
  }
  const list = listName("working", filtersOf(asked));
  const after = decodeCursor(asked.cursor, list);
  const db = c.get("db");
  const { rows, total } = await listWorkingClaims(
    db,
    { ...filterOf(asked), status: asked.status },
    { after: after?.seq ?? null, limit: asked.limit + 1, total: asked.total === "true" },
  );
  const { page, nextCursor } = pageOf(rows, asked.limit, (last) => ({
    sort: list,
    at: 0,
    seq: last.seq,
  }));
  const aggregates = await loadClaimAggregates(
    db,
    page.map(({ id }) => id),
  );
  const summaries = page.flatMap(({ id }) => {
    const aggregate = aggregates.find(({ claim }) => claim.id === id);
    if (!aggregate) return [];
    return [JSON.stringify(composeWorkingClaim(aggregate).summary)];
  });
  return answerWorking(c, claimListJson(summaries, { nextCursor, total }));
}
