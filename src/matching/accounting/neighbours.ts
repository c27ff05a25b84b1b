import { wordSet } from "../../language/word-set.ts";
import type { ReadText } from "../readings.ts";
import { isRebuttal } from "../relation/denials.ts";
import { readReports } from "../relation/reporting.ts";
import { lettersOf } from "./letters.ts";
import { NEGATIONS } from "./little-words.ts";
import { SIGN_OF_DENIAL } from "./verbatim.ts";

/** Said of a sentence before or behind it, these may take it back. */
const DOUBTS = wordSet(
  `claim claims claimed alleged allegedly supposed supposedly reportedly rumour rumours rumors satire satirical joke joking kidding parody fiction fictional
  imagine pretend if unproven unverified unconfirmed misleading doubt doubts doubtful retracted withdrawn corrected correction wish dream so-called
  apparently maybe perhaps bullshit bs nonsense rubbish sarcasm propaganda scam bunk`,
);
/** "she said.", "so says the mayor.", "Really?" */
const SHORT = 8;
const SAYS = wordSet(
  "said says say told tells according wrote writes tweeted posted argued argues insists insisted warned",
);
const HERALD = /^\s*(?:breaking|update|exclusive|watch|alert|just in|news)\b/iu;
/** Denials of languages whose sentences are not read otherwise: enough to see that a neighbour may deny. */
const ELSEWHERE =
  wordSet(`nunca jamás jamas falso falsa falsos falsas mentira bulo tampoco sin ni ne pas jamais faux fausse mensonge sans aucun aucune
  nicht nichts kein keine keinen keiner keinem nie niemals falsch lüge gerücht ohne não nao nem mentira boato sem non mai bufala menzogna senza nessun nessuno niet geen
  nooit onwaar vals không sai chưa inte ikke ei nie nem değil yok لا ليس لم لن كاذب не нет ложь`);
const WITHOUT_SPACES = /[不没沒无無非假谣謠]|ない|ません|なく|嘘|デマ|아니|않|없|거짓|ไม่/u;

/** What in a sentence beside a passage may take the passage back, in doubt more rather than less; null if nothing. */
export function takesBack({ text, tokens }: ReadText): string | null {
  const word = tokens.find((token) => {
    const letters = lettersOf(token);
    return NEGATIONS.has(letters) || letters.endsWith("n't") || DOUBTS.has(letters) || ELSEWHERE.has(letters);
  });
  if (word !== undefined) return word.surface;
  const sign = (SIGN_OF_DENIAL.exec(text) ?? WITHOUT_SPACES.exec(text))?.[0];
  if (sign !== undefined) return sign;
  const short = tokens.length <= SHORT;
  const isSaid = short && tokens.some((token) => SAYS.has(lettersOf(token)));
  const isAsked = short && /\?\s*$/u.test(text);
  const isAnnounced = /[:：]\s*$/u.test(text) && !HERALD.test(text);
  if (isSaid || isAsked || isAnnounced || isRebuttal(tokens)) return text;
  // "That is what the mayor claims", at any length: a report of nothing but what stands beside it.
  return readReports(tokens).some((report) => report.from > report.to) ? text : null;
}
