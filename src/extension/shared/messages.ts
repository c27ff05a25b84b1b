import type { PageState, ServedEntry } from "./passage.ts";

/** From a page's content script to the background, which trusts of it only the address of who sent it. */
export type ToBackground =
  | { type: "entries" }
  | { type: "painted"; count: number }
  | { type: "page-changed" }
  | { type: "state"; state: PageState };

export interface Entries {
  entries: readonly ServedEntry[];
}

/** From background, panel and popup to a page's content script. */
export type ToContent =
  | { type: "entries-changed" }
  | { type: "state?" }
  | { type: "show"; passage: string }
  | { type: "step"; by: 1 | -1 }
  | { type: "open-card" }
  | { type: "forget" }
  | { type: "selection?" };
