import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { type SeedSet, seedArticle, seedClaim, seedRejection, seedTopic } from "./format.ts";

export const SEEDS_FOLDER = fileURLToPath(new URL("../../seeds/", import.meta.url));

/** The seeds of a folder, claims in order of their files' names. Throws with the file's name where one is not of the format. */
export async function readSeeds(folder: string = SEEDS_FOLDER): Promise<SeedSet> {
  const files = (await readdir(`${folder}/claims`)).filter((name) => name.endsWith(".json")).sort();
  return {
    articles: await read(`${folder}/articles.json`, z.array(seedArticle)),
    claims: await Promise.all(files.map((file) => read(`${folder}/claims/${file}`, seedClaim))),
    rejected: await read(`${folder}/rejected.json`, z.array(seedRejection)),
    topics: await read(`${folder}/topics.json`, z.array(seedTopic)),
  };
}

async function read<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(JSON.parse(await readFile(file, "utf8")));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
