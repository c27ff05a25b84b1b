import type { Database } from "../../db/database.ts";
import { loadClaimAggregates } from "../../db/queries/claim-aggregate.ts";
import { listWorkingClaims, NO_FILTER } from "../../db/queries/claim-list.ts";
import { presentWorkingClaim, type WorkingClaim } from "../../publications/working-claim.ts";
import type { ClaimStatus } from "../../vocabulary.ts";

/** Working copies, the newest first, each with its number in the order. */
export async function listClaimsAtDesk(
  db: Database,
  { status, before, limit }: { status: ClaimStatus | undefined; before: number | null; limit: number },
): Promise<{ seq: number; claim: WorkingClaim }[]> {
  const { rows } = await listWorkingClaims(db, { ...NO_FILTER, status }, { after: before, limit });
  const aggregates = await loadClaimAggregates(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, seq }) => {
    const aggregate = aggregates.find(({ claim }) => claim.id === id);
    return aggregate ? [{ seq, claim: presentWorkingClaim(aggregate) }] : [];
  });
}
