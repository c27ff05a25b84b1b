import fc from "fast-check";

/** Sentences that share nothing, so that each either stands in a text or is gone from it. */
export const SENTENCES = [
  "The northern harbour opened to freight in early spring.",
  "Seventeen orchestras rehearsed a symphony by Bruckner.",
  "Her grandfather planted walnut trees along our lane.",
  "A comet crossed Orion while astronomers were asleep.",
];
const FILLER = "Weekly chronicle of the valley.";
const TEXTS = ["The harbour opened.", "The harbour was opened in spring.", "Freight came to the harbour."];

export type Person = "eve" | "sam" | "sue";
export type Role = "supports" | "refutes" | "context";
type Label = "supported" | "refuted" | "unproven";

export type Action =
  | { kind: "create" }
  | { kind: "patch"; claim: number; text: number; stale: boolean }
  | { kind: "quote"; claim: number; role: Role; sentence: number }
  | { kind: "retractQuote"; claim: number; span: number; withdraw: boolean; by: Person; stale: boolean }
  | { kind: "judge"; claim: number; label: Label; by: Person; stale: boolean }
  | { kind: "publish"; claim: number; by: "sam" | "sue"; stale: boolean }
  | { kind: "unpublish" | "retract"; claim: number; stale: boolean }
  | { kind: "reinstate" | "discard"; claim: number }
  | { kind: "snapshot"; standing: number };

const claim = fc.nat(1);
const by = fc.constantFrom<Person>("eve", "sam", "sue");
const stale = fc.nat(7).map((n) => n === 0);
const kind = <K extends string>(name: K) => fc.constant(name);
const label = fc.constantFrom<Label>("supported", "refuted", "unproven");

/** What an editor can do that leaves readers alone. */
export const editing: fc.Arbitrary<Action>[] = [
  fc.record({ kind: kind("create") }),
  fc.record({ kind: kind("patch"), claim, text: fc.nat(TEXTS.length - 1), stale }),
  fc.record({
    kind: kind("quote"),
    claim,
    role: fc.constantFrom<Role>("supports", "supports", "refutes", "context"),
    sentence: fc.nat(SENTENCES.length - 1),
  }),
  fc.record({ kind: kind("retractQuote"), claim, span: fc.nat(3), withdraw: fc.boolean(), by, stale }),
  fc.record({ kind: kind("judge"), claim, label, by, stale }),
  fc.record({ kind: kind("discard"), claim }),
];

/** All that anybody can do. Publishing comes often: most else depends on it. */
export const anything: fc.Arbitrary<Action>[] = [
  ...editing,
  ...[1, 2].map(() =>
    fc.record({ kind: kind("publish"), claim, by: fc.constantFrom("sam" as const, "sue" as const), stale }),
  ),
  fc.record({ kind: kind("judge"), claim, label, by, stale }),
  fc.record({ kind: fc.constantFrom("unpublish" as const, "retract" as const), claim, stale }),
  fc.record({ kind: kind("reinstate"), claim }),
  fc.record({ kind: kind("snapshot"), standing: fc.nat(2 ** SENTENCES.length - 1) }),
];

export interface ModelSpan {
  id: string;
  role: Role;
  sentence: number;
  /** Which text it was accepted against. */
  text: string;
  retracted: boolean;
}

export interface ModelClaim {
  id: string;
  text: string;
  status: string;
  version: number;
  spans: ModelSpan[];
  verdict: { issuer: Person; text: string; restsOn: string[] } | null;
  everJudged: boolean;
  everPublished: boolean;
  /** The words in which readers last got it. */
  lastShown: string | null;
  /** As readers see it. */
  shown: { text: string; spans: string[]; restsOn: string[] } | null;
}

/** What the API is held against: a few objects, and the rules said once more, as shortly as can be. */
export class Model {
  claims: ModelClaim[] = [];
  standing = 2 ** SENTENCES.length - 1;

  get text(): string {
    return [FILLER, ...SENTENCES.filter((_, i) => this.stands(i))].join(" ");
  }

  stands(sentence: number): boolean {
    return ((this.standing >> sentence) & 1) === 1;
  }

  stateOf(span: ModelSpan): "verified" | "gone" {
    return this.stands(span.sentence) ? "verified" : "gone";
  }

  wording(text: number): string {
    return TEXTS[text] ?? "";
  }

  /** The status of the answer; `id` is what the API gave to what it made. Changes the model where it is 2xx. */
  apply(action: Action, id: string | null): number {
    if (action.kind === "create") {
      this.claims.push({
        id: id ?? "",
        text: this.wording(0),
        status: "draft",
        version: 1,
        spans: [],
        verdict: null,
        everJudged: false,
        everPublished: false,
        lastShown: null,
        shown: null,
      });
      return 201;
    }
    if (action.kind === "snapshot") {
      this.standing = action.standing;
      return 201;
    }
    const claim = this.claims[action.claim];
    if (!claim) return 404;
    const status = this.#decide(claim, action, id);
    return status;
  }

  #decide(
    claim: ModelClaim,
    action: Exclude<Action, { kind: "create" | "snapshot" }>,
    id: string | null,
  ): number {
    if ("stale" in action && action.stale) return 412;
    const editable = claim.status !== "retracted" && claim.status !== "discarded";
    const leave = (status: string) => {
      claim.status = status;
      claim.shown = null;
      claim.version += 1;
      return 200;
    };
    switch (action.kind) {
      case "patch": {
        if (!editable) return 409;
        if (claim.text !== this.wording(action.text)) claim.version += 1;
        claim.text = this.wording(action.text);
        return 200;
      }
      case "quote": {
        if (!editable) return 409;
        if (!this.stands(action.sentence)) return 422;
        const { role, sentence } = action;
        const isThere = (span: ModelSpan) =>
          !span.retracted && span.role === role && span.sentence === sentence && span.text === this.text;
        if (claim.spans.some(isThere)) return 200;
        claim.spans.push({ id: id ?? "", role, sentence, text: this.text, retracted: false });
        claim.version += 1;
        return 201;
      }
      case "retractQuote": {
        const span = claim.spans[action.span];
        if (!span) return 404;
        if (!editable || span.retracted) return 409;
        const isRestedOn = claim.verdict?.restsOn.includes(span.id) ?? false;
        if (isRestedOn && !action.withdraw) return 409;
        if (isRestedOn && action.by === "eve" && claim.everPublished) return 403;
        span.retracted = true;
        if (isRestedOn) {
          claim.verdict = null;
          return leave("under_review");
        }
        claim.version += 1;
        return 200;
      }
      case "judge": {
        if (!editable) return 409;
        const carries = {
          supported: ["supports"],
          refuted: ["refutes"],
          unproven: ["supports", "refutes", "context"],
        };
        const receipts = claim.spans.filter(
          (span) => !span.retracted && carries[action.label].includes(span.role),
        );
        if (action.label !== "unproven" && receipts.length === 0) return 409;
        // Readers know it in other words: the quotes would have to be named.
        if (receipts.length > 0 && claim.lastShown !== null && claim.lastShown !== claim.text) return 409;
        claim.verdict = { issuer: action.by, text: claim.text, restsOn: receipts.map((span) => span.id) };
        claim.everJudged = true;
        claim.version += 1;
        return 201;
      }
      case "publish": {
        const { verdict } = claim;
        if (!editable || !verdict || verdict.issuer === action.by || verdict.text !== claim.text) return 409;
        const receipts = claim.spans.filter((span) => verdict.restsOn.includes(span.id));
        if (receipts.some((span) => this.stateOf(span) !== "verified")) return 409;
        claim.status = "published";
        claim.everPublished = true;
        claim.lastShown = claim.text;
        claim.shown = {
          text: claim.text,
          spans: claim.spans.filter((span) => !span.retracted).map((span) => span.id),
          restsOn: verdict.restsOn,
        };
        claim.version += 1;
        return 200;
      }
      case "unpublish":
        return claim.status === "published" ? leave("unpublished") : 409;
      case "retract":
        return claim.everPublished && editable ? leave("retracted") : 409;
      case "reinstate":
        return claim.status === "retracted" ? leave("unpublished") : 409;
      case "discard":
        return !claim.everPublished && editable ? leave("discarded") : 409;
    }
  }
}
