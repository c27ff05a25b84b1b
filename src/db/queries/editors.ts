import { eq } from "drizzle-orm";
import { ROLES } from "../../vocabulary.ts";
import type { Actor } from "../../write-context.ts";
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

/** Everybody with a key that is not revoked, by name, with the highest role of their keys. */
export async function listActiveEditors(db: Database): Promise<Actor[]> {
  const { rows } = await db.execute(
    `select e.id, e.name, max(case k.role when 'admin' then 2 when 'senior' then 1 else 0 end) as role
      from keys k join editors e on e.id = k.editor_id where k.revoked_at is null group by e.id order by e.name, e.id`,
  );
  return rows.map((row) => ({
    editorId: String(row.id),
    name: String(row.name),
    role: ROLES[Number(row.role)] ?? "editor",
  }));
}
