import type {
  BasisStrength,
  ClaimKind,
  ClaimStatus,
  Genre,
  Label,
  ReceiptState,
  RelationKind,
  SpanRole,
  SpanState,
  Stance,
  VerdictChange,
  VerdictMethod,
} from "../vocabulary.ts";

// The shapes that readers get. `page` holds a path; the HTTP layer puts PUBLIC_URL in front, so that a stored
// publication does not depend on where the service stands.

export interface Party {
  name: string;
  role: string | null;
}

export interface Publisher {
  name: string;
  site: string | null;
}

export interface ArticleSummary {
  id: string;
  slug: string;
  page: string;
  url: string | null;
  urn: string | null;
  headline: string | null;
  /** Ours, where the source has no headline. */
  descriptiveHeadline: string | null;
  author: string | null;
  publisher: Publisher | null;
  publishedOn: string | null;
  language: string | null;
  genre: Genre;
  genreNote: string | null;
}

export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
  /** Code points in the text named by `verification`. */
  start: number;
  end: number;
}

export interface Placement {
  snapshotSha256: string;
  start: number | null;
  end: number | null;
  moved: boolean;
  diff: { kind: string; before: string; after: string }[];
  meaningMayHaveChanged: boolean;
}

export interface SpanDocument {
  id: string;
  role: SpanRole;
  stance: Stance | null;
  quote: Quote;
  assertedBy: (Party & { claimantSide: boolean }) | null;
  note: string | null;
  link: string | null;
  state: SpanState;
  placement: Placement | null;
  verification: { by: string; textSha256: string; at: string };
  article: ArticleSummary;
  createdAt: string;
}

export interface VerdictDocument {
  id: string;
  label: Label;
  headline: string;
  ratingText: string;
  ratingValue: number | null;
  bestRating: number | null;
  worstRating: number | null;
  summary: string;
  implied: string | null;
  searched: string[];
  basis: { strength: BasisStrength; note: string | null } | null;
  method: VerdictMethod;
  publisher: Publisher;
  issuedBy: string;
  reviewedBy: string | null;
  issuedAt: string;
  asOf: string | null;
  change: { kind: VerdictChange; note: string | null };
  supersedes: string | null;
  restsOn: string[];
  receipts: ReceiptState;
  claimText: string;
  reviewUrl: string | null;
}

export interface Source {
  article: ArticleSummary;
  supports: number;
  refutes: number;
  context: number;
  spans: string[];
}

export interface RelationDocument {
  kind: RelationKind;
  claim: { id: string; slug: string; page: string; text: string };
  on: string | null;
  note: string | null;
}

export interface ClaimSummary {
  id: string;
  slug: string;
  page: string;
  text: string;
  kind: ClaimKind;
  claimant: Party | null;
  claimedOn: string | null;
  language: string;
  topics: string[];
  status: ClaimStatus;
  version: number;
  publishedAt: string | null;
  updatedAt: string;
  overtaken: { claim: string; on: string | null; note: string | null } | null;
  verdict: VerdictDocument | null;
  evidenceCount: number;
  contextCount: number;
  articleCount: number;
  independentSources: number;
}

export interface ClaimDetails {
  evidence: SpanDocument[];
  appearances: SpanDocument[];
  sources: Source[];
  reviews: VerdictDocument[];
  relations: RelationDocument[];
}

export type ClaimDocument = ClaimSummary & ClaimDetails;
