import { CLAIM_TEXT_LIMIT, NAME_LIMIT } from "../../../claims/claim-input.ts";
import type { ImportedReview } from "../../../imported/imported-review.ts";
import { codePoints } from "../../../language/code-points.ts";
import { findUnshowable, isBlank } from "../../../language/shown-text.ts";
import { instant, isCleanText, languageTag } from "../../../text-input.ts";
import { normaliseUrl, UrlError } from "../../../urls/normalise-url.ts";
import { HEADLINE_LIMIT, SUMMARY_LIMIT } from "../../../verdicts/verdict-input.ts";
import { isNode, member, type Node } from "./find-reviews.ts";
import { makePatch } from "./merge-patch.ts";
import { presentImported } from "./present-imported.ts";
import { labelOfRating, ratingNumber } from "./rating-label.ts";

/** Code points of the words of a rating: a sentence, where it is no word. */
export const RATING_LIMIT = 300;
/** Characters of a publisher's address. */
const SITE_LIMIT = 500;
/** Characters of JSON that are carried along with a review. */
const CARRIED_LIMIT = 65_536;
/** How deep a record may be nested. */
const DEPTH_LIMIT = 40;

export interface ReadOptions {
  /** By `@id`. */
  named: ReadonlyMap<string, Node>;
  /** Of claims whose record names none. */
  language: string;
  /** The last day that has begun somewhere on earth. */
  today: string;
}

export type ReadReview = { review: ImportedReview } | { reasons: string[] };

/** A ClaimReview as it stands in its source, as a review that can be kept; or all that is wrong with it. */
export function readReview(node: Node, { named, language, today }: ReadOptions): ReadReview {
  const reasons: string[] = [];
  const problem = (path: string, message: string) => {
    reasons.push(`${path}: ${message}`);
    return null;
  };

  /** What stands for one thing: the thing, the only one or the first of several, or the node that is named. */
  const one = (value: unknown): unknown => {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const id = isNode(first) ? first["@id"] : undefined;
    return isNode(first) && typeof id === "string" ? { ...named.get(id), ...first } : first;
  };
  const nodeAt = (value: unknown): Node => {
    const found = one(value);
    return isNode(found) ? found : {};
  };
  /** Text as it stands, also with a language beside it; null where there is none. */
  const textAt = (path: string, value: unknown): string | null => {
    const found = one(value);
    const text = isNode(found) ? found["@value"] : found;
    if (text === undefined || text === null || text === "") return null;
    if (typeof text !== "string") return problem(path, "must be text");
    return text;
  };
  /** The same as it can be kept. */
  const keptAt = (path: string, value: unknown, limit: number): string | null => {
    const text = textAt(path, value)
      ?.replaceAll(/\s*[\n\r]+\s*/g, " ")
      .trim();
    if (text === undefined || text === null || text === "") return null;
    const wrong = whyNotKept(text, limit);
    return wrong === null ? text : problem(path, wrong);
  };
  const nameAt = (path: string, value: unknown): string | null =>
    keptAt(path, value, NAME_LIMIT)?.replaceAll(/\p{White_Space}+/gu, " ") ?? null;
  if (isDeeper(node, DEPTH_LIMIT)) return { reasons: [`it is nested more than ${DEPTH_LIMIT} deep`] };

  const text = keptAt("claimReviewed", member(node, "claimReviewed"), CLAIM_TEXT_LIMIT);
  if (text === null && !reasons.some((reason) => reason.startsWith("claimReviewed")))
    problem("claimReviewed", "is missing: a review says what it reviews");

  const author = one(member(node, "author") ?? member(node, "publisher"));
  const house = isNode(author) ? author : {};
  const address = addressOf(one(member(node, "url") ?? member(node, "mainEntityOfPage")));
  const publisher =
    (typeof author === "string" ? nameAt("author", author) : nameAt("author.name", member(house, "name"))) ??
    (address === null ? null : new URL(address.url).hostname.replace(/^www\./, ""));
  if (publisher === null && !reasons.some((reason) => reason.startsWith("author")))
    problem("author", "is missing, and there is no address that would tell whose review it is");
  const site = siteOf(scalar(one(member(house, "url"))));

  const ratingAt = (path: string, value: unknown) => keptAt(path, value, RATING_LIMIT);
  const rating = nodeAt(member(node, "reviewRating"));
  const scale = {
    value: scalar(one(member(rating, "ratingValue"))),
    best: scalar(one(member(rating, "bestRating"))),
    worst: scalar(one(member(rating, "worstRating"))),
  };
  const words =
    ratingAt("reviewRating.alternateName", member(rating, "alternateName")) ??
    ratingAt("reviewRating.name", member(rating, "name")) ??
    (typeof scale.value === "string" ? ratingAt("reviewRating.ratingValue", scale.value) : null) ??
    (typeof scale.value === "number" ? String(scale.value) : null);

  const item = nodeAt(member(node, "itemReviewed"));
  const claimantGiven = one(member(item, "author") ?? member(item, "creator"));
  const claimant =
    typeof claimantGiven === "string"
      ? nameAt("itemReviewed.author", claimantGiven)
      : nameAt("itemReviewed.author.name", isNode(claimantGiven) ? member(claimantGiven, "name") : null);
  const role =
    isNode(claimantGiven) && claimant !== null
      ? shortText(one(member(claimantGiven, "jobTitle")), NAME_LIMIT)
      : null;

  const issuedAt = instantOf(one(member(node, "datePublished")));
  const claimedOn = dayOf(one(member(item, "datePublished")));
  const licence = licenceOf(one(member(node, "sdLicense") ?? member(node, "license")));
  if (reasons.length > 0 || text === null || publisher === null) return { reasons };

  const review = {
    claim: {
      text,
      claimant: claimant === null ? null : { name: claimant, role },
      // A day that has not begun, or that comes after the review, is a slip: it is carried along and not said.
      claimedOn:
        claimedOn !== null && claimedOn <= (issuedAt?.slice(0, 10) ?? today) && claimedOn <= today
          ? claimedOn
          : null,
    },
    publisher: { name: publisher, site },
    url: address?.url ?? null,
    urlKey: address?.key ?? null,
    issuedAt: issuedAt !== null && issuedAt.slice(0, 10) <= today ? issuedAt : null,
    licence,
    label: labelOfRating({ words, ...scale }),
    rating: { text: words, value: ratingNumber(scale) },
    headline: shortText(one(member(node, "headline") ?? member(node, "name")), HEADLINE_LIMIT) ?? "",
    summary: shortText(one(member(node, "reviewBody")), SUMMARY_LIMIT) ?? "",
  };
  const carried = makePatch(
    // The store gives a review without a day the one on which it came in: that its publisher gives none is carried along.
    presentImported({ ...review, issuedAt: review.issuedAt ?? NO_DAY }),
    plain(node, named),
  );
  const json = carried === undefined ? null : JSON.stringify(carried);
  if (json !== null) {
    if (json.length > CARRIED_LIMIT)
      return { reasons: [`it says more than is kept of a review, ${CARRIED_LIMIT} characters`] };
    if (json.includes("\ufffd")) return { reasons: [DAMAGED] };
    if (!json.isWellFormed() || /\\u(?:0000|[dD][89a-fA-F])/.test(json))
      return { reasons: ["it contains NUL or half of a character"] };
  }
  return { review: { ...review, language: languageOf(node, item, language), carried: json } };
}

const NO_DAY = "0000-01-01T00:00:00.000Z";

const DAMAGED = "it contains U+FFFD, which stands where a character was lost: take it from where it is whole";

function whyNotKept(text: string, limit: number): string | null {
  if (!isCleanText(text)) return "contains NUL or half of a character";
  if (text.includes("\ufffd")) return DAMAGED;
  const unshowable = findUnshowable(text);
  if (unshowable !== null) return `contains ${unshowable}, which cannot be shown`;
  if (isBlank(text)) return "shows nothing";
  const length = text.length <= limit ? text.length : codePoints(text);
  return length > limit ? `has ${length} characters; at most ${limit} are kept, and nothing is cut` : null;
}

function scalar(value: unknown): unknown {
  return isNode(value) ? value["@value"] : value;
}

/** Text that is kept in a place of its own where it fits, and carried along as it stands where it does not. */
function shortText(value: unknown, limit: number): string | null {
  const text = scalar(value);
  return typeof text === "string" && whyNotKept(text, limit) === null ? text : null;
}

/** The page of a review, and by what other spellings of its address are known. What is no address is carried along. */
function addressOf(given: unknown): { url: string; key: string } | null {
  const value = isNode(given) ? (given["@id"] ?? member(given, "url")) : given;
  if (typeof value !== "string") return null;
  try {
    return { url: value.trim(), key: normaliseUrl(value.trim()) };
  } catch (error) {
    if (error instanceof UrlError) return null;
    throw error;
  }
}

/** Where a publisher is at home, as far as it is an address. */
function siteOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  // A feed says the same of most of its records.
  if (lastSite?.given !== value) lastSite = { given: value, site: readSite(value.trim()) };
  return lastSite.site;
}

let lastSite: { given: string; site: string | null } | null = null;

function readSite(site: string): string | null {
  const url = URL.parse(site);
  const isAddress =
    url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  return isAddress && whyNotKept(site, SITE_LIMIT) === null ? site : null;
}

function licenceOf(value: unknown): string | null {
  if (isNode(value)) return licenceOf(value["@id"] ?? member(value, "url"));
  return shortText(value, 500);
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = instant();

function instantOf(value: unknown): string | null {
  const text = scalar(value);
  if (typeof text !== "string") return null;
  const day = DAY.exec(text);
  if (day !== null)
    return isDay(Number(day[1]), Number(day[2]), Number(day[3])) ? `${text}T00:00:00.000Z` : null;
  const parsed = TIME.safeParse(text);
  return parsed.success ? parsed.data : null;
}

/** Whether the calendar has a day; the engine takes 30 February for 2 March. */
function isDay(year: number, month: number, day: number): boolean {
  const read = new Date(0);
  read.setUTCFullYear(year, month - 1, day);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
}

function dayOf(value: unknown): string | null {
  return instantOf(value)?.slice(0, 10) ?? null;
}

const tag = languageTag();

function languageOf(node: Node, item: Node, otherwise: string): string {
  for (const given of [member(item, "inLanguage"), member(node, "inLanguage")].flat()) {
    const read = tagOf(isNode(given) ? member(given, "alternateName") : given);
    if (read !== null) return read;
  }
  const beside = member(node, "claimReviewed");
  return (isNode(beside) ? tagOf(beside["@language"]) : null) ?? otherwise;
}

function tagOf(given: unknown): string | null {
  if (typeof given !== "string") return null;
  const read = tag.safeParse(given);
  return read.success ? read.data : null;
}

/** Without its context and without nulls, which say nothing; nodes that it only names stand in their places. */
function plain(value: unknown, named: ReadonlyMap<string, Node>, depth = 0): unknown {
  if (Array.isArray(value))
    return value.filter((one) => one !== null).map((one) => plain(one, named, depth + 1));
  if (!isNode(value)) return value;
  const id = value["@id"];
  const whole =
    typeof id === "string" && Object.keys(value).length === 1 && depth < 4
      ? { ...named.get(id), ...value }
      : value;
  const members: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(whole)) {
    if (inner !== null && name !== "@context") put(members, name, plain(inner, named, depth + 1));
  }
  return members;
}

/** Also a member that is called "__proto__", which an assignment would take for the prototype. */
function put(members: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__")
    Object.defineProperty(members, name, { value, enumerable: true, writable: true, configurable: true });
  else members[name] = value;
}

/** Whether something is nested deeper than so. */
function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return limit === 0 || Object.values(value).some((inner) => isDeeper(inner, limit - 1));
}
