import { assertVersion } from "../claims/commit-claim.ts";
import { attemptWrite } from "../db/attempt-write.ts";
import type { Database } from "../db/database.ts";
import { readOutcome } from "../db/queries/event-gate.ts";
import { findFamily, redactionStatements } from "../db/queries/redaction.ts";
import { DomainError } from "../domain-error.ts";
import type { RedactionGround } from "../vocabulary.ts";
import type { WriteContext } from "../write-context.ts";
import type { Remain } from "./find-remains.ts";
import { planRedaction } from "./plan-redaction.ts";
import { REDACTABLE, type RedactableKind, recordFields, SUBJECT_OF } from "./redactable-fields.ts";
import type { RedactionInput } from "./redaction-input.ts";

export interface RedactedSubject {
  kind: string;
  id: string;
  /** Fields of its record. */
  fields: string[];
  event: string;
}

export interface Redacted {
  ground: RedactionGround;
  at: string;
  /** The claim's or the article's version now. */
  version: number;
  redacted: RedactedSubject[];
  /** Where else the words stood, and whether they went from there too. */
  stillStandsIn: Remain[];
}

/**
 * Blanks fields for good, wherever they stand: the working copy, what was published, events, search, kept answers and
 * texts. Ids, times, people, the ground and salted hashes stay. Throws `not-found`, `version-mismatch`,
 * `invalid-input` for a field that cannot be redacted, for one that holds nothing, and for a note that repeats it.
 */
export async function redact(
  db: Database,
  context: WriteContext,
  { kind, id, input }: { kind: RedactableKind; id: string; input: RedactionInput },
): Promise<Redacted> {
  const fields = input.fields.flatMap((name, i) => {
    const known = recordFields(kind, name);
    if (known) return known;
    throw new DomainError(
      "invalid-input",
      `Of ${kind}, these can be redacted: ${Object.keys(REDACTABLE[kind]).join(", ")}.`,
      { errors: [{ pointer: `/fields/${i}`, message: "cannot be redacted" }] },
    );
  });
  return attemptWrite<Redacted>("What is to be redacted", async () => {
    const family = await findFamily(db, kind, id);
    if (!family) throw new DomainError("not-found", `There is no such subject: ${kind} ${id}.`);
    const asked = { kind: SUBJECT_OF[kind], id: family.id, fields };
    const plan = await planRedaction(db, context, family.familyId, asked, input);
    const { version } = plan.write.family;
    assertVersion(context, version);
    if (plan.redacted.length === 0) {
      throw new DomainError("invalid-input", "There is nothing in these fields to redact.", {
        errors: [{ pointer: "/fields", message: "are empty, or redacted already" }],
      });
    }
    if (plan.words.some((word) => input.note.includes(word))) {
      throw new DomainError("invalid-input", "The note is public and repeats what is being redacted.", {
        errors: [{ pointer: "/note", message: "repeats the words" }],
      });
    }
    const done: Redacted = {
      ground: input.ground,
      at: plan.write.at,
      version: version + 1,
      redacted: plan.redacted,
      stillStandsIn: plan.remains,
    };
    return {
      basis: JSON.stringify([version, plan.write.marks]),
      write: async () => (readOutcome(await db.write(redactionStatements(plan.write))) ? done : null),
    };
  });
}
