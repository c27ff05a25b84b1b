import { wordSet } from "../../../language/word-set.ts";

/** Words that join two clauses of a sentence: what stands beyond one says nothing of the quote. */
export const COORDINATING = wordSet(
  "and while whereas but und während aber et tandis mais y e mientras pero mas en maar och og men a i oraz и а но ve ama",
);

/** Those that object to what is before them. */
export const OBJECTING = wordSet("but aber mais pero mas maar ma");

/** Words behind which a clause stands that something governs. */
export const COMPLEMENT = wordSet("that dass daß que qu' che dat att at że что що كي أن إن כי ש कि");
/** Articles and the like of somebody who has not been named. */
export const INDEFINITE = wordSet(
  "a an one another some ein eine einer un une una um uma uno een en et ett jeden один одна",
);
