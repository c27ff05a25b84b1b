import { keyOf } from "./word-forms.ts";

/** Verbs that do not make their past with -ed: base, past and, where it is another, participle. */
const IRREGULAR = `
arise arose arisen
begin began begun
bind bound
bite bit bitten
blow blew blown
break broke broken
bring brought
broadcast broadcast
build built
buy bought
cast cast
catch caught
choose chose chosen
cost cost
cut cut
deal dealt
dig dug
do did done
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
give gave given
go went gone
grow grew grown
have had
hear heard
hide hid hidden
hit hit
hold held
hurt hurt
keep kept
know knew known
lay laid
lead led
leave left
lend lent
let let
light lit
lose lost
make made
mean meant
meet met
overhear overheard
overtake overtook overtaken
overthrow overthrew overthrown
pay paid
put put
quit quit
read read
rebuild rebuilt
ride rode ridden
ring rang rung
rise rose risen
run ran run
say said
see saw seen
seek sought
sell sold
send sent
set set
shake shook shaken
shed shed
shoot shot
show showed shown
shut shut
sing sang sung
sink sank sunk
sit sat
slay slew slain
speak spoke spoken
spend spent
split split
spread spread
stand stood
steal stole stolen
stick stuck
strike struck
swear swore sworn
sweep swept
swim swam swum
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
understand understood
undertake undertook undertaken
uphold upheld
wake woke woken
wear wore worn
win won
wind wound
withdraw withdrew withdrawn
withhold withheld
write wrote written
`;

const pastOf = new Map<string, string>();
const baseOf = new Map<string, string>();
const lemmas = new Map<string, string>();
for (const line of IRREGULAR.trim().split("\n")) {
  const [base = "", past = "", participle = past] = line.split(" ");
  pastOf.set(participle, past);
  baseOf.set(participle, base);
  for (const form of [past, participle]) if (!lemmas.has(form)) lemmas.set(form, base);
}

/** The base of an irregular form: "took" and "taken" → "take"; any other word as it stands. */
export const lemmaOf = (word: string): string => lemmas.get(word) ?? word;

/** Whether a word may be a past participle. */
export function isParticiple(word: string): boolean {
  return /[a-z]{2}ed$/u.test(word) || pastOf.has(word);
}

/** The past of a participle: "taken" → "took"; what is no irregular participle stays as it is. */
export const pastFor = (word: string): string => pastOf.get(word) ?? word;

/** What a participle may be one of, by keys: "heard" → "hear"; "banned" → "bann", "banne", "ban", of which one is a word. */
export function basesFor(participle: string): string[] {
  const irregular = baseOf.get(participle);
  if (irregular !== undefined) return [keyOf(irregular)];
  const stem = participle.replace(/ed$/u, "");
  const single = /([^aeiou])\1$/u.test(stem) ? [stem.slice(0, -1)] : [];
  const ending = stem.endsWith("i") ? [`${stem.slice(0, -1)}y`] : [];
  return [stem, `${stem}e`, ...single, ...ending].map(keyOf);
}
