import type { Database } from "../database.ts";
import { packDetails } from "../packed-details.ts";
import { END } from "../packed-text.ts";

const PAGE = 200;
/** In `store_facts`, while there is something to do: the number of the last claim that it was done to. */
const DONE = "details_packed_to";
/** There only inside the batch that packs: the triggers take it for no change of what readers see. */
const PACKING = "packing";

/** Packs the details of some of the claims whose details an earlier release wrote. False where none are left. */
export async function packSomeDetails(db: Database): Promise<boolean> {
  const { rows } = await db.execute(`
    select f.value as done, p.seq, p.details from store_facts f left join published_claims p on p.seq > cast(f.value as integer)
      where f.name = '${DONE}' order by p.seq limit ${PAGE}`);
  const last = rows.at(-1);
  if (!last) return false;
  if (last.seq === null) {
    await db.write([`delete from store_facts where name = '${DONE}'`]);
    return false;
  }
  const packed = rows.map(({ seq, details }) => ({
    seq: Number(seq),
    plain: String(details),
    packed: String(details).includes(END) ? String(details) : packDetails(String(details)),
  }));
  await db.write([
    `insert into store_facts (name, value) values ('${PACKING}', '')`,
    ...packed.map((claim) => ({
      // What was written since is packed already.
      sql: "update published_claims set details = ? where seq = ? and details = ?",
      args: [claim.packed, claim.seq, claim.plain],
    })),
    `delete from store_facts where name = '${PACKING}'`,
    { sql: `update store_facts set value = ? where name = '${DONE}'`, args: [String(last.seq)] },
  ]);
  return true;
}
