import type { Database } from "../db/database.ts";
import {
  moveAddresses,
  readAddresses,
  readFact,
  readMovable,
  readSharedKeys,
  type SharedKey,
  writeFact,
  writeRuledKeys,
} from "../db/queries/address-keys.ts";
import { HASH_VERSION, lookupHash } from "../urls/lookup-hash.ts";
import { nearKeyOf } from "./near-key.ts";
import { ruledKey } from "./ruled-key.ts";

const VERSION_FACT = "hash-version";
/** How long a client that knows the rules before may take to learn these. */
const PREVIOUS_HASH_DAYS = 90;

export interface Renormalised {
  /** Addresses that have another key now. */
  moved: number;
  /** Articles that turned out to be one page. All are found by its address; an editor merges them. */
  shared: SharedKey[];
}

/**
 * Brings the stored addresses up to the rules in force, if they are not: keys, look-up hashes (the ones before are
 * answered for 90 days) and near keys. Each step is a batch of its own, so one that was cut off goes on where it was.
 * Of two articles that turn out to be one page the address added first has the key, and the other's is kept beside it.
 */
export async function renormaliseAddresses(db: Database, now: Date): Promise<Renormalised> {
  if ((await readFact(db, VERSION_FACT)) === String(HASH_VERSION)) return { moved: 0, shared: [] };
  for (let after = ""; ; ) {
    const rows = await readAddresses(db, after);
    const last = rows.at(-1);
    if (!last) break;
    after = last.key;
    const ruled = rows.map((row) => {
      const key = ruledKey(row);
      return { row, sharesKey: key === row.key ? null : key, nearKey: nearKeyOf(key) };
    });
    const changed = ruled.filter(
      ({ row, sharesKey, nearKey }) => sharesKey !== row.sharesKey || nearKey !== row.nearKey,
    );
    if (changed.length > 0) {
      await writeRuledKeys(
        db,
        changed.map(({ row, sharesKey, nearKey }) => ({ key: row.key, sharesKey, nearKey })),
      );
    }
  }
  const until = new Date(now.getTime() + PREVIOUS_HASH_DAYS * 86_400_000).toISOString();
  const moved = await settleAddresses(db, until);
  await writeFact(db, VERSION_FACT, String(HASH_VERSION));
  return { moved, shared: await readSharedKeys(db) };
}

/**
 * Gives each address the key that the rules give it, where no other has it. `until`: how long the hash before is
 * answered; null where nobody was ever told of it. Says how many there were.
 */
export async function settleAddresses(db: Database, until: string | null): Promise<number> {
  // One that leaves its key may make room for another.
  for (let moved = 0; ; ) {
    const movable = await readMovable(db);
    if (movable.length === 0) return moved;
    const moves = await Promise.all(
      movable.map(async (row) => ({ ...row, hash: await lookupHash(row.sharesKey) })),
    );
    await moveAddresses(db, moves, until);
    moved += moves.length;
  }
}
