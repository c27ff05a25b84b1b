import { wordSet } from "../../language/word-set.ts";
import { editDistance } from "../align.ts";

/**
 * Is one of two words (lower case) only another spelling of the other: British or American, with or without a
 * diacritic, or a slip of the pen put right? A slip looks like another word now and then ("trail" for "trial"), so
 * the slips that make one are listed.
 */
export function isSpellingVariant(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.replaceAll("'", "") === b.replaceAll("'", "")) return !MOODS.has(a) && !MOODS.has(b);
  const plainA = withoutMarks(a);
  const plainB = withoutMarks(b);
  if (plainA === plainB) return !MOODS.has(a) && !MOODS.has(b) && !bearsMark(a, b);
  if (reduceVariant(plainA) === reduceVariant(plainB)) return true;
  return isSlip(plainA, plainB);
}

/** Words that a diacritic or an apostrophe turns into another mood, tense or word. */
const MOODS = wordSet(
  `konnte könnte konnten könnten wurde würde wurden würden musste müsste mussten müssten hatte hätte hatten hätten war wäre
   waren wären durfte dürfte durften dürften schon schön forderte förderte zahlen zählen drucken drücken
   papa papá ano año si sí tu tú mas más solo sólo esta está estas estás aun aún hablo habló llego llegó pago pagó
   gano ganó público publico publicó paso pasó entro entró inicio inició termino terminó
   ou où la là du dû sur sûr mur mûr pêche péché pêcheur pécheur pêcheurs pécheurs tache tâche jeune jeûne a à marche marché
   well we'll were we're its it's ill i'll shed she'd hell he'll wed we'd shell she'll id i'd wont won't cant can't`,
);

/**
 * An umlaut makes another German word ("fordert", "fördert"), a stress on the last vowel another Spanish tense
 * ("hablo", "habló"), an accent there a French participle ("accuse", "accusé").
 */
function bearsMark(a: string, b: string): boolean {
  const umlauts = (word: string) => word.replaceAll(/[^äöü]/g, "");
  const ending = (word: string) => word.replace(/e?s$/, "").at(-1);
  return umlauts(a) !== umlauts(b) || ending(a) !== ending(b);
}

function withoutMarks(word: string): string {
  return word
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("œ", "oe")
    .replaceAll("ø", "o");
}

const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/isation/g, "ization"],
  [/(.{2})is(e|es|ed|ing|er|ers)$/, "$1iz$2"],
  [/yse(s|d|r|rs)?$/, "yze$1"],
  [/ysing$/, "yzing"],
  [/([a-z]{2})our/g, "$1or"],
  [/([bt])re(s|d)?$/, "$1er$2"],
  [/ogue(s?)$/, "og$1"],
  [/([aeiou])ll(ed|ing|er|ers|ation)$/, "$1l$2"],
  [/fulfill|fulfil/, "fulfil"],
  [/enroll(?!ed|ing)|enrol(?!l)/, "enrol"],
  [/skillful/, "skilful"],
  [/wilful/, "willful"],
  [/([dl])efence|([dl])efense/, "$1$2efense"],
  [/offence/, "offense"],
  [/licence/, "license"],
  [/practise/, "practice"],
  [/judgement/, "judgment"],
  [/acknowledgement/, "acknowledgment"],
  [/ageing/, "aging"],
  [/programme(s?)$/, "program$1"],
  [/grey/, "gray"],
  [/cheque/, "check"],
  [/tyre/, "tire"],
  [/kerb/, "curb"],
  [/plough/, "plow"],
  [/jewellery/, "jewelry"],
  [/aluminium/, "aluminum"],
  [/manoeuvr|maneuver/, "maneuver"],
  [/(p|arch|enc|med|an|h)ae/, "$1e"],
  [/foetus/, "fetus"],
  [/sceptic/, "skeptic"],
  [/adviser/, "advisor"],
  [/protestor/, "protester"],
  [/orientated/, "oriented"],
  [/learnt/, "learned"],
  [/burnt/, "burned"],
  [/spelt/, "spelled"],
  [/dreamt/, "dreamed"],
  [/^(to|on|in|up|down|back|for|after)wards$/, "$1ward"],
  [/^amongst$/, "among"],
  [/^whilst$/, "while"],
  [/^amidst$/, "amid"],
];

function reduceVariant(word: string): string {
  let reduced = word;
  for (const [pattern, by] of PAIRS) reduced = reduced.replace(pattern, by);
  return reduced;
}

/** Pairs that look like a slip and are two words. */
const TWO_WORDS = new Set(
  `there three|trial trail|casual causal|martial marital|form from|clam calm|brake break|quite quiet|angel angle|dairy diary|silver sliver|
   board broad|untied united|sacred scared|unclear nuclear|county country|immoral immortal|immorality immortality|
   mediation medication|mediation meditation|medication meditation|prescription proscription|adoption adaption|
   conservation conversation|compliment complement|stationary stationery|persecution prosecution|
   desert dessert|later latter|planed planned|staring starring|scared scarred|striped stripped|tapped taped|
   hoping hopping|loose lose|latest lattest|filing filling|tiny tinny|super supper|diner dinner|rating ratting|pining pinning|
   caned canned|wining winning|moral morale|human humane|reality realty|continental continual|historic historical|
   economic economical|perspective prospective|principal principle|councillor counsellor|council counsel|
   immigrant emigrant|immigration emigration|allusion illusion|eminent imminent|respectfully respectively|
   interstate intrastate|precede proceed|uninterested disinterested|legislation litigation|defence deference|
   deported departed|deportation departation|detained retained|deferred referred|inspector investor|
   assured assumed|president precedent|presidents precedents|presented prevented|arraigned arranged|
   expected excepted|expect except|accepted excepted|effective affective|elected erected|ordnance ordinance|
   personal personnel|regional reginal|marine martine|statue statute|statues statutes|causalities casualties|
   casualties causalities|cavalry calvary|exercise exorcise|reserved reversed|severe sever|revered reversed`
    .split("|")
    .map((pair) => pair.trim().split(/\s+/).sort().join(" ")),
);

const VOWELS = /[aeiou]/;

/** A transposition, a doubled or single letter, or one letter lost or gained or one vowel mistaken inside a long word. */
function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 5 || short[0] !== long[0] || !/^[a-z]+$/.test(short + long)) return false;
  if (TWO_WORDS.has([a, b].sort().join(" "))) return false;
  let head = 0;
  while (head < short.length && short[head] === long[head]) head++;
  let tail = 0;
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail++;
  // A slip stands inside the word; what differs at the end is an inflection, at the beginning a prefix.
  if (head < 1 || tail < 1) return false;
  const middleShort = short.slice(head, short.length - tail);
  const middleLong = long.slice(head, long.length - tail);
  if (middleShort.length === 2 && middleLong.length === 2) {
    return middleShort[0] === middleLong[1] && middleShort[1] === middleLong[0];
  }
  if (editDistance(a, b, 1) > 1) return false;
  if (middleShort === "" && middleLong.length === 1) {
    const doubled = long[head] === long[head - 1] || long[head] === long[head + 1];
    return doubled || (short.length >= 8 && tail >= 3);
  }
  return short.length >= 7 && tail >= 2 && VOWELS.test(middleShort) && VOWELS.test(middleLong);
}
