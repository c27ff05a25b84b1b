import type { Change, FieldChange, SubjectKind } from "../db/records.ts";

/** Bookkeeping that every event carries in columns of its own. */
const IMPLIED = new Set(["id", "version", "updatedAt"]);

interface ChangeOptions {
  reason?: string | null;
  isPublic?: boolean;
}

/** The change that brings a subject into being: each field that has a value, with nothing before it. */
export function created(
  action: string,
  kind: SubjectKind,
  record: { id: string } & Record<string, unknown>,
  { reason = null, isPublic = false }: ChangeOptions = {},
): Change {
  const changes = Object.fromEntries(
    Object.entries(record)
      .filter(([field, value]) => !IMPLIED.has(field) && value !== null)
      .map(([field, value]): [string, FieldChange] => [field, [null, value]]),
  );
  return { action, subject: { kind, id: record.id }, changes, reason, isPublic };
}

/** The change from one record to the other; null when they are equal. */
export function edited<T extends { id: string }>(
  action: string,
  kind: SubjectKind,
  before: T,
  after: T,
  { reason = null, isPublic = false }: ChangeOptions = {},
): Change | null {
  const changes: Record<string, FieldChange> = {};
  for (const [field, value] of Object.entries(after)) {
    const earlier: unknown = before[field as keyof T];
    if (!IMPLIED.has(field) && JSON.stringify(earlier) !== JSON.stringify(value))
      changes[field] = [earlier, value];
  }
  if (Object.keys(changes).length === 0) return null;
  return { action, subject: { kind, id: after.id }, changes, reason, isPublic };
}
