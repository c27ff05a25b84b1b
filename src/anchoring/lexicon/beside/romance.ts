import type { CueList } from "../beside-cues.ts";

export const SPANISH: CueList = {
  negation: `no nunca jamás nada nadie ningún ninguno ninguna ni sin tampoco apenas salvo excepto niega niegan negó negaron
    negar negado desmiente desmienten desmintió desmintieron desmentir desmentido rechaza rechazan rechazó rechazaron descarta
    descartó descartan contradice* refuta refutó falta en_vez_de lejos_de contrario anul* cancel* deja_de dejó_de dejaron_de`,
  falsehood: `falso falsa falsos falsas falsamente falsedad erróneo errónea erróneamente error errores equivocad* incorrect*
    inexact* corrección correcciones corrige corrigió corregid* rectifica* fe_de_errores rectificó bulo bulos mentira mentiras
    miente mintió engañoso engañosa engaño desinformación inventad* manipulad* montaje mito infundad* sátira satíric* parodia
    versión_anterior versión_previa nota_del_editor nota_de_la_redacción aclaración aclaraciones retira* retractó
    desmentid* ❌`,
  doubt: `supuest* presunt* presuntamente dudos* duda dudas dudan rumor rumores rumorea sin_confirmar sin_verificar
    cuestiona* cuestionó llamado llamada aparentemente asegura aseguran aseguró aseguraron alega alegó pretende`,
  condition: `si salvo_que a_menos_que siempre_que en_caso_de con_tal_de suponiendo hasta_que de_lo_contrario depende*`,
  modality: `puede pueden podría podrían pudo quizá quizás tal_vez posiblemente probablemente posible debería deberían sería
    serían habría habrían planea planean propone propuso proyecto espera quiere teme amenaza`,
  frame: `imaginemos imagine ficción ficticio novela película simulacro simulación antes anteriormente en_su_día ya_no
    inicialmente en_principio solía broma bromea* escenario hipotétic*`,
  attribution: `dice dicen dijo dijeron según afirma afirman afirmó afirmaron sostiene sostienen sostuvo asegura aseguran
    aseguró declara declaró cree creen opina señala señaló escribe escribió tuiteó acusa acusó denuncia denunció cuenta contó
    informa informó explica explicó publica publicó anuncia anunció confirma confirmó a_juicio_de para gritó respondió repitió preguntó promete prometió`,
  degree: `casi unos unas cerca_de alrededor_de hasta como_máximo al_menos menos más solo sólo algunos algunas parte
    mitad`,
  contrast: `pero sin_embargo aunque en_realidad de_hecho en_cambio no_obstante`,
  pointing: `esto eso esta este estas estos ese esa esos esas ello tal siguiente anterior`,
  matter: `afirmación afirmaciones cifra cifras dato datos número información noticia declaración declaraciones versión texto foto
    vídeo frase acusación informe titular`,
  turn: `contrario revés inversa otra_cosa otra_historia distinto distinta exent* excepcion* excepto exclu* retract* desdijo desdicho
    cambió_de_opinión dio_marcha_atrás marcha_atrás archiv* abandon* veto vetó absolv* absuelt* sobresei* anulad* sin_efecto burla burló sorna ironía irónic*
    propaganda coacc* tortur* confund* homónim* suplant* discrep* no_comparte no_está_de_acuerdo resultó_ser al_final ojalá nada_de_eso
    ni_una_palabra hipótesis teoría inocente`,
  bearing: `real verdad verdadero realidad después desde_entonces ahora entretanto cambió cambiado demuestra demostró muestra* muestran reveló revela abogad* defensa
    rival rivales crític* expert* científic* tribunal juez recurso aplaz* suspend* retras* solo sólo únicamente teoría práctica`,
  back: `ello esto eso lo_que le les ellos ellas él ella aquello dicho dicha tal`,
  authority: `expert* historiador* científic* economista* investigador* inspector* auditor* fiscal* policía tribunal juez jueza jueces estudio estudios análisis datos documentos testigo testigos abogad* rival* crític* oposición sindicato* vecin* *ólogos`,
};

export const FRENCH: CueList = {
  negation: `ne n' pas jamais rien personne aucun aucune ni sans guère nullement non sauf nie nient niait nié nier dément
    démentent démenti démentir refuse refusent refusé rejette rejettent rejeté conteste contestent contesté réfute réfutent réfuté
    contredit contraire écarte écarté loin_de au_lieu_de annul* cesse* cessé`,
  falsehood: `faux fausse fausses faussement erreur erreurs erroné* incorrect* inexact* correction corrections corrigé* rectifi*
    erratum mensonge mensonges ment mensong* infox canular trompeur trompeuse désinformation inventé* truqué* mythe infondé*
    satire satirique parodie version_précédente version_antérieure note_de_la_rédaction précision mise_au_point retiré*
    rétracté* à_tort intox démenti ❌`,
  doubt: `prétend* présumé* supposé* soi-disant prétendument doute doutes douteux rumeur rumeurs non_confirmé* non_vérifié*
    allégu* apparemment semble affirme affirment assure assurent`,
  condition: `si s' sauf_si à_moins_que à_condition pourvu_que en_cas_de au_cas_où supposons jusqu'à_ce_que sinon dépend*`,
  modality: `peut peuvent pourrait pourraient peut-être probablement possiblement possible devrait devraient serait seraient
    aurait auraient prévoit prévoient propose proposé projet espère veut craint menace envisage*`,
  frame: `imaginons imaginez fiction fictif fictive roman film exercice simulation autrefois auparavant jadis ne_plus plus
    initialement scénario hypothè* hypothétique blague plaisant* ancien`,
  attribution: `dit disent disait selon d'après affirme affirment affirmé soutient soutiennent soutenu assure assurent assuré
    déclare déclaré croit croient pense estime estiment écrit tweete accuse accusent raconte raconté rapporte rapporté annonce
    annoncé explique expliqué confirme confirmé indique indiqué publié crié répondu répond promet promis pour`,
  degree: `presque environ près_de jusqu'à au_plus au_moins moins plus seulement quelques certains certaines partie moitié
    à_peine`,
  contrast: `mais cependant pourtant toutefois or en_réalité en_fait bien_que néanmoins`,
  pointing: `ceci cela ça ce cet cette ces tel tels suivant suivante ci-dessus ci-dessous`,
  matter: `affirmation affirmations chiffre chiffres nombre donnée données information informations déclaration déclarations
    propos version texte photo vidéo phrase accusation rapport article titre`,
  turn: `inverse contraire autre_chose autre_histoire autrement exempt* exception* exclu* exclus sauf rétract* revenu_sur revenue_sur reviennent_sur revient_sur
    changé_d' volte-face abandonn* enterré véto acquitt* relax* innocent* blanchi annulé sans_effet moqu* ironi* second_degré propagande contraint* tortur*
    confond* confusion homonyme usurp* désaccord ne_partage pas_convaincu finalement rien_de_tel hypothèse théorie si_seulement`,
  bearing: `réel réelle vrai vraie vérité réalité depuis maintenant entretemps changé montre montrent montré prouve prouvé révèle révélé avocat* défense rival* critique
    critiques expert* scientifique* tribunal juge appel report* suspend* uniquement théorie pratique`,
  back: `ceci cela ça lui leur elle elles ils il y en celui celle`,
  authority: `expert* historien* scientifique* économiste* chercheur* inspecteur* auditeur* procureur* police tribunal juge juges étude études analyse analyses données documents témoin témoins avocat* rival* critiques opposition syndicat* voisin* riverain* *ologues`,
};

export const PORTUGUESE: CueList = {
  negation: `não nunca jamais nada ninguém nenhum nenhuma nem sem nega negam negou negaram desmente desmentem desmentiu
    desmentiram rejeita rejeitou rejeitaram descarta descartou refuta refutou contesta contestou contrário deixou_de anul*
    cancel* longe_de em_vez_de`,
  falsehood: `falso falsa falsos falsas falsamente erro erros errad* equivocad* incorret* inexat* correção correções corrigid*
    corrige corrigiu retificação errata mentira mentiras mente mentiu enganos* boato boatos desinformação inventad* montagem mito
    infundad* sátira paródia versão_anterior nota_da_redação esclarecimento retratou retirad* fake ❌`,
  doubt: `suposto suposta supostos supostas supostamente alegad* alegadamente duvidos* dúvida dúvidas rumor rumores não_confirmad*
    chamado aparentemente alega alegou garante`,
  condition: `se a_menos_que caso desde_que em_caso_de supondo até_que depende*`,
  modality: `pode podem poderia poderiam talvez possivelmente provavelmente possível deveria deveriam seria seriam teria teriam
    planeja propõe propôs projeto espera quer teme ameaça poderá poderão`,
  frame: `imagine imaginemos ficção fictício romance filme simulação simulacro antes anteriormente já_não outrora inicialmente
    cenário hipótese hipotético brincadeira piada`,
  attribution: `diz dizem disse disseram segundo afirma afirmam afirmou afirmaram sustenta declara declarou acredita acha opina
    escreveu acusa acusou conta contou informa informou explica explicou publicou anuncia anunciou confirma confirmou para gritou respondeu promete prometeu`,
  degree: `quase cerca_de aproximadamente até no_máximo pelo_menos menos mais só apenas alguns algumas parte metade`,
  contrast: `mas porém contudo no_entanto embora na_verdade na_realidade de_facto de_fato todavia`,
  pointing: `isto isso este esta estes estas esse essa esses essas tal seguinte anterior`,
  matter: `afirmação afirmações número números dado dados informação notícia declaração declarações versão texto foto vídeo frase
    acusação relatório título`,
  turn: `contrário inverso outra_coisa outra_história diferente isent* exce* exclu* retrat* voltou_atrás mudou_de_ideia arquiv* abandon* vetou veto absolv*
    inocent* anulad* sem_efeito zomb* ironi* propaganda coag* tortur* confund* homónimo homônimo discord* afinal nada_disso hipótese teoria quem_dera`,
  bearing: `real verdade verdadeiro realidade depois desde_então agora entretanto mudou mostra mostram mostrou prova provou revela revelou advogad* defesa rival crític*
    especialista* cientista* tribunal juiz recurso adiad* suspens* apenas só teoria prática`,
  back: `isto isso ele ela eles elas lhe lhes aquilo disso disto`,
  authority: `especialista* historiador* cientista* economista* investigador* inspetor* auditor* polícia tribunal juiz juízes estudo estudos análise dados documentos testemunha* advogad* rival* crític* oposição sindicato* vizinh* *ólogos`,
};

export const ITALIAN: CueList = {
  negation: `non mai nessuno nessuna niente nulla senza né nega negano negato negò smentisce smentiscono smentito smentì respinge
    respinto rifiuta rifiutato esclude escluso contesta contestato confuta contrario annull* cessa* invece_di lungi_da`,
  falsehood: `falso falsa falsi false falsamente errore errori errat* erronea* sbagliat* inesatt* scorrett* correzione correzioni
    corrett* corregge rettifica* errata bugia bugie mente mentito fuorviante ingannevole bufala bufale disinformazione inventat*
    mito infondat* satira parodia versione_precedente nota_della_redazione precisazione ritirat* ritrattat* ❌`,
  doubt: `presunt* supposto sedicente dubbio dubbi dubita voci pettegolezz* non_confermat* non_verificat* asserit*
    apparentemente sostiene sostengono pretende cosiddett*`,
  condition: `se a_meno_che qualora purché in_caso_di supponendo finché dipende* salvo`,
  modality: `può possono potrebbe potrebbero forse probabilmente possibilmente possibile dovrebbe dovrebbero sarebbe sarebbero
    avrebbe avrebbero progetta propone proposto spera vuole teme minaccia`,
  frame: `immaginiamo immagina finzione fittizi* romanzo film esercitazione simulazione prima precedentemente non_più un_tempo
    inizialmente scenario ipotesi ipotetic* scherzo`,
  attribution: `dice dicono disse detto secondo afferma affermano affermato sostiene sostengono sostenuto dichiara dichiarato
    crede credono pensa ritiene scrive scritto accusa accusato racconta riferisce riferito spiega spiegato annuncia annunciato
    conferma confermato per gridato risposto promette promesso`,
  degree: `quasi circa fino_a al_massimo almeno meno più solo soltanto alcuni alcune parte metà`,
  contrast: `ma però tuttavia sebbene in_realtà in_effetti eppure`,
  pointing: `questo questa questi queste quello quella ciò tale seguente`,
  matter: `affermazione affermazioni cifra cifre dato dati numero informazione notizia dichiarazione dichiarazioni versione testo
    foto video frase accusa rapporto titolo`,
  turn: `contrario opposto altra_cosa altra_storia diversamente esent* eccezion* esclus* ritratt* marcia_indietro cambiato_idea archiviat* abbandonat* veto assolt*
    scagionat* prosciolt* annullat* ironi* scherz* propaganda costrett* tortur* confus* omonim* dissent* alla_fine niente_di_tutto ipotesi teoria magari`,
  bearing: `reale vero vera verità realtà poi da_allora ora intanto cambiato mostra mostrano mostrato prova provato rivela rivelato avvocat* difesa rival* critic*
    espert* scienziat* tribunale giudice ricorso rinviat* sospes* solo soltanto teoria pratica`,
  back: `ciò questo quello lui lei loro essi esse gli ne`,
  authority: `espert* storic* scienziat* economist* ricercator* ispettor* procura polizia tribunale giudice giudici studio studi analisi dati documenti testimon* avvocat* rival* critici opposizione sindacat* vicin* *ologi`,
};
