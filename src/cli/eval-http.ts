import * as z from "zod";
import { CONFIDENCES, type Confidence } from "../matching/decide.ts";
import { twinKey } from "../matching/readings.ts";
import type { EvalClaim, EvalQuery } from "./eval-data.ts";
import { summaryOf } from "./eval-load.ts";

const answer = z.object({
  matches: z.array(
    z.object({
      claim: z.object({
        text: z.string(),
        verdict: z.object({ summary: z.string() }).nullable(),
      }),
      confidence: z.enum(CONFIDENCES),
    }),
  ),
  searchedClaims: z.int(),
});

type Matches = z.infer<typeof answer>["matches"];

export interface HttpMatches {
  /** Best first; a claim that the file has not has an empty id. */
  readonly matches: readonly { readonly id: string; readonly confidence: Confidence }[];
  readonly searchedClaims: number;
}

function group(claims: readonly EvalClaim[], keyOf: (claim: EvalClaim) => string): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const claim of claims) {
    const known = ids.get(keyOf(claim));
    if (known) known.push(claim.id);
    else ids.set(keyOf(claim), [claim.id]);
  }
  return ids;
}

/**
 * A service's claims have ids of their own, so one is known by its text and its verdict's summary or, if somebody wrote another
 * summary, by its text. Of several that are the same, the service gives that first which was loaded first.
 */
function namer(claims: readonly EvalClaim[]): (matches: Matches) => HttpMatches["matches"] {
  const both = (text: string, summary: string): string => `${twinKey(text)}\n${twinKey(summary)}`;
  const byBoth = group(claims, (claim) => both(claim.text, summaryOf(claim)));
  const byText = group(claims, (claim) => twinKey(claim.text));
  return (matches) => {
    const given = new Set<string>();
    return matches.map(({ claim, confidence }) => {
      const same = [
        ...(byBoth.get(both(claim.text, claim.verdict?.summary ?? "")) ?? []),
        ...(byText.get(twinKey(claim.text)) ?? []),
      ];
      const id = same.find((one) => !given.has(one)) ?? "";
      given.add(id);
      return { id, confidence };
    });
  };
}

async function post(url: URL, body: object): Promise<Response> {
  try {
    return await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
    throw new Error(`${url} cannot be asked${cause}`, { cause: error });
  }
}

/** Asks a running service that was loaded from these claims for `limit` matches, 100 at most. Throws what keeps it from answering. */
export function askOver(
  url: string,
  claims: readonly EvalClaim[],
  limit: number,
): (query: EvalQuery) => Promise<HttpMatches> {
  const name = namer(claims);
  return async (query) => {
    const response = await post(new URL("/v1/match", url), {
      text: query.text,
      ...(query.author ? { author: query.author } : {}),
      limit,
    });
    if (!response.ok) throw new Error(`${response.status} for query ${query.id}: ${await response.text()}`);
    const { matches, searchedClaims } = answer.parse(await response.json());
    return { matches: name(matches), searchedClaims };
  };
}
