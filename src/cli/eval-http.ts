import * as z from "zod";
import { twinKey } from "../matching/rank-candidates.ts";
import type { EvalClaim, EvalQuery } from "./eval-data.ts";

const answer = z.object({
  matches: z.array(
    z.object({
      claim: z.object({
        text: z.string(),
        verdict: z.object({ summary: z.string() }).nullable(),
      }),
      confidence: z.string(),
    }),
  ),
});

export interface HttpMatch {
  readonly id: string;
  readonly confidence: string;
}

/** The most that `POST /v1/match` gives. */
const MOST_MATCHES = 100;

/**
 * Asks a running service. Its claims have ids of their own, so an answer is recognised by the claim's text and, where two claims have
 * the same text, by the verdict's summary, which is where a title goes when claims are loaded.
 */
export function askOver(
  url: string,
  claims: readonly EvalClaim[],
): (query: EvalQuery) => Promise<HttpMatch[]> {
  const byText = new Map<string, string>();
  const byBoth = new Map<string, string>();
  const both = (text: string, summary: string): string => `${twinKey(text)}\n${twinKey(summary)}`;
  for (const claim of claims) {
    const [text, pair] = [twinKey(claim.text), both(claim.text, claim.title ?? "")];
    if (!byText.has(text)) byText.set(text, claim.id);
    if (!byBoth.has(pair)) byBoth.set(pair, claim.id);
  }
  return async (query) => {
    const response = await fetch(new URL("/v1/match", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        text: query.text,
        ...(query.author ? { author: query.author } : {}),
        limit: MOST_MATCHES,
      }),
    });
    if (!response.ok) throw new Error(`${response.status} for query ${query.id}: ${await response.text()}`);
    const { matches } = answer.parse(await response.json());
    return matches.flatMap(({ claim, confidence }) => {
      const id =
        byBoth.get(both(claim.text, claim.verdict?.summary ?? "")) ?? byText.get(twinKey(claim.text));
      return id === undefined ? [] : [{ id, confidence }];
    });
  };
}
