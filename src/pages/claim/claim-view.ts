import { joinDocument } from "../../db/packed-details.ts";
import type { ClaimPageRow } from "../../db/queries/claim-page.ts";
import type { ClaimDocument, RelatedClaim } from "../../publications/claim-document.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import type { Label, RelationKind, VerdictChange } from "../../vocabulary.ts";

export interface RelationView {
  kind: RelationKind;
  claim: RelatedClaim;
  on: string | null;
  note: string | null;
}

export interface PublicationView {
  n: number;
  at: string;
  by: string;
  label: Label | null;
  /** Id of the verdict in it. */
  verdict: string | null;
  kind: VerdictChange | null;
  note: string | null;
}

export interface EventView {
  at: string;
  action: string;
  reason: string | null;
  by: string;
  changes: Record<string, [unknown, unknown]>;
}

/** A claim as its page shows it. */
export interface ClaimView extends Omit<ClaimDocument, "relations"> {
  relations: RelationView[];
  /** Of other claims to this one: `claim` is who points. */
  pointing: RelationView[];
  /** Never empty, oldest first. */
  publications: PublicationView[];
  events: EventView[];
  /** By the id of a quoted article: its copy in a public archive. */
  archives: Record<string, string>;
}

export function claimView(row: ClaimPageRow): ClaimView {
  return {
    ...JSON.parse(joinDocument(row.summary, row.details)),
    relations: JSON.parse(row.relations),
    pointing: JSON.parse(row.pointing),
    publications: JSON.parse(row.publications),
    events: JSON.parse(row.events),
    archives: JSON.parse(row.archives),
  };
}

/** What a statement tells of. */
export function reportedClaims(view: Pick<ClaimView, "relations">): RelatedClaim[] {
  return view.relations.filter(({ kind }) => kind === "reports").map(({ claim }) => claim);
}

/** Quotes in the order in which the page has them: what the verdict rests on, the rest of the evidence, appearances. */
export interface QuoteGroups {
  restedOn: QuoteGroup[];
  more: QuoteGroup[];
  appearances: SpanDocument[];
}
export interface QuoteGroup {
  role: "supports" | "refutes" | "context";
  spans: SpanDocument[];
}

export function quoteGroups({ verdict, evidence, appearances }: ClaimView): QuoteGroups {
  const restsOn = new Set(verdict?.restsOn);
  // What goes the verdict's way comes first.
  const roles: QuoteGroup["role"][] =
    verdict?.label === "refuted" || verdict?.label === "misleading"
      ? ["refutes", "supports", "context"]
      : ["supports", "refutes", "context"];
  const grouped = (spans: SpanDocument[]) =>
    roles
      .map((role) => ({ role, spans: spans.filter((span) => span.role === role) }))
      .filter(({ spans: some }) => some.length > 0);
  return {
    restedOn: grouped(evidence.filter(({ id }) => restsOn.has(id))),
    more: grouped(evidence.filter(({ id }) => !restsOn.has(id))),
    appearances,
  };
}
