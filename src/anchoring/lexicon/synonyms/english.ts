/** Verbs by lemma, a group each; they must agree in form. */
export const VERBS: readonly string[] =
  `rise climb|dismiss sack|injure wound|say state|begin start commence|end finish conclude|buy purchase acquire|
   help assist aid|show demonstrate|use utilise utilize|need require|get obtain receive|build construct erect|ask inquire|
   answer reply respond|choose select pick|try attempt|keep retain|happen occur|hit strike|speak talk|live reside dwell|
   see observe|inform notify|reveal disclose|gather collect assemble|examine inspect scrutinise scrutinize|continue proceed|
   repair fix mend|vary differ|give provide|quit resign|fall drop decline|reduce cut lower|raise hike|name appoint|
   describe portray|emphasise emphasize stress underline underscore|criticise criticize|permit allow let|oppose resist|
   back endorse|destroy wreck demolish|discuss debate|explain clarify|launch initiate|create establish|arrive come|
   depart leave|close shut|watch monitor|investigate probe|carry transport|send dispatch|announce unveil|urge exhort|
   welcome greet|found establish|hire recruit employ|find discover|award grant|rescue save`.split(/\|\s*/);

/** Nouns by lemma; they must agree in number. */
export const NOUNS: readonly string[] =
  `doctor physician|home house|danger hazard|film movie|demonstration protest|law statute|car automobile vehicle|
   child kid youngster|lawyer attorney solicitor|street road|job position post|aim goal objective|firm company business|
   answer reply response|start beginning outset|fire blaze|injury wound|illness disease sickness|shop store|
   probe investigation inquiry enquiry|meeting session gathering|agreement deal accord pact|talk discussion negotiation|
   error mistake|rise increase|drop fall decline|resident inhabitant|area region district|help assistance aid|pupil student|
   teen teenager|pay salary wage|cost expense|effort attempt bid|choice option|chance opportunity|flat apartment|lorry truck|
   worker employee staffer|boss chief head|leader head|spokesman spokeswoman spokesperson|
   chairman chairwoman chair chairperson|row dispute quarrel|photo photograph picture image|footage video|document paper|
   result outcome|way manner|part portion|amount sum|rule regulation|statement remark comment|crowd throng|
   demonstrator protester protestor|lawmaker legislator|neighbourhood neighborhood|airplane aeroplane plane aircraft|
   ship vessel|phone telephone`.split(/\|\s*/);

/** Adjectives, adverbs, connectives, and verbs in one form only. */
export const OTHERS: readonly string[] =
  `about around approximately roughly|but however|because since|previously earlier|chiefly primarily mainly|
   important significant|big large|large sizeable sizable substantial considerable|huge enormous massive vast|small little|
   quick fast rapid swift|quickly rapidly swiftly fast|nearly almost|near close|difficult hard tough|simple easy|
   right correct|sad unhappy|angry furious|rich wealthy affluent|old elderly|strange odd unusual|
   main chief principal primary key|enough sufficient|vital essential crucial|also too additionally|while whilst as|
   often frequently|now currently presently|soon shortly|later afterwards afterward subsequently|
   immediately instantly promptly|whole entire complete|entirely completely wholly fully totally|several various|
   many numerous|dead deceased|clear evident obvious plain|clearly evidently obviously plainly|famous renowned well-known|
   dangerous hazardous perilous|careful cautious|severe serious grave|severely seriously badly gravely|strong powerful|
   toward towards|among amongst amid amidst|until till|under beneath below|beside alongside|about concerning regarding|
   despite notwithstanding|generally usually normally typically|again anew|together jointly|initially originally|
   finally eventually ultimately|broad wide|lengthy long|brief short|brave courageous|calm quiet peaceful|
   afraid scared frightened|glad happy pleased delighted|annual yearly|yearly annually|via through|
   upcoming forthcoming coming|said added stated|says adds states|announced declared stated|announces declares states|
   called described termed dubbed|got received obtained|killed slain|wounded injured hurt|jailed imprisoned`.split(
    /\|\s*/,
  );

/** Irregular verbs of these lists: lemma, past, participle. */
export const IRREGULAR: readonly string[] =
  `begin began begun|buy bought bought|show showed shown|build built built|choose chose chosen|seek sought sought|
   keep kept kept|hit hit hit|strike struck struck|speak spoke spoken|see saw seen|tell told told|give gave given|
   hurt hurt hurt|quit quit quit|rise rose risen|grow grew grown|fall fell fallen|cut cut cut|let let let|find found found|
   come came come|leave left left|shut shut shut|break broke broken|send sent sent|hold held held|say said said|get got got`.split(
    /\|\s*/,
  );
