import type { Database } from "../db/database.ts";
import { openEmbedded } from "../db/embedded.ts";
import { indexClaim } from "../search/index-claim.ts";
import { SEARCH_SCHEMA } from "../search/index-schema.ts";
import type { EvalClaim } from "./eval-data.ts";

const BATCH = 500;

/** How an evaluation's claim is published: its title stands where a verdict's summary does. */
export function asIndexed(claim: EvalClaim, seq: number): Parameters<typeof indexClaim>[0] {
  return {
    seq,
    id: claim.id,
    kind: "fact",
    language: "en",
    text: claim.text,
    claimant: claim.claimant ? { name: claim.claimant, role: null } : null,
    summary: claim.title ?? null,
    quotes: [],
    headlines: [],
    reports: [],
  };
}

/** A database in memory that has the search index and nothing else. */
export async function openEvalDatabase(claims: readonly EvalClaim[], path = ":memory:"): Promise<Database> {
  const db = await openEmbedded({ url: path });
  await db.write([...SEARCH_SCHEMA]);
  for (let from = 0; from < claims.length; from += BATCH) {
    const statements = claims
      .slice(from, from + BATCH)
      .flatMap((claim, i) => indexClaim(asIndexed(claim, from + i + 1)));
    await db.write(statements);
  }
  return db;
}
