import { Command } from "commander";
import { type ReplayResult, replay } from "../replay/replay.ts";
import { progressLine } from "./progress-line.ts";
import { withDatabase } from "./with-database.ts";

/** `verbatim replay`: exit code 1, and where, when the events tell something else than the tables hold. */
export function replayCommand(): Command {
  return new Command("replay")
    .description("tell everything again from the events alone, and compare with what the tables hold")
    .action(() =>
      withDatabase(async (db) => {
        const progress = progressLine();
        const result = await replay(db, {
          progress: ({ articles, claims }) => progress.show(`${articles} articles, ${claims} claims`),
        });
        progress.end();
        for (const line of describeReplay(result)) console.log(line);
        if (result.differenceCount > 0) process.exitCode = 1;
      }),
    );
}

/** One line for each difference that was kept, and one that says it all. */
export function describeReplay({ counts, differenceCount, differences }: ReplayResult): string[] {
  const { events, claims, spans, verdicts, publications, shown, articles, snapshots } = counts;
  const told = `${events} events tell ${claims} claims, ${spans} spans, ${verdicts} verdicts, ${publications} publications (${shown} shown), ${articles} articles, ${snapshots} snapshots`;
  if (differenceCount === 0) return [`equal: ${told}`];
  const lines = differences.map(
    ({ subject, field, told: events, held }) =>
      `${subject}: ${field}: events tell ${events}, the tables hold ${held}`,
  );
  const more = differenceCount - differences.length;
  if (more > 0) lines.push(`and ${more} more`);
  return [...lines, `not equal: ${differenceCount} differences; ${told}`];
}
