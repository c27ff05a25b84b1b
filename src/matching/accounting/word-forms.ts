/**
 * Words that say the same in any sentence, one group a line, each form with its like: never a verb beside its past. Far fewer than the
 * synonyms by which words are aligned (relation/synonyms.ts), for here a pair that once differs hands out a wrong verdict.
 */
const GROUPS = `
per-cent percent pct
until till
towards toward
amongst among
amidst amid
whilst while
upon on
buys purchases
bought purchased
buying purchasing
begins starts commences
began started
beginning starting
automobile car
automobiles cars
aeroplane airplane
aeroplanes airplanes
child kid
children kids
physician doctor
physicians doctors
attorney lawyer
attorneys lawyers
film movie
films movies
photo photograph
photos photographs
television tv
telephone phone
prohibit ban outlaw
prohibits bans outlaws
buy purchase
begin start commence
permit allow
help assist
fire sack
halt stop
abolish scrap
prohibited banned outlawed
prohibiting banning outlawing
cop policeman
petrol gasoline
lorry truck
lorries trucks
mum mom mother
mums moms mothers
dad father
dads fathers
everyone everybody
someone somebody
anyone anybody
nobody no-one
huge enormous giant
abolished scrapped
rises increases
rise increase
rose increased
fell decreased
picture photo
pictures photos
cell-phone mobile-phone
cell-phones mobile-phones
shooter gunman
must have-to
rapidly quickly
usa us america united-states united-states-of-america
uk united-kingdom
eu european-union
un united-nations
nato north-atlantic-treaty-organization north-atlantic-treaty-organisation
roughly approximately
nearly almost
mp member-of-parliament
demolished razed
shut closed
shuts closes
shutting closing
assists helps
assisted helped
permits allows
permitted allowed
permitting allowing
fired sacked
halted stopped
halts stops
resident inhabitant
residents inhabitants
employees workers staff
employee worker
prime-minister pm
chief-executive ceo
chief-executive-officer ceo
purchaser buyer
purchasers buyers
`;

/** British and American spellings, by what they end in. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [
    /^(colo|hono|labo|neighbo|harbo|favo|humo|rumo|behavio|endeavo|flavo|parlo|armo|savio|vapo|splendo)ur/u,
    "$1r",
  ],
  [/([a-z]{3,})is(e|es|ed|ing|ation|ations|er|ers)$/u, "$1iz$2"],
  [/([a-z]{2,}ly)s(e|ed|es|ing)$/u, "$1z$2"],
  [
    /^(travel|cancel|label|level|model|signal|fuel|counsel|tunnel|marvel|channel|dial|total|equal|rival|quarrel|jewel)l(ed|ing|er|ers|ery)$/u,
    "$1$2",
  ],
  [/^(cent|met|theat|lit|fib|kilomet|centimet|millimet|calib)re(s?)$/u, "$1er$2"],
  [/^(def|off|pret)ence/u, "$1ense"],
  [/^licence/u, "license"],
  [/^programme(s?)$/u, "program$1"],
  [/^grey/u, "gray"],
  [/^(an|p)aes?th/u, "$1esth"],
  [/^(p)aed/u, "$1ed"],
  [/^tyre(s?)$/u, "tire$1"],
  [/^jewellery$/u, "jewelry"],
  [/^ageing$/u, "aging"],
  [/^judgement/u, "judgment"],
  [/^aluminium$/u, "aluminum"],
  [/^(learn|burn|dream|spoil)t$/u, "$1ed"],
];

/** Keys of groups: the first form of each line, unless the line is chained to an earlier one. */
const groupOf = new Map<string, string>();
for (const line of GROUPS.trim().split("\n")) {
  const forms = line.split(/\s+/);
  const key = forms.map((form) => groupOf.get(form)).find((known) => known !== undefined) ?? forms[0] ?? "";
  for (const form of forms) groupOf.set(form, key);
}

/** Forms of several words, longest first, as they are joined to one. */
export const PHRASES: readonly (readonly string[])[] = [
  ...new Set([...groupOf.keys()].filter((form) => form.includes("-"))),
]
  .map((form) => form.split("-"))
  .sort((a, b) => b.length - a.length);

/** The key that a word shares with every word which says the same. `letters` are in lower case, accents kept. */
export function keyOf(letters: string): string {
  const known = groupOf.get(letters);
  if (known !== undefined) return known;
  for (const [pattern, to] of SPELLINGS) {
    if (!pattern.test(letters)) continue;
    const spelled = letters.replace(pattern, to);
    return groupOf.get(spelled) ?? spelled;
  }
  return letters;
}
