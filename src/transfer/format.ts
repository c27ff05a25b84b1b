/** Files of an export, in the order in which an import reads them. docs/data-dictionary.md describes each column. */
export const FORMAT_FILE = "format.json";
export const FILES = ["editors.jsonl", "articles.jsonl", "claims.jsonl", "events.jsonl"] as const;
export type FileName = (typeof FILES)[number];

/**
 * Changes with every change of a column that an older import could not take; see docs/data-dictionary.md. An import
 * takes all of them up to this one: what an older export does not say is as it was while nobody could say it.
 */
export const FORMAT_VERSION = 2;

const NAME = "verbatim-export";
export const FORMAT = { format: NAME, version: FORMAT_VERSION };

/** What format.json of an export that can be read may hold. */
export const READABLE_FORMATS: readonly string[] = Array.from({ length: FORMAT_VERSION }, (_, i) =>
  JSON.stringify({ format: NAME, version: i + 1 }),
);
