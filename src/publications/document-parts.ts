import * as z from "zod";

// What the documents that readers get are made of. Their zod schemas are where their types come from and what the
// API's contracts show; nothing is parsed by them on the way out.

export const instant = z.string().meta({ format: "date-time" });

export const day = z.string().meta({ format: "date" });

export const codePoint = z.int().nonnegative().meta({ description: "Unicode code points" });

/**
 * A document or nothing. Not `.nullable()`: the contract writes a document by reference, and there the null would
 * become part of the document itself, or be lost.
 */
export const orNull = <T extends z.ZodType>(document: T) => z.union([document, z.null()]);

export const partySchema = z.strictObject({ name: z.string(), role: z.string().nullable() });
export type Party = z.output<typeof partySchema>;

export const publisherSchema = z.strictObject({ name: z.string(), site: z.string().nullable() });
export type Publisher = z.output<typeof publisherSchema>;
