import { stem } from "./stem.ts";

/**
 * Words that stand for each other in news and posts, one group a line. Only words that hardly ever differ in what they claim: a
 * group too wide makes an opposite look like a repetition.
 */
const SAME = `
us usa america american states
uk britain british kingdom
russia russian moscow kremlin
china chinese beijing
france french
germany german
spain spanish
ukraine ukrainian
israel israeli
greece greek
netherlands dutch
poland polish
switzerland swiss
denmark danish
turkey turkish
mexico mexican
african black
california ca
pennsylvania pa
florida fla fl
texas tx
michigan mich
arizona az
virginia va
washington dc
canada canadian
belgium belgian
italy italian
ireland irish
sweden swedish
norway norwegian
finland finnish
austria austrian
hungary hungarian
portugal portuguese
iceland icelandic
scotland scottish scots
england english
wales welsh
czech czechia
romania romanian
bulgaria bulgarian
serbia serbian
croatia croatian
japan japanese
korea korean
vietnam vietnamese
thailand thai
indonesia indonesian
philippines filipino philippine
india indian
pakistan pakistani
afghanistan afghan
iran iranian
iraq iraqi
syria syrian
lebanon lebanese
egypt egyptian
saudi saudis
palestine palestinian
nigeria nigerian
kenya kenyan
ethiopia ethiopian
somalia somali
brazil brazilian
argentina argentine argentinian
chile chilean
peru peruvian
bolivia bolivian
colombia colombian
venezuela venezuelan
cuba cuban
haiti haitian
australia australian
europe european
africa african
asia asian
texas texan
california californian
gop republican republicans
democrat democrats democratic dem dems
shoot shoots shot shooting
take takes took taken
go goes went gone
come comes came
see sees saw seen
know knows knew known
speak speaks spoke spoken
drive drives drove driven
ride rides rode ridden
eat eats ate eaten
drink drinks drank drunk
fly flies flew flown
throw throws threw thrown
blow blows blew blown
draw draws drew drawn
hold holds held
keep keeps kept
lead leads led
feed feeds fed
bring brings brought
catch catches caught
teach teaches taught
think thinks thought
fight fights fought
seek seeks sought
sell sells sold
spend spends spent
lend lends lent
lie lies lied
sing sings sang sung
swim swims swam swum
run runs ran
hang hangs hung hanged
stick sticks stuck
strike strikes struck
swear swears sworn swore
tear tears tore torn
wear wears wore worn
break breaks broke broken
choose chooses chose chosen
freeze freezes froze frozen
write writes wrote written
hide hides hid hidden
bite bites bit bitten
forgive forgives forgave forgiven
grow grows grew grown
fall falls fell fallen
rise rises rose risen
win wins won
sit sits sat
stand stands stood
understand understood
hear hears heard
sleep sleeps slept
feel feels felt
deal deals dealt
mean means meant
bear bears bore born
become becomes became
overtake overtook overtaken
withdraw withdrew withdrawn
undergo underwent undergone
child childs children
mouse mice
foot feet
tooth teeth
wolf wolves
life lives
president potus pres
senator sen
governor gov
representative rep congressman congresswoman
general gen
professor prof
department dept
minister pm
covid covid19 coronavirus corona sarscov2
vaccine vaccines vaccination vaccinated jab jabs shot shots immunization inoculation
photo photos photograph photographs picture pictures pic pics image images snapshot
video footage clip film
say says said tell tells told claim claims claimed state stated allege alleged declare declared
tweet tweets tweeted post posts posted
child children kid kids
student students pupil pupils
doctor doctors physician physicians
police cop cops officer officers policeman policemen
company firm corporation business
job jobs position positions
car cars vehicle vehicles automobile
plane planes aircraft airplane jet
ship vessel boat
lawyer attorney
arrest arrested detain detained custody
kill killed kills murder murdered slain slay
die died dies death deaths dead deceased
fire fired sack sacked dismiss dismissed axed ousted
hire hired employ employed
begin began begun start started launch launched
end ended finish finished stop stopped halt halted cease
buy bought purchase purchased
pay paid payment pays
money cash funds fund funding
donate donated donation contribute contributed contribution gave give
get got receive received obtain obtained
build built construct constructed construction
destroy destroyed demolish demolished raze razed
increase increased rise rose risen grow grew grown climb climbed jump jumped soar soared up
decrease decreased fall fell fallen decline declined drop dropped shrink shrank sink plunge plunged down
show shows showed depict depicts depicted portray portrays capture captured
reveal revealed expose exposed disclose disclosed
prove proves proved proof evidence confirm confirmed
fake faked doctored photoshopped manipulated fabricated forged staged
big large huge enormous massive giant
small tiny little
quick fast rapid
law legislation statute
ban banned bans prohibit prohibited outlaw outlawed forbid forbidden bar barred
allow allowed allows permit permitted let
order ordered command commanded
illegal unlawful unauthorized undocumented
migrant migrants immigrant immigrants
gun guns firearm firearms weapon weapons
attack attacked assault assaulted
shooting shootings gunman
wife spouse husband
home house
mother mom mum
father dad
school schools classroom
university college
city town
country nation
government administration
election elections vote votes voting ballot ballots poll polls
voter voters electorate
tax taxes taxation
cancer tumor tumour
cure cures cured heal heals
cause causes caused lead leads led result results trigger triggers
help helps helped aid assist assisted
ill sick illness disease
hospital hospitals clinic
food meal
drug drugs medication medicine
virus infection infected
wear wears wore worn wearing
visit visited visits travel traveled travelled trip
meet met meeting
marry married wed wedding
old aged age
year years annual annually yearly
month months monthly
week weeks weekly
day days daily
earn earns earned make makes made
quit resign resigned resigns resignation
win won wins victory victorious
lose lost loses defeat defeated
cut cuts slash slashed reduce reduced trim trimmed
refuse refused refuses decline rejected reject
sign signed signs
send sent sends ship shipped
steal stole stolen theft
owner owns owned own possess
sue sued lawsuit
judge judges court courts
leave left leaves depart departed exit exited quit
arrive arrived arrives came
plan plans planned planning intend intends
want wants wanted
require requires required mandatory must mandate mandates mandated
close closed closes shut shuts shutdown
raise raised hike hiked
return returned back
find found discover discovered
create created invent invented
replace replaced
warn warned warning
support supports supported back backs backed endorse endorsed favor favors favored
approve approved approves approval pass passed passes endorse endorsed
animal animals
man men guy male
woman women lady female
baby babies infant infants newborn
worker workers employee employees staff
soldier soldiers troops military army
muslim muslims islamic islam
christian christians
jew jews jewish
`;

/** What turns a sentence into its opposite, two sides a line. */
const OPPOSITE = `
increase rise rose risen grow grew climb climbed jump soar surge surged up higher gain gained expand | decrease fall fell fallen decline declined drop dropped shrink shrank plunge plunged down lower sank slump slid
raise raised hike boost boosted add added | cut slash reduce reduced lower trim removed
more greater above over exceed exceeds exceeded | less fewer below under
most majority | least minority
before | after
always | never
for | against
want wants wanted | against oppose opposes opposed
uphold upheld affirm affirmed confirmed | overturn overturned struck strike reversed
keep keeps kept | shut closed close abandon abandoned scrap scrapped drop dropped
tell told | hid
visible | invisible hidden
peace peaceful peacefully | war violent violently
majority | minority
innocent | guilty
survive survived survives | perish perished die died
recover recovered recovers | worsened died
praise praised praises | insult insulted attacked
thank thanked | blame blamed
ally allies | rival rivals enemy
invite invited | expel expelled disinvited
elect elected | ousted defeated
stay stayed remain remained | leave left resign resigned quit
stand stood | sat sit
light | dark heavy
full | empty
hit | miss missed
heat heated | cool cooled
ahead | behind
wet | dry
expensive costly pricey | cheap cheaper cheapest
freed released rescued | killed executed
bless blessed | curse cursed
fresh | rotten stale
gain gained | lose lost
pregnant | infertile
sunny | rainy
deny denied | admit admitted grant granted
defend defended defends | attack attacked abandon abandoned
welcome welcomed welcomes | reject rejected condemn condemned
prove proved proven | disprove disproved
understate understated | overstate overstated
underestimate underestimated | overestimate overestimated
owns owned | sold
legal lawful legalize legalized legalise legalised | illegal unlawful outlaw outlawed criminalize criminalized ban banned prohibit prohibited
allow allowed permit permitted let | ban banned prohibit prohibited forbid forbidden bar barred block blocked prevent prevented
win won victory beat | lose lost defeat
support supported supports back backed backs favor favors favored endorse endorsed | oppose opposed opposes opposition reject rejected rejects against
approve approved approves accept accepted accepts pass passed ratify ratified | reject rejected rejects refuse refused veto vetoed deny denied
safe harmless | dangerous unsafe harmful deadly risky toxic hazardous
effective works | ineffective useless
true real genuine authentic accurate | false fake bogus untrue hoax fabricated doctored inaccurate
alive survive survived | dead die died killed deceased death
guilty convicted | innocent acquitted cleared
convict convicted condemn | acquit acquitted exonerate exonerated
open opened opens reopen reopened | close closed closes shut shuttered
start started begin began launch launched resume resumed | end ended stop stopped finish finished halt halted cancel cancelled canceled suspend suspended
hire hired appoint appointed recruit | fire fired dismiss dismissed sack sacked
join joined enter entered | leave left quit exit exited withdraw withdrew withdrawn
arrive arrived | depart departed
buy bought purchase purchased | sell sold
give gave given grant granted donate | take took taken receive received withhold withheld
lend lent | borrow borrowed
import imported imports | export exported exports
create created build built | destroy destroyed demolish demolished abolish abolished eliminate eliminated
strengthen strengthened | weaken weakened
success succeed succeeded successful | failure fail failed unsuccessful
rich wealthy richest wealthiest | poor poorest
high highest | low lowest
first | last
largest biggest | smallest
best | worst
better improve improved improves | worse worsen worsened
hot warm warming warmer hottest | cold cool cooling cooler coldest
early earlier earliest | late later latest
young younger youngest | old older oldest elderly
old | new
male man men boy boys husband father son brother | female woman women girl girls wife mother daughter sister
husband | wife
father dad | mother mom mum
son | daughter
brother | sister
king | queen
north northern | south southern
east eastern | west western
left | right
republican republicans gop | democrat democrats democratic
conservative conservatives | liberal liberals
liberal | conservative
public | private
federal | state local
day | night
voluntary optional | mandatory compulsory required
free | paid
present attend attended | absent absence skip skipped missed
agree agreed | disagree disagreed
love loved loves | hate hated hates
friend ally allies | enemy enemies foe
protect protected protects | endanger endangered harm harmed harms
cure cured cures prevent prevented prevents protects | cause caused causes
include included includes | exclude excluded excludes
remember | forget forgot
hide hid hidden conceal concealed | reveal revealed show shown disclose disclosed
lock locked | unlock unlocked
arrested detained jailed imprisoned | released freed
release released free freed | detain detained jail jailed imprison imprisoned arrest
extend extended lengthen | shorten shortened
impose imposed introduce introduced enact enacted | lift lifted repeal repealed scrap scrapped revoke revoked rescind rescinded
confirm confirmed confirms admit admitted acknowledged | deny denied denies
vaccinated | unvaccinated
constitutional | unconstitutional
documented | undocumented
employed | unemployed
armed | unarmed
possible able capable | impossible unable incapable
likely | unlikely
fair | unfair
healthy | unhealthy sick ill
married | unmarried divorced single
pregnant | barren
positive | negative
major | minor
thousand thousands | million millions
inside indoors indoor | outside outdoors outdoor
push pushed | pull pulled
send sent | receive received
top | bottom
all every everyone everybody both entire | some none few half partial
permanent permanently | temporary temporarily
yesterday | tomorrow
ancestor | descendant
maximum | minimum
attack attacked | defend defended
praise praised | criticize criticized condemn condemned blame blamed
surplus | deficit
profit profits | loss losses
asset | liability
rural | urban
domestic | foreign
native natives citizen citizens | foreigner foreigners immigrant immigrants
healthy | diseased
spent spend | saved save
double doubled | halve halved
accelerate accelerated | slow slowed
tighten tightened | loosen loosened relax relaxed ease eased
promote promoted | demote demoted
winner | loser
offer offered | refuse refused
encourage encouraged | discourage discouraged
`;

const groups = new Map<string, Set<number>>();
for (const [id, line] of SAME.trim().split("\n").entries()) {
  for (const word of line.split(/\s+/)) {
    const key = stem(word);
    const known = groups.get(key) ?? new Set();
    known.add(id);
    groups.set(key, known);
  }
}

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
const DENYING = ["un", "in", "im", "il", "ir", "dis", "non", "anti"];

function denies(one: string, other: string): boolean {
  return DENYING.some((prefix) => one === prefix + other && other.length >= 4);
}

/** Whether two stems say the opposite in the same place. */
export function isOpposite(one: string, other: string): boolean {
  return opposites.get(one)?.has(other) === true || denies(one, other) || denies(other, one);
}

/** Whether two stems are used for the same thing. */
export function isSynonym(one: string, other: string): boolean {
  const a = groups.get(one);
  const b = groups.get(other);
  if (a === undefined || b === undefined) return false;
  for (const id of a) if (b.has(id)) return true;
  return false;
}
