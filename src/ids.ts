import { ulid } from "ulid";
import { ID_PREFIXES, type IdKind } from "./vocabulary.ts";

/** Crockford base 32 as ULID writes it, lower-case; the first character carries only three bits. */
const ULID = "[0-7][0-9a-hjkmnp-tv-z]{25}";

const PATTERNS: Record<IdKind, RegExp> = {
  claim: new RegExp(`^${ID_PREFIXES.claim}_${ULID}$`),
  article: new RegExp(`^${ID_PREFIXES.article}_${ULID}$`),
  span: new RegExp(`^${ID_PREFIXES.span}_${ULID}$`),
  verdict: new RegExp(`^${ID_PREFIXES.verdict}_${ULID}$`),
  publication: new RegExp(`^${ID_PREFIXES.publication}_${ULID}$`),
  editor: new RegExp(`^${ID_PREFIXES.editor}_${ULID}$`),
  key: new RegExp(`^${ID_PREFIXES.key}_${ULID}$`),
  event: new RegExp(`^${ID_PREFIXES.event}_${ULID}$`),
  note: new RegExp(`^${ID_PREFIXES.note}_${ULID}$`),
  report: new RegExp(`^${ID_PREFIXES.report}_${ULID}$`),
  request: new RegExp(`^${ID_PREFIXES.request}_${ULID}$`),
  webhook: new RegExp(`^${ID_PREFIXES.webhook}_${ULID}$`),
};

/** The library asks for random bytes one at a time, sixteen an id: that was a fifth of an import. */
const POOL = new Uint8Array(4096);
let drawn = POOL.length;

/** From 0, and less than 1. */
function random(): number {
  if (drawn === POOL.length) {
    crypto.getRandomValues(POOL);
    drawn = 0;
  }
  return (POOL[drawn++] ?? 0) / 256;
}

/** A fresh id such as `clm_01k…`. Sorts by time of making, to the millisecond. */
export function newId(kind: IdKind): string {
  return `${ID_PREFIXES[kind]}_${ulid(undefined, random).toLowerCase()}`;
}

export function isId(kind: IdKind, value: string): boolean {
  return PATTERNS[kind].test(value);
}

/** The shape of an id of this kind, for contracts. */
export function idPattern(kind: IdKind): RegExp {
  return PATTERNS[kind];
}
