/**
 * Prints what matching makes of pairs of sentences, by kind: the share that comes back as each confidence and relation.
 *
 *   npm run bench:pairs -- [--file pairs.jsonl …] [--by language] [--list paraphrase:possible]
 *
 * Without files it takes the project's own pairs. A file's lines have `claim`, `passage`, `kind` and, if they are not English, `language`; nothing of
 * them is printed but figures, unless --list names a kind and an outcome. Shares come with their 95 % Wilson interval.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as z from "zod";
import { type Assessment, assess } from "../../src/matching/decide.ts";
import { readClaim, readQuery } from "../../src/matching/readings.ts";
import { readPairs } from "../matching/pairs.ts";

const KINDS = ["changed", "paraphrase", "reports", "related"] as const;
const OUTCOMES = ["match", "likely", "contradicts", "differs", "reports", "related"] as const;
type Outcome = (typeof OUTCOMES)[number];

const line = z.object({
  claim: z.string(),
  passage: z.string(),
  kind: z.enum(KINDS),
  language: z.string().default("en"),
  change: z.string().optional(),
});
type Line = z.infer<typeof line>;

const { values: options } = parseArgs({
  options: {
    file: { type: "string", multiple: true, default: [] },
    by: { type: "string" },
    list: { type: "string" },
  },
});

function ownPairs(): Line[] {
  const of = (name: Parameters<typeof readPairs>[0], kind: Line["kind"]): Line[] =>
    readPairs(name).map((pair) => ({ language: "en", ...pair, kind }));
  return [
    ...of("changed", "changed"),
    ...of("paraphrases", "paraphrase"),
    ...of("reports", "reports"),
    ...of("related", "related"),
  ];
}

const readLines = (path: string): Line[] =>
  readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((one) => line.parse(JSON.parse(one)));

/** The most that any passage of the text says: what the whole service would hand out if it looked at the right one. */
function assessPair({ claim, passage, language }: Line): Assessment | null {
  const reading = readClaim({ text: claim, kind: "fact", claimant: null, language, around: [] });
  const query = readQuery(passage, null, language === "en" ? null : language);
  let best: Assessment | null = null;
  for (const one of query.stretches.flatMap((stretch) => stretch.passages)) {
    const found = assess(one, reading, query);
    if (best === null || rankOf(found) < rankOf(best)) best = found;
  }
  return best;
}

const outcomeOf = ({ confidence, relation }: Assessment): Outcome =>
  confidence === "possible" ? (relation === "repeats" ? "related" : relation) : confidence;
const rankOf = (one: Assessment): number => OUTCOMES.indexOf(outcomeOf(one));

/** The 95 % interval of a share by Wilson's score. */
function interval(found: number, of: number): [number, number] {
  const z95 = 1.96;
  const [p, z2] = [found / of, z95 * z95];
  const middle = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (z95 / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

const lines = options.file.length > 0 ? options.file.flatMap(readLines) : ownPairs();
const counts = new Map<string, Map<Outcome, number>>();
const [listedKind, listedOutcome] = options.list?.split(":") ?? [];
for (const one of lines) {
  const found = assessPair(one);
  const outcome = found === null ? "related" : outcomeOf(found);
  const group = `${one.kind}${options.by === "language" ? ` ${one.language}` : ""}${options.by === "change" ? ` ${one.change ?? ""}` : ""}`;
  const own = counts.get(group) ?? new Map<Outcome, number>();
  counts.set(group, own.set(outcome, (own.get(outcome) ?? 0) + 1));
  if (listedKind !== one.kind || (listedOutcome !== undefined && listedOutcome !== outcome)) continue;
  const said = found?.differences.map((of) => `${of.kind}: ${of.claim} → ${of.passage}`).join("; ") ?? "";
  const left = found?.residue.map((of) => `${of.side[0]} ${of.text} (${of.why})`).join(", ") ?? "";
  console.log(`${outcome} ${one.change ?? ""}\n  C ${one.claim}\n  P ${one.passage}\n  ${said} | ${left}`);
}
console.log(["pairs", "n", ...OUTCOMES].join(" | "));
for (const [group, own] of [...counts].sort()) {
  const total = [...own.values()].reduce((sum, n) => sum + n, 0);
  const shares = OUTCOMES.map((outcome) => {
    const n = own.get(outcome) ?? 0;
    const [low, high] = interval(n, total).map((share) => (100 * share).toFixed(1));
    return `${((100 * n) / total).toFixed(1)} (${low}–${high})`;
  });
  console.log([group, total, ...shares].join(" | "));
}
