/**
 * Words that copy editors exchange for one another without changing what is said. Only near-certain pairs are
 * here: whatever is missing is reported as a possible change of meaning, which costs an editor a look; a wrong pair here
 * would cost a reader the truth. English verbs and nouns are listed by lemma and must agree in form ("began" and
 * "started", not "began" and "starts"); the other languages list the forms themselves.
 */
const VERBS: readonly string[] = [
  "rise climb",
  "dismiss sack",
  "injure wound",
  "say state",
  "begin start commence",
  "end finish conclude",
  "buy purchase acquire",
  "help assist aid",
  "show demonstrate",
  "use utilise utilize",
  "need require",
  "get obtain receive",
  "build construct erect",
  "ask inquire",
  "answer reply respond",
  "choose select pick",
  "try attempt",
  "keep retain",
  "happen occur",
  "hit strike",
  "speak talk",
  "live reside dwell",
  "see observe",
  "inform notify",
  "reveal disclose",
  "gather collect assemble",
  "examine inspect scrutinise scrutinize",
  "continue proceed",
  "repair fix mend",
  "vary differ",
  "give provide",
  "quit resign",
  "fall drop decline",
  "reduce cut lower",
  "raise hike",
  "name appoint",
  "describe portray",
  "emphasise emphasize stress underline underscore",
  "criticise criticize",
  "permit allow let",
  "oppose resist",
  "back endorse",
  "destroy wreck demolish",
  "discuss debate",
  "explain clarify",
  "launch initiate",
  "create establish",
  "arrive come",
  "depart leave",
  "close shut",
  "watch monitor",
  "investigate probe",
  "carry transport",
  "send dispatch",
  "announce unveil",
  "urge exhort",
  "welcome greet",
  "found establish",
  "hire recruit employ",
  "find discover",
  "award grant",
  "rescue save",
];

const NOUNS: readonly string[] = [
  "doctor physician",
  "home house",
  "danger hazard",
  "film movie",
  "demonstration protest",
  "law statute",
  "car automobile vehicle",
  "child kid youngster",
  "lawyer attorney solicitor",
  "street road",
  "job position post",
  "aim goal objective",
  "firm company business",
  "answer reply response",
  "start beginning outset",
  "fire blaze",
  "injury wound",
  "illness disease sickness",
  "shop store",
  "probe investigation inquiry enquiry",
  "meeting session gathering",
  "agreement deal accord pact",
  "talk discussion negotiation",
  "error mistake",
  "rise increase",
  "drop fall decline",
  "resident inhabitant",
  "area region district",
  "help assistance aid",
  "pupil student",
  "teen teenager",
  "pay salary wage",
  "cost expense",
  "effort attempt bid",
  "choice option",
  "chance opportunity",
  "flat apartment",
  "lorry truck",
  "worker employee staffer",
  "boss chief head",
  "leader head",
  "spokesman spokeswoman spokesperson",
  "chairman chairwoman chair chairperson",
  "row dispute quarrel",
  "photo photograph picture image",
  "footage video",
  "document paper",
  "result outcome",
  "way manner",
  "part portion",
  "amount sum",
  "rule regulation",
  "statement remark comment",
  "crowd throng",
  "demonstrator protester protestor",
  "lawmaker legislator",
  "neighbourhood neighborhood",
  "airplane aeroplane plane aircraft",
  "ship vessel",
  "phone telephone",
];

/** Adjectives, adverbs and connectives, English. */
const OTHERS: readonly string[] = [
  "about around approximately roughly",
  "but however",
  "because since",
  "previously earlier",
  "chiefly primarily mainly",
  "important significant",
  "big large",
  "large sizeable sizable substantial considerable",
  "huge enormous massive vast",
  "small little",
  "quick fast rapid swift",
  "quickly rapidly swiftly fast",
  "nearly almost",
  "near close",
  "difficult hard tough",
  "simple easy",
  "right correct",
  "sad unhappy",
  "angry furious",
  "rich wealthy affluent",
  "old elderly",
  "strange odd unusual",
  "main chief principal primary key",
  "enough sufficient",
  "vital essential crucial",
  "also too additionally",
  "while whilst as",
  "often frequently",
  "now currently presently",
  "soon shortly",
  "later afterwards afterward subsequently",
  "immediately instantly promptly",
  "whole entire complete",
  "entirely completely wholly fully totally",
  "several various",
  "many numerous",
  "dead deceased",
  "clear evident obvious plain",
  "clearly evidently obviously plainly",
  "famous renowned well-known",
  "dangerous hazardous perilous",
  "careful cautious",
  "severe serious grave",
  "severely seriously badly gravely",
  "strong powerful",
  "toward towards",
  "among amongst amid amidst",
  "until till",
  "under beneath below",
  "beside alongside",
  "about concerning regarding",
  "despite notwithstanding",
  "generally usually normally typically",
  "again anew",
  "together jointly",
  "initially originally",
  "finally eventually ultimately",
  "broad wide",
  "lengthy long",
  "brief short",
  "brave courageous",
  "calm quiet peaceful",
  "afraid scared frightened",
  "glad happy pleased delighted",
  "annual yearly",
  "yearly annually",
  "via through",
  "upcoming forthcoming coming",
  "said added stated",
  "says adds states",
  "announced declared stated",
  "announces declares states",
  "called described termed dubbed",
  "got received obtained",
  "killed slain",
  "wounded injured hurt",
  "jailed imprisoned",
];

const SPANISH: readonly string[] = [
  "dijo afirmó señaló declaró indicó aseguró explicó manifestó expresó",
  "dice afirma señala declara indica asegura explica",
  "dijeron afirmaron señalaron declararon indicaron",
  "comenzó empezó inició",
  "comenzaron empezaron iniciaron",
  "terminó acabó finalizó concluyó",
  "grande enorme",
  "gran importante",
  "pequeño chico",
  "rápido veloz",
  "rápidamente velozmente pronto",
  "casi prácticamente",
  "unos cerca aproximadamente alrededor",
  "también además asimismo igualmente",
  "pero sin-embargo",
  "coche auto automóvil carro vehículo",
  "casa vivienda hogar",
  "calle vía",
  "barrio vecindario",
  "empresa compañía firma",
  "vecinos residentes habitantes",
  "trabajadores empleados",
  "alcalde edil",
  "acuerdo pacto",
  "reunión encuentro",
  "informe reporte",
  "mostró demostró",
  "logró consiguió alcanzó",
  "recibió obtuvo",
  "construir edificar",
  "utilizar usar emplear",
  "usa utiliza emplea",
  "aumentó creció subió",
  "disminuyó bajó descendió cayó",
  "anunció comunicó",
  "heridos lesionados",
  "murieron fallecieron",
  "murió falleció",
  "ocurrió sucedió",
  "actualmente ahora",
  "después luego posteriormente",
];

const GERMAN: readonly string[] = [
  "sagte erklärte betonte meinte äußerte teilte berichtete",
  "sagt erklärt betont meint",
  "sagten erklärten betonten",
  "begann startete",
  "beginnt startet",
  "begonnen gestartet",
  "endete schloss",
  "groß riesig",
  "große riesige",
  "großen riesigen",
  "klein gering",
  "schnell rasch zügig",
  "etwa ungefähr rund circa ca zirka",
  "fast beinahe nahezu",
  "auch ebenfalls zudem außerdem",
  "aber jedoch doch allerdings",
  "weil da",
  "auto wagen fahrzeug pkw",
  "haus gebäude",
  "straße weg",
  "firma unternehmen betrieb",
  "firmen unternehmen betriebe",
  "bewohner einwohner anwohner",
  "beschäftigte mitarbeiter angestellte arbeitnehmer",
  "abkommen vereinbarung vertrag",
  "treffen sitzung zusammenkunft",
  "bericht report",
  "zeigte demonstrierte",
  "erhielt bekam",
  "erhalten bekommen",
  "benutzt verwendet genutzt",
  "stieg wuchs",
  "gestiegen gewachsen",
  "sank fiel",
  "gesunken gefallen",
  "verletzt verwundet",
  "starb verstarb",
  "starben verstarben",
  "geschah passierte ereignete",
  "derzeit gegenwärtig momentan aktuell zurzeit",
  "später danach anschließend",
  "zuvor vorher früher",
  "oft häufig",
  "wichtig bedeutend",
  "wichtige bedeutende",
  "schwer ernst",
  "stadtrat gemeinderat",
  "lehrer pädagoge",
  "arzt mediziner",
  "obwohl obgleich",
  "wegen aufgrund",
];

const FRENCH: readonly string[] = [
  "dit déclaré affirmé expliqué indiqué précisé souligné ajouté",
  "dit déclare affirme explique indique précise souligne",
  "déclaré annoncé",
  "commencé débuté démarré",
  "commence débute démarre",
  "terminé achevé fini conclu",
  "grand vaste important",
  "grande vaste importante",
  "petit modeste",
  "rapide prompt",
  "rapidement vite promptement",
  "environ approximativement près quelque",
  "presque quasiment pratiquement",
  "aussi également",
  "mais cependant toutefois néanmoins pourtant",
  "car parce puisque",
  "voiture automobile véhicule auto",
  "maison logement habitation",
  "rue voie",
  "quartier voisinage",
  "entreprise société compagnie firme",
  "habitants résidents riverains",
  "salariés employés travailleurs",
  "accord pacte",
  "réunion rencontre",
  "rapport compte-rendu",
  "montré démontré",
  "obtenu reçu",
  "construire bâtir",
  "utiliser employer",
  "augmenté progressé grimpé",
  "diminué baissé reculé",
  "mort décédé",
  "morts décédés",
  "actuellement maintenant",
  "auparavant précédemment",
  "souvent fréquemment",
  "lors pendant durant",
  "selon d'après",
];

const IRREGULAR: readonly string[] = [
  // lemma past participle
  "begin began begun",
  "buy bought bought",
  "show showed shown",
  "build built built",
  "choose chose chosen",
  "seek sought sought",
  "keep kept kept",
  "hit hit hit",
  "strike struck struck",
  "speak spoke spoken",
  "see saw seen",
  "tell told told",
  "give gave given",
  "hurt hurt hurt",
  "quit quit quit",
  "rise rose risen",
  "grow grew grown",
  "fall fell fallen",
  "cut cut cut",
  "let let let",
  "find found found",
  "come came come",
  "leave left left",
  "shut shut shut",
  "break broke broken",
  "send sent sent",
  "hold held held",
  "say said said",
  "get got got",
];

function verbForms(lemma: string): string[] {
  const irregular = IRREGULAR.find((line) => line.startsWith(`${lemma} `))?.split(" ");
  const third = /(?:s|x|ch|sh|z|o)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
  // Doubled where a short stressed syllable ends the word: the few such verbs in the list.
  const doubled = /^(?:begin|get|drop|hit|cut|let|quit|shut|permit|occur|stop|plan)$/.test(lemma)
    ? lemma + lemma.slice(-1)
    : lemma;
  const stem = lemma.endsWith("e") ? lemma.slice(0, -1) : doubled;
  const past = irregular?.[1] ?? (/[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${stem}ed`);
  return [lemma, third, `${stem}ing`, past, irregular?.[2] ?? past];
}

function nounForms(lemma: string): string[] {
  if (lemma === "child") return ["child", "children"];
  if (/man$/.test(lemma)) return [lemma, `${lemma.slice(0, -3)}men`];
  if (/(?:s|x|ch|sh)$/.test(lemma)) return [lemma, `${lemma}es`];
  if (/[^aeiou]y$/.test(lemma)) return [lemma, `${lemma.slice(0, -1)}ies`];
  return [lemma, `${lemma}s`];
}

/** Word → the numbers of the groups that it belongs to. */
const GROUPS = new Map<string, Set<number>>();
let groupCount = 0;

function addGroup(words: readonly string[]): void {
  for (const word of words) {
    const groups = GROUPS.get(word) ?? new Set<number>();
    groups.add(groupCount);
    GROUPS.set(word, groups);
  }
  groupCount++;
}

function addForms(lines: readonly string[], formsOf: (lemma: string) => string[]): void {
  for (const line of lines) {
    const forms = line.split(" ").map(formsOf);
    for (let form = 0; form < (forms[0]?.length ?? 0); form++)
      addGroup(forms.map((list) => list[form] ?? ""));
  }
}

addForms(VERBS, verbForms);
addForms(NOUNS, nounForms);
for (const line of [...OTHERS, ...SPANISH, ...GERMAN, ...FRENCH]) addGroup(line.split(" "));

/** Do copy editors exchange these two words (lower case) for each other? */
export function areSynonyms(a: string, b: string): boolean {
  const groups = GROUPS.get(a);
  const others = GROUPS.get(b);
  if (groups === undefined || others === undefined) return false;
  for (const group of groups) if (others.has(group)) return true;
  return false;
}

/** Is this a word of the lists above, and so no proper name when it opens a sentence? */
export function isListed(word: string): boolean {
  return GROUPS.has(word);
}
