/** Names that are written in our letters, or were once called, in several ways. */
const NAMES_IN_TWO_SPELLINGS = `kiev kyiv|odessa odesa|kharkov kharkiv|lvov lviv|sergei sergey|alexei alexey|aleksei aleksey|andrei andrey|
   nikolai nikolay|yuri yury|yuri yuriy|dmitri dmitry|dmitriy dmitry|vasily vasiliy|zelensky zelenskyy|zelensky zelenskiy|mohammed muhammad|mohamed muhammad|
   mohammed mohamed|mohammad muhammad|gaddafi qaddafi|gadhafi gaddafi|hezbollah hizbollah|hezbollah hizbullah|koran quran|moslem muslim|moslems muslims|
   beijing peking|bombay mumbai|calcutta kolkata|ahmed ahmad|hussein husain|hussein hussain|osama usama|khamenei khameini|tchaikovsky chaikovsky|
   hanukkah chanukah|romania rumania|basel basle|lyon lyons|marseille marseilles|seville sevilla`;

/** Slips in words too short to be known for one by their letters, each before the word that was meant. */
export const KNOWN_SLIPS: ReadonlySet<string> = new Set(
  `${NAMES_IN_TWO_SPELLINGS}|teh the|hte the|adn and|nad and|taht that|thsi this|waht what|wiht with|wich which|thier their|ther there|fo of|yuo you|tehy they|hvae have|
   haev have|sadi said|siad said|untill until|wether whether|definately definitely|occured occurred|publically publicly`
    .split("|")
    .map((pair) => pair.trim()),
);

/** Pairs that look like a slip and are two words. */
export const TWO_WORDS = new Set(
  `there three|trial trail|casual causal|martial marital|form from|clam calm|brake break|quite quiet|angel angle|dairy diary|silver sliver|
   board broad|untied united|sacred scared|unclear nuclear|county country|immoral immortal|immorality immortality|
   mediation medication|mediation meditation|medication meditation|prescription proscription|adoption adaption|
   conservation conversation|compliment complement|stationary stationery|persecution prosecution|
   desert dessert|later latter|planed planned|staring starring|scared scarred|striped stripped|tapped taped|
   hoping hopping|loose lose|latest lattest|filing filling|tiny tinny|super supper|diner dinner|rating ratting|pining pinning|
   caned canned|wining winning|moral morale|human humane|reality realty|continental continual|historic historical|
   economic economical|perspective prospective|principal principle|councillor counsellor|council counsel|
   immigrant emigrant|immigration emigration|allusion illusion|eminent imminent|respectfully respectively|
   interstate intrastate|precede proceed|uninterested disinterested|legislation litigation|defence deference|
   deported departed|deportation departation|detained retained|deferred referred|inspector investor|
   assured assumed|president precedent|presidents precedents|presented prevented|arraigned arranged|
   expected excepted|expect except|accepted excepted|effective affective|elected erected|ordnance ordinance|
   personal personnel|regional reginal|marine martine|statue statute|statues statutes|causalities casualties|
   casualties causalities|cavalry calvary|exercise exorcise|reserved reversed|severe sever|revered reversed|
   contract contact|contracts contacts|contracted contacted|contracting contacting|counties countries|pleasant peasant|pleasants peasants|
   thorough through|recorded recoded|breaches beaches|breached beached|restrain retrain|restrained retrained|friends fiends|brought bought|
   strained stained|straining staining|spending sending|stinking sinking|stacking sacking|standing sanding|planting panting|painting panting|
   planning panning|clashing cashing|crashing cashing|bursting busting|coursing cursing|founding funding|founders funders|learning leaning|
   mourning morning|positing posting|reigning reining|slipping sipping|snapping sapping|sweeping seeping|swinging singing|tracking tacking|
   trailing tailing|trapping tapping|tripping tipping|massaged messaged|resigned reigned|resigning reigning|complaint compliant|
   complaints compliants|prostrate prostate|unites unties|unite untie|reserve reverse|reserves reverses|severs serves|conserve converse|
   trials trails|casually causally|angles angels|fired fried|tired tried|dairies diaries|filed field|files flies|fiend fined|goals gaols|
   lairs liars|slated salted|spilt split|crated carted|adopted adapted|adopting adapting|prescribe proscribe|prescribed proscribed|
   expanded expended|collision collusion|wandered wondered|floundered foundered|packets pockets|ingenious ingenuous|vacation vocation|
   preposition proposition|inequity iniquity|imported imparted|signalled signaled|bettered battered|battered buttered|rockets rackets|
   cantines canines|chiffres chiffes|stalking talking|plotting potting|charter chatter|chartered chattered|granted ranted|
   defected deflected|detected deflected|infected inflected|affected afflicted|effected elected|reflected refected|
   director dictator|factions fractions|faction fraction|stations sations|portions potions|portion potion|princes prices|
   princess process|bands brands|banded branded|banding branding|boasting basting|grained gained|drafting rafting|
   marching marking|sinister minister|barrister barista|cremated created|creamed creamed|demented dented|resisted rested|
   coasting casting|creating crating|created crated|feasting fasting|feasted fasted|toasting tasting|toasted tasted|policies polices|soldiers solders|
   patients patents|relieved relived|coursing cursing|mourning morning|scouring scoring|founders funders|founding funding|founded funded|
   bounding bonding|pounders ponders|boarders borders|roadster roaster|coasters casters|roasters rosters|painting panting|painters panters|
   paintings pantings|remainder reminder|feathers fathers|freights frights|duelling dulling|fuelling fulling|counties counts|
   assented assented|devised revised|intended indented|intention indention|incited indited|underserved undeserved`
    .split("|")
    .map((pair) => pair.trim().split(/\s+/).sort().join(" ")),
);
