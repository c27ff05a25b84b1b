import { type Renormalised, renormaliseAddresses } from "../articles/renormalise-addresses.ts";
import type { Database } from "../db/database.ts";
import { migrateTables } from "../db/migrate.ts";
import { packSomeDetails } from "../db/queries/plain-details.ts";
import { bringUpDocuments } from "./bring-up-documents.ts";
import { cutWordsAgain } from "./cut-words-again.ts";
import { foldNames } from "./fold-names.ts";
import { indexWordings } from "./index-wordings.ts";

/**
 * Brings a database of any release up to what this one reads: its tables first, then what only code can work out of
 * their rows. Each step is a batch of its own and finds what is left to do, so one that was cut off goes on where it
 * was. Running it again changes nothing. Says which addresses have other keys now.
 */
export async function migrate(db: Database): Promise<Renormalised> {
  await migrateTables(db);
  await foldNames(db);
  await indexWordings(db);
  await bringUpDocuments(db);
  while (await packSomeDetails(db));
  await cutWordsAgain(db);
  return renormaliseAddresses(db, new Date());
}
