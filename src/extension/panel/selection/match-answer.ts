import { LABELS } from "../../../lookup/entry.ts";
import { LookupRefused } from "../../../lookup/refused.ts";
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
} from "../../../lookup/shape.ts";
import { DIFFERENCE_KINDS } from "../../../matching/relation/difference.ts";

// What `POST /v1/match` answers, as far as it is shown, each member with a bound: a server may be broken or hostile.

const words = text(10_000);
const name = text(2_000);
const day = matching(/^\d{4}-\d{2}-\d{2}/);
/** Of a text of some pages. */
const MOST_NOTES = 1_000;

const verdict = object({
  label: oneOf(LABELS),
  headline: name,
  method: oneOf(["human", "assisted", "machine"]),
  issuedBy: name,
  reviewedBy: orNull(name),
  issuedAt: day,
  receipts: oneOf(["standing", "changed", "gone"]),
  publisher: object({ name }),
});

const claim = object({
  id: text(64),
  page: address(20_000),
  text: words,
  kind: oneOf(["fact", "statement"]),
  language: text(64),
  claimedOn: orNull(day),
  notice: orAbsent(orNull(words)),
  verdict: orNull(verdict),
});

const match = object({
  passage: object({ exact: text(100_000), start: whole(0, 100_000), end: whole(0, 100_000) }),
  claim,
  score: (value, at) => {
    if (typeof value === "number" && value >= 0 && value <= 1) return value;
    throw new LookupRefused("malformed", `${at} is no number from 0 to 1`);
  },
  relation: oneOf(["repeats", "contradicts", "differs", "reports", "related"]),
  differences: list(object({ kind: oneOf(DIFFERENCE_KINDS), passage: words, claim: words }), MOST_NOTES),
  residue: list(object({ side: oneOf(["passage", "claim"]), text: words, why: text(64) }), MOST_NOTES),
});

export const matchesShape = object({ matches: list(match, 100), searchedClaims: whole(0, 2 ** 40) });

export type Matches = Shaped<typeof matchesShape>;
export type Match = Shaped<typeof match>;
