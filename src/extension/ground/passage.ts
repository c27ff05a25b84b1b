import type { LookupClaim, LookupEntry, LookupSpan } from "../../lookup/entry.ts";
import type { Server } from "./settings.ts";

/** What a server says of the page that is open, as the background hands it on: nothing older than its `maxAge`. */
export interface ServedEntry {
  server: Server;
  /** What the service says of all that it shows; a demonstration says here that it is one. */
  notice: string | null;
  entry: LookupEntry;
}

/**
 * What became of a quote on the page as this browser shows it. `standing`, `changed`, `beside` (its words stand, what is said
 * beside them has changed) are painted. `not-found` is all that a browser can know of words that it does not see;
 * `gone` is said by the server alone. `unjudged`: the page is translated, or not to be looked at.
 */
export type PassageState = "standing" | "changed" | "beside" | "not-found" | "gone" | "unjudged";

/** One family of marks each: evidence for or against a claim, the claim itself, and what is only reported or disputed here. */
export type MarkFamily = "evidence" | "claim" | "neutral";

/** A claim behind a passage, and what the passage does for it. */
export interface PassageClaim {
  /** Address of the server whose claim this is. */
  server: string;
  claim: LookupClaim;
  span: LookupSpan;
}

/** One place of a page, or one quote that has none. Quotes on the same words are one passage. */
export interface Passage {
  /** Holds as long as the document does. */
  id: string;
  state: PassageState;
  family: MarkFamily;
  /** The words as the page has them; of a quote that is not found, as the source had them. */
  words: string;
  /** The words as they were when they were checked; the same as `words` where nothing has changed. */
  was: string;
  /** What is said beside the words now, where that is what has changed. */
  beside: string | null;
  /** Where it stands: parts of the way through the page's text, 0 to 1; null where it is not painted. */
  at: number | null;
  claims: readonly PassageClaim[];
}

/** All that is known of one document. */
export interface PageState {
  /** Painted passages in reading order. */
  passages: readonly Passage[];
  /** Those that are not painted. */
  missing: readonly Passage[];
  servers: readonly { server: Server; notice: string | null; failed: boolean }[];
  /** `waiting`: still looking. `off`: switched off here. `ask`: marks only when asked. `translated`: nothing is judged. */
  status: "waiting" | "ready" | "off" | "ask" | "translated";
}
