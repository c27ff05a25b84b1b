import { decodeCursor, type Position } from "../../http/cursor.ts";
import { ProblemError } from "../../http/problems.ts";

/** Hits that may be passed over: a list that is longer is paged by token. */
export const OFFSET_LIMIT = 1_000;

/** Where a list goes on; null at its beginning. Throws `invalid-query` for a token of another list, or of none. */
export function readPageToken(token: string | undefined, list: string): Position | null {
  try {
    return decodeCursor(token, list);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError("invalid-query", "pageToken is not a token of this list.", {
      errors: [{ in: "query", name: "pageToken", message: "is not a token of this list" }],
    });
  }
}
