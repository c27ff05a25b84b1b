import * as z from "zod";
import { slimPageMembers } from "../../annotations/slim-entry.ts";
import { day } from "../../publications/document-parts.ts";

const file = z.strictObject({
  digest: z.string().meta({ description: "SHA-256 of its bytes, in hexadecimal: its name" }),
  bytes: z.int().positive(),
});

const hashVersion = z
  .int()
  .positive()
  .meta({ description: "By which rules look-up hashes are made: docs/url-identity.md" });
const maxAge = z.int().positive().meta({ description: "Seconds from receipt for which it may be shown" });

export const manifestSchema = z
  .strictObject({
    format: z.int().positive().meta({ description: "Of this manifest and of the files that it names" }),
    hashVersion,
    alsoHashVersions: z.array(z.int().positive()).meta({
      description: "Rules before these: while they change, pages are found by hashes of both",
    }),
    pages: z.int().nonnegative().meta({ description: "That are annotated" }),
    hashes: z.int().nonnegative().meta({ description: "Addresses by which they are found" }),
    prefixBits: z.int().nonnegative().meta({
      description: "How many bits of its hash a page is asked for by; 0: everything is asked for at once",
    }),
    maxAge,
    filter: z.strictObject({
      bits: z.int().positive().meta({ description: "Of each hash that it holds" }),
      parts: z.array(file).meta({ description: "The day's filter, each part as many segments as another" }),
      patch: file.nullable().meta({ description: "What came and went since" }),
    }),
  })
  .meta({ id: "LookupManifest" });

export const lookupSchema = z
  .strictObject({
    hashVersion,
    prefix: z
      .string()
      .meta({ description: "Of all its pages' hashes, as binary digits; empty for all pages" }),
    maxAge,
    notice: z
      .string()
      .nullable()
      .meta({ description: "What this service says of everything in it, as in `/v1/about`" }),
    pages: z.array(
      z.strictObject({
        hash: z.string().meta({ description: "Of the page's address, whole, in hexadecimal" }),
        gone: day
          .nullable()
          .meta({ description: "For some days: when the last claim of the page was taken back" }),
        ...slimPageMembers,
      }),
    ),
    padding: z.string().meta({ description: "Of no meaning: answers are of few sizes" }),
  })
  .meta({ id: "Lookup" });
