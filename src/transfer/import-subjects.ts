import type * as z from "zod";
import { isConstraintError } from "../db/database.ts";
import { DomainError } from "../domain-error.ts";
import { compareDocuments } from "../replay/difference.ts";
import { uncleanMembers } from "./clean-line.ts";
import { dependencyGroups } from "./dependency-groups.ts";
import type { FileName } from "./format.ts";
import type { LineSource, SourceLine } from "./line-source.ts";

export interface ImportProblem {
  file: string;
  /** From 1. */
  line: number;
  reason: string;
}

export interface ImportCounts {
  imported: number;
  /** Here already, and equal. */
  known: number;
  bad: number;
}

/** What a line points at, and by which of its members. */
export interface Need {
  member: string;
  id: string;
}

/** What is imported one subject a line. */
export interface SubjectKind<Line extends { id: string }> {
  file: FileName;
  schema: z.ZodType<Line>;
  /** Other subjects of this kind that it points at: they must be there, or come in the same batch. */
  needs(line: Line): Need[];
  /** What is wrong with the line by itself; empty when nothing is. */
  check(line: Line): Promise<string[]>;
  findKnown(ids: string[]): Promise<Set<string>>;
  /** How the subject would be exported now, as `line` was: with texts, or without. */
  renderHeld(line: Line): Promise<string>;
  /** The line as {@link renderHeld} would write it; as JSON where that is not said. */
  render?(line: Line): string;
  /** All of them in one batch, or none. Throws what the database throws. */
  write(lines: Line[]): Promise<void>;
  /** Why the database refused the line. */
  explain(line: Line): Promise<string[]>;
  /** The line is in: just now, or since an earlier import. */
  noteThere?(line: Line): void;
}

export interface ImportOptions {
  report(problem: ImportProblem): void;
  progress(counts: ImportCounts): void;
}

/** Lines looked up and written together: more of them write the pages of each index less often, and wait less for the disk. */
const CHUNK_LINES = 200;
const CHUNK_BYTES = 2 * 1024 * 1024;

type Place = Omit<SourceLine, "text">;
interface Placed<Line> {
  line: Line;
  place: Place;
}

/**
 * Imports a file. A subject goes in whole or not at all; one that points at a later line waits for it, by its place
 * in the file only; those that point at each other go in together.
 */
export async function importSubjects<Line extends { id: string }>(
  source: LineSource,
  kind: SubjectKind<Line>,
  { report, progress }: ImportOptions,
): Promise<ImportCounts> {
  const counts: ImportCounts = { imported: 0, known: 0, bad: 0 };
  const waiting = new Map<string, { place: Place; needs: string[] }>();

  const refuse = (place: Place, reasons: string[]) => {
    counts.bad += 1;
    report({ file: kind.file, line: place.number, reason: reasons.join("; ") });
  };

  const noteAll = (group: Placed<Line>[]) => {
    for (const { line } of group) kind.noteThere?.(line);
    counts.imported += group.length;
  };

  /** In one batch. True when they are in; otherwise each is refused with the reason. */
  const write = async (group: Placed<Line>[]): Promise<boolean> => {
    const needs = group.flatMap(({ line }) => kind.needs(line));
    const there = await kind.findKnown(needs.map(({ id }) => id));
    const missing = needs.filter(({ id }) => !there.has(id) && !group.some(({ line }) => line.id === id));
    if (missing.length > 0) {
      const reasons = missing.map(
        ({ member, id }) => `${member}: it points at ${id}, which is not there: import that one too`,
      );
      for (const { place } of group) refuse(place, [...new Set(reasons)]);
      return false;
    }
    try {
      await kind.write(group.map(({ line }) => line));
    } catch (error) {
      if (error instanceof DomainError) throw error;
      for (const { line, place } of group) {
        const reasons = isConstraintError(error) ? await kind.explain(line) : [];
        refuse(
          place,
          reasons.length > 0 ? reasons : [error instanceof Error ? error.message : String(error)],
        );
      }
      return false;
    }
    noteAll(group);
    return true;
  };

  /** Many in one batch, because each batch waits for the disk; half by half, to the single line, where one of them is bad. */
  const writeMany = async (ready: Placed<Line>[]): Promise<void> => {
    if (ready.length === 0) return;
    try {
      await kind.write(ready.map(({ line }) => line));
    } catch (error) {
      if (error instanceof DomainError) throw error;
      if (ready.length === 1) {
        await write(ready);
        return;
      }
      const half = Math.ceil(ready.length / 2);
      await writeMany(ready.slice(0, half));
      await writeMany(ready.slice(half));
      return;
    }
    noteAll(ready);
  };

  const takeChunk = async (chunk: Placed<Line>[]) => {
    const known = await kind.findKnown(
      chunk.flatMap(({ line }) => [line.id, ...kind.needs(line).map(({ id }) => id)]),
    );
    const ready: Placed<Line>[] = [];
    const taken = new Set<string>();
    for (const { line, place } of chunk) {
      if (known.has(line.id)) {
        const held = await kind.renderHeld(line);
        const brought = kind.render?.(line) ?? JSON.stringify(line);
        if (held === brought) {
          counts.known += 1;
          kind.noteThere?.(line);
        } else refuse(place, [tellDifference(line.id, held, brought)]);
        continue;
      }
      if (taken.has(line.id) || waiting.has(line.id)) {
        refuse(place, [`id: ${line.id} came in an earlier line: leave one of the two out`]);
        continue;
      }
      const needs = kind
        .needs(line)
        .map(({ id }) => id)
        .filter((id) => id !== line.id && !known.has(id) && !taken.has(id));
      if (needs.length > 0) {
        waiting.set(line.id, { place, needs });
        continue;
      }
      taken.add(line.id);
      ready.push({ line, place });
    }
    await writeMany(ready);
  };

  let chunk: Placed<Line>[] = [];
  let bytes = 0;
  for await (const { text, ...place } of source.lines(kind.file)) {
    if (text?.trim() === "") continue;
    const read = await readLine(kind, text);
    if ("reasons" in read) refuse(place, read.reasons);
    else chunk.push({ line: read.line, place });
    bytes += place.length;
    if (chunk.length < CHUNK_LINES && bytes < CHUNK_BYTES) continue;
    await takeChunk(chunk);
    [chunk, bytes] = [[], 0];
    progress(counts);
    await breathe();
  }
  await takeChunk(chunk);

  for (const ids of dependencyGroups(new Map([...waiting].map(([id, { needs }]) => [id, needs])))) {
    const group: Placed<Line>[] = [];
    for (const id of ids) {
      const place = waiting.get(id)?.place;
      if (!place) continue;
      const read = await readLine(kind, await source.line(kind.file, place));
      if ("line" in read) group.push({ line: read.line, place });
    }
    await write(group);
    progress(counts);
    await breathe();
  }
  return counts;
}

async function readLine<Line extends { id: string }>(
  kind: SubjectKind<Line>,
  text: string | null,
): Promise<{ line: Line } | { reasons: string[] }> {
  const read = parseLine(kind.schema, text);
  if ("reasons" in read) return read;
  const reasons = await kind.check(read.line);
  return reasons.length > 0 ? { reasons } : read;
}

/** The first member that is another one here; both lines as they would be exported. */
function tellDifference(id: string, held: string, brought: string): string {
  const [first] = held === "" ? [] : compareDocuments("", JSON.parse(held), JSON.parse(brought));
  if (!first) return `id: ${id} is here already, and differs`;
  const member = first.field.slice(1).replaceAll("/", ".") || "it";
  return `${member}: ${id} is here already and says ${first.told}, not ${first.held}: change it over the API, or import into an empty database`;
}

/** A line against its schema. */
export function parseLine<Line>(
  schema: z.ZodType<Line>,
  text: string | null,
): { line: Line } | { reasons: string[] } {
  if (text === null)
    return { reasons: ["it is not UTF-8, or too long: write it as UTF-8, one subject a line"] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { reasons: ["it is not JSON: write one object a line, as an export does"] };
  }
  const unclean = uncleanMembers(text, value);
  if (unclean.length > 0) return { reasons: unclean };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { line: parsed.data };
  return { reasons: parsed.error.issues.map(({ path, message }) => `${path.join(".") || "it"}: ${message}`) };
}

/** Long loops that only await leak statements: the client frees them in a macrotask. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
