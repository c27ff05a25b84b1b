import type { ClaimDocument } from "./claim-document.ts";
import type { SpanDocument } from "./span-document.ts";
import type { VerdictDocument } from "./verdict-document.ts";

/** One thing that readers would see otherwise. Null where there is, or was, nothing. */
export interface Difference {
  /** A member of the claim (`text`), of its verdict (`verdict.label`), or `quote`. */
  field: DifferingField;
  /** Of a quote: which. */
  span: string | null;
  before: unknown;
  after: unknown;
}

const CLAIM_FIELDS = ["text", "kind", "claimant", "claimedOn", "language", "topics", "about"] as const;
const VERDICT_FIELDS = [
  "label",
  "headline",
  "summary",
  "implied",
  "instead",
  "notSeen",
  "searched",
  "notDecided",
  "reply",
  "basis",
  "asOf",
  "ratingText",
  "change",
  "issuedBy",
  "reviewedBy",
] as const;

export type DifferingField =
  | (typeof CLAIM_FIELDS)[number]
  | `verdict.${(typeof VERDICT_FIELDS)[number]}`
  | "relations"
  | "quote";

/**
 * What readers would see otherwise if they got `after` instead of `before`, in the order of the page: the claim's own
 * fields, the verdict's, relations, then its quotes one by one. What moves with every publication (times, versions, ids of
 * verdicts) is left out. Pure.
 */
export function findDifferences(before: ClaimDocument | null, after: ClaimDocument): Difference[] {
  const differences: Difference[] = [];
  const compare = (field: DifferingField, was: unknown, is: unknown, span: string | null = null) => {
    const [a, b] = [was ?? null, is ?? null];
    if (JSON.stringify(a) !== JSON.stringify(b)) differences.push({ field, span, before: a, after: b });
  };
  for (const field of CLAIM_FIELDS) compare(field, shownOf(before?.[field]), shownOf(after[field]));
  const verdicts: [VerdictDocument | null, VerdictDocument | null] = [before?.verdict ?? null, after.verdict];
  for (const field of VERDICT_FIELDS) {
    const [was, is] = verdicts.map((verdict) => shownOf(verdict?.[field]));
    compare(`verdict.${field}`, was, is);
  }
  compare("relations", shownOf(before && relationsOf(before)), shownOf(relationsOf(after)));
  const quotesBefore = quotesOf(before);
  const quotesAfter = quotesOf(after);
  for (const id of new Set([...quotesBefore.keys(), ...quotesAfter.keys()])) {
    compare("quote", quotesBefore.get(id), quotesAfter.get(id), id);
  }
  return differences;
}

/** Readers see nothing of an empty list. */
const shownOf = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? null : value);

const relationsOf = ({ relations }: ClaimDocument) =>
  relations.map(({ kind, claim: { id, slug, text }, on, note }) => ({
    kind,
    claim: { id, slug, text },
    on,
    note,
  }));

/** What an editor decides about a quote. How it stands in its source reaches readers without a publication. */
function quotesOf(claim: ClaimDocument | null): Map<string, unknown> {
  if (claim === null) return new Map();
  const rested = new Set(claim.verdict?.restsOn);
  const decided = ({ id, quote, role, stance, assertedBy, note, article }: SpanDocument) => ({
    exact: quote.exact,
    role,
    stance,
    assertedBy,
    note,
    article: { slug: article.slug, name: article.headline ?? article.descriptiveHeadline },
    restedOn: rested.has(id),
  });
  return new Map([...claim.evidence, ...claim.appearances].map((span) => [span.id, decided(span)]));
}
