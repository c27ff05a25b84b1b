import { stem } from "../stem.ts";

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
build builds building make making
destroy destroyed demolish demolished raze razed
increase increased rise rose risen grow grew grown climb climbed jump jumped soar soared up
decrease decreased fall fell fallen decline declined drop dropped shrink shrank sink plunge plunged down
show shows showed depict depicts depicted portray portrays capture captured
reveal revealed expose exposed disclose disclosed
prove proves proved proof evidence confirm confirmed
fake faked doctored photoshopped manipulated fabricated forged staged altered edited
big large huge enormous massive giant
small tiny little
quick fast rapid
law legislation statute
ban banned bans prohibit prohibited outlaw outlawed forbid forbidden bar barred
allow allowed allows permit permitted let
order ordered command commanded
illegal unlawful unauthorized undocumented
migrant migrants immigrant immigrants
shooting shootings gunman
home house
mother mom mum
father dad
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
virus viruses
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
quit resign resigned resigns resignation step steps stepped
last final
bet betting gamble gambling
everyone everybody
kind type sort
see seen spot spotted
move moved moving relocate relocated
kingpin lord
assassination killing killed assassinated
god gods deity deities
prescribe prescribed prescription
ruin ruins ruined wreck wrecks wrecked
attract attracted drawn
next beside
vegetable vegetables veggies
extend extended lengthen lengthened
declare declared proclaim proclaimed
shipment shipments transport transports
taxpayer taxpayers public
stay stays stayed remain remains remained
share shares stock stocks
cell mobile
former formerly ex
admit admits admitted let
immigrant immigrants newcomer newcomers
conservative conservatives tory tories
avoid avoids avoided escape escapes escaped dodge dodged evade evaded
visible seen see
slightly little
spoil spoils spoiled spoilt bad
run runs ran flow flows
lab labs laboratory laboratories
bodycam bodycams camera
widen widens widened broaden broadened expand
film filmed films shot shoot
fall fell crashed
top highest
expel expelled kick kicked ousted deported
copy copied copies
look design
lib liberal
dems democrats
widow wife
gunman shooter gunmen shooters
metro subway underground
mars martian
paris parisian parisians
london londoner londoners
know knew known aware
cause causes caused give gives gave
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
wife spouse
husband spouse
gun guns firearm firearms rifle rifles
weapon weapons
illegal illegally unlawfully
researcher researchers scientist scientists scholar scholars academic academics expert experts
slovakia slovak
slovenia slovenian slovene
estonia estonian
latvia latvian
lithuania lithuanian
albania albanian
armenia armenian
georgia georgian
kazakhstan kazakh
uzbekistan uzbek
mongolia mongolian
nepal nepalese nepali
bangladesh bangladeshi
myanmar burma burmese
cambodia cambodian
malaysia malaysian
singapore singaporean
taiwan taiwanese
yemen yemeni
jordan jordanian
qatar qatari
kuwait kuwaiti
libya libyan
tunisia tunisian
algeria algerian
morocco moroccan
sudan sudanese
uganda ugandan
tanzania tanzanian
rwanda rwandan
ghana ghanaian
senegal senegalese
zimbabwe zimbabwean
zambia zambian
angola angolan
cameroon cameroonian
ecuador ecuadorian ecuadorean
paraguay paraguayan
uruguay uruguayan
panama panamanian
nicaragua nicaraguan
honduras honduran
guatemala guatemalan
salvador salvadoran
jamaica jamaican
dominican dominicans
zealand zealander
hawaii hawaiian
alaska alaskan
new newly recent recently brand
say says said state stated announce announced
find finds found discover discovers discovered discovery locate located
jail jailed imprison imprisoned prison jails prisons behind
prisoner prisoners inmate inmates detainee detainees convict convicts
sentence sentenced sentences
team squad side
include included includes including contain contained contains
budget spending
firefighter firefighters fireman firemen
flat apartment
petrol gas gasoline
road roads street streets highway
train trains rail railway railroad
phone phones smartphone smartphones mobile cellphone cellphones
computer computers laptop
movie movies film films picture
tv television
ad ads advert adverts advertisement advertisements commercial
internet web online
website site page
newspaper newspapers paper papers
reporter reporters journalist journalists correspondent
author writer novelist
book memoir autobiography novel
singer vocalist
actor actress star
football soccer
player players athlete athletes footballer footballers
boss chief head ceo leader leaders director
spokesman spokeswoman spokesperson
mp lawmaker lawmakers legislator legislators parliamentarian politician politicians
parliament assembly legislature
congress capitol
council councillors
bill measure
rule rules regulation regulations
treaty pact accord agreement deal
ceasefire truce armistice
war conflict fighting
rebel rebels insurgent insurgents militant militants fighter fighters guerrilla guerrillas separatists
bomb bombs bombing bombed explosive explosion blast
missile missiles rocket rockets
troop troops forces
refugee refugees asylum
border frontier
flee fled escape escaped escapes
protest protests protester protesters demonstrator demonstrators demonstration demonstrations rally rallied marched march
riot riots unrest
strike strikes walkout
union unions
wage wages pay salary salaries
price prices cost costs priced
rent rents
tax taxes levy taxed
fine fined penalty penalties fines
debt debts loan loans
bank lender
profit profits earnings
economy economic
customer customers shopper shoppers buyer buyers consumer consumers
shop shops store stores retailer
restaurant eatery diner
hotel inn
factory factories plant plants
farm farms
farmer farmers grower growers
flood floods flooding flooded
storm storms hurricane
quake earthquake tremor
wildfire wildfires blaze blazes fire fires
temperature temperatures heat
pollution pollutants
rubbish trash garbage waste
plastic plastics
dog dogs puppy canine
cat cats kitten feline
horse horses
cow cows cattle
tree trees
river rivers stream
lake reservoir
sea ocean
mountain mountains
forest woods woodland
island isle
beach shore coast
building buildings structure
church churches cathedral
priest pastor clergyman
pope pontiff
nurse nurses
patient patients
medicine medicines pill pills
disease illness sickness
flu influenza
heart cardiac
pregnant expecting
birth births
infant newborn
kid kids youngster youngsters teenager teenagers teen teens youth adolescents
grandma grandmother
grandpa grandfather
citizen citizens national nationals
people folks persons person individuals individual
resident residents inhabitant inhabitants local locals
homeless unhoused
poor needy
elderly seniors pensioners
retire retired retires retirement
pension pensions
teacher teachers educator educators instructor
principal headteacher
pupil pupils schoolchildren
exam exams test tests
degree diploma
thief thieves robber robbers burglar burglars
rob robbed robbery burgled burglary
crime crimes offence offense offences offenses
criminal criminals offender offenders
suspect suspects suspected
victim victims
murder murders homicide homicides killing killings
stab stabbed stabbing knifed
rape raped
assault assaulted beat beaten attacked
hit struck
injure injured hurt wounded wound
accuse accused alleged charged
charge charged indict indicted indictment
prosecutor prosecutors
appeal appealed
forgery forgeries fake fakes counterfeit
renovation renovations refurbishment refurbished renovated
resident residents villagers townspeople
trapped stuck stranded
headquarters hq
perform performed conduct conducted
produce produced generate generated generates
discharge discharged dump dumped
employee employees personnel workforce
plea request
inquiry investigation probe
attend attended attends attending
excessive exorbitant
refund refunded reimburse reimbursed repay repaid
complaint complaints
evacuate evacuated
seat seats places
journey trip
acquit acquitted clear cleared exonerate exonerated absolve absolved
kidnap kidnapped kidnaps abduct abducted abducts
throw thrown toss tossed
bail bond
deport deported deports deportation deportations removed expel expelled
visa visas
car cars auto autos
truck trucks lorry lorries
bus buses coach
bike bikes bicycle bicycles
flight flights
airline carrier
crash crashed crashes collision collided smash smashed
sink sank sunk
rescue rescued saved save saves
search searched
miss missing missed lost
alive living
scheme program programme project initiative
study research survey
survey poll
report reports reported
document documents file files record records
email emails
secret secretly
hide hid hidden conceal concealed covered
publish published publishes release released
remove removed removes take taken took withdraw
delete deleted deletes erase erased wipe wiped scrub scrubbed
cancel cancelled canceled scrap scrapped axe axed
delay delayed postpone postponed
extend extended prolong prolonged
expand expanded broaden broadened widen widened
limit limits limited restrict restricted cap capped
stop stops stopped prevent prevented prevents block blocked
open opens opened reopen
enter entered
carry carries carried
grab grabbed seize seized confiscate confiscated
provide provides provided supply supplied offer offers
cover covers covered
award awarded prize
honor honored honour honoured
champion championship title
beat beats beaten defeat defeated
game games match
score scored
fast rapidly quickly swiftly
slow slowly
nearly almost
totally completely fully entirely
kick kicked expelled
choose pick picked picks select selected selects
appoint appointed appoints name named names nominate nominated
promise promised promises pledge pledged vow vowed
refuse refuses refused decline declined reject rejected turned
agree agreed agrees accept accepted accepts
admit admitted admits acknowledge acknowledged concede conceded confess confessed
deny denied denies
insult insulted
criticize criticized criticise criticised slam slammed blast blasted condemn condemned denounce denounced attacked
praise praised praises laud lauded hail hailed applaud applauded
thank thanked thanks
apologize apologized apologise apologised apology
marry marries
divorce divorced split
feud row dispute
fight fought battle battled
join joined
belong member members
lead led headed
rule ruled
govern governed
hold held host hosted hosts
speak spoke speech address addressed
talk talks talked discuss discussed
ask asked request requested
answer answered reply replied respond responded
call calls called urge urged demand demanded demands
tell told inform informed
teach taught
learn learned
read reads
use uses used utilize
need needs needed require required
try tries tried attempt attempted
work works worked
sell sells sold sale sales
export exports exported
import imports imported
produce produces produced make makes made manufacture manufactured
grow grows cultivate
burn burns burned burnt torched
damage damaged wreck wrecked
break broke broken
fix fixed repair repaired
clean cleaned
dirty polluted contaminated tainted
contaminate contaminated
poison poisoned poisonous toxic
spread spreads transmit transmitted transmits
drink drinks drinking
smoke smokes smoking smoked
allow lets
enough sufficient
shortage lack scarcity
biggest largest
tallest highest
worst deadliest
oppose opposed opposes against
electricity power
nuclear atomic
oil petroleum
carbon co2
emission emissions emit emits
planet planets
moon lunar
sun solar
astronaut astronauts cosmonaut
alien aliens extraterrestrial
robot robots
ai artificial
hacker hackers
hack hacked breached breach
app apps application
twitter x
facebook meta
google alphabet
nyc york
sf francisco
philly philadelphia
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

/** Whether two stems are used for the same thing. */
export function isSynonym(one: string, other: string): boolean {
  const a = groups.get(one);
  const b = groups.get(other);
  if (a === undefined || b === undefined) return false;
  for (const id of a) if (b.has(id)) return true;
  return false;
}
