import { LookupRefused } from "../../lookup/refused.ts";
import type { Shape } from "../../lookup/shape.ts";
import type { ServerAnswer } from "./ask-server.ts";

/** What an answer says, or null where it is not of the shape that it should be: a server may be broken or hostile. */
export function bodyOf<T>({ body }: ServerAnswer, shape: Shape<T>): T | null {
  try {
    return shape(body, "answer");
  } catch (error) {
    if (error instanceof LookupRefused) return null;
    throw error;
  }
}
