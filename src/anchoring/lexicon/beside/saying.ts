import { wordSet } from "../../../language/word-set.ts";

/** Where and by what something is said: "in a statement", "at the hearing", "auf einer Pressekonferenz". */
export const MEDIA = wordSet(
  `statement interview conference briefing speech address letter email e-mail post tweet message note report press hearing court
   parliament testimony phone call telephone radio television tv broadcast newspaper paper blog website podcast video release bulletin communique
   meeting session debate assembly hall town reporters journalists hall steps square stage page office
   declaración entrevista conferencia rueda prensa discurso carta correo mensaje nota informe audiencia tribunal parlamento radio televisión
   periódico comunicado reunión pleno sesión déclaration entretien conférence presse discours lettre courriel communiqué message rapport audience
   tribunal parlement radio télévision journal réunion séance erklärung interview pressekonferenz rede brief mail nachricht bericht anhörung gericht
   parlament radio fernsehen zeitung mitteilung sitzung versammlung declaração conferência imprensa discurso carta mensagem relatório
   comunicado reunião sessão dichiarazione intervista conferenza stampa discorso lettera messaggio comunicato riunione seduta`,
);

/** Verbs behind which the one that is told stands: "told reporters". */
export const TELLING = wordSet(
  "told tells tell informed informs asked to dijo contó informó contou informou disse a an au aux à hat al alla ai agli raconté",
);

/** Verbs by which bodies and texts say something, beside those of saying. */
export const DECIDING = wordSet(
  `decided decides ruled rules held holds found finds concluded concludes learned learnt learns estimated estimates calculated calculates
   revealed reveals disclosed discloses agreed agrees voted reads read shows showed show warns decidió decide concluyó halló reveló estima estimó
   décidé décide conclu conclut révèle révélé estime estimé montre entschied entscheidet beschloss ergab ergibt zeigt zeigte schätzt decidiu
   concluiu revelou mostra estimou ha deciso decide concluso rivela stima mostra`,
);

/** Prepositions behind which the one stands who says it: "according to the police". */
export const ACCORDING = wordSet(
  "according selon d'après según segun secondo segundo laut zufolge gemäß nach volgens enligt ifølge aldus",
);

/** Words that come and go in a sentence and leave what it says alone. */
export const IDLE = wordSet(
  `also too again meanwhile however moreover furthermore additionally all entire whole that when where which who whose as said here then so
   yesterday today tonight earlier later morning afternoon evening night late early week month o'clock pm am a.m p.m gmt
   local time while and mr mrs ms dr sir
   también además entretanto ayer hoy mañana tarde noche todo toda todos todas aussi également hier aujourd'hui matin soir tout toute tous
   auch außerdem zudem gestern heute morgen abend nachmittag alle allem allen ganz também ontem hoje manhã tarde noite todo toda anche inoltre ieri
   oggi mattina sera tutto tutta tutti`,
);

/** What opens a remark on somebody that stands between commas: "a dentist", "who lives there", "58". */
export const APPOSITION = wordSet(
  `a an the who whose his her their its one el la un una quien que le la un une qui der die das ein eine o a um uma que il lo la un una che`,
);

/** Articles and possessives, behind which "report" and "claim" are nouns. */
export const DETERMINERS = wordSet(
  `a an the this that its his her their our my your no any some every each el la los las un una su sus le la les l' un une son sa ses leur
   der die das den dem des ein eine einen einem einer sein seine ihr ihre o a os as um uma seu sua il lo gli i un una suo sua`,
);
