import type { Database } from "../database.ts";

const PAGE = 500;

/** Some of the claims whose wording has no key yet. */
export async function readUnindexedWordings(
  db: Database,
  redacted: string,
): Promise<{ id: string; text: string }[]> {
  const { rows } = await db.execute({
    sql: `select id, text from claims where text <> ? and not exists (
      select 1 from claim_wordings w where w.claim_id = claims.id) order by seq limit ${PAGE}`,
    args: [redacted],
  });
  return rows.map((row) => ({ id: String(row.id), text: String(row.text) }));
}

export async function writeWordings(
  db: Database,
  wordings: { claimId: string; key: string }[],
): Promise<void> {
  await db.write([
    {
      sql: `insert into claim_wordings (claim_id, key) select value ->> 'claimId', value ->> 'key' from json_each(?) where true
        on conflict (claim_id) do nothing`,
      args: [JSON.stringify(wordings)],
    },
  ]);
}
