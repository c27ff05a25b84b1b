import type { EventRow } from "../db/queries/transfer-bundles.ts";
import { readChanges } from "../replay/apply-changes.ts";
import { type Blanks, blank } from "./blanks.ts";

/** Every value that a field of a subject ever had, as far as its events tell. */
export function valuesEver(events: EventRow[], subjectId: string, field: string): unknown[] {
  return events
    .filter((event) => event.subjectId === subjectId)
    .flatMap((event) => readChanges(event)[field] ?? []);
}

/** The fields of a record that are to be blanked, as they read afterwards. */
export function blankedFields(
  kind: string,
  record: { id: string } & object,
  blanks: Blanks,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([field]) => blanks.has(kind, record.id, field))
      .map(([field, value]): [string, unknown, unknown] => [
        field,
        value,
        blanks.blank(record.id, field, value),
      ])
      .filter(([, value, blanked]) => JSON.stringify(value) !== JSON.stringify(blanked))
      .map(([field, , blanked]) => [field, blanked]),
  );
}

/** What an event says without the blanked words; null where it holds none of them. */
export function blankEvent(
  event: EventRow,
  blanks: Blanks,
): Pick<EventRow, "seq" | "reason" | "changes"> | null {
  const changes = readChanges(event);
  for (const [field, [before, after]] of Object.entries(changes)) {
    if (blanks.has(event.subjectKind, event.subjectId, field)) {
      changes[field] = [
        blanks.blank(event.subjectId, field, before),
        blanks.blank(event.subjectId, field, after),
      ];
    }
  }
  const reason =
    event.reason !== null && blanks.words().includes(event.reason) ? blank(event.reason) : event.reason;
  const blanked = {
    seq: event.seq,
    reason: typeof reason === "string" ? reason : null,
    changes: JSON.stringify(changes),
  };
  return blanked.changes === event.changes && blanked.reason === event.reason ? null : blanked;
}
