/**
 * What an admin can blank, by the names that the API gives it, and the fields of the record that hold it. Names of
 * things (ids, URLs, labels, dates, roles of quotes) stay: they say what it was that was blanked.
 */
export const REDACTABLE = {
  claims: {
    /** With the slug that was made from it. */
    text: ["text"],
    claimant: ["claimantName", "claimantRole"],
    reason: ["statusReason"],
    about: ["about"],
    topics: ["topics"],
    /** What the notes say; which claims it names stays. */
    relations: ["relations"],
    slug: ["slug"],
  },
  articles: {
    headline: ["headline"],
    descriptiveHeadline: ["descriptiveHeadline"],
    author: ["author"],
    genreNote: ["genreNote"],
    publisher: ["publisherName", "publisherSite"],
    slug: ["slug"],
    /** Why it got an address, a text was called an excerpt, or it went into another article. */
    reason: ["reason"],
    /** The contents of its texts; their hashes and lengths stay. */
    text: ["text"],
  },
  spans: {
    quote: ["exact", "prefix", "suffix", "placement"],
    assertedBy: ["assertedByName", "assertedByRole"],
    note: ["note"],
    reason: ["retractedReason"],
    confirmation: ["confirmation"],
    /** What came with it as a Web Annotation; the quote and the note of one stand in their own fields. */
    annotation: ["annotation"],
  },
  verdicts: {
    headline: ["headline"],
    ratingText: ["ratingText"],
    summary: ["summary"],
    implied: ["implied"],
    searched: ["searched"],
    notSeen: ["notSeen"],
    notDecided: ["notDecided"],
    instead: ["instead"],
    reply: ["reply"],
    basisNote: ["basisNote"],
    changeNote: ["changeNote"],
    /** What an imported review's record says besides. */
    carried: ["carried"],
    /** The wording that was judged; that of a house verdict follows its claim's text. */
    claimText: ["claimText"],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type RedactableKind = keyof typeof REDACTABLE;
export const REDACTABLE_KINDS = [
  "claims",
  "articles",
  "spans",
  "verdicts",
] as const satisfies RedactableKind[];

export const SUBJECT_OF = {
  claims: "claim",
  articles: "article",
  spans: "span",
  verdicts: "verdict",
} as const;
export type RedactableSubject = (typeof SUBJECT_OF)[RedactableKind];

/** The record's fields behind a name of the API; null where there is no such name. */
export function recordFields(kind: RedactableKind, name: string): readonly string[] | null {
  return new Map<string, readonly string[]>(Object.entries(REDACTABLE[kind])).get(name) ?? null;
}
