import { type Database, toStatement } from "../database.ts";
import { possibleDuplicates } from "../schema.ts";
import { build } from "../statements.ts";

/** Claims whose words have not been compared with what others say, the newest first. */
export async function claimsToCompare(
  db: Database,
  limit: number,
): Promise<{ id: string; text: string; language: string; key: string }[]> {
  const { rows } = await db.execute({
    sql: `select c.id, c.text, c.language, w.key from claim_wordings w join claims c on c.id = w.claim_id
      where not w.compared order by w.claim_id desc limit ?`,
    args: [limit],
  });
  return rows.map((row) => ({
    id: String(row.id),
    text: String(row.text),
    language: String(row.language),
    key: String(row.key),
  }));
}

/** Notes that the claim was compared, as long as it has these words, and what it may repeat. Pairs that are known stay as they are. */
export async function keepPossibleDuplicates(
  db: Database,
  { claimId, key, at, others }: { claimId: string; key: string; at: string; others: readonly string[] },
): Promise<void> {
  const pairs = others.map((other) => [claimId, other].sort());
  await db.write([
    {
      sql: "update claim_wordings set compared = 1 where claim_id = ? and key = ?",
      args: [claimId, key],
    },
    ...pairs.map(([first = "", second = ""]) =>
      toStatement(
        build
          .insert(possibleDuplicates)
          .values({ claimId: first, otherId: second, foundAt: at })
          .onConflictDoNothing(),
      ),
    ),
  ]);
}

/** Says that they are not the same. False where nobody thought so. */
export async function dismissDuplicate(
  db: Database,
  { claimId, otherId, at, by }: { claimId: string; otherId: string; at: string; by: string },
): Promise<boolean> {
  const pair = [claimId, otherId].sort();
  const [, told] = await db.write([
    {
      sql: `update possible_duplicates set dismissed_at = coalesce(dismissed_at, ?), dismissed_by = coalesce(dismissed_by, ?)
        where claim_id = ? and other_id = ?`,
      args: [at, by, ...pair],
    },
    "select changes() as n",
  ]);
  return Number(told?.rows[0]?.n) === 1;
}
