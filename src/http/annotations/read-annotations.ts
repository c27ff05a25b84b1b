import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { correctionsSince, readSlimPage } from "../../annotations/slim-page.ts";
import { keyOf, shownAddress } from "../../articles/find-article.ts";
import { nearestPages, pageAtKey } from "../../articles/find-near.ts";
import type { JsonPart } from "../../db/json-text.ts";
import { findPageBody, findPageVersion, type PageVersion } from "../../db/queries/annotated-page.ts";
import { findAnnotationsOfPage } from "../../db/queries/annotation-list.ts";
import { findSlimVersion } from "../../db/queries/slim-page.ts";
import type { AnnotatedSpan } from "../../publications/plain-words.ts";
import { ANNOTATION_TYPE, annotationHouse, pageOfAnnotations } from "../../publications/web-annotation.ts";
import { type ArticleAddress, parseArticleAddress } from "../../urls/article-address.ts";
import { withNotices } from "../claims/claim-notice.ts";
import { queryText } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { entityTag, shownTag } from "../entity-tag.ts";
import type { AppContext } from "../environment.ts";
import { answerShown, answerUnchanged } from "../json-answer.ts";
import { negotiate } from "../negotiate.ts";
import { ProblemError } from "../problems.ts";
import { answerTagged } from "../tagged-answer.ts";
import { pageAnnotationsSchema, slimAnnotationsSchema } from "./page-contract.ts";

const JSON_LD = "application/ld+json";
const NEGOTIATED = "Accept";

/** As much of `parseArticleAddress` as a pattern can say. */
const ADDRESS_PATTERN = "^\\s*(?:[Hh][Tt][Tt][Pp][Ss]?:|[Uu][Rr][Nn]:[Ss][Hh][Aa]-256:[0-9A-Fa-f]{64}\\s*$)";

const contract = createRoute({
  method: "get",
  path: "/v1/annotations",
  operationId: "getAnnotations",
  tags: ["Annotations"],
  summary: "What is marked on one page: its quotes in reading order, and their claims",
  request: {
    query: z.strictObject({
      url: queryText().meta({
        description: "URL of the page (`https://…`), or urn:sha-256:… of its text",
        pattern: ADDRESS_PATTERN,
      }),
      view: z
        .enum(["slim"])
        .optional()
        .meta({ description: "`slim`: with what a card shows of each claim, and no more" }),
    }),
  },
  responses: {
    200: json(
      "The page's annotations; empty lists where nobody annotated it. Who asks for application/ld+json gets an AnnotationPage of W3C Web Annotations",
      z.union([pageAnnotationsSchema, slimAnnotationsSchema]),
    ),
    ...notModified,
    ...problems("invalid-query", "unauthorized"),
  },
});

export const readAnnotationsRoute = createRouter().openapi(contract, async (c) => {
  const { url } = c.req.valid("query");
  const address = parseArticleAddress(url);
  if (address.kind === "invalid") {
    throw new ProblemError("invalid-query", address.message, {
      errors: [{ in: "query", name: "url", message: address.message }],
    });
  }
  const key = keyOf(address);
  const { view } = c.req.valid("query");
  const accept = c.req.header("accept");
  if (view === undefined && negotiate(accept, ["application/json", JSON_LD]) === JSON_LD) {
    return answerAsWebAnnotations(c, address, key);
  }
  const tagOf = ({ shown, near, corrections = null }: PageVersion) =>
    shownTag("p", [shown, corrections, ...nearestPages(key, near).map(({ version }) => version)]);
  const { readVersion, readPage } = view === "slim" ? slimPage(c, key) : wholePage(c, key);
  const unchanged = await answerUnchanged(c, async () => tagOf(await readVersion()), NEGOTIATED);
  if (unchanged) return unchanged;
  const page = await readPage();
  const near = nearestPages(key, page.near).map(
    ({ url, article }) => `{"url":${JSON.stringify(url)},"article":${article}}`,
  );
  const json = [`{"url":${JSON.stringify(shownAddress(address))},`, ...page.members, `,"near":[${near}]}`];
  return answerShown(c, { tag: tagOf(page), json, negotiated: NEGOTIATED });
});

/** The page's quotes as Web Annotations, all on one AnnotationPage. */
async function answerAsWebAnnotations(
  c: AppContext,
  address: ArticleAddress,
  key: string,
): Promise<Response> {
  const asked = pageAtKey(key);
  const tagOf = ({ shown }: PageVersion) => shownTag("pl", [shown]);
  const unchanged = await answerUnchanged(
    c,
    async () => tagOf(await findPageVersion(c.get("db"), asked)),
    NEGOTIATED,
  );
  if (unchanged) return unchanged;
  const page = await findAnnotationsOfPage(c.get("db"), asked);
  const found: AnnotatedSpan[] = JSON.parse(page.annotations);
  const shown = shownAddress(address);
  const house = annotationHouse(c.get("config"));
  const own = `${house.publicUrl}/v1/annotations?url=${encodeURIComponent(shown)}`;
  return answerTagged(c, {
    tag: entityTag(c, tagOf(page)),
    headers: { "content-type": ANNOTATION_TYPE },
    negotiated: NEGOTIATED,
    text: () => JSON.stringify(pageOfAnnotations(own, shown, found, house)),
  });
}

interface PageReads {
  readVersion(): Promise<PageVersion>;
  /** The version, and the members between the address and what is near it, as parts of a JSON text. */
  readPage(): Promise<PageVersion & { members: JsonPart[] }>;
}

function wholePage(c: AppContext, key: string): PageReads {
  const asked = pageAtKey(key);
  return {
    readVersion: () => findPageVersion(c.get("db"), asked),
    readPage: async () => {
      const { article, claims, spans, ...version } = await findPageBody(c.get("db"), asked);
      const shown = withNotices(claims, c.get("config"));
      return { ...version, members: [`"article":${article},"claims":[`, shown, '],"spans":[', spans, "]"] };
    },
  };
}

function slimPage(c: AppContext, key: string): PageReads {
  const asked = pageAtKey(key);
  const now = new Date();
  return {
    readVersion: () => findSlimVersion(c.get("db"), asked, correctionsSince(now)),
    readPage: async () => {
      const page = await readSlimPage(c.get("db"), asked, now);
      // Said once for the answer, not in each of its claims: what they take is counted in bytes.
      return { ...page, members: [`"notice":${JSON.stringify(c.get("config").notice)},`, page.members] };
    },
  };
}
