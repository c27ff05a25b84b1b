import type { ClaimRecord, RelationRecord } from "../db/records.ts";
import type { ClaimFields } from "./claim-input.ts";

export type ClaimField = keyof ClaimFields;

export const CLAIM_FIELDS = [
  "text",
  "kind",
  "claimant",
  "claimedOn",
  "language",
  "topics",
  "about",
  "relations",
] as const satisfies readonly ClaimField[];

/** The columns that hold each field, as events name them. */
const COLUMNS: Record<ClaimField, readonly (keyof ClaimRecord)[]> = {
  text: ["text"],
  kind: ["kind"],
  claimant: ["claimantName", "claimantRole"],
  claimedOn: ["claimedOn"],
  language: ["language"],
  topics: ["topics"],
  about: ["about"],
  relations: ["relations"],
};

export function columnsOf(field: ClaimField): readonly string[] {
  return COLUMNS[field];
}

/** The fields of a working copy; relations name claims by id. */
export function fieldsOf(claim: ClaimRecord): ClaimFields {
  return {
    text: claim.text,
    kind: claim.kind,
    claimant: claim.claimantName === null ? null : { name: claim.claimantName, role: claim.claimantRole },
    claimedOn: claim.claimedOn,
    language: claim.language,
    topics: claim.topics,
    about: claim.about,
    relations: relationsById(claim.relations),
  };
}

export function relationsById(relations: readonly RelationRecord[]): ClaimFields["relations"] {
  return relations.map(({ kind, targetId, since, note }) => ({ kind, claim: targetId, on: since, note }));
}
