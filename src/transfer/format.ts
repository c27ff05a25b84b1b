/** Files of an export, in the order in which an import reads them. docs/data-dictionary.md describes each column. */
export const FORMAT_FILE = "format.json";
export const FILES = ["editors.jsonl", "articles.jsonl", "claims.jsonl", "events.jsonl"] as const;
export type FileName = (typeof FILES)[number];

/** Changes with every change of a column that an older import could not take; see docs/data-dictionary.md. */
export const FORMAT_VERSION = 1;

export const FORMAT = { format: "verbatim-export", version: FORMAT_VERSION };
