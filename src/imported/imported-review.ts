import type { Label } from "../vocabulary.ts";

/** A review by another publisher, as it came in. */
export interface ImportedReview {
  claim: {
    text: string;
    claimant: { name: string; role: string | null } | null;
    /** YYYY-MM-DD. */
    claimedOn: string | null;
  };
  /** Of the claim: a language tag (BCP 47). */
  language: string;
  publisher: { name: string; site: string | null };
  /** As given; that it is another spelling of one is no change. */
  url: string | null;
  /** The same for every spelling of the address. */
  urlKey: string | null;
  /** RFC 3339 UTC; midnight where a day was given, null where nothing was that could be read. */
  issuedAt: string | null;
  /** Name or address of the licence under which it was given out. */
  licence: string | null;
  label: Label;
  /** The publisher's own words, and a number where it is one from 1 to 5. */
  rating: { text: string | null; value: number | null };
  headline: string;
  summary: string;
  /** JSON of what the publisher's record says beside all this; null where it says nothing more. */
  carried: string | null;
}

/** A review where it stands in its source. */
export interface PlacedReview {
  line: number;
  review: ImportedReview;
}
