/**
 * How one field came out where two people started from the same value. `yours`, `theirs`: only one of them changed it;
 * `agreed`: both, to the same; `both`: both, to something else, so somebody has to choose.
 */
export type Outcome = "same" | "yours" | "theirs" | "agreed" | "both";

export interface ComparedField<F extends string> {
  field: F;
  outcome: Outcome;
  base: unknown;
  theirs: unknown;
  yours: unknown;
}

/** A three-way comparison, field by field. Pure; values are compared as JSON. */
export function compareEdits<F extends string>(
  fields: readonly F[],
  base: Readonly<Record<F, unknown>>,
  theirs: Readonly<Record<F, unknown>>,
  yours: Readonly<Partial<Record<F, unknown>>>,
): ComparedField<F>[] {
  return fields.map((field) => {
    // What somebody does not mention they leave as they saw it.
    const mine = field in yours ? yours[field] : base[field];
    const [b, t, y] = [base[field], theirs[field], mine].map((value) => JSON.stringify(value ?? null));
    return { field, outcome: outcomeOf(b, t, y), base: base[field], theirs: theirs[field], yours: mine };
  });
}

function outcomeOf(base: string | undefined, theirs: string | undefined, yours: string | undefined): Outcome {
  if (theirs === yours) return theirs === base ? "same" : "agreed";
  if (yours === base) return "theirs";
  return theirs === base ? "yours" : "both";
}
