import { createClaim } from "../claims/create-claim.ts";
import type { Database } from "../db/database.ts";
import { ensureEditor } from "../editors/ensure-editor.ts";
import { newId } from "../ids.ts";
import { publishClaim } from "../publications/publish-claim.ts";
import { matchPassages } from "../search/match-passages.ts";
import { issueVerdict } from "../verdicts/issue-verdict.ts";
import type { HousePolicy, WriteContext } from "../write-context.ts";
import type { EvalClaim } from "./eval-data.ts";

/** The connection's finished statements are freed by a macrotask; a loop of awaits alone never gets to one. */
const YIELD_EVERY = 100;

/** What stands as a verdict's summary for a claim's title; readers are never given an empty one. */
export function summaryOf(claim: EvalClaim): string {
  return claim.title?.trim() || claim.text;
}

/**
 * Publishes an evaluation's claims, so that a service over this database can be asked about them: each with its
 * title as the summary of a verdict that decides nothing.
 *
 * @throws Error if the database has claims: nobody checked these, and what was loaded halfway would be loaded twice.
 */
export async function loadEvalClaims(
  db: Database,
  policy: HousePolicy,
  claims: readonly EvalClaim[],
  onLoaded: (count: number) => void = () => {},
): Promise<void> {
  const { searchedClaims } = await matchPassages(db, { text: "", limit: 1 });
  if (searchedClaims > 0) {
    throw new Error(`the database has ${searchedClaims} published claims: an evaluation needs an empty one`);
  }
  const at = new Date().toISOString();
  const editor = await ensureEditor(db, { name: "Evaluation", at });
  const context: WriteContext = {
    actor: { ...editor, role: "senior" },
    policy: { ...policy, requireSecondEditor: false },
    now: () => at,
    newId,
    ifMatch: null,
  };
  for (const [i, claim] of claims.entries()) {
    const { aggregate } = await createClaim(db, context, {
      text: claim.text,
      kind: "fact",
      claimant: claim.claimant ? { name: claim.claimant, role: null } : null,
      claimedOn: null,
      language: "en",
      topics: [],
      about: [],
      relations: [],
    });
    const { id } = aggregate.claim;
    await issueVerdict(
      db,
      context,
      id,
      {
        label: "unproven",
        headline: "Loaded for an evaluation; nobody checked it.",
        summary: summaryOf(claim),
        basis: { strength: "interested_party", note: null },
        restsOn: [],
        implied: null,
        searched: ["Nothing: loaded for an evaluation"],
        notSeen: [],
        notDecided: [],
        instead: null,
        reply: null,
        asOf: null,
        change: { kind: "initial", note: null },
        ratingText: null,
      },
      "machine",
    );
    await publishClaim(db, context, id);
    onLoaded(i + 1);
    if (i % YIELD_EVERY === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
