import { Command } from "commander";
import { forgetVectors } from "../db/queries/claim-vectors.ts";
import { inferenceOf } from "../inference/inference.ts";
import { localEmbedderOf } from "../local-embedder.ts";
import { embedClaims } from "../search/embed-claims.ts";
import { migrate } from "../upgrade/migrate.ts";
import { progressLine } from "./progress-line.ts";
import { withDatabase } from "./with-database.ts";

/** Makes the vectors that the embedder of the settings has not made yet. */
export function embedCommand(): Command {
  return new Command("embed")
    .description("make the vectors of published claims that the embedder (EMBEDDER_…) has not made yet")
    .option("--forget", "first let go of all vectors of other models; without an embedder, of all")
    .option("--again", "first let go of all vectors, also of this model")
    .action(({ forget = false, again = false }: { forget?: boolean; again?: boolean }) =>
      withDatabase(async (db, config) => {
        await migrate(db);
        const { embedder } = inferenceOf(config, { local: await localEmbedderOf(config), report: () => {} });
        if (forget || again) {
          const gone = await forgetVectors(db, again ? null : (embedder?.model ?? null));
          console.log(`${gone} vectors are gone.`);
        }
        if (embedder === null) {
          if (forget || again) return;
          throw new Error("No embedder is set: see EMBEDDER_URL in docs/operations.md.");
        }
        const progress = progressLine();
        const made = await embedClaims(db, embedder, undefined, (count) => progress.show(`${count} claims`));
        progress.end();
        console.log(`${made} claims have a vector of ${embedder.model} now that had none.`);
      }),
    );
}
