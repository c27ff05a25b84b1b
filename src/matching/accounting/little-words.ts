import { wordSet } from "../../language/word-set.ts";

/**
 * Words of closed classes. Only {@link ARTICLES} may be missing on one side; every other little word must be found again, for it may
 * turn a sentence ("used to", "nearly", "by", "except"). The lists name a missing word to the reader, and nothing more.
 */
export const ARTICLES = wordSet("a an the");
/** Before these "a" counts: "a few", "a little"; and in "a third" it makes a fraction. */
export const NEEDS_ARTICLE = wordSet(
  "few little lot bit couple dozen number handful majority minority fraction half third quarter fifth certain good great",
);

/** Denials of something that happened, which say nothing of whether another sentence is true. */
export const PLAIN_DENIALS = wordSet(
  `no not never cannot without hardly barely scarcely rarely seldom except but unless fail fails failed failing refuse refuses
  refused reject rejects rejected lack lacks lacked unable against instead`,
);
export const NEGATIONS: ReadonlySet<string> = new Set([
  ...PLAIN_DENIALS,
  ...wordSet(
    `none nobody nothing neither nor nowhere nope false falsely untrue fake hoax myth lie lies debunk debunked debunks debunking bogus
  baseless unfounded deny denies denied denying denial refute refutes refuted disputed rumour rumor wrong wrongly incorrect
  incorrectly misinformation disinformation`,
  ),
]);
export const QUANTIFIERS = wordSet(
  `all every everyone everybody everything each both most mostly many much more less fewer few least some several any anyone anybody
  anything half majority minority only just alone solely exclusively almost nearly about around roughly approximately over under above
  below up at always often usually sometimes once twice part partly entire entirely whole wholly other another too enough
  even mainly largely exactly precisely`,
);
export const MODALS = wordSet(
  `may might can could must shall should will would ought perhaps maybe probably possibly reportedly allegedly supposedly apparently
  likely used plan plans planned going about yet still if whether expected due set`,
);

const BREAK = /[.,;:!?()…—–|/"“”„«»]/u;

/** Whether what stands between two words parts them. */
export const parts = (gap: string): boolean => BREAK.test(gap);
