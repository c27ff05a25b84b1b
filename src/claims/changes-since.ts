import type { Database } from "../db/database.ts";
import { listChangesSince } from "../db/queries/changes-since.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import type { ClaimRecord, SubjectKind } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { CLAIM_FIELDS, type ClaimField, columnsOf, fieldsOf, relationsById } from "./claim-fields.ts";
import type { ClaimFields, ClaimPatch } from "./claim-input.ts";
import { type ComparedField, compareEdits } from "./compare-edits.ts";
import { resolveRelations } from "./create-claim.ts";

/** A field that somebody else changed meanwhile, or that the caller changes. */
export interface EditedField extends ComparedField<ClaimField> {
  /** Who changed it last since the version that the caller has seen, and when; null where nobody did. */
  by: string | null;
  at: string | null;
}

/** Who changed something last, and when. */
export interface ChangedBy {
  by: string;
  at: string;
}

export interface ClaimSince {
  /** The claim as it was at the version that the caller has seen. */
  base: ClaimRecord;
  /** By column of the claim. */
  changed: ReadonlyMap<string, ChangedBy>;
  /** By kind of what else was changed: its quotes, its verdict. */
  beside: ReadonlyMap<SubjectKind, ChangedBy>;
}

/** How a claim was at an earlier version, from the events since: each says what was there before. */
export async function claimAtVersion(db: Database, claim: ClaimRecord, version: number): Promise<ClaimSince> {
  const before: Record<string, unknown> = {};
  const changed = new Map<string, ChangedBy>();
  const beside = new Map<SubjectKind, ChangedBy>();
  for (const { at, by, subject, changes } of await listChangesSince(db, claim.id, version)) {
    if (subject !== "claim") {
      beside.set(subject, { by, at });
      continue;
    }
    const fields: Record<string, [unknown, unknown]> = JSON.parse(changes);
    for (const [field, [was]] of Object.entries(fields)) {
      if (!(field in before)) before[field] = was;
      changed.set(field, { by, at });
    }
  }
  return { base: { ...claim, ...before, version }, changed, beside };
}

/** What the caller wants against what happened meanwhile, field by field; fields that nobody touched are left out. */
export function compareWithSince(
  claim: ClaimRecord,
  { base, changed }: Pick<ClaimSince, "base" | "changed">,
  yours: ClaimPatch,
): EditedField[] {
  const given: Partial<ClaimFields> = Object.fromEntries(
    Object.entries(yours).filter(([, value]) => value !== undefined),
  );
  return compareEdits<ClaimField>(CLAIM_FIELDS, fieldsOf(base), fieldsOf(claim), given)
    .filter(({ outcome }) => outcome !== "same")
    .map((field) => {
      const last = columnsOf(field.field)
        .flatMap((column) => changed.get(column) ?? [])
        .toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
      return { ...field, by: last?.by ?? null, at: last?.at ?? null };
    });
}

/** A refusal of `version-mismatch` with `fields`: what was changed since, by whom, and what the caller would change. */
export async function explainMismatch(
  db: Database,
  error: DomainError,
  idOrSlug: string,
  { seen, patch }: { seen: number; patch: ClaimPatch },
): Promise<DomainError> {
  const aggregate = await loadClaimAggregate(db, idOrSlug);
  if (!aggregate) return error;
  const { claim } = aggregate;
  const relations = patch.relations && relationsById((await resolveRelations(db, patch.relations)).relations);
  const fields = compareWithSince(claim, await claimAtVersion(db, claim, seen), { ...patch, relations });
  return new DomainError("version-mismatch", error.message, {
    ...error.details,
    members: { currentVersion: claim.version, fields },
  });
}
