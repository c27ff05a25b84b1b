import type { Database } from "../db/database.ts";
import { findEditor, insertEditor } from "../db/queries/editors.ts";
import { newId } from "../ids.ts";
import { foldName } from "../language/fold-name.ts";
import type { WriteContext } from "../write-context.ts";

/** The person of this name, made known where they are not yet. */
export async function ensureEditor(
  db: Database,
  { name, id, at }: { name: string; id?: string; at: string },
): Promise<Pick<WriteContext["actor"], "editorId" | "name">> {
  const nameKey = foldName(name);
  await insertEditor(db, { id: id ?? newId("editor"), name, nameKey, createdAt: at });
  const editor = await findEditor(db, nameKey);
  if (!editor) throw new Error(`the editor ${name} was not recorded`);
  return { editorId: editor.id, name: editor.name };
}
