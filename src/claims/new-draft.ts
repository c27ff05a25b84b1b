import type { ClaimAggregate, RelationRecord, RelationTarget } from "../db/records.ts";
import type { ClaimFields } from "./claim-input.ts";

interface Making {
  id: string;
  slug: string;
  at: string;
  createdBy: string;
}

/** A claim as it is made: a draft of which nothing is judged, quoted or published. */
export function newDraft(
  { id, slug, at, createdBy }: Making,
  fields: Omit<ClaimFields, "relations"> & { relations: RelationRecord[] },
  targets: Map<string, RelationTarget>,
): ClaimAggregate {
  return {
    seq: 0,
    claim: {
      id,
      slug,
      text: fields.text,
      kind: fields.kind,
      claimantName: fields.claimant?.name ?? null,
      claimantRole: fields.claimant?.role ?? null,
      claimedOn: fields.claimedOn,
      language: fields.language,
      status: "draft",
      statusReason: null,
      about: fields.about,
      replacedBy: null,
      merged: false,
      version: 1,
      verdictId: null,
      publishedCount: 0,
      firstPublishedAt: null,
      createdAt: at,
      createdBy,
      updatedAt: at,
      topics: fields.topics,
      relations: fields.relations,
    },
    spans: [],
    verdicts: [],
    articles: new Map(),
    targets,
    current: null,
    past: { verdictIds: [], last: null },
  };
}
