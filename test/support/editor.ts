import type { Database } from "../../src/db/database.ts";
import { ensureEditor } from "../../src/editors/ensure-editor.ts";
import { newId } from "../../src/ids.ts";
import type { Role } from "../../src/vocabulary.ts";
import type { WriteContext } from "../../src/write-context.ts";
import { testConfig } from "./test-config.ts";

/** When tests write, unless they say otherwise: after the seeds. */
const FIRST_WRITE = Date.parse("2026-11-21T12:00:00.000Z");

/** What a person's writes need; their clock ticks a second at each look. */
export async function editorOf(db: Database, name: string, role: Role = "senior"): Promise<WriteContext> {
  let ticks = 0;
  const now = () => new Date(FIRST_WRITE + 1000 * ticks++).toISOString();
  const editor = await ensureEditor(db, { name, at: now() });
  return { actor: { ...editor, role }, policy: testConfig().policy, now, newId, ifMatch: null };
}
