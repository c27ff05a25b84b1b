import { Command } from "commander";
import { loadSeeds } from "../seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../seeds/read-seed-files.ts";
import { migrate } from "../upgrade/migrate.ts";
import { withDatabase } from "./with-database.ts";

export function seedCommand(): Command {
  return new Command("seed")
    .description("load the claims of the four seed articles; running it again changes nothing")
    .action(() =>
      withDatabase(async (db, config) => {
        await migrate(db);
        const { published, known } = await loadSeeds(db, config.policy, await readSeedFiles(SEEDS_FOLDER));
        console.log(`${published} claims published, ${known} were there already.`);
      }),
    );
}
