import { editDistance } from "../../language/edit-distance.ts";
import { wordSet } from "../../language/word-set.ts";

/**
 * Is one of two words (lower case) only another spelling of the other: British or American, with or without a
 * diacritic, or a slip of the pen put right? A slip looks like another word now and then ("trail" for "trial"), so
 * the slips that make one are listed.
 */
export function isSpellingVariant(a: string, b: string): boolean {
  if (a === b) return true;
  if (/'s$/.test(a) && /'s$/.test(b)) return isSpellingVariant(a.slice(0, -2), b.slice(0, -2));
  if (a.replaceAll("'", "") === b.replaceAll("'", "")) return !MOODS.has(a) && !MOODS.has(b);
  if (KNOWN_SLIPS.has(`${a} ${b}`) || KNOWN_SLIPS.has(`${b} ${a}`)) return true;
  const plainA = withoutMarks(a);
  const plainB = withoutMarks(b);
  if (plainA === plainB) return !MOODS.has(a) && !MOODS.has(b) && !bearsMark(a, b);
  if (reduceVariant(plainA) === reduceVariant(plainB)) return true;
  return isSlip(plainA, plainB);
}

/** Names that are written in our letters, or were once called, in several ways. */
const NAMES_IN_TWO_SPELLINGS = `kiev kyiv|odessa odesa|kharkov kharkiv|lvov lviv|sergei sergey|alexei alexey|aleksei aleksey|andrei andrey|
   nikolai nikolay|yuri yury|yuri yuriy|dmitri dmitry|dmitriy dmitry|vasily vasiliy|zelensky zelenskyy|zelensky zelenskiy|mohammed muhammad|mohamed muhammad|
   mohammed mohamed|mohammad muhammad|gaddafi qaddafi|gadhafi gaddafi|hezbollah hizbollah|hezbollah hizbullah|koran quran|moslem muslim|moslems muslims|
   beijing peking|bombay mumbai|calcutta kolkata|ahmed ahmad|hussein husain|hussein hussain|osama usama|khamenei khameini|tchaikovsky chaikovsky|
   hanukkah chanukah|romania rumania|basel basle|lyon lyons|marseille marseilles|seville sevilla`;

/** Slips in words too short to be known for one by their letters, each before the word that was meant. */
const KNOWN_SLIPS: ReadonlySet<string> = new Set(
  `${NAMES_IN_TWO_SPELLINGS}|teh the|hte the|adn and|nad and|taht that|thsi this|waht what|wiht with|wich which|thier their|ther there|fo of|yuo you|tehy they|hvae have|
   haev have|sadi said|siad said|untill until|wether whether|definately definitely|occured occurred|publically publicly`
    .split("|")
    .map((pair) => pair.trim()),
);

/** Words that a diacritic or an apostrophe turns into another mood, tense or word. */
const MOODS = wordSet(
  `konnte könnte konnten könnten wurde würde wurden würden musste müsste mussten müssten hatte hätte hatten hätten war wäre
   waren wären durfte dürfte durften dürften schon schön forderte förderte zahlen zählen drucken drücken
   papa papá ano año si sí tu tú mas más solo sólo esta está estas estás aun aún hablo habló llego llegó pago pagó
   gano ganó público publico publicó paso pasó entro entró inicio inició termino terminó
   ou où la là du dû sur sûr mur mûr pêche péché pêcheur pécheur pêcheurs pécheurs tache tâche jeune jeûne a à marche marché
   well we'll were we're its it's resume résumé expose exposé pate pâté lame lamé rose rosé attache attaché saute sauté ill i'll shed she'd hell he'll wed we'd shell she'll id i'd wont won't cant can't`,
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

/**
 * Do two words (as written) that differ in their marks alone mean two things? In English a mark is a loan-word's and may go. In
 * French, German and Spanish it belongs to the word, except on a capital, where "ss" stands for "ß", where French has
 * dropped its circumflex ("paraître"), and on Spanish "sólo". Of Arabic vowel points all or none are written; other letters than
 * Latin are never taken for one another.
 */
export function isOtherMark(
  a: string,
  b: string,
  language: "german" | "french" | "spanish" | "other",
): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  if (!/^\p{Script=Latin}+$/u.test(withoutMarks(one).replaceAll("'", ""))) {
    const bare = (word: string) => word.replaceAll(VOWEL_POINTS, "");
    return bare(a) !== bare(b) || (a !== bare(a) && b !== bare(b));
  }
  if (one.replaceAll("ß", "ss") === other.replaceAll("ß", "ss"))
    return SHARP_S.has(one) || SHARP_S.has(other);
  if (
    markedCapital(a) !== markedCapital(b) &&
    withoutFirst(one) === withoutFirst(other) &&
    /^\p{Lu}/u.test(a) &&
    /^\p{Lu}/u.test(b)
  )
    return language === "german";
  const isMood = MOODS.has(one) || MOODS.has(other);
  if (language === "french")
    return isMood || (circumflex(one) !== circumflex(other) && !lacksMarks(one, other, 7));
  if (language === "spanish") return !SPANISH_EITHER_WAY.has(one) && (isMood || !lacksMarks(one, other, 11));
  return language === "german" || MOODS.has(one) || MOODS.has(other);
}

const VOWEL_POINTS = /[\u064B-\u0652\u0670\u0640\u05B0-\u05BD\u05BF\u05C1\u05C2]/g;
const SHARP_S = wordSet("masse maße massen maßen busse buße bussen floss floß");
const SPANISH_EITHER_WAY = wordSet(
  "solo sólo este éste esta ésta estos éstos estas éstas ese ése esa ésa aquel aquél guion guión",
);

/** Is one of two long words written without any mark ("evenement")? Not where the last syllable's makes a tense. */
function lacksMarks(one: string, other: string, letters: number): boolean {
  if (one.length < letters || (one !== withoutMarks(one) && other !== withoutMarks(other))) return false;
  const ending = (word: string) => word.replace(/e?s$/, "").slice(-2);
  return ending(one) === ending(other);
}

function markedCapital(text: string): boolean {
  return text.slice(0, 1).normalize("NFD").length > 1;
}

function withoutFirst(lower: string): string {
  return lower.slice(1);
}

/** A circumflex on i or u, as the spelling of 1990 leaves out; not in the last syllable, where it makes a tense. */
function circumflex(lower: string): string {
  if (
    /[îûâ]ts?$/.test(lower) &&
    !/^(?:août|goût|coût|croît|paraît|connaît|naît|plaît|apparaît|disparaît|maître)/.test(lower)
  )
    return lower;
  return lower.replaceAll("î", "i").replaceAll("û", "u");
}

export function withoutMarks(word: string): string {
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
  [/ogue(s|d|rs?)?$/, "og$1"],
  [/oge(d|rs?)$/, "og$1"],
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
  [/^(sm|m)oul(d|t)/, "$1ol$2"],
  [/^storey(s?)$/, "story$1"],
  [/([a-z]{4})oes$/, "$1os"],
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
   casualties causalities|cavalry calvary|exercise exorcise|reserved reversed|severe sever|revered reversed|
   contract contact|contracts contacts|contracted contacted|contracting contacting|counties countries|pleasant peasant|pleasants peasants|
   thorough through|recorded recoded|breaches beaches|breached beached|restrain retrain|restrained retrained|friends fiends|brought bought|
   strained stained|straining staining|spending sending|stinking sinking|stacking sacking|standing sanding|planting panting|painting panting|
   planning panning|clashing cashing|crashing cashing|bursting busting|coursing cursing|founding funding|founders funders|learning leaning|
   mourning morning|positing posting|reigning reining|slipping sipping|snapping sapping|sweeping seeping|swinging singing|tracking tacking|
   trailing tailing|trapping tapping|tripping tipping|massaged messaged|resigned reigned|resigning reigning|complaint compliant|
   complaints compliants|prostrate prostate|unites unties|unite untie|reserve reverse|reserves reverses|severs serves|conserve converse|
   trials trails|casually causally|angles angels|fired fried|tired tried|dairies diaries|filed field|files flies|fiend fined|goals gaols|
   lairs liars|slated salted|spilt split|crated carted|adopted adapted|adopting adapting|prescribe proscribe|prescribed proscribed|
   expanded expended|collision collusion|wandered wondered|floundered foundered|packets pockets|ingenious ingenuous|vacation vocation|
   preposition proposition|inequity iniquity|imported imparted|signalled signaled|bettered battered|battered buttered|rockets rackets|
   cantines canines|chiffres chiffes|stalking talking|plotting potting|charter chatter|chartered chattered|granted ranted|
   defected deflected|detected deflected|infected inflected|affected afflicted|effected elected|reflected refected|
   director dictator|factions fractions|faction fraction|stations sations|portions potions|portion potion|princes prices|
   princess process|bands brands|banded branded|banding branding|boasting basting|grained gained|drafting rafting|
   marching marking|sinister minister|barrister barista|cremated created|creamed creamed|demented dented|resisted rested|
   coasting casting|creating crating|created crated|feasting fasting|feasted fasted|toasting tasting|toasted tasted|policies polices|soldiers solders|
   patients patents|relieved relived|coursing cursing|mourning morning|scouring scoring|founders funders|founding funding|founded funded|
   bounding bonding|pounders ponders|boarders borders|roadster roaster|coasters casters|roasters rosters|painting panting|painters panters|
   paintings pantings|remainder reminder|feathers fathers|freights frights|duelling dulling|fuelling fulling|counties counts|
   assented assented|devised revised|intended indented|intention indention|incited indited|underserved undeserved`
    .split("|")
    .map((pair) => pair.trim().split(/\s+/).sort().join(" ")),
);

const VOWELS = /[aeiou]/;

/** A transposition, a doubled or single letter, or one letter lost or gained or one vowel mistaken inside a long word. */
export function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // "Phillipines"
  if (short.length >= 9 && a.replaceAll(/(.)\1/g, "$1") === b.replaceAll(/(.)\1/g, "$1")) return true;
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
  // "equivelant"
  if (middleLong.length === 3 && middleShort === Array.from(middleLong).reverse().join(""))
    return short.length >= 8;
  if (editDistance(a, b, 1) > 1) return false;
  // "publishd"
  if (middleShort === "" && middleLong === "e" && /[^aeiounlry]d$/.test(short) && long.endsWith("ed"))
    return true;
  if (middleShort === "" && middleLong.length === 1) {
    const doubled = long[head] === long[head - 1] || long[head] === long[head + 1];
    // "councl": no word ends so.
    if (VOWELS.test(middleLong) && tail === 1 && /[^aeiouylrn][lnr]$/.test(short)) return true;
    // A lost vowel may be another tense ("faisons", "faisions").
    const isVowel = VOWELS.test(middleLong);
    return (
      doubled || (isVowel ? long.length >= 8 && tail >= 2 && !/(?:ons|ez)$/.test(long) : long.length >= 8)
    );
  }
  return short.length >= 7 && tail >= 2 && VOWELS.test(middleShort) && VOWELS.test(middleLong);
}
