import type { Run } from "./difference.ts";
import type { Word } from "./words.ts";

/**
 * Differences that are small to the eye and turn what is said: "few" and "a few", "has" and "had", "a ban" and "the ban", "1 in 5"
 * and "1 to 5", "resigned" and "re-signed", a comma before "who", brackets around a loss, mW and MW. Each is looked for by name,
 * because the words that they are made of are otherwise what a copy editor may exchange.
 */
export function turnsBySmallDifference(before: Run, after: Run): boolean {
  return (
    exchanges(before, after) ||
    exchanges(after, before) ||
    countsFew(before) !== countsFew(after) ||
    joins(before) !== joins(after) ||
    restricts(before) !== restricts(after) ||
    bracketsNumber(before) !== bracketsNumber(after) ||
    otherUnit(before, after)
  );
}

/** Words that may not stand for each other though each may come and go. */
const EXCHANGES: readonly (readonly [string, string])[] = [
  ["has", "had"],
  ["have", "had"],
  ["does", "did"],
  ["do", "did"],
  ["a", "the"],
  ["an", "the"],
  ["we're", "were"],
  ["she'll", "shell"],
  ["he'll", "hell"],
  ["i'll", "ill"],
  ["we'll", "well"],
  ["we'd", "wed"],
  ["she'd", "shed"],
];

function taken({ words, from, to }: Run): readonly Word[] {
  return words.slice(from, to);
}

function has(run: Run, lower: string): boolean {
  return taken(run).some((word) => word.lower === lower);
}

function exchanges(a: Run, b: Run): boolean {
  if (EXCHANGES.some(([one, other]) => has(a, one) && !has(a, other) && has(b, other) && !has(b, one)))
    return true;
  // "1 in 5", "1 to 5"
  const between = ({ words, from, to }: Run) =>
    to - from === 1 && words[from - 1]?.kind === "number" && words[to]?.kind === "number";
  return between(a) && between(b) && has(a, "in") && !has(b, "in");
}

/** "A few" and "a little" are some; "few" and "little" are hardly any. */
function countsFew({ words, from, to }: Run): boolean {
  for (let index = Math.max(0, from - 1); index <= to; index++) {
    const word = words[index];
    if (word !== undefined && /^(?:few|little)$/.test(word.lower)) return words[index - 1]?.lower === "a";
  }
  return false;
}

/** "re-signed": signed again. */
function joins({ words, from, to }: Run): boolean {
  return words.some(
    (word, index) =>
      index >= from - 1 &&
      index < to &&
      word.lower === "re" &&
      words[index + 1]?.text === "-" &&
      words[index + 2]?.spaced === false,
  );
}

/** A comma makes of the players who trained all players. Behind a name there is nobody else to be told from. */
function restricts({ words, from, to }: Run): boolean {
  return words.some((word, index) => {
    const named = words[index - 1];
    return (
      index >= from &&
      index < to &&
      word.text === "," &&
      /^(?:who|whose)$/.test(words[index + 1]?.lower ?? "") &&
      named?.text === named?.lower
    );
  });
}

/** "(3.2)" in a table is a loss. */
function bracketsNumber({ words, from, to }: Run): boolean {
  return words.some(
    (word, index) =>
      index >= from &&
      index < to &&
      ((word.text === "(" && words[index + 1]?.kind === "number" && words[index + 2]?.text === ")") ||
        (word.text === ")" && words[index - 1]?.kind === "number" && words[index - 2]?.text === "(")),
  );
}

/** Letters of a sign of a unit. */
const UNIT = 3;

/** Behind a number a capital makes another unit: mW and MW. */
function otherUnit(before: Run, after: Run): boolean {
  if (before.to - before.from !== 1 || after.to - after.from !== 1) return false;
  const [a, b] = [before.words[before.from], after.words[after.from]];
  return (
    a !== undefined &&
    b !== undefined &&
    a.lower === b.lower &&
    a.lower.length <= UNIT &&
    before.words[before.from - 1]?.kind === "number"
  );
}
