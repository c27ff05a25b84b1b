import { wordSet } from "../../language/word-set.ts";

/**
 * Words that a copy editor puts in, takes out or exchanges without saying anything else: articles, relative and
 * demonstrative words, plain prepositions, connectives and a few adverbs. What is missing is missing on purpose:
 * "all", "some", "only", "already", "still", "now", "or", "if", "may", "by", "from", "before", "after", "more", "is", "was" all carry meaning.
 */
export const NEUTRAL_WORDS = wordSet(
  `the a an that which who whom this these those of in on at to for as and also too then so thus there here has have
   had having been being with into onto upon while whilst but however moreover furthermore meanwhile indeed very really
   quite just such both well do does did own its itself namely`,
  `el la los las lo un una unos unas que quien cual de del en a al para y e también ya así pues muy este esta estos estas
   ese esa esos esas éste ésta éstos éstas ése ésa ésos ésas ha han había haber como se su sus con`,
  `der die das den dem des ein eine einen einem einer eines dass daß welche welcher welches und auch so zu im in am an auf
   für als sehr schon doch ja sich hat haben hatte mit dieser diese dieses diesem diesen jedoch zudem bereits wie`,
  `le la les l' un une des de du d' que qu' qui et aussi à au aux en dans pour comme très ce cet cette ces a ont avait
   s' se y dont où avec`,
);

/** Forms of "to be": which one stands there tells when, so they are compared by tense. */
const TENSES: readonly (readonly [string, string])[] = [
  ["is", "is are am 's 're 'm ist sind est sont es son está están"],
  ["was", "was were war waren était étaient era eran fue fueron estaba estaban"],
];
export const TENSE_OF = new Map<string, string>(
  TENSES.flatMap(([tense, forms]) => forms.split(" ").map((form): [string, string] => [form, tense])),
);

const PERSONS: readonly (readonly [string, string])[] = [
  ["he", "he him his himself"],
  ["she", "she her hers herself"],
  ["they", "they them their theirs themselves"],
  ["we", "we us our ours ourselves"],
  ["i", "i me my mine myself"],
  ["you", "you your yours yourself"],
];
export const PERSON_OF = new Map<string, string>(
  PERSONS.flatMap(([person, forms]) => forms.split(" ").map((form): [string, string] => [form, person])),
);

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [
    /^(can|could|would|should|must|might|may|do|does|did|is|are|was|were|has|have|had|need|ought)n't$/,
    "$1 not",
  ],
  [/^cannot$/, "can not"],
  [/^won't$/, "will not"],
  [/^shan't$/, "shall not"],
  [/^ain't$/, "is not"],
  [/^(i)'m$/, "$1 am"],
  [/^(you|we|they|who|there|what)'re$/, "$1 are"],
  [/^(i|you|we|they|who|could|would|should|might|must)'ve$/, "$1 have"],
  [/^(i|you|he|she|it|we|they|who|that|there)'ll$/, "$1 will"],
  [/^(it|he|she|that|who|what|there|here|where)'s$/, "$1 is"],
  [/^(let)'s$/, "$1 us"],
];

/** "didn't" → "did not", "it's" → "it is"; other words as they are. */
export function expandContraction(lower: string): readonly string[] {
  for (const [pattern, expansion] of CONTRACTIONS) {
    if (pattern.test(lower)) return lower.replace(pattern, expansion).split(" ");
  }
  return [lower];
}
