import type { Value } from "@libsql/client";

/** JSON as a text, or as the UTF-8 of one. */
export type JsonText = string | Uint8Array<ArrayBuffer>;

/** JSON as `packed-details.ts` keeps it, to be unpacked by whoever sends it. */
export interface PackedJson {
  readonly packed: string;
}
export type JsonPart = JsonText | PackedJson;

/**
 * An expression whose value is JSON, for an answer that only passes it on. A driver makes two copies of a text, of two
 * bytes a character once one of them is beyond Latin 1, and whoever sends it makes a third; its bytes are copied once.
 * For a database behind a protocol of JSON the text is the cheaper one.
 */
export function passedOn(db: { readonly textAsBytes?: boolean | undefined }, expression: string): string {
  return db.textAsBytes ? `cast(${expression} as blob)` : expression;
}

export function toJsonText(value: Value | undefined): JsonText | null {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return typeof value === "string" ? value : null;
}
