/** Verbs whose past and participle differ: past, participle. */
const IRREGULAR = `
arose arisen
ate eaten
began begun
bit bitten
blew blown
broke broken
chose chosen
did done
drank drunk
drew drawn
drove driven
fell fallen
flew flown
forbade forbidden
forgot forgotten
froze frozen
gave given
grew grown
hid hidden
knew known
overthrew overthrown
ran run
rang rung
rode ridden
rose risen
sang sung
sank sunk
saw seen
shook shaken
showed shown
spoke spoken
stole stolen
swam swum
swore sworn
threw thrown
took taken
tore torn
withdrew withdrawn
woke woken
wore worn
wrote written
went gone
undertook undertaken
overtook overtaken
`;
/** Verbs whose past and participle are one form and do not end in -ed. */
const ONE_FORM = new Set(
  `bought brought built burnt caught cut dealt dug fed felt fought found fled had heard held hit hurt kept laid led left lent let lit lost
  made meant met paid put quit read said sat sent set shot shut sold spent split spread stood struck stuck sued swept taught thought told
  understood won wound cost cast shed sought slain bound broadcast rebuilt resold withheld upheld overheard`.split(
    /\s+/,
  ),
);

const pastOf = new Map<string, string>();
for (const line of IRREGULAR.trim().split("\n")) {
  const [past = "", participle = ""] = line.split(" ");
  pastOf.set(participle, past);
}

/** Whether a word may be a past participle. */
export function isParticiple(word: string): boolean {
  return /[a-z]{2}ed$/u.test(word) || ONE_FORM.has(word) || pastOf.has(word);
}

/** The past of a participle: "taken" → "took"; what is no irregular participle stays as it is. */
export const pastFor = (word: string): string => pastOf.get(word) ?? word;
