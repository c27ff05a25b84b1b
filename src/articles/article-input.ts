import * as z from "zod";
import { NAME_LIMIT, NOTE_LIMIT, reason } from "../claims/claim-input.ts";
import { namedAlone } from "../input-messages.ts";
import {
  CLEAN_MESSAGE,
  CLEAN_PATTERN,
  day,
  instant,
  isCleanText,
  languageTag,
  line,
  name,
  TEXT_LIMIT_BYTES,
  TEXT_LIMIT_TOLD,
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
    message: `must be at most ${TEXT_LIMIT_TOLD} bytes of UTF-8`,
  })
  .refine(isCleanText, { message: "must not contain NUL or unpaired surrogates" })
  .meta({
    maxLength: TEXT_LIMIT_BYTES,
    pattern: CLEAN_PATTERN,
    description: `The words of the page, as they stand there. At most ${TEXT_LIMIT_TOLD} bytes of UTF-8`,
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
  .transform((value) => value.toLowerCase())
  .meta({ description: "SHA-256 of the text in UTF-8, in hexadecimal; with `text`, it must be that text's" });

const metadata = {
  headline: line(HEADLINE_LIMIT).nullable().meta({ description: "The source's own" }),
  descriptiveHeadline: line(HEADLINE_LIMIT)
    .nullable()
    .meta({ description: "Ours, where the source has no headline" }),
  author: name(NAME_LIMIT).nullable().meta({ description: "Who signed it" }),
  publisher: z
    .strictObject(
      {
        name: name(NAME_LIMIT).meta({ description: "As readers see it" }),
        site: line(500).nullable().default(null).meta({ description: "Its host, such as `news.example`" }),
      },
      { error: namedAlone },
    )
    .nullable()
    .meta({ description: "Who published it" }),
  publishedOn: day()
    .nullable()
    .meta({ description: "The day on which it appeared; null where nobody knows" }),
  language: languageTag().nullable().meta({ description: "Language tag (BCP 47) of the text" }),
  genre: z.enum(GENRES).meta({
    description: "What it is; `record` is a law, a ruling, data, a transcript or a study",
  }),
  genreNote: words(NOTE_LIMIT).nullable().meta({ description: "Why it is called that" }),
  access: z.enum(ARTICLE_ACCESS).meta({ description: "Whether a reader can open the source without paying" }),
};

const extent = z.enum(SNAPSHOT_EXTENTS).meta({
  description:
    "How much of the page the text is: `whole`; `excerpt`, a part of it; `stub`, what the page shows instead of itself",
});

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
  textLength: z
    .int()
    .positive()
    .nullable()
    .transform((length) => length ?? undefined)
    .optional()
    .meta({
      maximum: Number.MAX_SAFE_INTEGER,
      description: "Unicode code points of the text that `textSha256` names, where it is not sent",
    }),
  keepText: z
    .boolean()
    .default(true)
    .meta({ description: "False: the text is hashed, used and dropped; only its hash and length are kept" }),
  retrievedAt: instant()
    .nullable()
    .default(null)
    .meta({ description: "When the page had this text; null where nobody knows" }),
  archiveUrl: z
    .url({ protocol: /^https?$/ })
    .max(8192)
    .refine(isCleanText, { message: CLEAN_MESSAGE })
    .nullable()
    .default(null)
    .meta({ description: "Where an archive keeps the page with this text" }),
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

/** As JSON Schema says it: the text itself, or what names it. */
const SOME_TEXT = [
  { required: ["text"], properties: { text: { type: "string" } } },
  {
    required: ["textSha256", "textLength"],
    properties: { textSha256: { type: "string" }, textLength: { type: "integer" } },
  },
];

export const newArticle = z
  .strictObject({
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
  })
  .meta({ anyOf: [{ required: ["url"] }, ...SOME_TEXT] });
export type NewArticle = z.output<typeof newArticle>;

export const articlePatch = z.strictObject(metadata).partial();
export type ArticlePatch = z.output<typeof articlePatch>;

export const newSnapshot = z.strictObject(textInput).meta({ anyOf: SOME_TEXT });
export type NewSnapshot = z.output<typeof newSnapshot>;

export const extentPatch = z.strictObject({
  extent,
  text: textInput.text.meta({
    description: "The text in which quotes are looked up then, where only its hash is kept",
  }),
  reason: reason.nullable().default(null).meta({ description: "Why it is that" }),
});
export type ExtentPatch = z.output<typeof extentPatch>;

/** Another address of an article, said by an editor (`url`) or by the page itself (`canonicalUrl`). */
export const newAlias = z
  .strictObject({
    url: articleAddress.optional(),
    canonicalUrl: canonicalUrl.optional(),
    reason: reason.nullable().default(null).meta({ description: "Why it is the same article" }),
  })
  .meta({ oneOf: [{ required: ["url"] }, { required: ["canonicalUrl"] }] });
export type NewAlias = z.output<typeof newAlias>;

export const articleMerge = z.strictObject({
  into: words(8192).meta({ description: "Id, slug, URL or urn of the article that stays" }),
  reason,
});
export type ArticleMerge = z.output<typeof articleMerge>;
