import { object, orNull, type Shaped, text, whole } from "../../lookup/shape.ts";

// What was selected in a page when its reader asked about it. A page writes all of it: bounded, and nothing of it trusted.

/** Code units of what is asked: `POST /v1/match` takes 25,000 code points. */
const MOST_WORDS = 50_000;
/** Code units of a page's text: a server takes 5 MB of UTF-8. */
const MOST_TEXT = 5_000_000;

const quote = object({ exact: text(MOST_WORDS), prefix: text(1_000), suffix: text(1_000) });

/** From the page. `quote`: as its text has it, whole words; null where what is selected is no part of that text. */
export const selectionShape = object({
  words: text(MOST_WORDS),
  quote: orNull(quote),
  pageText: text(MOST_TEXT),
  title: text(10_000),
  language: text(200),
});
export type PageSelection = Shaped<typeof selectionShape>;

/** With what only the browser can say of it. */
export const selectedShape = object({
  tab: whole(0, 2 ** 31),
  url: text(20_000),
  /** Grows: each time that something is asked. */
  at: whole(0, 2 ** 53),
  selection: selectionShape,
});
export type Selected = Shaped<typeof selectedShape>;

/** Where it stands in `storage.session` until the panel, which may only be opening, has read it. */
export const SELECTED = "selected";
