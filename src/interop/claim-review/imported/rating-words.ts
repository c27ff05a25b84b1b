import type { Label } from "../../../vocabulary.ts";
import { foldRating } from "./fold-rating.ts";

// What publishers write under their ratings. The languages are those of the International
// Fact-Checking Network's larger houses. A word stands here only if it means one thing as a whole rating.

/** Whole ratings. */
const WHOLE: Record<Exclude<Label, "unrated">, string> = {
  supported: `true|correct|accurate|right|yes|confirmed|verified|fact|real|authentic|legit|legitimate|correct attribution|geppetto checkmark
    vrai|exact|verdadero|verdad|cierto|correcto|verdadeiro|verdade|correto|fato|vero|corretto|wahr|richtig|korrekt|stimmt|waar|juist|correct|prawda|prawdziwe
    pravda|правда|истина|верно|dogru|sant|sandt|sann|rigtigt|tosi|totta|adevarat|igaz|αληθες|αληθεια|benar|fakta|صحيح|حقيقي|सच|सही|正确|真實|真实|正確|事实|사실|事実`,
  mostly_supported: `mostly true|mostly correct|mostly accurate|mostly right|largely true|largely accurate|largely correct|mainly true|almost true|nearly true|one pinocchio
    plutot vrai|presque vrai|en grande partie vrai|mayormente cierto|mayormente verdadero|casi verdad|majoritairement vrai|grosstenteils richtig|grosstenteils wahr|uberwiegend richtig|weitgehend richtig
    quasi vero|in gran parte vero|pretendente al vero|c'e quasi|grotendeels waar|sebagian besar benar|cogunlukla dogru`,
  mixed: `half true|half truth|half right|half false|mixed|mixture|mixed messages|partly true|partly false|partially true|partially false|partially correct|partly correct|partly right|partial|in part
    mostly false|mostly wrong|mostly incorrect|mostly inaccurate|largely false|mainly false|barely true|two pinocchios|three pinocchios|not quite right|not exactly right|it depends|true and false
    a moitie vrai|plutot faux|partiellement vrai|partiellement faux|en partie vrai|en partie faux|c'est plus complique|mi vrai mi faux|verdad a medias|media verdad|parcialmente falso|parcialmente cierto|parcialmente verdadero|mayormente falso|casi falso
    meia verdade|parcialmente verdadeiro|em parte|mezza verita|parzialmente vero|parzialmente falso|ni|halb wahr|halbwahr|teilweise wahr|teilweise richtig|teilweise falsch|teils falsch|teils richtig|grosstenteils falsch|uberwiegend falsch
    halfwaar|half waar|gedeeltelijk waar|deels waar|grotendeels onwaar|polprawda|czesciowy falsz|częsciowo prawda|полуправда|karma|kismen dogru|delvist sandt|delvis sant|delvis sann|partial adevarat|felig igaz|sebagian benar|आंशिक रूप से सच|部分正确|半真半假|절반의 사실`,
  refuted: `false|wrong|incorrect|inaccurate|untrue|fake|fake news|hoax|pants on fire|four pinocchios|bottomless pinocchio|fabricated|debunked|not true|not accurate|not correct|not real|no|lie|myth|bogus|fiction|satire|parody|scam|altered|altered photo|altered video|doctored|manipulated|manipulated media|miscaptioned|misattributed|incorrect attribution|labeled satire|invented|rumor|nonsense|legend
    faux|c'est faux|infox|fausse|invente|canular|intox|falso|falsa|bulo|es falso|mentira|montaje|enganifa|e falso|fake|boato|inventado|bufala|falsch|frei erfunden|erfunden|unwahr|gefalscht|manipuliert|stimmt nicht|fehlerhaft
    onwaar|niet waar|vals|nep|verzonnen|falsz|falszywe|nieprawda|manipulacja|lez|nepravda|ложь|неправда|фейк|фейк новости|манипуляция и ложь|yanlis|asilsiz|uydurma|falsk|feil|falskt|fel|forkert|vaara|valetta|fals|hamis|nem igaz|ψευδες|ψευδη|hoaks|salah|palsu|disinformasi|زائف|كاذب|خطأ|مفبرك|झूठ|झूठा|फर्जी|गलत|फेक|假|错误|錯誤|谣言|謠言|虚假|거짓|가짜|誤り|虚偽`,
  misleading: `misleading|misleads|missing context|needs context|lacks context|out of context|needs more context|distorts the facts|spins the facts|twists the facts|not the whole story|not full story|exaggerated|exaggerates|exagerated|exaggeration|overstated|cherry picks|cherry picked|cherry picking|false context|takes too much credit|outdated|out of date|decontextualized|clickbait|false headline
    trompeur|trompeuse|hors contexte|manque de contexte|exagere|enganoso|enganosa|engañoso|fuera de contexto|sin contexto|descontextualizado|falta contexto|fora de contexto|distorcido|exagerado|fuori contesto|fuorviante|ingannevole|irrefuhrend|fehlender kontext|aus dem zusammenhang gerissen|falscher zusammenhang|falscher kontext|ubertrieben|misleidend|context ontbreekt|uit de context
    wprowadza w blad|zavadejici|заблуждение|вводит в заблуждение|манипуляция|yaniltici|baglamdan koparma|vildledende|misvisende|missvisande|vilseledande|harhaanjohtava|inselator|felrevezeto|παραπλανητικο|menyesatkan|konteks hilang|مضلل|خارج السياق|भ्रामक|误导|誤導|오해의 소지|ミスリード`,
  conflicting: `disputed|in dispute|under dispute|contested|conflicting|conflicting evidence|debated|controversial|conteste|controverse|en disputa|umstritten|strittig|betwist|omstreden|sporne`,
  unproven: `unproven|unproved|unsupported|unsubstantiated|unverified|unverifiable|unconfirmed|not proven|no evidence|no proof|lacks evidence|research in progress|inconclusive|unclear|unknown|baseless|unfounded|verdict pending|insufficient evidence|not enough evidence|undetermined|not enough information|no way to know|in progress|explanatory no verdict
    non prouve|non verifie|invérifiable|inverifiable|sans preuve|sans fondement|sin pruebas|sin evidencia|no verificado|no verificable|inverificable|insostenible|sem provas|sem evidencias|insustentavel|nao comprovado|inverificavel|non verificabile|senza prove|non dimostrato|unbelegt|nicht belegt|unbewiesen|nicht uberprufbar|ohne beleg|onbewezen|onbevestigd|niet te controleren|nieweryfikowalne|neoveritelne|не доказано|без доказательств|belirsiz|kanitlanmamis|udokumenteret|ikke dokumentert|belum terbukti|tidak terbukti|غير مثبت|अप्रमाणित|无法核实|證據不足|证据不足|판단 유보|根拠不明`,
};

/** Label by whole rating. */
export const LABEL_OF_WORDS: ReadonlyMap<string, Label> = new Map(
  Object.entries(WHOLE).flatMap(([label, words]) =>
    words.split(/[|\n]/).map((word): [string, Label] => [foldRating(word), label as Label]),
  ),
);

/**
 * Ratings that are sentences, as the English-speaking houses write them; the first that fits decides. The order is the
 * rule: what takes a word back ("not false", "true, but …") comes before the word.
 */
export const LABEL_OF_PATTERN: readonly [RegExp, Label][] = [
  // Whether somebody changed their mind says nothing of whether they are right.
  [/\bfl[io]p|\bno flip\b/, "unrated"],
  [/\bnot (entirely |completely |totally )?(false|wrong|untrue|fake|incorrect|misleading)\b/, "unrated"],
  [/^(mostly|largely|mainly|partly|partially|half) (false|wrong|untrue|inaccurate|incorrect)\b/, "mixed"],
  [/^(mostly|largely|mainly|nearly|almost) (true|right|accurate|correct)\b/, "mostly_supported"],
  [/\b(half|partly|partially|somewhat|sort of) (true|truth|right|accurate|correct|wrong|of them)\b/, "mixed"],
  [/^(true|correct|accurate|yes|right)\b.* (but|however|except|although)\b/, "misleading"],
  [/^(technically|narrowly) (right|true|accurate|correct)\b|\bto a point$|^some \w+ many \w+$/, "mixed"],
  [/^(it )?depends\b|\bdepends? (on|how)\b|\bstill mixed$|^not many but some$|^yes for \w+/, "mixed"],
  [/^(false|wrong|incorrect|untrue|fake|very wrong|no (distorts|it|he|she|they|we))\b/, "refuted"],
  [
    /\b(no|lacks?|without|little|insufficient|scant|weak|poor|not given|hasnt given|not enough|detailed) (\w+ )?(evidence|proof|basis|sourcing|receipts)\b|\bevidence (is |was )?(weak|lacking|thin|not clear)/,
    "unproven",
  ],
  [/^(the )?evidence (stacked against|says (maybe )?not)|\bundercut by\b/, "refuted"],
  [
    /\bun(proven|proved|supported|substantiated|verified|verifiable|confirmed|clear|known|founded)\b|\bbaseless\b|\bpending\b|\bopen (\w+ )?question\b|\bnot (yet )?(settled|proven|clear)\b|\bfar from clear\b|\bno (way to know|clear pattern)\b/,
    "unproven",
  ],
  [
    /\bhard to (\w+ )?(say|tell|verify|confirm|pinpoint|know)\b|\b(can ?not|cant|not able) (to )?(be )?(verif|confirm|prove)|\b(too soon|too early|way early) to (say|tell)\b|\braises doubts\b/,
    "unproven",
  ],
  [
    /\b(in|under) dispute\b|\bdisputed?s?\b|\bexperts? (\w+ )?(divided|disagree|question)|\bdisagree\b|\bdebated\b|\bcontested\b/,
    "conflicting",
  ],
  [
    /\bmis ?lead|\bdistort|\bspin(s|ning)?\b|\btwist(s|ed|ing)?\b|\bcon(t)?ext\b|\b(whole|full|entire|half the|part of the) story\b|\bto the story\b|\b(leaves out|omits|masking|ignores)\b|\bcherry ?pick/,
    "misleading",
  ],
  [
    /\bexag+erat|\binflated\b|\bovers(tated|old|impl)|\boverblown\b|\btoo (far|strong|much credit)\b|\bover the top\b|\b(fuzzy|fishy|faulty|bad) (math|data)\b|\bdata is fishy\b|\bapples (to|and) oranges\b|\b(out of date|outdated)\b|\bflawed\b|\bmisuse of\b|\bwrong use of\b|\bnot the right word\b|\bless than \w+ candid\b|\bmore words than action\b/,
    "misleading",
  ],
  [/\b(not (that|so|as) (simple|clear cut)|(more|a) complex|complicated)\b/, "misleading"],
  [/\bnot (quite|exactly|entirely|completely|fully|altogether) (right|true|accurate|correct)\b/, "mixed"],
  [
    /\b(numbers|figures|facts|math|story|claim)s? checks? out\b|\bis (true|real|credible|correct|accurate)\b|\bits credible\b|\bstand by true\b|\bnumbers (are )?(even|much) higher\b|\brates are even higher\b/,
    "supported",
  ],
  [/^(true|correct|accurate|right|yes|confirmed|verified)\b|\bevidence supports\b/, "supported"],
  [
    /\b(false|wrong|untrue|incorrect|inaccurate|fake|hoax|fabricated|debunked|bogus|fiction|satire|parody|doctored|misspoke|myth|flub|invented)\b|\bdoesnt add up\b|\bnot (true|accurate|correct|so|reality|real|legal|eligible|what)\b/,
    "refuted",
  ],
  [
    /^(no|nobody|none|never|not)\b|\bsays? (its )?not?$|\bagree no$|\bsays? hes wrong\b|\bexperts say it wont\b|\bnever existed\b|\bit wont\b|\bsuggest not\b/,
    "refuted",
  ],
  [
    /\b(did|does|do|was|is|were|are|will|would|wo|could|has)(nt| not) (\w+ )?(say|said|use|endorse|agree|happen|legal|exist|their|that|it|a|the|what)\b/,
    "refuted",
  ],
];
