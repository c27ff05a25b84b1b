import { wordSet } from "../../language/word-set.ts";

/**
 * Words that make less, more or something else of what follows them, so that a quote behind which one has come to stand right in
 * front says something else though its own words are the same: "(a) few people", "(one of) the largest", "(former) minister".
 */
export const GOVERNS_WHAT_FOLLOWS = wordSet(
  `a such all both each every other another more fewer no not first second next last same two three of some most many half nearly almost only former ex alleged so-called would-be fake supposed possible potential partly some
   reportedly allegedly supposedly perhaps maybe possibly probably if unless whether until before without although though
   einige viele fast nur ehemalige angebliche ancien ancienne prétendu presque seulement casi solo sólo presunto presunta`,
);
