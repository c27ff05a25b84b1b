import type { BasisStrength, Label } from "../vocabulary.ts";

/** Our scale, for clients that need numbers: 5 is borne out, 1 is refuted. */
export const BEST_RATING = 5;
export const WORST_RATING = 1;

export interface LabelEntry {
  /** Shown to readers. */
  name: string;
  /** Null where the label is no point on a scale. */
  ratingValue: number | null;
  meaning: string;
  /** Our own verdicts use it. */
  house: boolean;
}

/** Of the two codebooks below: another one whenever a meaning changes, so that data says by which it was made. */
export const CODEBOOK_VERSION = 1;

export const LABEL_CODEBOOK: Record<Label, LabelEntry> = {
  supported: {
    name: "Supported",
    ratingValue: 5,
    meaning: "Quotes in the sources bear the claim out.",
    house: true,
  },
  mostly_supported: {
    name: "Mostly supported",
    ratingValue: 4,
    meaning: "Quotes bear the claim out, but something that it depends on was not seen or is not settled.",
    house: true,
  },
  mixed: {
    name: "Mixed",
    ratingValue: 3,
    meaning: "Another publisher found part of it right and part wrong. We split such claims.",
    house: false,
  },
  refuted: {
    name: "Refuted",
    ratingValue: 1,
    meaning: "Quotes in the sources show that it is not so.",
    house: true,
  },
  misleading: {
    name: "Misleading",
    ratingValue: null,
    meaning: "What it says may hold, but it gives a false impression, which the verdict names.",
    house: true,
  },
  conflicting: {
    name: "Conflicting",
    ratingValue: null,
    meaning: "Different articles bear it out and refute it, about the same event and time.",
    house: true,
  },
  unproven: {
    name: "Not enough evidence",
    ratingValue: null,
    meaning: "We looked, the verdict says where, and found nothing that decides it either way.",
    house: true,
  },
  unrated: {
    name: "Unrated",
    ratingValue: null,
    meaning: "Another publisher's rating that does not map to our labels; see its own words.",
    house: false,
  },
};

export const BASIS_CODEBOOK: Record<BasisStrength, string> = {
  document: "The document itself was seen.",
  independent_reports: "Several publishers report it independently of each other.",
  several_reports: "Several articles report it; whether independently of each other is not established.",
  one_report: "It rests on what one article says; the verdict lists what would settle it and was not seen.",
  interested_party: "Only somebody with an interest in it says so. Carries no more than unproven.",
};
