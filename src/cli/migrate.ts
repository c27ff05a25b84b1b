import { Command } from "commander";
import { migrate } from "../upgrade/migrate.ts";
import { withDatabase } from "./with-database.ts";

export function migrateCommand(): Command {
  return new Command("migrate")
    .description("bring the database up to date; running it again changes nothing")
    .action(() =>
      withDatabase(async (db) => {
        const { moved, shared } = await migrate(db);
        if (moved > 0) console.log(`${moved} addresses have other keys by the rules of this release.`);
        for (const { key, articleId, holderId } of shared) {
          console.log(`${articleId} and ${holderId} are one page, ${key}: merge them if you agree.`);
        }
      }),
    );
}
