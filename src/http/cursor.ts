import * as z from "zod";
import { sha256 } from "../language/sha256.ts";
import { isCleanText } from "../text-input.ts";
import { ProblemError } from "./problems.ts";

/** What a search was asked for when its first page was read: words by their places with their weights, and corrected stems. */
const weighed = z.array(z.tuple([z.int().nonnegative(), z.int().positive()])).max(20);
const asked = z.strictObject({
  words: weighed,
  following: weighed.optional(),
  corrections: z
    .array(
      z.tuple([
        z.int().nonnegative(),
        z
          .string()
          .max(24)
          .regex(/^\p{L}+$/u),
      ]),
    )
    .max(3),
});
/** What a list holds on to from its first page to its last. */
export type Asked = z.output<typeof asked>;

/** Where a list goes on: the sort key and the row number of the last item given out. */
const position = z.tuple([
  z.string().max(40),
  z.union([z.string().max(64).refine(isCleanText), z.number()]),
  z.int().nonnegative(),
  asked.nullable(),
]);
export type Position = { sort: string; at: string | number; seq: number; asked?: Asked };

/** The name of a list that is sorted in a way and answers to a query: a cursor belongs to it and to no other. */
export function listName(sort: string, query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const canonical = JSON.stringify(given.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${sort} ${sha256(canonical).slice(0, NAME_DIGITS)}`;
}

/** Hex digits that tell two queries apart: by chance one in 10^14 pairs is taken for one. */
const NAME_DIGITS = 12;

/**
 * The page out of rows of which one more was asked for than it holds, and the cursor of the next one, null where
 * there is none. `positionOf` gives where the list goes on after a row.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  positionOf: (last: Row, index: number) => Position,
): { page: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const goesOn = rows.length > page.length && last !== undefined;
  return { page, nextCursor: goesOn ? encodeCursor(positionOf(last, page.length - 1)) : null };
}

export function encodeCursor({ sort, at, seq, asked }: Position): string {
  // What is beyond ASCII has no place in base 64.
  const bytes = new TextEncoder().encode(JSON.stringify([sort, at, seq, asked ?? null]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** Throws `invalid-cursor` for anything that `encodeCursor` did not make for a list of this sort. */
export function decodeCursor(cursor: string | undefined, sort: string): Position | null {
  if (cursor === undefined) return null;
  const parsed = position.safeParse(parse(cursor));
  if (!parsed.success || parsed.data[0] !== sort) throw foreignCursor();
  const [, at, seq, held] = parsed.data;
  return { sort, at, seq, ...(held === null ? {} : { asked: held }) };
}

/** The problem of a cursor that this list did not give out. */
export function foreignCursor(): ProblemError {
  return new ProblemError(
    "invalid-cursor",
    "This cursor does not belong to this list: another search, other filters or another order. Start again without one.",
    { errors: [{ in: "query", name: "cursor", message: "is not a cursor of this list" }] },
  );
}

function parse(cursor: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")), (unit) =>
      unit.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
