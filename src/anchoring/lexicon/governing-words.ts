import { wordSet } from "../../language/word-set.ts";

/**
 * Words that make less, more or something else of what follows them, so that a quote behind which one has come to stand right in
 * front says something else though its own words are the same: "(a) few people", "(one of) the largest", "(former) minister".
 */
export const GOVERNS_WHAT_FOLLOWS = wordSet(
  `a such all both each every other another more fewer no not first second next last same two three of some most many half nearly almost only former ex alleged so-called would-be fake supposed possible potential partly some
   reportedly allegedly supposedly perhaps maybe possibly probably if unless whether until before without although though
   few little most least scarcely hardly barely rarely sometimes often mostly largely partly mainly apparently former
   einige viele fast nur ehemalige angebliche ancien ancienne prétendu presque seulement casi solo sólo presunto presunta`,
);

/** The same right before a number ("(over) half of voters"). */
export const GOVERNS_NUMBERS = wordSet(
  `over under above below beyond around about roughly approximately exceeding least most than to up exactly precisely top über unter rund etwa knapp mindestens
   höchstens environ plus moins más menos unos unas`,
);
/** Words for numbers with which a quote may begin; figures and magnitudes are known anyway. */
export const OPENS_WITH_NUMBER = wordSet(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
   forty fifty sixty seventy eighty ninety dos tres cuatro cinco diez veinte zwei drei vier fünf zehn zwanzig deux trois quatre cinq dix vingt`,
);
