import { Hono } from "hono";
import { html } from "hono/html";
import type { Database } from "../../db/database.ts";
import { findArticleAtKey } from "../../db/queries/annotated-page.ts";
import { findSummaries } from "../../db/queries/claim-search.ts";
import { listCorrections } from "../../db/queries/corrections.ts";
import { findListedClaims } from "../../db/queries/listed-claims.ts";
import { shownTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { secondsToWait } from "../../http/pipelines/rate-limit.ts";
import { BODY_LIMITS, readForm } from "../../http/pipelines/request-body.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { codePoints } from "../../language/code-points.ts";
import { isBlank } from "../../language/shown-text.ts";
import { checkedSentences } from "../../matching/checked-sentences.ts";
import { splitSentences } from "../../matching/sentences.ts";
import { matchAddresses, withAddresses } from "../../search/match-addresses.ts";
import { matchPassages, type PassageMatch } from "../../search/match-passages.ts";
import { isCleanText } from "../../text-input.ts";
import { parseArticleAddress } from "../../urls/article-address.ts";
import { WORDS } from "../../words/english.ts";
import { answerPage, answerShownPage } from "../answer-page.ts";
import { layout } from "../parts/layout.ts";
import { type Part, say } from "../parts/say.ts";
import { siteOf } from "../site.ts";
import { checkPage } from "./check-page.ts";
import type { CheckedMatch } from "./check-view.ts";
import { findClaims } from "./find-claims.ts";
import { empty, frontPage, lead, resultsPage } from "./search-page.ts";
import { isFiltered, searchAddress, searchQueryOf } from "./search-query.ts";

const { search: w } = WORDS;

/** Code points: a longer search has no address. */
const LONGEST_ADDRESS = 200;
/** Bytes of an address: proxies and Node take some 8,000 in all headers, mail programs break longer ones. */
const LONGEST_LINK = 4_000;
/** Code points of a text that is checked at a time, as `POST /v1/match` takes them. */
const LONGEST_TEXT = 25_000;
/** Claims that are shown for one text. */
const MOST_MATCHES = 100;
const CORRECTIONS_SHOWN = 3;
/** Of the newest claims on the front page; the rest is a list of its own. */
const NEWEST_SHOWN = 6;

/** What somebody asks for is nobody else's business: no cache keeps it, no search engine lists it. */
const PRIVATE = { "cache-control": "no-store", "x-robots-tag": "noindex" };

export const searchPages = new Hono<Environment>().get("/", read).post(send);

async function read(c: AppContext): Promise<Response> {
  const db = c.get("db");
  const site = siteOf(c.get("config"));
  const query = searchQueryOf(c.req.query());
  const address = query.q === undefined ? null : await pageAddress(c, query.q);
  if (address !== null) return address;
  const linked = (c.req.query("check") ?? "").trim();
  if (linked !== "") return refuseUnreadable(c, linked) ?? check(c, linked, { isLinked: true });
  const isFront = query.q === undefined && !isFiltered(query) && query.cursor === undefined;
  const found = await findClaims(db, query, undefined, isFront ? NEWEST_SHOWN : undefined);
  if (isFront) {
    const { rows: corrections } = await listCorrections(db, {
      after: null,
      limit: CORRECTIONS_SHOWN,
      kind: "correction",
    });
    const shown = shownTag("h", [
      ...found.versions,
      ...corrections.map(({ version }) => version),
      JSON.stringify(found.facets),
    ]);
    return answerShownPage(c, shown, () => frontPage(site, found, corrections));
  }
  return answerPage(c, resultsPage(site, query, found), { headers: PRIVATE });
}

/** The box: a search that has an address is sent there, everything else is answered at once. */
async function send(c: AppContext): Promise<Response> {
  const fields = await readForm(c, BODY_LIMITS.pastedForm);
  const text = (fields.get("text") ?? "").trim();
  const wanted = fields.get("do");
  const site = siteOf(c.get("config"));
  if (wanted === "change") return answerBox(c, text, undefined, 200);
  const refused = refuseUnreadable(c, text);
  if (refused !== null) return refused;
  const address = await pageAddress(c, text);
  if (address !== null) return address;
  if (wanted === "link-check") return sendToLink(c, text, `/?${new URLSearchParams({ check: text })}`);
  if (wanted === "check") return check(c, text, { isLinked: false });
  const query = searchQueryOf({ q: text });
  if (wanted === "link") return sendToLink(c, text, searchAddress(query));
  if (codePoints(text) <= LONGEST_ADDRESS) {
    const location = `${site.base}${searchAddress(query)}`;
    return respond(c, null, 303, { location, ...PRIVATE });
  }
  const found = await findClaims(c.get("db"), query);
  return answerPage(c, resultsPage(site, query, { ...found, next: null }, { isLinkable: true }), {
    headers: PRIVATE,
  });
}

/** What cannot be looked at, back in the box with the reason; null where it can. */
function refuseUnreadable(c: AppContext, text: string): Response | null {
  if (text === "" || isBlank(text)) return answerBox(c, text, w.nothingTyped, 422);
  const n = codePoints(text);
  if (n > LONGEST_TEXT) return answerBox(c, text, say(w.tooLong, { n, most: LONGEST_TEXT }), 422);
  return isCleanText(text) ? null : answerBox(c, text, w.nothingTyped, 422);
}

/** To the address that somebody asked for and that holds their text. Who does not ask has none. */
function sendToLink(c: AppContext, text: string, address: string): Response {
  if (address.length > LONGEST_LINK)
    return answerBox(c, text, say(WORDS.check.linkTooLong, { most: LONGEST_LINK }), 422);
  return respond(c, null, 303, { location: `${siteOf(c.get("config")).base}${address}`, ...PRIVATE });
}

function answerBox(c: AppContext, text: string, error: Part | undefined, status: 200 | 422 | 429): Response {
  const site = siteOf(c.get("config"));
  const main = lead(site, error === undefined ? { text } : { text, error });
  const title = error === undefined ? w.pageTitle : `${WORDS.problems.errorPrefix}: ${w.pageTitle}`;
  return answerPage(c, layout(site, { title, canonical: null, room: "search", main, listed: false }), {
    status,
    headers: PRIVATE,
  });
}

/** Where the text is one address, its page; null where it is anything else. */
async function pageAddress(c: AppContext, text: string): Promise<Response | null> {
  if (!/^(?:https?:\/\/|urn:sha-256:)\S+$/i.test(text)) return null;
  const address = parseArticleAddress(text);
  if (address.kind === "invalid") return null;
  const site = siteOf(c.get("config"));
  const article = await findArticleAtKey(c.get("db"), address.kind === "url" ? address.key : address.urn);
  if (article !== null) {
    const location = `${site.base}${JSON.parse(article).page}`;
    return respond(c, null, 303, { location, ...PRIVATE });
  }
  const main = html`${lead(site, { text })}${empty(site, w.emptyPage, { url: text })}`;
  return answerPage(
    c,
    layout(site, { title: w.resultsTitle, canonical: null, room: "search", main, listed: false }),
    { headers: PRIVATE },
  );
}

/** Sentences that are looked at once more by themselves. */
const MOST_ALONE = 12;
const ALONE_LIMIT = 5;

/**
 * In a paragraph a sentence has to share the search with the others, and one claim is told of one sentence only: what nothing
 * was found for is looked at once more alone. What it would repeat then is told as a likeness, because the sentences
 * around may take a repetition back.
 */
async function matchAlone(
  db: Database,
  text: string,
  found: readonly PassageMatch[],
): Promise<PassageMatch[]> {
  const left = splitSentences(text)
    .map(({ text: sentence, start }) => ({ sentence, start: codePoints(text.slice(0, start)) }))
    .filter(({ sentence, start }) => {
      const end = start + codePoints(sentence);
      return !found.some(({ passage }) => passage.start < end && passage.end > start);
    });
  const more: PassageMatch[] = [];
  for (const { sentence, start } of left.slice(0, MOST_ALONE)) {
    const { matches } = await matchPassages(db, { text: sentence, limit: ALONE_LIMIT });
    for (const match of matches) {
      const { passage } = match;
      const told =
        match.relation === "repeats" ? ({ relation: "related", confidence: "possible" } as const) : {};
      more.push({
        ...match,
        ...told,
        passage: { ...passage, start: start + passage.start, end: start + passage.end },
      });
    }
  }
  return more;
}

async function check(c: AppContext, text: string, { isLinked }: { isLinked: boolean }): Promise<Response> {
  const seconds = await secondsToWait(c, "match");
  if (seconds !== null) return answerBox(c, text, say(w.tooOften, { seconds }), 429);
  const db = c.get("db");
  const asked = { text, language: null, limit: MOST_MATCHES };
  const { matches, searchedClaims } = await matchPassages(db, { ...asked, author: null });
  const together = withAddresses(matches, await matchAddresses(db, asked), MOST_MATCHES);
  const chosen = [...together, ...(await matchAlone(db, text, together))];
  const ids = chosen.map(({ claimId }) => claimId);
  const summaries = ids.length === 0 ? new Map<string, string>() : await findSummaries(db, ids);
  const listed = await findListedClaims(db, ids);
  const checked = chosen.flatMap((match): CheckedMatch[] => {
    const summary = summaries.get(match.claimId);
    // Withdrawn a moment ago.
    if (summary === undefined) return [];
    const reported = JSON.parse(listed.get(match.claimId)?.reported ?? "[]");
    return [{ ...match, claim: JSON.parse(summary), reported }];
  });
  const sentences = checkedSentences(text, checked);
  const site = siteOf(c.get("config"));
  return answerPage(c, checkPage(site, { text, sentences, searchedClaims, isLinked }), { headers: PRIVATE });
}
