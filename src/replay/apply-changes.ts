import type { EventRow } from "../db/queries/transfer-bundles.ts";
import type { FieldChange } from "../db/records.ts";
import { type Difference, isSame, show } from "./difference.ts";

/** Takes what does not fit together. */
export type Report = (difference: Difference) => void;

/** An event as the table holds it, or as a line brings it, its changes not yet written down. */
export type ToldEvent = Omit<EventRow, "changes"> & { changes: string | Record<string, FieldChange> };

/** {field: [before, after]}. Throws what is no such thing. */
export function readChanges(event: Pick<ToldEvent, "id" | "changes">): Record<string, FieldChange> {
  const parsed: unknown = typeof event.changes === "string" ? JSON.parse(event.changes) : event.changes;
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new Error(`the changes of ${event.id} are no object`);
  }
  const changes = parsed as Record<string, FieldChange>;
  for (const field in changes) {
    if (!isFieldChange(changes[field])) throw new Error(`the change of ${field} in ${event.id} is no pair`);
  }
  return changes;
}

/** [before, after] */
export function isFieldChange(value: unknown): value is FieldChange {
  return Array.isArray(value) && value.length === 2;
}

/** A redaction says which fields it blanked; the blanks themselves stand in the events before it. */
export function isRedaction(event: Pick<ToldEvent, "action">): boolean {
  return event.action.endsWith(".redacted");
}

/**
 * Brings the record from before the event to after it. Reports a field that was not what the event says it was:
 * then an event is missing, or out of order, or was never true.
 */
export function applyChanges(
  record: object,
  event: ToldEvent,
  changes: Record<string, FieldChange>,
  report: Report,
): void {
  if (isRedaction(event)) return;
  // Before the first event of a subject there is nothing that could differ.
  const isCreation = "createdAt" in changes || "issuedAt" in changes;
  const held = record as Record<string, unknown>;
  for (const field in changes) {
    const [before, after] = changes[field] ?? [];
    if (!isCreation && !isSame(before, held[field])) {
      report({
        subject: `event ${event.id}`,
        field: `${field} of ${event.subjectId} before`,
        told: show(before),
        held: show(held[field]),
      });
    }
    held[field] = after;
  }
}
