import { wordSet } from "../../language/word-set.ts";
import type { ReadText } from "../readings.ts";
import { isRebuttal } from "../relation/denials.ts";
import { readReports } from "../relation/reporting.ts";
import { lettersOf } from "./letters.ts";
import { NEGATIONS, PLAIN_DENIALS } from "./little-words.ts";
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

/** By these a sentence speaks of another one, of whoever is in it, or of what would show it. */
const POINTS_BACK = wordSet(
  `it its that this these those they them their theirs he him his she her hers so such which none neither nobody nothing nowhere nor one ones
  there here same true case story stories report reports article post photo picture image video footage clip quote statement headline
  account word words evidence proof basis trace sign record records document documents witness witnesses confirm confirms confirmed happen
  happens happened occurred took place kind sort thing anything anyone anybody ever`,
);

export interface TakenBack {
  /** The words that may do it. */
  readonly text: string;
  /** It denies something, and nothing but names, if anything, shows that this is what the passage says. */
  readonly little: boolean;
}

const isPlainDenial = (letters: string): boolean => PLAIN_DENIALS.has(letters) || letters.endsWith("n't");

/** Whether a sentence shares no word with the passage but names, and none of its words points to another sentence. */
function standsAlone({ tokens }: ReadText, passage: ReadText): boolean {
  if (tokens.length <= SHORT || isRebuttal(tokens)) return false;
  const said = new Set(passage.tokens.filter((one) => !one.stop && !one.capital).map((one) => one.stem));
  return tokens.every((token) => !said.has(token.stem) && !POINTS_BACK.has(lettersOf(token)));
}

const known = new WeakMap<readonly ReadText[], readonly TakenBack[]>();

/** What in the sentences beside a passage may take the passage back, in doubt more rather than less. Whatever claim it is compared with. */
export function takenBackBy(beside: readonly ReadText[], passage: ReadText): readonly TakenBack[] {
  let found = known.get(beside);
  if (found === undefined) {
    found = beside.flatMap((one) => takesBack(one, passage) ?? []);
    known.set(beside, found);
  }
  return found;
}

function takesBack(one: ReadText, passage: ReadText): TakenBack | null {
  const denials = deniesIn(one);
  const [word] = denials;
  if (word !== undefined) {
    const little = denials.every((token) => isPlainDenial(lettersOf(token))) && standsAlone(one, passage);
    return { text: word.surface, little };
  }
  const text = takesBackWithoutWord(one);
  return text === null ? null : { text, little: false };
}

function deniesIn({ tokens }: ReadText) {
  return tokens.filter((token) => {
    const letters = lettersOf(token);
    return NEGATIONS.has(letters) || letters.endsWith("n't") || DOUBTS.has(letters) || ELSEWHERE.has(letters);
  });
}

function takesBackWithoutWord({ text, tokens }: ReadText): string | null {
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
