import type { IdKind } from "../vocabulary.ts";
import type { Actor, HousePolicy, WriteContext } from "../write-context.ts";

/** Gives writes the ids and times that stand in the seeds, and events ids that follow from their subject's. */
export class SeedContext {
  readonly #actor: Actor;
  readonly #policy: HousePolicy;
  readonly #subject: string;
  #writes = 0;
  #events = 0;

  constructor(actor: Actor, policy: HousePolicy, subject: string) {
    this.#actor = actor;
    this.#policy = policy;
    this.#subject = subject;
  }

  /** Where an earlier load was cut off: each write of a claim gave it one version more. */
  resumeAt(version: number): void {
    this.#writes = version;
  }

  /** For one write, which takes at most two events: their ids do not depend on how many the writes before took. */
  at(instant: string, ids: Partial<Record<IdKind, string>>): WriteContext {
    this.#events = 2 * this.#writes++;
    return {
      actor: this.#actor,
      policy: this.#policy,
      now: () => instant,
      newId: (kind) => {
        if (kind === "event") return this.#eventId();
        const id = ids[kind];
        if (id === undefined) throw new Error(`the seeds give no id for a ${kind} here`);
        return id;
      },
      ifMatch: null,
    };
  }

  /** The subject's own ULID, its last two characters counting up. */
  #eventId(): string {
    const count = (this.#events++).toString(32).padStart(2, "0");
    const crockford = count.replace(
      /[i-v]/g,
      (digit) => "jkmnpqrstvwxyz"["ijklmnopqrstuv".indexOf(digit)] ?? digit,
    );
    return `evt_${this.#subject.slice(4, -2)}${crockford}`;
  }
}
