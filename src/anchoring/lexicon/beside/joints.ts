import { wordSet } from "../../../language/word-set.ts";

/** Words that join two clauses of a sentence, by language: what stands beyond one says nothing of the quote. */
export const COORDINATING: Readonly<Record<string, ReadonlySet<string>>> = {
  en: wordSet("and while whereas but"),
  es: wordSet("y e mientras pero mas"),
  fr: wordSet("et tandis mais"),
  de: wordSet("und während aber"),
  pt: wordSet("e enquanto mas"),
  it: wordSet("e ed mentre ma"),
  nl: wordSet("en terwijl maar"),
  sv: wordSet("och og men"),
  pl: wordSet("a i oraz ale"),
  ru: wordSet("и а но"),
  uk: wordSet("і й та а але"),
  tr: wordSet("ve ama"),
  ar: wordSet("و"),
};

/** Those that object to what is before them. */
export const OBJECTING = wordSet("but aber mais pero mas maar ma");

/** Words behind which a clause stands that something governs. */
export const COMPLEMENT = wordSet("that dass daß que qu' che dat att at że что що كي أن إن כי ש कि");
/** Articles and the like of somebody who has not been named. */
export const INDEFINITE = wordSet(
  "a an one another some ein eine einer un une una um uma uno een en et ett jeden один одна",
);

/** Demonstratives that stand for the whole sentence before them where no noun follows: "That was in March", "So says the firm". */
export const DEMONSTRATIVES = wordSet(
  "that this so such which eso esto ello cela ça ceci c' das dies isso isto ciò",
);
export const PAST_TENSES = wordSet("was were had did fue era était war foi fu");
/** Near a sentence's end these hand the word to the next one. */
export const INTRODUCTORY = wordSet(
  "following follows this siguiente suivant suivante folgendes folgende folgt seguinte seguente questo esto isto",
);
/** Verbs that say nothing of their own: that two sentences have one in common proves nothing. */
export const AUXILIARIES = wordSet(
  "will would can could may might must should shall have having been were what when where than more most said says over into from about after before above below under up down inside outside behind",
);
/** Words before somebody who is known by another. */
export const POSSESSIVES = wordSet(
  "his her their its my our your su sus son sa ses leur sein seine ihr ihre seu sua suo",
);
/** A remark that begins so goes on with the sentence before it: "At least in rats.", "Or so he says." */
export const CONTINUING = wordSet(
  "or but only except unless until if though although not well maybe perhaps almost except at o pero excepto salvo ou mais sauf oder aber außer nur wenn mas ma solo seulement",
);
/** What a caption speaks of. */
export const PICTURES = wordSet(
  "photo photograph picture image map graphic chart drawing foto imagen bild photographie",
);
/** What a rail's sentence opens with, before a colon: what follows is of another story. */
export const RAIL_LABELS = wordSet(
  `advertisement ad advert sponsored related read see watch listen also subscribe newsletter podcast photo photograph picture image video gallery anzeige lesen
   publicidad lea foto publicité lire publicidade leia pubblicità leggi`,
);
/** What bylines and datelines are written with. */
export const DATELINES = wordSet(
  "by updated published posted edited photo foto redacción por par von gmt am pm a.m p.m reporter correspondent",
);
