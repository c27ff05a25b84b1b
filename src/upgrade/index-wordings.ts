import { wordingKey } from "../claims/wording-key.ts";
import type { Database } from "../db/database.ts";
import { readUnindexedWordings, writeWordings } from "../db/queries/wordings.ts";
import { REDACTED } from "../vocabulary.ts";

/** Claims that came in before their wordings were found by a key. */
export async function indexWordings(db: Database): Promise<void> {
  for (;;) {
    const claims = await readUnindexedWordings(db, REDACTED);
    if (claims.length === 0) return;
    await writeWordings(
      db,
      claims.map(({ id, text }) => ({ claimId: id, key: wordingKey(text) })),
    );
  }
}
