import { attemptWrite } from "../db/attempt-write.ts";
import type { Database } from "../db/database.ts";
import { findRelationTargets } from "../db/queries/claim-lookups.ts";
import type { ClaimAggregate, RelationRecord, RelationTarget } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { created } from "../events/changes.ts";
import { assertDaysBegun } from "../time-limits.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import type { NewClaim } from "./claim-input.ts";
import { type Committed, type Decision, tryCommit } from "./commit-claim.ts";
import { newDraft } from "./new-draft.ts";
import { newSlug } from "./new-slug.ts";
import { slugify } from "./slug.ts";

/** What else is to be done to a draft in the batch that makes it. */
export type AtOnce = (draft: ClaimAggregate) => Promise<Decision>;

/**
 * A new draft. Two of the same text made at the same moment want the same slug; the loser takes the next one.
 * Throws `invalid-input` where a relation names no claim.
 */
export async function createClaim(
  db: Database,
  context: ClaimWriteContext,
  input: NewClaim,
  atOnce: AtOnce | null = null,
): Promise<Committed> {
  assertDaysBegun(context.now(), { "/claimedOn": input.claimedOn });
  const { relations, targets } = await resolveRelations(db, input.relations);
  const id = context.newId("claim");
  const base = slugify(input.text) || id.replace("_", "-");
  return attemptWrite<Committed>("A claim with this text", async () => {
    const slug = await newSlug(db, "claim", base);
    const made = newDraft(
      { id, slug, at: context.now(), createdBy: context.actor.editorId },
      { ...input, relations },
      targets,
    );
    const more = (await atOnce?.(made)) ?? { after: made, changes: [] };
    const changes = [created("claim.created", "claim", { ...made.claim }), ...more.changes];
    return {
      basis: slug,
      write: async () => {
        const aggregate = await tryCommit(db, context, null, { ...more, changes });
        return aggregate && { aggregate, created: id, changed: true };
      },
    };
  });
}

/** Relations as given, by id or slug, to relations by id. */
export async function resolveRelations(
  db: Database,
  given: NewClaim["relations"],
): Promise<{ relations: RelationRecord[]; targets: Map<string, RelationTarget> }> {
  const found = await findRelationTargets(
    db,
    given.map((relation) => relation.claim),
  );
  const relations = given.map(({ kind, claim, on, note }, i): RelationRecord => {
    const target = found.find((candidate) => candidate.id === claim || candidate.slug === claim);
    if (!target) {
      throw new DomainError("invalid-input", `There is no claim ${claim}.`, {
        errors: [{ pointer: `/relations/${i}/claim`, message: "names no claim" }],
      });
    }
    return { kind, targetId: target.id, since: on, note };
  });
  const keys = relations.map(({ kind, targetId }) => `${kind} ${targetId}`);
  if (new Set(keys).size < keys.length) {
    throw new DomainError("invalid-input", "A relation is given twice.", {
      errors: [{ pointer: "/relations", message: "must not name a relation twice" }],
    });
  }
  return { relations, targets: new Map(found.map((target) => [target.id, target])) };
}
