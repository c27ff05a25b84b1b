import type { Around } from "../view/around.ts";
import type { PageState, Passage, ServedEntry } from "./passage.ts";
import type { Tree } from "./tree.ts";

/** From a page's content script to the background, which trusts of it only the address of who sent it. */
export type ToBackground =
  | { type: "entries" }
  | { type: "painted"; count: number }
  | { type: "page-changed" }
  | { type: "state"; state: PageState };

/** From a page's content script to the background: how a passage's card reads. */
export interface CardAsked {
  type: "card";
  passage: Passage;
  /** Which passage of how many it is, from 1. */
  n: number;
  most: number;
  around: Around;
  /** Whether it is part of a walk from passage to passage. */
  isWalk: boolean;
}

export interface CardShown {
  tree: Tree;
  css: string;
}

/** From panel and popup to the background: the reader asks for this tab to be looked up and marked. */
export type FromPanel = { type: "look-up"; tabId: number };

/** What a page's content script is given: what is marked here, and until when it may be shown. */
export interface Entries {
  entries: readonly ServedEntry[];
  /** Servers that could not be asked. */
  failed: readonly ServedEntry["server"][];
  status: "ready" | "off" | "ask";
  /** Ms by this computer's clock; nothing is shown afterwards unless it is given again. */
  until: number;
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
