import * as z from "zod";
import { NAME_LIMIT, NOTE_LIMIT, reason } from "../claims/claim-input.ts";
import {
  CLEAN_MESSAGE,
  day,
  instant,
  isCleanText,
  languageTag,
  line,
  name,
  TEXT_LIMIT_BYTES,
  words,
} from "../text-input.ts";
import { ARTICLE_ACCESS, GENRES, SNAPSHOT_EXTENTS } from "../vocabulary.ts";

export const HEADLINE_LIMIT = 500;

/** The full text of an article; how long it may be is counted in bytes of UTF-8. */
export const articleText = z
  .string()
  .min(1)
  // No text has fewer bytes than UTF-16 units: a far longer one need not be encoded to be refused.
  .refine((text) => text.length <= TEXT_LIMIT_BYTES && utf8Length(text) <= TEXT_LIMIT_BYTES, {
    message: `must be at most ${TEXT_LIMIT_BYTES.toLocaleString("en")} bytes of UTF-8`,
  })
  .refine(isCleanText, { message: "must not contain NUL or unpaired surrogates" })
  .meta({
    maxLength: TEXT_LIMIT_BYTES,
    description: `At most ${TEXT_LIMIT_BYTES.toLocaleString("en")} bytes of UTF-8`,
  });

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/** An http or https URL, or `urn:sha-256:…`; what it must be exactly, src/urls says. */
export const articleAddress = words(8192).meta({
  description: "URL of an article, or urn:sha-256:… of its text",
});

const sha256 = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, "must be 64 hex digits")
  .transform((value) => value.toLowerCase());

const metadata = {
  headline: line(HEADLINE_LIMIT).nullable(),
  /** Ours, where the source has no headline. */
  descriptiveHeadline: line(HEADLINE_LIMIT).nullable(),
  author: name(NAME_LIMIT).nullable(),
  publisher: z.strictObject({ name: name(NAME_LIMIT), site: line(500).nullable().default(null) }).nullable(),
  publishedOn: day().nullable(),
  language: languageTag().nullable(),
  genre: z.enum(GENRES),
  genreNote: words(NOTE_LIMIT).nullable(),
  access: z.enum(ARTICLE_ACCESS).meta({ description: "Whether a reader can open the source without paying" }),
};

const extent = z.enum(SNAPSHOT_EXTENTS);

const textInput = {
  /** As absent where it is null. */
  text: articleText
    .nullable()
    .transform((text) => text ?? undefined)
    .optional(),
  textSha256: sha256
    .nullable()
    .transform((hash) => hash ?? undefined)
    .optional(),
  /** Code points of the text that textSha256 names. */
  textLength: z
    .int()
    .positive()
    .nullable()
    .transform((length) => length ?? undefined)
    .optional(),
  /** False: the text is hashed, used and dropped. */
  keepText: z.boolean().default(true),
  retrievedAt: instant().nullable().default(null),
  archiveUrl: z
    .url({ protocol: /^https?$/ })
    .max(8192)
    .refine(isCleanText, { message: CLEAN_MESSAGE })
    .nullable()
    .default(null),
  extent: extent.optional().meta({
    description:
      "How much of the page the text is: whole, where nothing else was said of the same text before; excerpt, a part of it; stub, what the page shows instead of itself. Only a whole text makes quotes changed or gone",
  }),
};

/** What the page's own `<link rel="canonical">` names. */
const canonicalUrl = articleAddress.meta({
  description:
    "Address that the page's own canonical link names; makes an alias where it is of the same site (registrable domain)",
});

export const newArticle = z.strictObject({
  url: articleAddress.optional(),
  canonicalUrl: canonicalUrl.nullable().optional(),
  ...textInput,
  headline: metadata.headline.default(null),
  descriptiveHeadline: metadata.descriptiveHeadline.default(null),
  author: metadata.author.default(null),
  publisher: metadata.publisher.default(null),
  publishedOn: metadata.publishedOn.default(null),
  language: metadata.language.default(null),
  genre: metadata.genre.default("unknown"),
  genreNote: metadata.genreNote.default(null),
  access: metadata.access.default("unknown"),
});
export type NewArticle = z.output<typeof newArticle>;

export const articlePatch = z.strictObject(metadata).partial();
export type ArticlePatch = z.output<typeof articlePatch>;

export const newSnapshot = z.strictObject(textInput);
export type NewSnapshot = z.output<typeof newSnapshot>;

export const extentPatch = z.strictObject({
  extent,
  /** The text in which quotes are looked up then, where only its hash is kept. */
  text: textInput.text,
  reason: reason.nullable().default(null),
});
export type ExtentPatch = z.output<typeof extentPatch>;

/** Another address of an article, said by an editor (`url`) or by the page itself (`canonicalUrl`). */
export const newAlias = z.strictObject({
  url: articleAddress.optional(),
  canonicalUrl: canonicalUrl.optional(),
  reason: reason.nullable().default(null),
});
export type NewAlias = z.output<typeof newAlias>;

export const articleMerge = z.strictObject({ into: words(200), reason });
export type ArticleMerge = z.output<typeof articleMerge>;
