/** What stands at a sentence's beginning, in its middle or at its end and says the same. */
export const MOVABLE_ADVERBS: ReadonlySet<string> = new Set(
  `however|therefore|meanwhile|nevertheless|nonetheless|moreover|furthermore|consequently|of course|for example|for instance|in fact|in addition|
   as a result|on the other hand|by contrast|in turn|though|unfortunately|fortunately|jedoch|allerdings|cependant|toutefois|sin embargo`
    .split("|")
    .map((phrase) => phrase.trim()),
);

/** "Also" before the verb, these at the end. */
export const TOO: ReadonlySet<string> = new Set(["too", "as well"]);

/** Verbs that stand before or behind who says what was quoted: "said the engineer", "the engineer said". */
export const INVERTED_SAYING: ReadonlySet<string> = new Set(
  "said says added adds asked asks wrote writes explained explains told warned warns insisted insists recalled argued argues".split(
    " ",
  ),
);
