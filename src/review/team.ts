import type { Database } from "../db/database.ts";
import { listActiveEditors } from "../db/queries/editors.ts";
import { type Actor, type HousePolicy, hasRole } from "../write-context.ts";

/** Somebody with a key that is not revoked, and the most that any of their keys may do. */
export type ActiveEditor = Actor;

/** Who can work here now, by name. One statement. */
export function activeEditors(db: Database): Promise<ActiveEditor[]> {
  return listActiveEditors(db);
}

/**
 * What the second-editor setting means for one person in this team: whether they may publish what they judged, and, where they may
 * not, whether anybody else is there who could.
 */
export function secondEditorFor(
  actor: Actor,
  { requireSecondEditor }: Pick<HousePolicy, "requireSecondEditor">,
  team: readonly ActiveEditor[],
): { required: boolean; isAlone: boolean; others: ActiveEditor[] } {
  const others = team.filter((editor) => editor.editorId !== actor.editorId);
  return {
    required: requireSecondEditor,
    isAlone: others.length === 0,
    others: others.filter((editor) => hasRole(editor, "senior")),
  };
}
