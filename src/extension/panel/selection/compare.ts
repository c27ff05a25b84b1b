import { LookupRefused } from "../../../lookup/refused.ts";
import { askServer } from "../../ground/ask-server.ts";
import type { Server } from "../../ground/settings.ts";
import { type Matches, matchesShape } from "./match-answer.ts";

/** Code points that a server compares at once. */
export const MOST_WORDS = 25_000;
const MOST_MATCHES = 20;

export type Compared =
  | { server: Server; matches: Matches }
  | { server: Server; fault: "none" | "busy" | "long" };

/** What a server has checked of a text. The text is all that it is sent. */
export async function compare(server: Server, text: string, signal: AbortSignal): Promise<Compared> {
  const body = { text, limit: MOST_MATCHES };
  const answer = await askServer(`${server.url}/v1/match`, { method: "POST", body, signal });
  if (answer?.status === 429) return { server, fault: "busy" };
  if (answer?.status === 413 || answer?.status === 422) return { server, fault: "long" };
  if (answer?.status !== 200) return { server, fault: "none" };
  try {
    return { server, matches: matchesShape(answer.body, "answer") };
  } catch (error) {
    if (!(error instanceof LookupRefused)) throw error;
    console.warn(error);
    return { server, fault: "none" };
  }
}
