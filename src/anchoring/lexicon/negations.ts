import { wordSet } from "../../language/word-set.ts";

/**
 * Words that deny: negations, and verbs and prepositions that negate what they govern ("denied", "without",
 * "fails"). English, Spanish, German, French, and the plain negations of other large languages.
 */
export const NEGATIONS = wordSet(
  `no not never none nobody nothing nowhere neither nor without cannot cant dont wont aint hardly barely scarcely
   seldom rarely unless except lack lacks lacked lacking absent unable non deny denies denied denying denial
   refuse refuses refused refusing refusal reject rejects rejected rejecting rejection fail fails failed failing
   failure dispute disputes disputed disputing contradict contradicts contradicted decline declines declined
   refute refutes refuted refuting disprove disproved disproven debunk debunked debunks prohibit prohibits
   prohibited prohibiting ban bans banned forbid forbids forbade forbidden prevent prevents prevented preventing
   stop stops stopped stopping halt halts halted cease ceases ceased avoid avoids avoided avoiding false falsely
   untrue fake hoax impossible unlikely fewer zero nil anti`,
  `no nunca jamás jamas nada nadie ningún ninguno ninguna ningunos ningunas ni sin tampoco apenas salvo excepto
   niega niegan negó negaron negado negar rechaza rechazan rechazó rechazaron rechazado rechazar falso falsa falta
   faltó impide impidió prohíbe prohibió prohibido imposible`,
  `nicht nie niemals kein keine keinen keinem keiner keines nichts niemand niemanden niemandem weder ohne nirgends
   nirgendwo kaum außer bestreitet bestritt bestritten bestreiten leugnet leugnete leugnen verneint verneinte dementiert
   dementierte dementieren lehnt ablehnt lehnte ablehnte abgelehnt ablehnen verweigert verweigerte verweigern verbietet
   verbot verboten verhindert verhinderte verhindern scheitert scheiterte gescheitert falsch unmöglich mitnichten
   keineswegs keinesfalls`,
  `ne n' pas jamais rien personne aucun aucune nul nulle ni sans guère point nullement non sauf nie nient niait nié
   nier dément démentent démenti démentir refuse refusent refusé refuser rejette rejettent rejeté rejeter interdit
   interdite interdire empêche empêché empêcher échoué échoue faux fausse impossible`,
  `não nunca nenhum nenhuma ninguém sem nem nega negou`,
  `mai nessuno nessuna niente nulla senza né nega negato`,
  `niet geen nooit niets niemand zonder noch`,
  `не нет ни никогда никто ничего нельзя без отрицает отрицал отказался`,
  `لا لم لن ليس ليست ليسوا ما غير بدون دون عدم نفى نفت ينفي تنفي أنكر رفض رفضت يرفض أبدا`,
  `לא אין בלי אל ללא מעולם איננו אינו אינה אינם הכחיש הכחישה סירב סירבה`,
  `değil yok hiç asla hiçbir`,
  `nie nikt nigdy nic żaden bez`,
);

/** Glyphs that negate in scripts that set no spaces, where a word may be several of them. */
export const NEGATING_GLYPHS = /[不没沒無无未非勿莫否]|ない|なかっ|ません|ず|ไม่|មិន|ບໍ່|မ/u;

/** "didn't", "can't", "won't": the contracted negation. */
export const CONTRACTED_NEGATION = /n't$/;

/**
 * Prefixes that turn a word round. A pair such as "lawful" and "unlawful", "legal" and "illegal" is told by the
 * prefix; what is left must be the same word.
 */
export const NEGATING_PREFIXES = [
  "un",
  "in",
  "im",
  "il",
  "ir",
  "dis",
  "non",
  "mis",
  "des",
  "anti",
  "a",
  "dé",
  "mé",
  "miss",
  "de",
] as const;

/** Is one of the two words the other one denied? */
export function areOpposed(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    NEGATING_PREFIXES.some((prefix) => long === prefix + short) || isLess(short, long) || isLess(long, short)
  );
}

/** "careful" and "careless"; "home" and "homeless". */
function isLess(word: string, other: string): boolean {
  if (!other.endsWith("less")) return false;
  const stem = other.slice(0, -4);
  return stem.length > 2 && (word === stem || word === `${stem}ful` || word === `${stem}fully`);
}
