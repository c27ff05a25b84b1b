import { foldName } from "../../language/fold-name.ts";
import type { Database } from "../database.ts";

const NAMED = `
  select distinct a.value ->> '$.name' as name
  from claim_search_names n join published_claims p on p.seq = n.seq, json_each(p.summary, '$.about') a
  where n.key = ? and a.value ->> '$.publicFigure'`;

/** Whether a claim that readers see is about somebody of this name and says that they are in public life. One statement. */
export async function isPublicFigure(db: Database, name: string): Promise<boolean> {
  const key = foldName(name);
  const { rows } = await db.execute({ sql: NAMED, args: [key] });
  return rows.some((row) => foldName(String(row.name)) === key);
}
