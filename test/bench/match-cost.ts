import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { generateClaim, makeLanguage, randomFrom } from "./match-claims.ts";
import { addClaims, openClaims } from "./match-database.ts";
import { type KnownClaim, makeTexts, type Texts } from "./match-texts.ts";

const cost = z.object({ p50: z.number(), p95: z.number() });

/** What the measured process tells: CPU milliseconds, the most memory that it had, and what the budget leaves. */
const measured = z.object({
  search: cost,
  sentence: cost,
  paste: cost,
  publish: cost,
  yardstick: cost,
  memoryMiB: z.number(),
  reach: z.array(
    z.object({
      budget: z.number().nullable(),
      rows: z.number(),
      terms: z.number(),
      recall: z.number(),
      cost,
    }),
  ),
});

export type CostFigures = z.infer<typeof measured> & { readonly claims: number; readonly fileMiB: number };

const SEED = 5;
/** Texts are about this many claims, spread over all; keeping more would only cost memory. */
const SAMPLE = 2_000;

async function measure(path: string, texts: Texts): Promise<z.infer<typeof measured>> {
  const child = fork(fileURLToPath(new URL("match-cost-run.ts", import.meta.url)));
  const answers: unknown[] = [];
  child.on("message", (message) => answers.push(message));
  child.send({ path, texts });
  await once(child, "exit");
  return measured.parse(answers[0]);
}

/** A sample that every claim so far has the same chance to be in (reservoir sampling, algorithm R). */
function sampler(sample: KnownClaim[]): (known: KnownClaim) => void {
  const random = randomFrom(SEED);
  return (known) => {
    const place = sample.length < SAMPLE ? sample.length : Math.floor(random() * known.seq);
    if (place < SAMPLE) sample[place] = known;
  };
}

/**
 * What searching and matching cost at each of the sizes, which grow, over generated claims in one file. `onSize` gets the file as
 * well, which nobody has open, and the texts.
 */
export async function measureCosts(
  sizes: readonly number[],
  onSize: (figures: CostFigures, path: string, texts: Texts) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-match-"));
  const path = join(folder, "claims.db");
  try {
    const language = makeLanguage(SEED, SEED);
    const sample: KnownClaim[] = [];
    const keep = sampler(sample);
    let seq = 0;
    const generate = function* (until: number): Generator<KnownClaim> {
      while (seq < until) {
        const known = { seq: ++seq, claim: generateClaim(seq, language) };
        keep(known);
        yield known;
      }
    };
    for (const size of sizes) {
      const db = await openClaims(path);
      await addClaims(db, generate(size));
      db.close();
      const texts = makeTexts(SEED, sample);
      const fileMiB = statSync(path).size / 2 ** 20;
      await onSize({ ...(await measure(path, texts)), claims: size, fileMiB }, path, texts);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
