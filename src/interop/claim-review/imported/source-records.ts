import type { SourceRecord } from "../../../imported/import-reviews.ts";
import { lastDayBegun } from "../../../time-limits.ts";
import { AddressesBeside } from "./addresses-beside.ts";
import { findReviews, member, type Node } from "./find-reviews.ts";
import { parseUnit } from "./parse-unit.ts";
import { readMicrodata } from "./read-microdata.ts";
import { type ReadOptions, readReview } from "./read-review.ts";
import { type SourceProblem, sourceUnits, type Unit } from "./source-units.ts";

export interface RecordOptions {
  /** Of claims whose record names none. */
  language: string;
  /** RFC 3339. */
  now: string;
}

/** Units that are read before what they say is taken: of small ones thousands may wait. */
const AT_ONCE = 500;

type ReadingOptions = Omit<ReadOptions, "named">;

/** The ClaimReviews of a source, in whichever shape it has them, as they come in. */
export async function* sourceRecords(
  source: AsyncIterable<Uint8Array>,
  { language, now }: RecordOptions,
): AsyncGenerator<SourceRecord[]> {
  const options = { language, today: lastDayBegun(now) };
  const beside = new AddressesBeside();
  const recordsIn = (unit: Unit | SourceProblem): SourceRecord[] => {
    if ("reason" in unit) return [{ line: unit.line, reasons: [unit.reason] }];
    if (unit.elements === undefined) {
      const records = recordsOf(unit, options);
      for (const record of records) if ("review" in record) beside.note(record.review);
      return records;
    }
    return recordsOfMicrodata(unit, unit.elements, options).map((record) =>
      "review" in record ? { ...record, review: beside.complete(record.review) } : record,
    );
  };
  for await (const units of sourceUnits(source)) {
    for (let at = 0; at < units.length; at += AT_ONCE) yield units.slice(at, at + AT_ONCE).flatMap(recordsIn);
  }
}

function recordsOf({ line, text }: Unit, options: ReadingOptions): SourceRecord[] {
  const parsed = parseUnit(text);
  if ("reason" in parsed) return [{ line, reasons: [parsed.reason] }];
  const { reviews, deleted, named } = findReviews(parsed.value);
  const lines = reviews.length === 1 ? [line] : linesOf(text, line);
  const records = reviews.map((node, i): SourceRecord => {
    const read = readReview(node, { ...options, named });
    return { line: lines[i] ?? line, ...read };
  });
  const gone = deleted.flatMap(addressesOf);
  return gone.length === 0 ? records : [...records, { line, deleted: gone }];
}

function recordsOfMicrodata(
  { line, text }: Unit,
  elements: readonly string[],
  options: ReadingOptions,
): SourceRecord[] {
  const read = readMicrodata(text, elements);
  if ("reason" in read) return [{ line, reasons: [read.reason] }];
  let passed = 0;
  let at = line;
  return read.reviews.flatMap(({ node, offset }) => {
    at += text.slice(passed, offset).split("\n").length - 1;
    passed = offset;
    const { reviews, named } = findReviews(node);
    return reviews.map(
      (review): SourceRecord => ({ line: at, ...readReview(review, { ...options, named }) }),
    );
  });
}

/** Where each of several reviews of a unit stands: at its own `claimReviewed`. */
function linesOf(text: string, first: number): number[] {
  const lines: number[] = [];
  let line = first;
  for (const [found] of text.matchAll(/\n|"(?:schema:|https?:\/\/schema\.org\/)?claimReviewed"\s*:/g)) {
    if (found === "\n") line += 1;
    else lines.push(line);
  }
  return lines;
}

/** As a review's address may have been written when it came in. */
function addressesOf(item: Node): string[] {
  const given = member(item, "url") ?? item["@id"];
  if (typeof given !== "string") return [];
  const bare = given
    .trim()
    .replace(/^https?:/i, "")
    .replace(/\/$/, "");
  return ["https:", "http:"].flatMap((scheme) => [`${scheme}${bare}`, `${scheme}${bare}/`]);
}
