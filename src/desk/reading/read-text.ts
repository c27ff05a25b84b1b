import { CLAIM_TEXT_LIMIT } from "../../claims/claim-input.ts";
import { loadMarkedClaims, type MarkedClaim, type MarkedSpan } from "../../db/queries/marked-passages.ts";
import type { AppContext } from "../../http/environment.ts";
import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { headlineOf } from "../../pages/parts/article-link.ts";
import { siteOf } from "../../pages/site.ts";
import { composeArticle } from "../../publications/compose-claim.ts";
import { suggestClaims, suggestForQuote } from "../../search/suggest-claims.ts";
import { type MarkedReading, readForMarking } from "../../spans/read-for-marking.ts";
import { QUOTE_LIMIT } from "../../spans/span-input.ts";
import { READING } from "../../words/desk-reading.ts";
import { tell } from "../../words/tell.ts";
import { carryOut, goTo } from "../carry-out.ts";
import { deskRoutes, sessionOf } from "../desk.ts";
import { UNTOUCHED } from "../parts/form.ts";
import { answerDesk } from "../parts/layout.ts";
import { readTyped, Typed } from "../parts/typed.ts";
import type { Refusal } from "../refusal.ts";
import { checkQuote, offeredAt, type QuoteAsTyped, type QuoteCheck } from "./check-quote.ts";
import { checkResult } from "./check-result.ts";
import { claimOptions } from "./mark-form.ts";
import { assertNoDuplicates, markPassage, readMarking } from "./mark-passage.ts";
import { readingPage } from "./reading-page.ts";

/** Claims that are offered at a time. */
const OFFERED = 6;
/** A form with a text that comes along. */
const BODY = 3 * BODY_LIMITS.article;

export const readingPages = deskRoutes();

/** An article's text, to be read and marked. `?marked=` names what was marked just now, `?claim=` whose quotes are to be found. */
readingPages.get("/desk/articles/:id", async (c) => {
  const reading = await readForMarking(c.get("db"), c.req.param("id"));
  const { mergedInto } = reading.article;
  if (mergedInto !== null) return goTo(c, `/desk/articles/${mergedInto}`);
  const wanted = c.req.query("claim");
  const claims = wanted === undefined ? [] : await loadMarkedClaims(c.get("db"), [wanted]);
  const [claim] = claims;
  return answerReading(c, reading, {
    claims: claim === undefined ? null : claims,
    chosen: claim?.id ?? null,
    saved: markedJustNow(reading, c.req.query("marked")),
  });
});

/** Is it word for word? Answers the part of the page that says so, for a script that asks while somebody types. */
readingPages.post("/desk/articles/:id/check", async (c) => {
  const typed = await readTyped(c, BODY);
  const check = await checkQuote(c.get("db"), c.req.param("id"), quoteOf(typed));
  return respond(c, String(checkResult(check, typed.given("language"))), 200, FRAGMENT);
});

/** Claims that begin like what is typed, or are like the words before anything is typed, as options of a list. */
readingPages.post("/desk/articles/:id/suggest-claims", async (c) => {
  const typed = await readTyped(c, BODY);
  const found = await offered(c, c.req.param("id"), typed);
  return respond(
    c,
    String(claimOptions(found, { isTyped: typed.given("claimText") !== null })),
    200,
    FRAGMENT,
  );
});

async function offered(c: AppContext, articleId: string, typed: Typed): Promise<MarkedClaim[]> {
  const query = (typed.given("claimText") ?? "").slice(0, CLAIM_TEXT_LIMIT);
  const quote = [...(typed.given("quote.exact") ?? "")].slice(0, QUOTE_LIMIT).join("");
  if (query === "" && quote !== "") return suggestForQuote(c.get("db"), { quote, articleId });
  return suggestClaims(c.get("db"), {
    query: typed.text("claimText").slice(0, CLAIM_TEXT_LIMIT),
    limit: OFFERED,
  });
}

/** Marks words, or, with another button, says how they stand or which claims there are. */
readingPages.post("/desk/articles/:id/spans", async (c) => {
  const db = c.get("db");
  const typed = await readTyped(c, BODY);
  const reading = await readForMarking(db, c.req.param("id"));
  const { article } = reading;
  if (typed.has("take")) return answerTaken(c, reading, typed);
  if (typed.text("do") !== "attach") return answerTyped(c, reading, typed, null);
  const marking = typed.isReview ? null : readMarking(typed, article);
  if (marking !== null && "code" in marking) return answerTyped(c, reading, typed, marking, marking.status);
  return carryOut(c, typed, {
    show: (refused, status) => answerTyped(c, reading, typed, refused, status),
    run: async (deed) => {
      if (marking === null) throw new Error("a form that is only to be shown was to be carried out");
      await assertNoDuplicates(db, marking, typed);
      return markPassage(db, deed, marking, (made) => `/desk/articles/${article.id}?marked=${made}`);
    },
  });
});

const FRAGMENT = { "content-type": "text/html; charset=utf-8" };

interface Shown {
  typed?: Typed | null;
  refused?: Refusal | null;
  quote?: QuoteAsTyped;
  check?: QuoteCheck | null;
  claims: readonly MarkedClaim[] | null;
  chosen: string | null;
  saved?: MarkedSpan | null;
  status?: number;
}

function answerReading(c: AppContext, reading: MarkedReading, shown: Shown): Promise<Response> {
  const { article } = reading;
  const { typed = null, refused = null, quote = NOTHING_QUOTED, check = null, claims, chosen } = shown;
  const form = {
    ...UNTOUCHED,
    typed,
    refused,
    quote,
    check,
    claims,
    chosen,
    base: siteOf(c.get("config")).base,
    editorId: sessionOf(c).actor.editorId,
    articleId: article.id,
    language: article.language,
    bringsText: reading.text === null,
  };
  return answerDesk(c, {
    title: tell(READING.title, { headline: headlineOf(composeArticle(article)) }),
    room: "articles",
    main: readingPage({ reading, form, saved: shown.saved ?? null }),
    refused,
    scripts: ["reading"],
    status: shown.status ?? 200,
  });
}

const NOTHING_QUOTED: QuoteAsTyped = { exact: "", prefix: "", suffix: "", text: "" };

function quoteOf(typed: Typed): QuoteAsTyped {
  return {
    exact: typed.text("quote.exact"),
    prefix: typed.text("quote.prefix"),
    suffix: typed.text("quote.suffix"),
    text: typed.text("text"),
  };
}

/** The form as it was typed, with how the words stand and which claims there are to choose from. */
async function answerTyped(
  c: AppContext,
  reading: MarkedReading,
  typed: Typed,
  refused: Refusal | null,
  status = 200,
): Promise<Response> {
  const db = c.get("db");
  const quote = quoteOf(typed);
  const chosen = typed.given("claim");
  const isSought = typed.given("claimText") !== null || chosen !== null || typed.text("do") === "find";
  const [check, found] = await Promise.all([
    checkQuote(db, reading.article.id, quote),
    isSought ? offered(c, reading.article.id, typed) : null,
  ]);
  const more = [...duplicatesIn(refused), ...(chosen === null ? [] : [chosen])];
  const known = await loadMarkedClaims(
    db,
    more.filter((id) => !found?.some((claim) => claim.id === id)),
  );
  const claims = found === null && known.length === 0 ? null : [...known, ...(found ?? [])];
  return answerReading(c, reading, { typed, refused, quote, check, claims, chosen, status });
}

/** The form with the article's own words in the place of what was typed: those that a check had offered. */
async function answerTaken(c: AppContext, reading: MarkedReading, typed: Typed): Promise<Response> {
  const check = await checkQuote(c.get("db"), reading.article.id, quoteOf(typed));
  const taken = offeredAt(check, Number(typed.text("take")));
  const fields =
    taken === null ? [] : Object.entries(taken).map(([name, text]) => [`quote.${name}`, text] as const);
  const rest = typed.entries.filter(([name]) => !fields.some(([one]) => one === name));
  return answerTyped(c, reading, new Typed([...rest, ...fields]), null);
}

function markedJustNow({ passages, absent }: MarkedReading, id: string | undefined): MarkedSpan | null {
  if (id === undefined) return null;
  const marks = [...passages.flatMap((passage) => passage.marks), ...absent];
  return marks.find(({ span, claim }) => span.id === id || claim.id === id) ?? null;
}

function duplicatesIn(refused: Refusal | null): string[] {
  const { duplicates } = refused?.members ?? {};
  return Array.isArray(duplicates) ? duplicates.map(String) : [];
}
