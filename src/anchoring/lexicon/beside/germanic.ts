import type { CueList } from "../beside-cues.ts";

export const GERMAN: CueList = {
  negation: `nicht nie niemals kein keine keinen keinem keiner keines nichts niemand niemanden niemandem weder ohne nirgends kaum
    außer bestreitet bestritt bestritten bestreiten leugnet leugnete leugnen verneint verneinte dementiert dementierte dementieren
    dementi lehnt ablehnt lehnte ablehnte abgelehnt zurückgewiesen zurück widerspricht widersprach widersprechen widersprochen
    widerlegt widerlegte verweigert verweigerte gescheitert scheiterte mitnichten keineswegs keinesfalls anstatt statt
    entgegen aufgehoben annulliert abgesagt`,
  falsehood: `falsch falsche falschen falscher falsches fälschlich* falschmeldung* irrtum irrtümlich* irrt fehler fehlerhaft*
    unrichtig* unzutreffend* unwahr* korrektur* korrigiert* korrigier* berichtig* richtigstellung* richtiggestellt gegendarstellung
    widerrufen widerruft zurückgezogen zurückgenommen lüge lügen gelogen fake irreführend* desinformation erfunden* gefälscht*
    mythos unbegründet* haltlos* satire satirisch* parodie frühere_version früheren_version ursprünglichen_version
    anmerkung_der_redaktion klarstellung* ente falschbehauptung* ❌`,
  doubt: `angeblich* mutmaßlich* vermeintlich* sogenannt* behauptet behaupteten behauptete behauptung zweifel zweifelhaft* zweifelt
    bezweifelt bezweifeln gerücht gerüchte gerüchten unbestätigt* ungeprüft* umstritten* offenbar scheinbar anscheinend soll
    sollen will wollen`,
  condition: `wenn falls sofern ob es_sei_denn vorausgesetzt angenommen bis im_falle abhängig sonst`,
  modality: `kann können könnte könnten konnte dürfte dürften mag möglicherweise vielleicht wahrscheinlich vermutlich eventuell
    würde würden wäre wären hätte hätten sollte sollten müsste plant planen geplant vorgeschlagen schlägt hofft fürchtet droht
    möglich wohl`,
  frame: `stellen_sie_sich_vor fiktion fiktiv* roman film übung simulation früher ehemals einst damals zuvor nicht_mehr
    ursprünglich zunächst anfangs szenario hypothetisch* scherz witz aprilscherz`,
  attribution: `sagt sagen sagte sagten laut zufolge nach_angaben erklärt erklärte erklärten behauptet behauptete behaupteten meint
    meinte glaubt glaubte glauben schreibt schrieb schrieben berichtet berichtete berichten beschuldigt wirft_vor teilt_mit
    teilte_mit mitgeteilt kündigt kündigte bestätigt bestätigte hieß heißt äußert* betont betonte versichert* beteuert*
    aussage rief fragte antwortete verspricht versprach`,
  degree: `fast beinahe nahezu etwa rund ungefähr circa bis_zu höchstens mindestens weniger mehr nur bloß einige manche teil
    hälfte knapp über unter`,
  contrast: `aber jedoch doch allerdings obwohl tatsächlich in_wahrheit in_wirklichkeit dagegen dennoch hingegen vielmehr`,
  pointing: `dies dieses diese diesem dieser das solche folgende folgendes obige davon daran dazu`,
  matter: `behauptung behauptungen zahl zahlen angabe angaben meldung aussage aussagen bericht darstellung version text foto bild
    video satz zitat vorwurf vorwürfe information nachricht artikel schlagzeile`,
  turn: `gegenteil umgekehrt anders andersherum etwas_anderes ausgenommen ausnahme* ausnahmen ausgeschlossen widerr* zurückgenommen nahm_*_zurück nahm_*_*_zurück nahm_*_*_*_zurück
    nahm_das_zurück rückzieher kehrtwende verworfen gekippt aufgegeben fallen_gelassen fallengelassen veto freigesprochen freispruch entlastet aufgehoben
    hinfällig augenzwinkernd spöttisch ironisch spott propaganda gezwungen erpresst gefoltert verwechs* namensvetter* überzeugt_nicht nicht_überzeugt
    sah_das_anders sieht_das_anders stellte_sich_heraus letztlich am_ende schön_wär* von_wegen keine_rede hypothese theorie unschuldig`,
  bearing: `wirklich* tatsächlich* wahr wahrheit wirklichkeit inzwischen seither seitdem später heute stattdessen geändert zeigt zeigen zeigte ergab belegt belegen bewies
    anwalt anwälte verteidigung gegner kritiker experten wissenschaftler gericht richter berufung verschoben ausgesetzt vertagt lediglich theoretisch praxis`,
  back: `es das dies dieses dem ihm ihnen ihn sie er davon dazu daran darin dagegen damit`,
  authority: `*amt *behörde experte experten historiker* forscher* wissenschaftler* ökonom* gutachter* prüfer* ermittler* staatsanwalt* polizei gericht richter studie studien analyse* daten akten belege zeugen zeuge anwalt anwälte gegner kritiker opposition gewerkschaft* anwohner* nachbar* *ologen`,
};

export const DUTCH: CueList = {
  negation: `niet geen nooit niets niemand nergens zonder noch nauwelijks ontkent ontkennen ontkende ontkenden ontkend weigert
    weigerde verwerpt verwierp verworpen weerspreekt weersprak tegenspreekt betwist betwistte weerlegd weerlegt afgewezen
    behalve integendeel in_plaats_van geannuleerd`,
  falsehood: `onwaar vals valse fout fouten foutief foute onjuist* verkeerd* vergissing correctie* gecorrigeerd* rectificatie*
    herroepen ingetrokken leugen leugens liegt gelogen nep nepnieuws misleidend* desinformatie verzonnen vervalst* mythe ongegrond*
    satire parodie eerdere_versie noot_van_de_redactie verduidelijking ❌`,
  doubt: `vermeend* zogenaamd* zogenoemd* beweert beweren beweerde beweerden bewering twijfel* gerucht geruchten onbevestigd*
    omstreden naar_verluidt kennelijk schijnbaar zou zouden`,
  condition: `als indien tenzij mits of stel_dat totdat tot afhankelijk anders`,
  modality: `kan kunnen kon zou zouden misschien mogelijk wellicht waarschijnlijk moet moeten plan plannen wil willen hoopt vreest
    dreigt voorgesteld`,
  frame: `stel_je_voor fictie fictief roman film oefening simulatie vroeger voorheen destijds eerder niet_langer
    aanvankelijk scenario hypothetisch grap aprilgrap`,
  attribution: `zegt zeggen zei zeiden volgens verklaart verklaarde beweert beweerde meldt meldde melden meent denkt gelooft schrijft
    schreef bericht aldus stelt stelde bevestigt bevestigde vertelt vertelde meegedeeld`,
  degree: `bijna haast ongeveer circa rond tot_wel hoogstens minstens minder meer slechts enkele sommige deel helft
    ruim`,
  contrast: `maar echter toch hoewel in_werkelijkheid eigenlijk daarentegen`,
  pointing: `dit dat deze die zulke volgende bovenstaande daarvan hiervan het`,
  matter: `bewering beweringen cijfer cijfers getal aantal verklaring bericht versie tekst foto video zin citaat beschuldiging
    informatie artikel kop`,
};

export const SCANDINAVIAN: CueList = {
  negation: `inte ikke ej aldrig aldri ingen inga ingenting intet ingenting utan uden uten förnekar förnekade nekar nektet nægter
    nægtede avvisar avvisade avviser avviste afviser afviste bestrider bestred heller dementerar dementerer dementerede icke
    knappt næppe neppe utom undtagen`,
  falsehood: `falsk falska falske falskt felaktig* fel feil fejl forkert* oriktig* rättelse* rettelse* korrigering* berigtigelse*
    korrigerad* rettet lögn løgn påhittad* oppdiktet opdigtet vilseledande misvisende vildledende desinformation myt myte grundlös*
    satir satire parodi tidigare_version tidligere_versjon tidligere_version förtydligande dementi bluff fake ❌`,
  doubt: `påstår påstod påstås påstådd* påstått påståtte påstand påståede angiveligt angivelig såkalt såkalte såkaldt så_kallad*
    tvivel tvil tvivlar rykte rykten rygte rygter obekräftad* ubekreftet ubekræftet misstänkt* mistenkt* formodet förmodad*
    omstridd* tydligen`,
  condition: `om hvis såfremt dersom ifall förutsatt forutsatt medmindre med_mindre såvida antag tills indtil inntil huruvida`,
  modality: `kan kunde kunne skulle kanske kanskje måske möjligen muligens muligvis troligen trolig sannolikt sandsynligvis bör bør
    vill vil planerar planlegger planlægger föreslår foreslår hoppas håper håber`,
  frame: `tänk_dig fiktion fiksjon roman film övning øvelse simulering tidigare tidligere förr før längre lenger længere
    ursprungligen opprinnelig oprindeligt scenario skämt spøk`,
  attribution: `säger sade sa sier siger sagde enligt ifølge uppger oppgir oplyser hävdar hevder hævder menar mener tror skriver skrev
    påstår påstod berättar forteller fortæller meddelar bekräftar bekrefter bekræfter anser uttalar`,
  degree: `nästan nesten næsten ungefär cirka omkring upp_till opptil op_til högst høyst højst minst mindst mindre mer mere bara
    bare kun några noen nogle del hälften`,
  contrast: `men dock dog likevel alligevel däremot imidlertid emellertid faktiskt faktisk egentligen`,
  pointing: `detta dette denna denne dessa disse det den följande følgende`,
  matter: `påstående påstand siffra siffran tall tallet tal tallene uppgift uppgiften opplysning oplysning uttalande uttalelse
    udtalelse rapport version text tekst bild bilde billede video citat`,
};
