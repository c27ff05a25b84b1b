/**
 * Learns what `likely` weighs (src/matching/accounting/likely.json) from pairs of sentences, and prints what it is worth on claims and on
 * writers that it has not seen:
 *
 *   npm run train:likely -- [--file pairs.jsonl …] [--write]
 *
 * Three tenths of the claims, by a hash of their text, are never learnt from.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as z from "zod";
import { explain } from "../../src/matching/accounting/explain.ts";
import { findSigns } from "../../src/matching/accounting/find-residue.ts";
import { costsLittle, isDecided } from "../../src/matching/accounting/likely.ts";
import { LIKELY_VALUES, likelyValues } from "../../src/matching/accounting/likely-values.ts";
import { takenBackBy } from "../../src/matching/accounting/neighbours.ts";
import { readClaim, readQuery } from "../../src/matching/readings.ts";
import { isAttributed } from "../../src/matching/relation/attribution-cues.ts";
import { findRelation } from "../../src/matching/relation/find-relation.ts";
import { dot, fitDecision, scaled, scaleFor } from "./match-fit.ts";

const PAIRS = new URL("../matching/pairs/", import.meta.url);
const TARGET = new URL("../../src/matching/accounting/likely.json", import.meta.url);
const { values: options } = parseArgs({
  options: {
    file: { type: "string", multiple: true, default: [] },
    write: { type: "boolean", default: false },
    least: { type: "string", default: "0.015" },
    l2: { type: "string", default: "0.01" },
  },
});
/** Of changed claims so many may be likely among those that the threshold is set on. */
const MOST_CHANGED = Number(options.least);
const L2 = Number(options.l2);
/** How much more an error counts than a paraphrase that is not found. */
const TIMES = { paraphrase: 1, changed: 3, related: 4, reports: 1 } as const;
type Kind = keyof typeof TIMES;

const line = z.object({
  claim: z.string(),
  passage: z.string(),
  kind: z.enum(["changed", "paraphrase", "reports", "related"]).optional(),
  language: z.string().default("en"),
});

interface Example {
  readonly set: string;
  readonly kind: Kind;
  readonly claim: string;
  /** Put aside: never learnt from. */
  readonly held: boolean;
  /** Null where something stands against it whatever the words. */
  readonly values: Float64Array | null;
  /** What is left costs next to nothing: likely whatever is learnt. */
  readonly cheap: boolean;
}

const HELD = 3;
const isHeld = (claim: string): boolean =>
  Number.parseInt(createHash("sha256").update(claim).digest("hex").slice(0, 6), 16) % 10 < HELD;

/** The values of the sentence that has most of the claim, of those that could be likely. */
function valuesOf(text: string, claim: string): Pick<Example, "values" | "cheap"> {
  const reading = readClaim({ text: claim, kind: "fact", claimant: null, language: "en", around: [] });
  const query = readQuery(text, null, null);
  let best: (Pick<Example, "values" | "cheap"> & { readonly covered: number }) | null = null;
  for (const passage of query.stretches.flatMap((stretch) => stretch.passages)) {
    if (passage.parts.length > 0) continue;
    const beside = passage.beside.map((one) => one.tokens);
    const found = findRelation({ passage: passage.tokens, claim: reading.tokens, beside, author: [] });
    const isAgainst =
      found.relation !== "repeats" ||
      found.doubtful ||
      findSigns(passage, reading.read).length > 0 ||
      isAttributed(found.sides, "en") ||
      takenBackBy(passage.beside, passage).some(({ little }) => !little);
    if (isAgainst || (best !== null && best.covered >= found.covered)) continue;
    const unexplained = explain(found.sides, found.converse === true);
    if (isDecided(unexplained, found.sides)) continue;
    const values = likelyValues(unexplained, found.sides);
    best = { covered: found.covered, values, cheap: costsLittle(unexplained, found.sides) };
  }
  return best ?? { values: null, cheap: false };
}

function examplesOf(set: string, path: string | URL, kind?: Kind): Example[] {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((one) => line.parse(JSON.parse(one)))
    .filter(({ language }) => language === "en")
    .flatMap((one) => {
      const of = kind ?? one.kind;
      if (of === undefined) return [];
      return [
        { set, kind: of, claim: one.claim, held: isHeld(one.claim), ...valuesOf(one.passage, one.claim) },
      ];
    });
}

const own = (name: string): URL => new URL(name, PAIRS);
const examples: Example[] = [
  ...examplesOf("own", own("paraphrases.jsonl"), "paraphrase"),
  ...examplesOf("own", own("changed.jsonl"), "changed"),
  ...examplesOf("own", own("related.jsonl"), "related"),
  ...["first", "second", "third", "fourth"].flatMap((name) => examplesOf(name, own(`${name}-sight.jsonl`))),
  ...options.file.flatMap((path) => examplesOf(path, path)),
];

/** Values that count what is unexplained, on either side. */
const LEFT_OVER = /^(?:claim|passage) /u;

interface Learnt {
  readonly weights: Float64Array;
  readonly bias: number;
}

function learn(from: readonly Example[]): Learnt {
  const rows: Float64Array[] = [];
  const right: boolean[] = [];
  for (const { kind, values, cheap } of from) {
    if (values === null || cheap || kind === "reports") continue;
    for (let i = 0; i < TIMES[kind]; i++) {
      rows.push(values);
      right.push(kind === "paraphrase");
    }
  }
  const scaling = scaleFor(rows);
  const inputs = rows.map((row) => scaled(row, scaling));
  let found = fitDecision(inputs, right, L2);
  // What is left unexplained never speaks for a repetition: where few pairs say that it does, it is chance.
  const left = new Set<number>();
  for (let more = true; more; ) {
    more = false;
    for (const [i, name] of LIKELY_VALUES.entries()) {
      if (!LEFT_OVER.test(name) || left.has(i) || (found[i] ?? 0) <= 0) continue;
      left.add(i);
      more = true;
    }
    if (!more) break;
    for (const row of inputs) for (const i of left) row[i] = 0;
    found = fitDecision(inputs, right, L2);
  }
  const weights = LIKELY_VALUES.map((_, i) => (found[i] ?? 0) / (scaling.deviations[i] ?? 1));
  const bias = weights.reduce(
    (sum, weight, i) => sum - weight * (scaling.means[i] ?? 0),
    found[LIKELY_VALUES.length] ?? 0,
  );
  return { weights: Float64Array.from(weights), bias };
}

function scoreOf({ weights, bias }: Learnt, { values, cheap }: Example): number {
  if (values === null) return Number.NEGATIVE_INFINITY;
  return cheap ? Number.POSITIVE_INFINITY : dot(weights, values) + bias;
}
const share = (part: number, all: number): string => (all === 0 ? "-" : ((100 * part) / all).toFixed(1));

/** Scores of all, each by a model that has not seen its fold. */
function crossScored(all: readonly Example[], foldOf: (one: Example) => string): Map<Example, number> {
  const scores = new Map<Example, number>();
  for (const fold of new Set(all.map(foldOf))) {
    const model = learn(all.filter((one) => foldOf(one) !== fold));
    for (const one of all) if (foldOf(one) === fold) scores.set(one, scoreOf(model, one));
  }
  return scores;
}

/** The lowest threshold at which so many of the changed claims pass, those that nobody has mended rules on. */
function thresholdFor(scores: ReadonlyMap<Example, number>, most: number): number {
  const changed = [...scores].filter(([one]) => one.kind === "changed" && one.set !== "own");
  const sorted = changed.map(([, score]) => score).sort((a, b) => b - a);
  return (sorted[Math.floor(most * sorted.length)] ?? 0) + 1e-9;
}

function told(name: string, scores: ReadonlyMap<Example, number>, threshold: number): void {
  const of = (kind: Kind): string => {
    const all = [...scores].filter(([one]) => one.kind === kind);
    return `${kind} ${share(all.filter(([, score]) => score >= threshold).length, all.length)} of ${all.length}`;
  };
  console.log(`${name}: ${(["changed", "related", "reports", "paraphrase"] as const).map(of).join(", ")}`);
}

const part = (scores: ReadonlyMap<Example, number>, is: (one: Example) => boolean): Map<Example, number> =>
  new Map([...scores].filter(([one]) => is(one)));

const seen = examples.filter(({ held }) => !held);
const folds = crossScored(seen, ({ claim }) =>
  String(Number.parseInt(createHash("sha1").update(claim).digest("hex").slice(0, 6), 16) % 5),
);
const model = learn(seen);
const held = new Map(examples.filter((one) => one.held).map((one) => [one, scoreOf(model, one)]));
const isOthers = ({ set }: Example): boolean => set !== "own";
console.log("changed claims that may pass, of those learnt from by others:");
for (const most of [0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04]) {
  const threshold = thresholdFor(folds, most);
  told(`${most} other folds`, part(folds, isOthers), threshold);
  told(`${most} put aside`, part(held, isOthers), threshold);
  if (most === 0.015 || most === 0.02)
    told(
      `${most} own`,
      part(folds, (one) => !isOthers(one)),
      threshold,
    );
}
const threshold = thresholdFor(folds, MOST_CHANGED);
console.log("a writer's sentences, by what was learnt from all the others:");
for (const set of new Set(seen.map((one) => one.set))) {
  const rest = seen.filter((one) => one.set !== set);
  const unseen = learn(rest);
  const limit = thresholdFor(
    crossScored(rest, ({ claim }) => String(claim.length % 5)),
    MOST_CHANGED,
  );
  const own = new Map(examples.filter((one) => one.set === set).map((one) => [one, scoreOf(unseen, one)]));
  told(`  ${set}`, own, limit);
}
if (options.write) {
  const rounded = LIKELY_VALUES.map((name, i) => [name, Number((model.weights[i] ?? 0).toFixed(3))]);
  const written = {
    date: new Date().toISOString().slice(0, 10),
    data: "English pairs of test/matching/pairs, without those of three tenths of their claims",
    bias: Number(model.bias.toFixed(3)),
    threshold: Number(threshold.toFixed(3)),
    weights: Object.fromEntries(rounded),
  };
  writeFileSync(TARGET, `${JSON.stringify(written, null, 2)}\n`);
}
