import { stat } from "node:fs/promises";
import { Command } from "commander";
import { formatProblem } from "../seeds/problem.ts";
import { readSeedFiles, UnreadableSeeds } from "../seeds/read-seed-files.ts";
import { readTexts } from "../seeds/read-texts.ts";
import { summariseSeeds } from "../seeds/summarise-seeds.ts";
import { verifySeeds } from "../seeds/verify-seeds.ts";

/** Where a command's lines go; the process's own streams unless a test listens. */
export interface Output {
  line(text: string): void;
  error(text: string): void;
}

const CONSOLE: Output = { line: console.log, error: console.error };

/** `verbatim verify [--texts DIR] [--seeds DIR]`: exit code 1, and a line for each problem, when something fails. */
export function verifyCommand(output: Output = CONSOLE): Command {
  return new Command("verify")
    .description("Prove the seeds: the rules and budgets, and each quote against the articles' texts")
    .option(
      "--texts <dir>",
      "folder with the articles' texts as .txt files; without it quotes are not compared",
    )
    .option("--seeds <dir>", "folder of the seeds", "seeds")
    .action(async ({ texts, seeds }: { texts?: string; seeds: string }) => {
      process.exitCode = (await verify(seeds, texts ?? null, output)) ? 0 : 1;
    });
}

/** True when everything holds. */
export async function verify(seeds: string, texts: string | null, output: Output): Promise<boolean> {
  const missing = await missingFolders({ "--seeds": seeds, "--texts": texts });
  for (const { option, folder } of missing) output.error(`${option}: there is no folder ${folder}`);
  if (missing.length > 0) return false;
  try {
    const set = await readSeedFiles(seeds);
    const problems = verifySeeds(set, texts === null ? null : await readTexts(texts, set.articles));
    for (const problem of problems) output.error(formatProblem(problem));
    output.line(summariseSeeds(set));
    const scope = texts === null ? "without the articles' texts" : "against the articles' texts";
    output.line(problems.length === 0 ? `Verified ${scope}.` : `${problems.length} problems, ${scope}.`);
    return problems.length === 0;
  } catch (error) {
    if (!(error instanceof UnreadableSeeds)) throw error;
    for (const problem of error.problems) output.error(formatProblem(problem));
    return false;
  }
}

async function missingFolders(
  given: Record<string, string | null>,
): Promise<{ option: string; folder: string }[]> {
  const missing = [];
  for (const [option, folder] of Object.entries(given)) {
    if (folder === null) continue;
    const found = await stat(folder).catch(() => null);
    if (!found?.isDirectory()) missing.push({ option, folder });
  }
  return missing;
}
