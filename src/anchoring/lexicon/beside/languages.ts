import type { CueList } from "../beside-cues.ts";
import { ENGLISH } from "./english.ts";
import { DUTCH, GERMAN, SCANDINAVIAN } from "./germanic.ts";
import {
  ARABIC,
  CHINESE,
  GREEK,
  HEBREW,
  HINDI,
  INDONESIAN,
  JAPANESE,
  KOREAN,
  PERSIAN,
  POLISH,
  RUSSIAN,
  THAI,
  TURKISH,
  UKRAINIAN,
  VIETNAMESE,
} from "./other-scripts.ts";
import { FRENCH, ITALIAN, PORTUGUESE, SPANISH } from "./romance.ts";

/** What tells a language: its script, and where several share one, its commonest words (those that they share count for both). */
export interface CuedLanguage {
  readonly code: string;
  /** Null where the language is only known by its commonest words, so that it is not taken for another. */
  readonly cues: CueList | null;
  readonly script: RegExp;
  readonly common: string;
}

const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const ARABIC_SCRIPT = /\p{Script=Arabic}/u;

export const CUED_LANGUAGES: readonly CuedLanguage[] = [
  {
    code: "en",
    cues: ENGLISH,
    script: LATIN,
    common: `the of and to in is was were that for on with by from at it this are be has have had not an as said will which
      their its would they he she his her who been after about there no if when than or but`,
  },
  {
    code: "es",
    cues: SPANISH,
    script: LATIN,
    common: `el la los las de del y que en un una por con para se no es fue ha su al lo como más pero sus este esta según son
      han había ser está entre`,
  },
  {
    code: "fr",
    cues: FRENCH,
    script: LATIN,
    common: `le la les des du de un une et est dans que qui en au aux pour par sur ne pas ce cette a été avec plus son sa ses il elle
      ont sont d' l' qu' n' c' s'`,
  },
  {
    code: "de",
    cues: GERMAN,
    script: LATIN,
    common: `der die das und den dem des ein eine einen einem einer ist sind war wurde wurden hat haben nicht mit von zu im auf für
      bei nach sich auch es dass am um aus werden`,
  },
  {
    code: "pt",
    cues: PORTUGUESE,
    script: LATIN,
    common: `o a os as de do da dos das e que em no na nos nas um uma por para com se não é foi ao à mais mas como seu sua são ser
      foram pelo pela está`,
  },
  {
    code: "it",
    cues: ITALIAN,
    script: LATIN,
    common: `il lo la i gli le di del della dei delle e che in un una per con non è sono stato stata da al alla nel nella si ha hanno
      ma come più anche questo dal l' dell' all' un'`,
  },
  {
    code: "nl",
    cues: DUTCH,
    script: LATIN,
    common: `de het een en van in is dat op te voor met zijn niet aan er om ook als bij uit door naar maar werd werden heeft hebben
      die was wordt`,
  },
  {
    code: "sv",
    cues: SCANDINAVIAN,
    script: LATIN,
    common: `och og att at det den en ett et är er var på av af som för til till med ikke inte har de i om ved vid fra från ble blev
      blivit han hun hon men`,
  },
  {
    code: "pl",
    cues: POLISH,
    script: LATIN,
    common: `i w z na do nie się że jest to o jak po od za przez dla ale są był była było były oraz który która ze`,
  },
  {
    code: "tr",
    cues: TURKISH,
    script: LATIN,
    common: `ve bir bu da de için ile olarak olan çok daha sonra gibi kadar en göre ama değil ise her`,
  },
  {
    code: "id",
    cues: INDONESIAN,
    script: LATIN,
    common: `yang dan di dari ini itu untuk dengan pada ke tidak adalah telah akan oleh dalam juga sebagai para ada bahwa`,
  },
  {
    code: "vi",
    cues: VIETNAMESE,
    script: LATIN,
    common: `và của là có không các được trong cho một những đã với người này để khi tại từ vào`,
  },
  {
    code: "fi",
    cues: null,
    script: LATIN,
    common: "ja on ei se että oli hän kun mutta niin myös ovat kuin sen mukaan olisi",
  },
  {
    code: "hu",
    cues: null,
    script: LATIN,
    common: "az és hogy nem egy is van volt ez meg csak már de ki szerint le",
  },
  {
    code: "cs",
    cues: null,
    script: LATIN,
    common: "na se je že to za do ve podle jsou který byl byla by pro ale jako",
  },
  {
    code: "ro",
    cues: null,
    script: LATIN,
    common: "și în de la cu pe că nu este din pentru care au mai fost sunt sau",
  },
  { code: "hr", cues: null, script: LATIN, common: "je da se na su za od nije koji bi ali kako to biti" },
  {
    code: "ru",
    cues: RUSSIAN,
    script: CYRILLIC,
    common: `и в не на что с по это как из за от к для у был была было были о его он она они также году ы`,
  },
  {
    code: "uk",
    cues: UKRAINIAN,
    script: CYRILLIC,
    common: `і в не на що з по це як із за від до для у був була було були про його він вона вони також та є`,
  },
  {
    code: "ar",
    cues: ARABIC,
    script: ARABIC_SCRIPT,
    common: `في من على إلى أن عن التي الذي مع هذا هذه كان كانت بعد قال إن ما بين ذلك`,
  },
  {
    code: "fa",
    cues: PERSIAN,
    script: ARABIC_SCRIPT,
    common: `و در به از که این را با است برای آن یک شد بود شده کرد می`,
  },
  { code: "he", cues: HEBREW, script: /\p{Script=Hebrew}/u, common: "" },
  { code: "hi", cues: HINDI, script: /\p{Script=Devanagari}/u, common: "" },
  { code: "el", cues: GREEK, script: /\p{Script=Greek}/u, common: "" },
  { code: "ko", cues: KOREAN, script: /\p{Script=Hangul}/u, common: "" },
  { code: "ja", cues: JAPANESE, script: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, common: "" },
  { code: "zh", cues: CHINESE, script: /\p{Script=Han}/u, common: "" },
  { code: "th", cues: THAI, script: /\p{Script=Thai}/u, common: "" },
];
