import { readFrenchNumber } from "../../language/numbers/french.ts";
import { readGermanNumber } from "../../language/numbers/german.ts";
import type { NumberAtom, SpelledNumber } from "../../language/numbers/number-atom.ts";
import { readSpanishNumber } from "../../language/numbers/spanish.ts";
import lists from "../lexicon/languages.json" with { type: "json" };
import type { ReadText } from "../readings.ts";
import type { Difference } from "../relation/difference.ts";
import type { Token } from "../tokens.ts";
import { lettersOf } from "./letters.ts";
import { parts } from "./little-words.ts";
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

function unmatched(one: readonly Atom[], other: readonly Atom[]): Atom[] {
  const left = new Map<string, number>();
  for (const { key } of other) left.set(key, (left.get(key) ?? 0) + 1);
  return one.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

const SIGNS = /[?¿"“”„«»]/u;

export interface OtherAccount {
  readonly residue: readonly Residue[];
  /** A denial that only one text has, where the rest of them is mostly one. */
  readonly denial: Difference | null;
}

/** Of the words that count, so many in both for a denial to deny the other text. */
const SAME_SENTENCE = 0.75;

/** {@link account} for Spanish, French, German and Portuguese: word by word, with their passives, perfects, times and numbers. */
export function accountIn(language: OtherLanguage, passage: ReadText, claim: ReadText): OtherAccount {
  const grammar = grammarFor(language);
  const [mine, theirs] = [atomsOf(claim.tokens, grammar), atomsOf(passage.tokens, grammar)];
  const [lonelyMine, lonelyTheirs] = [unmatched(mine, theirs), unmatched(theirs, mine)];
  const denies = (atoms: readonly Atom[]): Atom[] => atoms.filter((atom) => atom.why === "negation");
  const [deniedMine, deniedTheirs] = [denies(lonelyMine), denies(lonelyTheirs)];
  const counts = (atoms: readonly Atom[]): number =>
    atoms.filter(({ why, key }) => why === "word" || why === "name" || (why === "number" && key !== ""))
      .length;
  const isSame =
    counts(lonelyMine) <= (1 - SAME_SENTENCE) * counts(mine) &&
    counts(lonelyTheirs) <= (1 - SAME_SENTENCE) * counts(theirs);
  // "ne … pas" denies once.
  const isDenied = deniedMine.length > 0 !== deniedTheirs.length > 0;
  const say = (read: ReadText, atoms: readonly Atom[]): string =>
    atoms.map((atom) => textOf(read, atom)).join(", ");
  const denial: Difference | null =
    isSame && isDenied
      ? { kind: "negation", passage: say(passage, deniedTheirs), claim: say(claim, deniedMine) }
      : null;
  if (SIGNS.test(passage.text) && !SIGNS.test(claim.text))
    return { residue: [{ side: "passage", text: SIGNS.exec(passage.text)?.[0] ?? "", why: "sign" }], denial };
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
  if (proven) return { residue: [], denial: null };
  const residue: Residue[] = [
    ...lonelyTheirs.map((atom): Residue => ({ side: "passage", text: textOf(passage, atom), why: atom.why })),
    ...lonelyMine.map((atom): Residue => ({ side: "claim", text: textOf(claim, atom), why: atom.why })),
  ].slice(0, 40);
  if (residue.length > 0) return { residue, denial };
  const moved =
    theirs.find((atom, i) => mine[i]?.key !== atom.key || mine[i]?.parted !== atom.parted) ?? theirs[0];
  return {
    residue: moved === undefined ? [] : [{ side: "passage", text: textOf(passage, moved), why: "order" }],
    denial,
  };
}
