import { wordSet } from "../../../language/word-set.ts";

// What English sentences beside a quote do to it without a cue of their own (beside/edited-neighbours.ts, beside/new-neighbour.ts).

/** Verbs that say when, or whether: one of another line in the same place tells of another state of things. */
const MODES: readonly (readonly [string, string])[] = [
  ["present", "is are am 's 're has have 've"],
  ["past", "was were had 'd"],
  ["conditional", "would could"],
  ["possible", "may might can"],
  ["due", "should must ought"],
  ["future", "will shall 'll"],
];
export const MODE_OF: ReadonlyMap<string, string> = new Map(
  MODES.flatMap(([mode, forms]) => forms.split(" ").map((form): [string, string] => [form, mode])),
);

/** What opens a fragment that bounds the sentence before it: "In the capital, that is.", "For four weeks." */
export const BOUNDING_PREPOSITIONS = wordSet(
  "in on for with at by among within inside outside during under over before after until since to from of except between throughout",
);

/** What follows a fragment that only corrects the sentence before it: "Mice, that is.", "A replica, it should be said." */
export const AFTERTHOUGHTS: readonly string[] =
  `that is|that's|of course|yes|no|mind you|it should|it must|it has to|one should|admittedly|as a|as an|at least|at any|at all|anyway|or rather|not the|not a|not in|
   to be|strictly|if only|but not|but only|only|though|and only|and not|rather`
    .split("|")
    .map((phrase) => phrase.trim());

/** A new sentence that opens so takes back or bounds the one before it, however long it is. */
export const BOUNDING_OPENINGS: readonly string[] =
  `at least|or so|or at|or rather|or not|except|unless|provided|providing|only if|only when|only in|only for|until|not if|not in|not for|not quite|not so|not any|not
   since|not until|not yet|not according|not to|but only|but not|if|as long|so long|never|nor|hardly|no more|no longer|such was|such were|such is|thus the|so ran|so
   runs|so went|so goes|so said|so says|so claims|so claimed|so it|so they|before|in other|read for|for read`
    .split("|")
    .map((phrase) => phrase.replaceAll(/\s+/g, " ").trim());

/** What a new sentence before the quote makes a play of it with. */
export const STAGES = wordSet(
  `scenario scenarios script sketch skit play plays playlet legend legends fable thriller prank prankster drill exercise rehearsal simulation simulator simulated
   episode sitcom series quiz crossword horoscope séance seance fiction fictional fictitious imaginary imagined invented satire satirical parody spoof cartoon puppet
   puppets comedian comedians actor actress actors impersonator impression impressions monologue dialogue verse poem ballad hymn lyrics anthem nursery fairy tale
   tales screenplay storyboard trailer blockbuster musical pantomime pageant masque tableau charade charades audition role-play re-enactment reenactment replica mock-up hypothetical thought-experiment
   superstition folklore proverb saying myth posing masquerading pretending impersonating mimicking`,
);

/** "Quoting the general whose trial he was to describe": whoever does so speaks with another's words, whatever follows. */
export const QUOTING = wordSet(
  "quoting citing reciting echoing mimicking impersonating paraphrasing imitating parodying mocking channelling ventriloquising",
);

/** What stands for what was said, behind a verb of saying: "tell it with relish", "say so". */
export const WHAT_IS_SAID = wordSet("it so this that as");

/** What hands the word over at the beginning of a sentence: "Here is what the advertisement says." */
export const HANDING_OVER = wordSet("here here's thus");

/** What denies a sentence that only changed by it; "without" and "failed" often deny something of their own. */
export const PLAIN_DENIALS = wordSet("not never no nobody none nothing neither n't");
