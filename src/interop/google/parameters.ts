import * as z from "zod";
import { queryText } from "../../http/contract/parameters.ts";
import { rejectInvalid } from "../../http/contract/reject-invalid.ts";
import type { AppContext } from "../../http/environment.ts";
import { ProblemError } from "../../http/problems.ts";

/**
 * Parameters that Google's clients add to each request, whatever it is (the discovery document's `parameters`). They
 * change nothing here but `alt`, of which there is one kind, and `prettyPrint`.
 */
const COMMON = [
  "$.xgafv",
  "access_token",
  "alt",
  "callback",
  "fields",
  "key",
  "oauth_token",
  "prettyPrint",
  "quotaUser",
  "uploadType",
  "upload_protocol",
  "userIp",
] as const;
const common: ReadonlySet<string> = new Set(COMMON);

/** int32, as proto's JSON mapping reads it; absent and 0 are the same. */
export const int32 = () =>
  z
    .string()
    .regex(/^-?[0-9]{1,10}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.int().min(0, "must not be negative").max(2_147_483_647))
    .default(0);

/** Of a list: at most so many are given, however many are asked for (AIP-158). */
const PAGE_SIZE_LIMIT = 100;
const PAGE_SIZE = 10;

export const pageSize = () =>
  int32().transform((asked) => (asked === 0 ? PAGE_SIZE : Math.min(asked, PAGE_SIZE_LIMIT)));

/** A string that is empty is one that was not sent. */
export const text = () => z.preprocess((value) => (value === "" ? undefined : value), queryText().optional());

/**
 * The parameters of a method, those that all methods have aside. Throws `invalid-query` for one that is not known, comes
 * twice or is not what it should be.
 */
export function readParameters<Shape extends z.ZodObject>(c: AppContext, shape: Shape): z.output<Shape> {
  const given = new URL(c.req.url).searchParams;
  const own: Record<string, string> = {};
  for (const [name, value] of given) {
    if (common.has(name)) continue;
    if (name in own) {
      throw new ProblemError("invalid-query", `${name} came twice.`, {
        errors: [{ in: "query", name: name.slice(0, 64).toWellFormed(), message: "came twice" }],
      });
    }
    own[name] = value;
  }
  const alt = given.get("alt");
  if (alt !== null && alt !== "" && alt !== "json") {
    throw new ProblemError("invalid-query", "alt can be json alone.", {
      errors: [{ in: "query", name: "alt", message: "must be json" }],
    });
  }
  const parsed = shape.safeParse(own);
  if (!parsed.success) {
    rejectInvalid({ success: false, target: "query", error: parsed.error });
    throw parsed.error;
  }
  return parsed.data;
}

/** Whether the request carries what may be a key: such an answer is no shared cache's. */
export function carriesKey(c: AppContext): boolean {
  return keysOf(c).length > 0;
}

/** All that may be a key of ours, in each place in which Google's clients put one. */
export function keysOf(c: AppContext): string[] {
  const { searchParams } = new URL(c.req.url);
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  return [
    bearer,
    c.req.header("x-goog-api-key"),
    searchParams.get("key"),
    searchParams.get("access_token"),
    searchParams.get("oauth_token"),
  ].flatMap((value) => (value === undefined || value === null || value === "" ? [] : [value]));
}
