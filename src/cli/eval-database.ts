import { setImmediate } from "node:timers/promises";
import type { Database } from "../db/database.ts";
import { openEmbedded } from "../db/embedded.ts";
import { type IndexedClaim, indexClaim } from "../search/index-claim.ts";
import { migrate } from "../upgrade/migrate.ts";
import type { EvalClaim } from "./eval-data.ts";

const BATCH = 500;

/** How an evaluation's claim is published: its title stands where a verdict's summary does. */
function asIndexed(claim: EvalClaim): IndexedClaim {
  return {
    id: claim.id,
    kind: "fact",
    language: "en",
    text: claim.text,
    claimant: claim.claimant ? { name: claim.claimant, role: null } : null,
    about: [],
    bodies: claim.title ? [claim.title] : [],
    quotes: [],
    headlines: [],
    reports: [],
  };
}

/** A database in memory that has the search index and nothing else. */
export async function openEvalDatabase(claims: readonly EvalClaim[]): Promise<Database> {
  const db = await openEmbedded({ url: ":memory:" });
  await migrate(db);
  for (let from = 0; from < claims.length; from += BATCH) {
    const statements = claims
      .slice(from, from + BATCH)
      .flatMap((claim, i) => indexClaim(from + i + 1, asIndexed(claim)));
    await db.write(statements);
    // Statements are freed by a macrotask; a loop that only awaits keeps them all.
    await setImmediate();
  }
  return db;
}
