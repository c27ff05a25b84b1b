import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

// Somebody's copy of what readers see: a program of its own that knows the service's address and /v1/changes, and nothing else.
// It may be ended at any moment; what it has is in its file, which it replaces whole.

export interface Copy {
  after: number;
  /** By id of the claim: status and body of the last answer. */
  claims: Record<string, { status: number; text: string }>;
}

interface Changes {
  changes: { claim: { id: string } }[];
  nextAfter: number;
}

const PAUSE_MS = 20;

async function main(server: string, file: string, mode: string): Promise<void> {
  const copy = readCopy(file);
  for (;;) {
    const answer = await fetch(`${server}/v1/changes?after=${copy.after}&limit=7`);
    if (answer.status !== 200) throw new Error(`/v1/changes: ${answer.status} ${await answer.text()}`);
    const { changes, nextAfter } = (await answer.json()) as Changes;
    for (const id of new Set(changes.map(({ claim }) => claim.id))) {
      const read = await fetch(`${server}/v1/claims/${id}`);
      copy.claims[id] = { status: read.status, text: await read.text() };
    }
    if (changes.length === 0) {
      if (mode === "once") return;
      await pause(PAUSE_MS);
      continue;
    }
    copy.after = nextAfter;
    writeFileSync(`${file}.part`, JSON.stringify(copy));
    renameSync(`${file}.part`, file);
  }
}

export function readCopy(file: string): Copy {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Copy;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { after: 0, claims: {} };
    throw error;
  }
}

if (import.meta.main) {
  const [, , server = "", file = "", mode = ""] = process.argv;
  await main(server, file, mode);
}
