import { wordSet } from "../../language/word-set.ts";

/** Words that are another word when written small: "US" and "us", "Polish" and "polish". */
export const CASE_MATTERS = wordSet(
  `us it who aids may march august polish turkey china reading nice mobile lent job bill mark rich will grant
   democrat democratic republican labour labor conservative liberal green greens left right god state union congress catholic orthodox
   apple amazon shell target meta gap visa windows java pole poles swede finn cologne chile jersey earth sun mercury`,
);

/** Offices, institutions and the like, whose capital is house style and no name. */
export const MAY_BE_CAPITAL = wordSet(
  `president presidents vice prime minister ministers chancellor mayor mayors governor governors secretary senator senators ambassador king
   queen prince princess pope bishop archbishop general colonel captain sergeant judge justice attorney professor director chairman
   chairwoman chair chief executive officer speaker commissioner commission committee council councillor councillors government ministry department
   office agency parliament senate cabinet court courts constitution police army navy force forces embassy university
   college school hospital bank board bureau authority assembly city county district province region government's president's
   internet web covid covid-19 coronavirus north south east west northern southern eastern western spring summer autumn winter
   federal national international supreme act treaty budget party campaign election river lake street road airport bridge
   site member members user users account accounts content organization organisation developer developers terms service services policy
   président ministre premier première maire gouvernement état état-major sénat conseil église roi reine
   presidente ministro ministra alcalde gobierno estado rey iglesia`,
);
