import {
  address,
  list,
  matching,
  object,
  oneOf,
  orAbsent,
  orNull,
  type Shaped,
  text,
  whole,
} from "./shape.ts";

// A page as a look-up answers it: what is marked on it, and all that a card shows. The server makes it from its own schema
// (src/annotations/slim-entry.ts); this is the same once more, with a bound for everything, for who does not trust the
// server. A test holds the two together.

/** Of one page; a server leaves out what is beyond, in reading order. */
export const MAX_CLAIMS = 500;
export const MAX_SPANS = 2_000;

/** Stored texts have at most 5,000 code points; what is named has far fewer. */
const words = text(10_000);
const name = text(2_000);
const id = text(64);
const link = address(20_000);
const day = matching(/^\d{4}-\d{2}-\d{2}$/);

export const LABELS = [
  "supported",
  "mostly_supported",
  "mixed",
  "refuted",
  "misleading",
  "conflicting",
  "unproven",
  "unrated",
] as const;
const label = oneOf(LABELS);

const diff = list(
  object({
    kind: text(64),
    before: words,
    after: words,
    beside: orAbsent(oneOf(["before", "after"])),
  }),
  200,
);
const standing = { state: oneOf(["verified", "changed", "gone"]), diff };

/** `site` is a host. */
const publisher = object({ name, site: orNull(name) });

const verdict = object({
  label,
  ratingText: name,
  headline: name,
  publisher,
  method: oneOf(["human", "assisted", "machine"]),
  issuedBy: name,
  reviewedBy: orNull(name),
  judgedOn: day,
  receipts: oneOf(["standing", "changed", "gone"]),
  correction: orNull(object({ on: day, from: label, why: orNull(words) })),
  reviewUrl: orNull(link),
});

const claim = object({
  id,
  page: link,
  text: words,
  language: text(64),
  kind: oneOf(["fact", "statement"]),
  claimant: orNull(name),
  saidOn: orNull(day),
  reported: orNull(label),
  overtaken: orNull(object({ on: orNull(day), note: orNull(words) })),
  verdict: orNull(verdict),
  best: orNull(
    object({
      exact: words,
      title: orNull(name),
      publisher: orNull(name),
      on: orNull(day),
      link: orNull(link),
      ...standing,
    }),
  ),
  counts: object({
    evidence: whole(0, 100_000),
    context: whole(0, 100_000),
    articles: whole(0, 100_000),
    independent: whole(0, 100_000),
  }),
});

const span = object({
  id,
  claim: id,
  role: oneOf(["appearance", "supports", "refutes", "context"]),
  stance: orNull(oneOf(["asserts", "reports", "disputes"])),
  quote: object({ exact: words, prefix: words, suffix: words }),
  ...standing,
});

const article = object({
  id,
  page: link,
  url: orNull(text(20_000)),
  headline: orNull(name),
  descriptiveHeadline: orNull(name),
  author: orNull(name),
  publisher: orNull(publisher),
  publishedOn: orNull(day),
  language: orNull(text(64)),
  lastCheckedAt: orNull(text(40)),
});

const hash = matching(/^[0-9a-f]{64}$/);

/**
 * `gone`: the day on which the last claim of a page was taken back, for some time afterwards; what a reader still sees marked
 * on it is to go. Null for a page that is annotated.
 */
export const entryShape = object({
  hash,
  gone: orNull(day),
  article: orNull(article),
  claims: list(claim, MAX_CLAIMS),
  spans: list(span, MAX_SPANS),
});

export type LookupEntry = Shaped<typeof entryShape>;
export type LookupClaim = Shaped<typeof claim>;
export type LookupSpan = Shaped<typeof span>;
export type LookupVerdict = Shaped<typeof verdict>;
export type LookupArticle = Shaped<typeof article>;
