import groups from "../lexicon/word-forms.json" with { type: "json" };

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
for (const line of groups) {
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
