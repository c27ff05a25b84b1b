import { wordSet } from "../../language/word-set.ts";

/** Words that are another word when written small: "US" and "us", "Polish" and "polish". */
export const CASE_MATTERS = wordSet(
  `us it who aids may march august polish turkey china reading nice mobile lent job bill mark rich will grant
   democrat democratic republican labour labor conservative liberal green greens left right god state union congress catholic orthodox
   apple amazon shell target meta gap visa windows java pole poles swede finn cologne chile jersey earth sun mercury`,
);
