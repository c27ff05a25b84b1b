import { readFrenchNumber } from "../../language/numbers/french.ts";
import { readGermanNumber } from "../../language/numbers/german.ts";
import type { NumberAtom, SpelledNumber } from "../../language/numbers/number-atom.ts";
import { readSpanishNumber } from "../../language/numbers/spanish.ts";
import lists from "../lexicon/languages.json" with { type: "json" };
import type { ReadText } from "../readings.ts";
import type { Difference } from "../relation/difference.ts";
import type { Token } from "../tokens.ts";
import { COSTS } from "./cost.ts";
import { lettersOf } from "./letters.ts";
import { BY, TO } from "./likely.ts";
import { parts } from "./little-words.ts";
import { areOpposite, type Kinship, kinshipOf, pairUp } from "./other-words.ts";
import type { Residue, ResidueReason } from "./residue.ts";

/** What is known of a language besides English: its closed classes, how it denies and how it turns a sentence into the passive. */
interface Grammar {
  readonly classes: ReadonlyMap<string, ResidueReason>;
  /** Forms of "to be" of a passive, of one word or of two. */
  readonly being: ReadonlySet<string>;
  readonly by: ReadonlySet<string>;
  /** Forms of "to have" of a perfect. */
  readonly having: ReadonlySet<string>;
  /** Endings of participles, and of the active forms that say the same. */
  readonly participles: readonly (readonly [readonly string[], readonly string[]])[];
  /** Begin a phrase of time. */
  readonly fronted: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  /** Articles, pronouns, forms of "to be": they say nothing by themselves. */
  readonly little: ReadonlySet<string>;
  readonly kinship: Kinship;
  readonly readNumber: ((atoms: readonly NumberAtom[], at: number) => SpelledNumber | null) | null;
}

const READERS = { es: readSpanishNumber, fr: readFrenchNumber, de: readGermanNumber, pt: null } as const;
export type OtherLanguage = keyof typeof READERS;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

function grammarOf(language: OtherLanguage): Grammar {
  const list = lists[language];
  const classes = new Map<string, ResidueReason>();
  for (const word of list.preposition.split(" ")) classes.set(word, "function-word");
  for (const why of ["modal", "quantifier", "negation"] as const)
    for (const word of list[why].split(" ")) classes.set(word, why);
  return {
    classes,
    being: setOf(list.being),
    by: setOf(list.by),
    having: setOf(list.having),
    participles: list.participles.map(([one = "", other = ""]) => [one.split(" "), other.split(" ")]),
    fronted: setOf(list.fronted),
    times: setOf(list.months),
    little: setOf(list.little),
    kinship: kinshipOf(list),
    readNumber: READERS[language],
  };
}

const grammars = new Map<OtherLanguage, Grammar>();
function grammarFor(language: OtherLanguage): Grammar {
  let known = grammars.get(language);
  if (known === undefined) {
    known = grammarOf(language);
    grammars.set(language, known);
  }
  return known;
}

/** The language whose closed classes are known, of a primary tag. */
export const otherLanguage = (tag: string): OtherLanguage | null =>
  tag === "es" || tag === "fr" || tag === "de" || tag === "pt" ? tag : null;

interface Atom {
  readonly key: string;
  readonly why: ResidueReason;
  readonly from: number;
  readonly to: number;
  /** Punctuation parts it from what stands before. */
  readonly parted: boolean;
}

/** A point or comma before three digits may part thousands or begin a fraction: such a number is only itself. */
const PLAIN_NUMBER = /^\d+$/;

function atomsOf(tokens: readonly Token[], { classes, readNumber }: Grammar): Atom[] {
  const numbers: NumberAtom[] = tokens.map((token) => ({
    word: token.word,
    digits: PLAIN_NUMBER.test(token.surface) ? Number(token.surface) : null,
    link: token.gap === "" ? "space" : token.gap === "-" ? "hyphen" : "apart",
  }));
  const atoms: Atom[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const parted = at > 0 && parts(token.gap);
    const number = token.kind === "number" ? null : (readNumber?.(numbers, at) ?? null);
    // "un", "eine": an article, unless more of a number follows.
    if (number?.kind === "cardinal" && (number.value > 1 || number.end > at + 1)) {
      atoms.push({ key: String(number.value), why: "number", from: at, to: number.end - 1, parted });
      at = number.end - 1;
      continue;
    }
    const letters = token.kind === "number" ? token.surface.toLowerCase() : lettersOf(token);
    const why =
      token.kind === "number"
        ? "number"
        : (classes.get(letters) ?? (token.capital && at > 0 && !parted ? "name" : "word"));
    // "l'eau": the article and the noun.
    const elided = /^(\p{L}{1,2})'(.+)$/u.exec(letters);
    if (elided !== null) {
      const [, first = "", rest = ""] = elided;
      atoms.push({
        key: `${first}'`,
        why: classes.get(`${first}'`) ?? "function-word",
        from: at,
        to: at,
        parted,
      });
      atoms.push({ key: rest, why: classes.get(rest) ?? "word", from: at, to: at, parted: false });
    } else atoms.push({ key: letters, why, from: at, to: at, parted });
  }
  return atoms;
}

/** A sentence without the phrases of time that it begins or ends with, and these in one order: "En 2019, …", "… en 2019". */
function withoutTimes(
  atoms: readonly Atom[],
  { fronted, times }: Grammar,
): { body: readonly Atom[]; when: readonly Atom[] } {
  const isTime = (atom: Atom | undefined): boolean =>
    atom !== undefined && (times.has(atom.key) || /^(?:1[5-9]|20)\d\d$/.test(atom.key));
  const isInside = (atom: Atom | undefined): boolean => isTime(atom) || atom?.key === "de";
  let body = atoms;
  const phrases: (readonly Atom[])[] = [];
  const first = body[0];
  const from = fronted.has(first?.key ?? "") ? 1 : 0;
  let to = from;
  while (isInside(body[to]) && (to === from || body[to]?.parted !== true)) to++;
  if (to > from && body[to]?.parted === true) {
    phrases.push(body.slice(0, to));
    body = body.slice(to);
  }
  let last = body.length - 1;
  while (last > 1 && isInside(body[last])) last--;
  const isPhrase = isTime(body.at(-1)) && last > 1;
  if (isPhrase) {
    const start = fronted.has(body[last]?.key ?? "") ? last : last + 1;
    phrases.push(body.slice(start));
    body = body.slice(0, start);
  }
  const named = (phrase: readonly Atom[]): string => phrase.map(({ key }) => key).join(" ");
  return { body, when: [...phrases].sort((x, y) => (named(x) < named(y) ? -1 : 1)).flat() };
}

/** What a participle may be in the active: "cerrada" → "cerró"; with the stem that both begin with. */
function actives(participle: string, { participles }: Grammar): string[] {
  return participles.flatMap(([endings, forms]) => {
    const ending = endings.filter((one) => participle.endsWith(one)).sort((a, b) => b.length - a.length)[0];
    if (ending === undefined) return [];
    const stem = participle.slice(0, participle.length - ending.length);
    return stem.length < 2 ? [] : forms.map((form) => stem + form);
  });
}

/** "B fue cerrada por A" as "A cerró B": every way in which its verb may stand in the active. */
function activesOf(atoms: readonly Atom[], grammar: Grammar): Atom[][] {
  const being = atoms.findIndex(
    (atom, i) => grammar.being.has(atom.key) || grammar.being.has(`${atom.key}-${atoms[i + 1]?.key ?? ""}`),
  );
  if (being < 1) return [];
  const at = grammar.being.has(atoms[being]?.key ?? "") ? being + 1 : being + 2;
  const verb = atoms[at];
  const by = atoms.findIndex((atom, i) => i === at + 1 && grammar.by.has(atom.key));
  if (verb === undefined || by === -1) return [];
  const subject = atoms.slice(0, being);
  // Who did it stands to the end, or to a mark.
  const end = atoms.findIndex((atom, i) => i > by + 1 && atom.parted);
  const doer = atoms.slice(by + 1, end === -1 ? undefined : end);
  const rest = end === -1 ? [] : atoms.slice(end);
  // "pelo governo" is "por o governo".
  const article = /^pel(os?|as?)$/.exec(atoms[by]?.key ?? "")?.[1];
  const named =
    article === undefined ? doer : [{ ...verb, key: article, why: "function-word" as const }, ...doer];
  return actives(verb.key, grammar).map((key) => [...named, { ...verb, key }, ...subject, ...rest]);
}

/** What a German article is in another case: of who did it behind "von", of what it was done to in the active. */
const DOER_ARTICLES: Readonly<Record<string, readonly string[]>> = {
  dem: ["der", "das"],
  der: ["die"],
  den: ["die"],
  einem: ["ein"],
  einer: ["eine"],
};
const DONE_ARTICLES: Readonly<Record<string, readonly string[]>> = { der: ["den"], ein: ["einen", "ein"] };

/** "B wurde von A geschlossen" as "A hat B geschlossen": the participle stands last in both. */
function germanActives(atoms: readonly Atom[], grammar: Grammar): Atom[][] {
  const being = atoms.findIndex(({ key }) => key === "wurde" || key === "wurden");
  const by = atoms.findIndex((atom, i) => i > being && grammar.by.has(atom.key));
  const verb = atoms.at(-1);
  if (being < 1 || by === -1 || by + 2 >= atoms.length || verb === undefined) return [];
  const cased = (phrase: readonly Atom[], cases: typeof DOER_ARTICLES): Atom[][] => {
    const [first, ...rest] = phrase;
    if (first === undefined) return [[]];
    return (cases[first.key] ?? [first.key]).map((key) => [{ ...first, key }, ...rest]);
  };
  const doer = atoms.slice(by + 1, -1);
  return cased(doer, DOER_ARTICLES).flatMap((who) =>
    cased(atoms.slice(0, being), DONE_ARTICLES).flatMap((what) =>
      ["hat", "haben"].map((key) => [
        ...who,
        { ...verb, key, why: "word" as const },
        ...what,
        ...atoms.slice(being + 1, by),
        verb,
      ]),
    ),
  );
}

/** "ha cerrado" and "a fermé" as the plain past, for comparing. */
const plain = (atoms: readonly Atom[], grammar: Grammar): Atom[] =>
  atoms.filter(
    (atom, i) => !(grammar.having.has(atom.key) && actives(atoms[i + 1]?.key ?? "", grammar).length > 0),
  );

const COUNTED: ReadonlySet<ResidueReason> = new Set(["negation", "quantifier", "modal"]);

/** "No, cerró" is not "No cerró": a mark before or behind a word that denies, counts or hedges makes it another. */
const isSameWay = (one: readonly Atom[], other: readonly Atom[]): boolean =>
  one.length === other.length &&
  one.every((atom, i) => {
    const its = other[i];
    if (its?.key !== atom.key) return false;
    if (!COUNTED.has(atom.why)) return true;
    const isParted = (atoms: readonly Atom[], at: number): boolean => at > 0 && atoms[at]?.parted === true;
    return isParted(one, i) === isParted(other, i) && isParted(one, i + 1) === isParted(other, i + 1);
  });

const textOf = ({ text, start, tokens }: ReadText, { from, to }: Atom): string =>
  text.slice((tokens[from]?.start ?? 0) - start, (tokens[to]?.end ?? 0) - start);

const SIGNS = /[?¿"“”„«»]/u;

export interface OtherAccount {
  readonly residue: readonly Residue[];
  /** A denial that only one text has, where the rest of them is mostly one. */
  readonly denial: Difference | null;
  /** The residue says little (accounting/likely.ts). */
  readonly small: boolean;
}

/** Of the words that count, so many in both for a denial to deny the other text. */
const SAME_SENTENCE = 0.6;
const CONDITIONS = new Set(["si", "s'", "wenn", "falls", "se"]);
/** A denial may be of something else that the sentence says, an opposite hardly. */
const SAME_DENIED = 0.75;

interface Halves {
  readonly claim: ReadText;
  readonly passage: ReadText;
  readonly mine: readonly Atom[];
  readonly theirs: readonly Atom[];
  /** Which of theirs each of mine is; −1 for none. */
  readonly pairs: readonly number[];
  readonly lonelyMine: readonly Atom[];
  readonly lonelyTheirs: readonly Atom[];
}

/** A denial, or a word's opposite, that turns the one text into the opposite of the other; both together turn it back. */
function denialOf(halves: Halves, grammar: Grammar): Difference | null {
  const { little, kinship } = grammar;
  const { claim, passage, mine, theirs, lonelyMine, lonelyTheirs } = halves;
  const opposites = lonelyMine.flatMap((one) => {
    const other = lonelyTheirs.find((candidate) => areOpposite(one, candidate, kinship));
    return other === undefined ? [] : [{ one, other }];
  });
  const [pair] = opposites;
  const counts = (atoms: readonly Atom[]): number =>
    atoms.filter(
      (atom) =>
        (atom.why === "word" || atom.why === "name" || atom.why === "number") &&
        !little.has(atom.key) &&
        atom !== pair?.one &&
        atom !== pair?.other,
    ).length;
  const share = (lonely: readonly Atom[], all: readonly Atom[]): number =>
    1 - counts(lonely) / Math.max(1, counts(all));
  const shared = Math.min(share(lonelyMine, mine), share(lonelyTheirs, theirs));
  if (shared < (pair === undefined ? SAME_DENIED : SAME_SENTENCE) || counts(mine) === 0) return null;
  // "A es más caro que B" and "B es menos caro que A".
  if (pair?.one.why === "quantifier" && fallsOf(halves, grammar) > 0) return null;
  const denies = (atoms: readonly Atom[]): Atom[] =>
    atoms.filter((atom) => atom.why === "negation" && atom !== pair?.one && atom !== pair?.other);
  const [deniedMine, deniedTheirs] = [denies(lonelyMine), denies(lonelyTheirs)];
  // "ne … pas" denies once.
  const isDenied = deniedMine.length > 0 !== deniedTheirs.length > 0;
  const say = (read: ReadText, atoms: readonly Atom[]): string =>
    atoms.map((atom) => textOf(read, atom)).join(", ");
  // "si l'on n'a pas 16 ans": a condition denies nothing.
  const isConditional = [...lonelyMine, ...lonelyTheirs].some(({ key }) => CONDITIONS.has(key));
  if (pair === undefined && isConditional) return null;
  if (pair !== undefined)
    return isDenied
      ? null
      : { kind: "opposite", passage: textOf(passage, pair.other), claim: textOf(claim, pair.one) };
  return isDenied
    ? { kind: "negation", passage: say(passage, deniedTheirs), claim: say(claim, deniedMine) }
    : null;
}

/** How often the words that count stand before, in the other text, what they stand behind in this one. */
function fallsOf({ mine, pairs }: Pick<Halves, "mine" | "pairs">, { little, classes }: Grammar): number {
  const places = pairs.filter(
    (to, i) => to !== -1 && !little.has(mine[i]?.key ?? "") && !classes.has(mine[i]?.key ?? ""),
  );
  return places.filter((to, i) => i > 0 && to < (places[i - 1] ?? -1)).length;
}

/** Whether words that both have stand in one order, a phrase that has moved to the front or the end aside; in a passive turned round, in the other. */
function isOrdered(halves: Pick<Halves, "mine" | "theirs" | "pairs">, grammar: Grammar): boolean {
  const { mine, theirs } = halves;
  const { being, by } = grammar;
  const falls = fallsOf(halves, grammar);
  const isPassive = (atoms: readonly Atom[]): boolean =>
    atoms.some(({ key }) => being.has(key)) && atoms.some(({ key }) => by.has(key));
  return isPassive(mine) === isPassive(theirs) ? falls <= 1 : falls > 0;
}

/** So much may be unexplained for each word that is explained. */
const BUDGET = 1.4;
/** Fewer explained words prove nothing. */
const FEWEST = 2;
const UNBOUGHT: ReadonlySet<ResidueReason> = new Set([
  "negation",
  "modal",
  "number",
  "quantifier",
  "letters",
  "order",
]);

/**
 * Whether what is unexplained says little, by costs alone. A word that the passage adds has no price: no rule of relation/ says of these languages whether it
 * puts another thing in the place of one of the claim's.
 */
function saysLittle(halves: Omit<Halves, "claim" | "passage">, grammar: Grammar): boolean {
  const { mine, theirs, pairs, lonelyMine, lonelyTheirs } = halves;
  const cost = (atom: Atom, word: number): number => {
    if (grammar.little.has(atom.key) || atom.why === "function-word") return COSTS.preposition;
    const isDecisive = UNBOUGHT.has(atom.why) || atom.why === "name" || grammar.times.has(atom.key);
    return isDecisive ? Number.POSITIVE_INFINITY : word;
  };
  const paired = mine.flatMap((atom, i) => {
    const other = theirs[pairs[i] ?? -1];
    return other === undefined || grammar.little.has(atom.key) ? [] : [{ atom, other }];
  });
  const explained = paired.filter(({ atom }) => !grammar.classes.has(atom.key)).length;
  const sum =
    paired.filter(({ atom, other }) => atom.key !== other.key).length * COSTS.near +
    lonelyMine.reduce((all, atom) => all + cost(atom, COSTS.missing), 0) +
    lonelyTheirs.reduce((all, atom) => all + cost(atom, Number.POSITIVE_INFINITY), 0);
  // "ab Montag" is not "bis Montag".
  const poles = [lonelyMine, lonelyTheirs].map((atoms) =>
    atoms.some(({ key, why }) => why === "function-word" && !grammar.little.has(key)),
  );
  // "de 30 %" is by how much, "à 30" up to where.
  const isOtherAmount = mine.some((atom, i) => {
    const to = pairs[i] ?? -1;
    if (atom.why !== "number" || to < 1 || i < 1) return false;
    const [own, other] = [mine[i - 1]?.key ?? "", theirs[to - 1]?.key ?? ""];
    return own !== other && ((BY.has(own) && TO.has(other)) || (TO.has(own) && BY.has(other)));
  });
  if (isOtherAmount) return false;
  return (
    explained >= FEWEST &&
    sum <= BUDGET * explained &&
    !poles.every((one) => one) &&
    isOrdered(halves, grammar)
  );
}

/** {@link account} for Spanish, French, German and Portuguese: word by word, with their passives, perfects, times and numbers. */
export function accountIn(language: OtherLanguage, passage: ReadText, claim: ReadText): OtherAccount {
  const grammar = grammarFor(language);
  const [mine, theirs] = [atomsOf(claim.tokens, grammar), atomsOf(passage.tokens, grammar)];
  const pairs = pairUp(mine, theirs, grammar.kinship);
  const partners = new Set(pairs);
  const lonelyMine = mine.filter((_, i) => pairs[i] === -1);
  const lonelyTheirs = theirs.filter((_, j) => !partners.has(j));
  const denial = denialOf({ claim, passage, mine, theirs, pairs, lonelyMine, lonelyTheirs }, grammar);
  if (SIGNS.test(passage.text) && !SIGNS.test(claim.text))
    return {
      residue: [{ side: "passage", text: SIGNS.exec(passage.text)?.[0] ?? "", why: "sign" }],
      denial,
      small: false,
    };
  const ways = (atoms: readonly Atom[]): (readonly Atom[])[] => {
    const { body, when } = withoutTimes(atoms, grammar);
    const turned = (language === "de" ? germanActives : activesOf)(body, grammar);
    // "fechou … em 2019" and "em 2019 …": a mark that a moved phrase leaves behind parts nothing.
    const opened = body.map((atom, i) => (i === 0 ? { ...atom, parted: false } : atom));
    return [atoms, ...[opened, ...turned].map((way) => [...way, ...when])].map((way) => plain(way, grammar));
  };
  // A participle behind "ha" has many active forms; one of them is the other text's.
  const verbs = (way: readonly Atom[], other: readonly Atom[]): readonly Atom[] =>
    way.map((atom, i) => {
      const its = other[i];
      return its !== undefined && its.key !== atom.key && actives(atom.key, grammar).includes(its.key)
        ? { ...atom, key: its.key }
        : atom;
    });
  const claimWays = ways(mine);
  const proven = ways(theirs).some((way) =>
    claimWays.some((other) => {
      if (isSameWay(way, other)) return true;
      const isPerfect = mine.length !== theirs.length;
      return isPerfect && (isSameWay(verbs(way, other), other) || isSameWay(way, verbs(other, way)));
    }),
  );
  if (proven) return { residue: [], denial: null, small: true };
  const small = saysLittle({ mine, theirs, pairs, lonelyMine, lonelyTheirs }, grammar);
  const near = mine.filter((atom, i) => pairs[i] !== -1 && theirs[pairs[i] ?? -1]?.key !== atom.key);
  const residue: Residue[] = [
    ...near.map((atom): Residue => ({ side: "claim", text: textOf(claim, atom), why: "near" })),
    ...lonelyTheirs.map((atom): Residue => ({ side: "passage", text: textOf(passage, atom), why: atom.why })),
    ...lonelyMine.map((atom): Residue => ({ side: "claim", text: textOf(claim, atom), why: atom.why })),
  ].slice(0, 40);
  if (residue.length > 0) return { residue, denial, small };
  const moved =
    theirs.find((atom, i) => mine[i]?.key !== atom.key || mine[i]?.parted !== atom.parted) ?? theirs[0];
  return {
    residue: moved === undefined ? [] : [{ side: "passage", text: textOf(passage, moved), why: "order" }],
    denial,
    small,
  };
}
