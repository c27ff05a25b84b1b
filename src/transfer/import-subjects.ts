import type * as z from "zod";
import { isConstraintError } from "../db/database.ts";
import { DomainError } from "../domain-error.ts";
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

/** What is imported one subject a line. */
export interface SubjectKind<Line extends { id: string }> {
  file: FileName;
  schema: z.ZodType<Line>;
  /** Ids of other subjects of this kind that it points at: they must be there, or come in the same batch. */
  needs(line: Line): string[];
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

/** Lines looked up together. */
const CHUNK_LINES = 50;
const CHUNK_BYTES = 4 * 1024 * 1024;

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
    const there = await kind.findKnown(needs);
    const missing = needs.filter((id) => !there.has(id) && !group.some(({ line }) => line.id === id));
    if (missing.length > 0) {
      const reasons = [...new Set(missing)].map((id) => `it points at ${id}, which is not there`);
      for (const { place } of group) refuse(place, reasons);
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

  /** Many in one batch, because each batch waits for the disk; one by one where one of them is bad. */
  const writeMany = async (ready: Placed<Line>[]) => {
    if (ready.length === 0) return;
    try {
      await kind.write(ready.map(({ line }) => line));
      noteAll(ready);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      for (const one of ready) await write([one]);
    }
  };

  const takeChunk = async (chunk: Placed<Line>[]) => {
    const known = await kind.findKnown(chunk.flatMap(({ line }) => [line.id, ...kind.needs(line)]));
    const ready: Placed<Line>[] = [];
    const taken = new Set<string>();
    for (const { line, place } of chunk) {
      if (known.has(line.id)) {
        if ((await kind.renderHeld(line)) === (kind.render?.(line) ?? JSON.stringify(line))) {
          counts.known += 1;
          kind.noteThere?.(line);
        } else refuse(place, [`${line.id} is here already, and differs`]);
        continue;
      }
      if (taken.has(line.id) || waiting.has(line.id)) {
        refuse(place, [`${line.id} came in an earlier line`]);
        continue;
      }
      const needs = kind.needs(line).filter((id) => id !== line.id && !known.has(id) && !taken.has(id));
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

/** A line against its schema. */
export function parseLine<Line>(
  schema: z.ZodType<Line>,
  text: string | null,
): { line: Line } | { reasons: string[] } {
  if (text === null) return { reasons: ["it is not UTF-8, or too long"] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { reasons: ["it is not JSON"] };
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
