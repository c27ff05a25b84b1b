import type { Database } from "../db/database.ts";
import { ensureEditor } from "../editors/ensure-editor.ts";
import type { Actor } from "../write-context.ts";

/** Whom the events name: the seeds were written by a machine and reviewed by nobody, and say so. */
const SEED_EDITOR = { name: "Verbatim seed set", id: "edt_01m7w2y7m00000000000000000" };

/** @param at when they came to be known, where they are new. */
export async function seedActor(db: Database, at: string): Promise<Actor> {
  const editor = await ensureEditor(db, { ...SEED_EDITOR, at });
  return { ...editor, role: "senior" };
}
