import * as z from "zod";
import { isCleanText } from "../text-input.ts";
import { ProblemError } from "./problems.ts";

/** Where a list goes on: the sort key and the row number of the last item given out. */
const position = z.tuple([
  z.string().max(40),
  z.union([z.string().max(64).refine(isCleanText), z.number()]),
  z.int().nonnegative(),
]);
export type Position = { sort: string; at: string | number; seq: number };

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

export function encodeCursor({ sort, at, seq }: Position): string {
  return btoa(JSON.stringify([sort, at, seq]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** Throws `invalid-cursor` for anything that `encodeCursor` did not make for a list of this sort. */
export function decodeCursor(cursor: string | undefined, sort: string): Position | null {
  if (cursor === undefined) return null;
  const parsed = position.safeParse(parse(cursor));
  if (!parsed.success || parsed.data[0] !== sort) {
    throw new ProblemError(
      "invalid-cursor",
      "This cursor does not belong to this list. Start again without one.",
      {
        errors: [{ in: "query", name: "cursor", message: "is not a cursor of this list" }],
      },
    );
  }
  return { sort, at: parsed.data[1], seq: parsed.data[2] };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return null;
  }
}
