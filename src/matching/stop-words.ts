import { foldWord } from "../language/fold-word.ts";

/**
 * English words that say nothing about what a sentence is about. Words of negation and of quantity are among them: they are no use
 * for finding a claim, and the relation rules read them on their own.
 */
const WORDS = `a about above after again against all also am an and any are aren arent as at be because been before being below
between both but by came can cannot cant come could couldn couldnt d did didn didnt do does doesn doesnt doing don dont down during
each either else ever every few for from further get gets getting go goes going gonna got had hadn hadnt has hasn hasnt have haven
havent having he hed hell her here hereby heres hers herself hes him himself his how however hows i id if ill im in into is isn isnt
it itd itll its itself ive just let lets like ll m may maybe me might more most much must mustn my myself need needn neither never no
nobody none nor not nothing now nowhere of off oh ok on once one only onto or other others ought our ours ourselves out over own
per perhaps please quite re really s same shall shan shant she shed shes should shouldn shouldnt since so some somebody someone
something sometimes such t than that thats the their theirs them themselves then there theres these they theyd theyll theyre theyve
this those though through thus till to together too toward towards under until up upon us very was wasn wasnt we wed well were
weren werent weve what whatever whats when whenever where wheres whether which while who whoever whom whos whose why will with
within without won wont would wouldn wouldnt yes yet you youd youll your youre yours yourself yourselves youve`;

/** What comes with a copied post and says nothing: "via", "RT", "&amp;". */
const POST_WORDS = "via rt amp http https www";

const STOP_WORDS: ReadonlySet<string> = new Set(foldWord(`${WORDS} ${POST_WORDS}`).split(/\s+/));

/** `word` is folded. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
