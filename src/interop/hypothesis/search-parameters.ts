import { keyOf } from "../../articles/find-article.ts";
import type { AnnotationSearch } from "../../db/queries/annotation-search.ts";
import { ProblemError } from "../../http/problems.ts";
import { isCleanText } from "../../text-input.ts";
import { parseArticleAddress } from "../../urls/article-address.ts";
import { WORLD } from "./annotation-row.ts";

const LIMIT = 20;
const MOST = 200;
/** Beyond it `search_after` goes on, as in the original. */
const OFFSET_LIMIT = 9_800;
const MOST_URIS = 50;
const TEXT_LIMIT = 8_192;

/** What the original filters by besides, and this does not: an answer without it would be of something else. */
const UNSUPPORTED = [
  "any",
  "quote",
  "text",
  "tag",
  "tags",
  "references",
  "wildcard_uri",
  "url.parts",
  "uri.parts",
];

const SORTS = ["created", "updated", "id"] as const;
const ORDERS = ["asc", "desc"] as const;

/** What is asked for; null where it can be nothing: another group's, another account's, a page with no address. */
export function readSearch(
  given: URLSearchParams,
  account: string,
): { search: AnnotationSearch; isEmpty: boolean; separateReplies: boolean } {
  for (const name of UNSUPPORTED) {
    if (given.has(name)) throw refusal(name, "is not searched by here: search by uri, or at /v1/claims?q=");
  }
  for (const [name, value] of given) {
    if (value.length > TEXT_LIMIT || !isCleanText(value)) throw refusal(name.slice(0, 64), "cannot be read");
  }
  const uris = [...given.getAll("uri"), ...given.getAll("url")].filter((uri) => uri !== "");
  if (uris.length > MOST_URIS) throw refusal("uri", `is given more than ${MOST_URIS} times`);
  const keys = uris.flatMap((uri) => {
    const address = parseArticleAddress(uri);
    return address.kind === "invalid" ? [] : [keyOf(address)];
  });
  const groups = given.getAll("group").filter((group) => group !== "");
  const users = given.getAll("user").filter((user) => user !== "");
  const names = [account, account.slice("acct:".length), account.slice("acct:".length).split("@")[0]];
  const sort = oneOf(given, "sort", SORTS) ?? "updated";
  const after = given.get("search_after");
  return {
    isEmpty:
      (uris.length > 0 && keys.length === 0) ||
      (groups.length > 0 && !groups.includes(WORLD)) ||
      (users.length > 0 && !users.some((user) => names.includes(user))),
    separateReplies: ["true", "1"].includes(given.get("_separate_replies")?.toLowerCase() ?? ""),
    search: {
      keys: uris.length === 0 ? null : [...new Set(keys)],
      sort,
      order: oneOf(given, "order", ORDERS) ?? "desc",
      after: after === null || after === "" ? null : sort === "id" ? after : asTime(after),
      limit: count(given, "limit", LIMIT, MOST),
      offset: count(given, "offset", 0, OFFSET_LIMIT),
    },
  };
}

function refusal(name: string, message: string): ProblemError {
  return new ProblemError("invalid-query", `${name}: ${message}`, {
    errors: [{ in: "query", name, message }],
  });
}

function oneOf<T extends string>(given: URLSearchParams, name: string, values: readonly T[]): T | null {
  const value = given.get(name);
  if (value === null || value === "") return null;
  const known = values.find((one) => one === value);
  if (known === undefined) throw refusal(name, `must be one of ${values.join(", ")}`);
  return known;
}

function count(given: URLSearchParams, name: string, absent: number, most: number): number {
  const value = given.get(name);
  if (value === null || value === "") return absent;
  if (!/^\d{1,9}$/.test(value) || Number(value) > most) {
    throw refusal(name, `must be a whole number from 0 to ${most}`);
  }
  return Number(value);
}

/** A time of a row as it was given out, or any other, in the way in which the rows have theirs; or milliseconds. */
function asTime(value: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{12}\+00:00$/.test(value)) return value;
  const time = new Date(/^\d{9,15}$/.test(value) ? Number(value) : value);
  if (Number.isNaN(time.getTime()) || !/^\d{4}-/.test(time.toISOString())) {
    throw refusal("search_after", "must be the time of a row");
  }
  return `${time.toISOString().slice(0, 23)}000000000+00:00`;
}
