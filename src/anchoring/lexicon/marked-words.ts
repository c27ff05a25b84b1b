import { wordSet } from "../../language/word-set.ts";

/** Words that a diacritic or an apostrophe turns into another mood, tense or word. */
export const MOODS = wordSet(
  `konnte könnte konnten könnten wurde würde wurden würden musste müsste mussten müssten hatte hätte hatten hätten war wäre
   waren wären durfte dürfte durften dürften schon schön forderte förderte zahlen zählen drucken drücken
   papa papá ano año si sí tu tú mas más solo sólo esta está estas estás aun aún hablo habló llego llegó pago pagó
   gano ganó público publico publicó paso pasó entro entró inicio inició termino terminó
   ou où la là du dû sur sûr mur mûr pêche péché pêcheur pécheur pêcheurs pécheurs tache tâche jeune jeûne a à marche marché
   well we'll were we're its it's resume résumé expose exposé pate pâté lame lamé rose rosé attache attaché saute sauté ill i'll shed she'd hell he'll wed we'd shell she'll id i'd wont won't cant can't`,
);
