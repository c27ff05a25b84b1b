import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { type SeedSet, seedArticle, seedClaim, seedRejection, seedTopic } from "./format.ts";
import { claimFile, formatProblem, type Problem } from "./problem.ts";

/** The set that comes with the service. */
export const SEEDS_FOLDER = fileURLToPath(new URL("../../seeds/", import.meta.url));

/** Seed files that cannot be read as what they should be; nothing more can be said of the set. */
export class UnreadableSeeds extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "UnreadableSeeds";
    this.problems = problems;
  }
}

/**
 * The seeds of a folder: `articles.json`, `topics.json`, `rejected.json` and one file a claim in `claims/`, in the
 * order in which the claims were made. Throws {@link UnreadableSeeds}, naming every file that is not in the format.
 */
export async function readSeedFiles(folder: string): Promise<SeedSet> {
  const problems: Problem[] = [];
  async function read<Shape extends z.ZodType>(file: string, shape: Shape): Promise<z.infer<Shape> | null> {
    const parsed = shape.safeParse(parseJson(await readFile(join(folder, file), "utf8")));
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      problems.push({ file, at: issue.path.join("."), message: issue.message });
    }
    return null;
  }

  const articles = await read("articles.json", z.array(seedArticle));
  const topics = await read("topics.json", z.array(seedTopic));
  const rejected = await read("rejected.json", z.array(seedRejection));
  const claims = [];
  for (const file of (await readdir(join(folder, "claims")))
    .filter((name) => name.endsWith(".json"))
    .sort()) {
    const claim = await read(join("claims", file), seedClaim);
    if (claim && claimFile(claim.slug) !== `claims/${file}`) {
      problems.push({
        file: `claims/${file}`,
        at: "slug",
        message: `the file of ${claim.slug} is named otherwise`,
      });
    }
    if (claim) claims.push(claim);
  }
  if (problems.length > 0 || !articles || !topics || !rejected) throw new UnreadableSeeds(problems);
  claims.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
  return { articles, claims, rejected, topics };
}

/** What is not JSON becomes `undefined`, which no shape accepts. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
