import type { Database } from "../db/database.ts";
import { FOLDED_TABLES, readUnfolded, writeFolded } from "../db/queries/folded-names.ts";
import { foldName } from "../language/fold-name.ts";

/** Names that came in before their folded forms were kept beside them. */
export async function foldNames(db: Database): Promise<void> {
  for (const table of FOLDED_TABLES) {
    for (let after = 0; ; ) {
      const rows = await readUnfolded(db, table, after);
      const last = rows.at(-1);
      if (!last) break;
      after = last.rowid;
      await writeFolded(
        db,
        table,
        rows.map(({ rowid, name }) => ({ rowid, key: foldName(name) })),
      );
    }
  }
}
