import { readFileSync } from "node:fs";
import * as z from "zod";

const pair = z.object({ claim: z.string(), passage: z.string(), change: z.string().optional() });
export type Pair = z.infer<typeof pair>;

export type PairKind = "changed" | "paraphrases" | "reports" | "related";

/** `changed`: another claim in nearly the same words. `paraphrases`: the same claim in others. `reports`: "X said Y". `related`: about the same. */
export function readPairs(name: PairKind): Pair[] {
  return readFileSync(new URL(`pairs/${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => pair.parse(JSON.parse(line)));
}
