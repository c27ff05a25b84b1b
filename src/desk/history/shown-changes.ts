import * as z from "zod";
import type { EventRow } from "../../db/queries/event-list.ts";
import { dayName } from "../../pages/parts/day.ts";
import { DESK } from "../../words/desk.ts";
import { HISTORY } from "../../words/desk-history.ts";
import { WORDS } from "../../words/english.ts";

const { fields: FIELDS } = HISTORY;
type Field = keyof typeof FIELDS;

export interface ShownChange {
  field: Field;
  /** Null where there was nothing. */
  before: string | null;
  /** Null where there is nothing now. */
  after: string | null;
}

export const fieldName = (field: Field): string => FIELDS[field];

const changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
const relations = z.array(z.looseObject({ kind: z.string(), targetId: z.string() }));
const named = z.array(z.looseObject({ name: z.string() }));

/** The changes of an event that an editor can read, in the order of the catalogue: no ids, hashes and offsets. */
export function shownChanges(event: Pick<EventRow, "changes">): ShownChange[] {
  const all = changes.parse(JSON.parse(event.changes));
  return Object.keys(FIELDS).flatMap((name) => {
    if (!isField(name)) return [];
    const change = all[name];
    if (change === undefined) return [];
    const [before, after] = [shown(name, change[0]), shown(name, change[1])];
    // What was made without saying so is not told.
    if (before === null && change[1] === false) return [];
    return before === after ? [] : [{ field: name, before, after }];
  });
}

function isField(name: string): name is Field {
  return Object.hasOwn(FIELDS, name);
}

/** The words for each stored value of the fields that have a closed set of them. */
const NAMES: Partial<Record<Field, Readonly<Record<string, string>>>> = {
  kind: WORDS.kinds,
  status: DESK.statuses,
  role: WORDS.article.roles,
  stance: WORDS.claim.stances,
  state: HISTORY.states,
  label: Object.fromEntries(Object.entries(WORDS.verdicts).map(([label, { name }]) => [label, name])),
  basisStrength: Object.fromEntries(Object.entries(WORDS.basis).map(([basis, { name }]) => [basis, name])),
};

function shown(field: Field, value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? HISTORY.yes : HISTORY.no;
  if (typeof value === "string") {
    if (field === "claimedOn" || field === "asOf") return dayName(value);
    return NAMES[field]?.[value] ?? value;
  }
  if (field === "relations") {
    const list = relations.safeParse(value).data ?? [];
    const kinds: Readonly<Record<string, string>> = HISTORY.relations;
    return list.map(({ kind, targetId }) => `${kinds[kind] ?? kind} ${targetId}`).join("\n") || null;
  }
  if (field === "about")
    return (named.safeParse(value).data ?? []).map(({ name }) => name).join("\n") || null;
  if (Array.isArray(value)) return value.map(String).join("\n") || null;
  return String(value);
}
