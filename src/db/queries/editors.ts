import { eq } from "drizzle-orm";
import { type Database, toStatement } from "../database.ts";
import { editors } from "../schema.ts";
import { build } from "../statements.ts";

export type EditorRecord = typeof editors.$inferSelect;

/** Records a person unless the name is known. */
export async function insertEditor(db: Database, editor: EditorRecord): Promise<void> {
  await db.write([toStatement(build.insert(editors).values(editor).onConflictDoNothing())]);
}

/** By the folded name. */
export async function findEditor(db: Database, nameKey: string): Promise<EditorRecord | null> {
  const [rows] = await db.orm.batch([db.orm.select().from(editors).where(eq(editors.nameKey, nameKey))]);
  return rows[0] ?? null;
}
