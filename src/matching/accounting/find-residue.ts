import { foldWord } from "../../language/fold-word.ts";
import type { ReadText } from "../readings.ts";
import { type Atom, readAtoms } from "./atoms.ts";
import { waysOf } from "./licences.ts";
import type { Residue, ResidueReason } from "./residue.ts";

/** Words that are only said before a sentence. */
const HERALDS = new Set(["breaking", "update", "exclusive", "watch", "alert"]);
/** Little words that punctuation before them makes others: "No, people died", "the guests, who knew". */
const PUNCTUATED = new Set([
  "no",
  "not",
  "never",
  "only",
  "who",
  "which",
  "whose",
  "where",
  "when",
  "because",
]);
/** More than so many unexplained stretches of a text tell a reader nothing more. */
const MOST_NAMED = 20;

function isSame(one: Atom, other: Atom): boolean {
  if (one.key !== other.key) return false;
  if (PUNCTUATED.has(one.key) && one.parted !== other.parted) return false;
  return one.capital === null || other.capital === null || one.capital === other.capital;
}

/** A licence gives at most one verb another form (a passive's): where more is missing, or a name or a number, no way leads there. */
function mayBeSame(one: readonly Atom[], other: readonly Atom[]): boolean {
  const keys = new Set(other.map((atom) => atom.key));
  let missing = 0;
  for (const { key, why } of one) {
    if (keys.has(key) || !COUNTED.has(why)) continue;
    if (why !== "word") return false;
    missing++;
  }
  return missing <= 1;
}
const COUNTED: ReadonlySet<ResidueReason> = new Set(["word", "name", "number", "negation"]);

const isSameWay = (one: readonly Atom[], other: readonly Atom[]): boolean =>
  one.length === other.length && one.every((atom, i) => isSame(atom, other[i] ?? atom));

function withoutHerald(atoms: readonly Atom[]): readonly Atom[] {
  const [first = "", second = ""] = atoms.slice(0, 2).map((atom) => atom.key.toLowerCase());
  const isJustIn = first === "just" && second === "in";
  const length = isJustIn || (HERALDS.has(first) && second === "news") ? 2 : HERALDS.has(first) ? 1 : 0;
  return length > 0 && atoms[length]?.parted === true ? atoms.slice(length) : atoms;
}

/** A passage is compared with many claims, and read once. */
const known = new WeakMap<ReadText, readonly Atom[]>();

function atomsOf(read: ReadText): readonly Atom[] {
  const { text, start, tokens } = read;
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return [];
  let atoms = known.get(read);
  if (atoms === undefined) {
    const [head, tail] = [text.slice(0, first.start - start), text.slice(last.end - start)];
    atoms = withoutHerald(readAtoms(tokens, head, tail));
    known.set(read, atoms);
  }
  return atoms;
}

const ENCLOSING = /^\s*["“”„«»](.*)["“”„«»][\s.!,]*$/su;
const QUOTE = /["“”„«»]/u;
/** Whether a part of a text stands between quotation marks: somebody else's words, or none that the writer believes. */
const quotes = (text: string): boolean => QUOTE.test(ENCLOSING.exec(text)?.[1] ?? text);

/** Which atom of the one text is which of the other in the longest common order; −1 where it is none. */
function align(mine: readonly Atom[], theirs: readonly Atom[]): { mine: number[]; theirs: number[] } {
  const width = theirs.length + 1;
  const longest = new Uint16Array((mine.length + 1) * width);
  const same = (i: number, j: number): boolean => {
    const [one, other] = [mine[i], theirs[j]];
    return one !== undefined && other !== undefined && isSame(one, other);
  };
  for (let i = mine.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) {
      longest[i * width + j] = same(i, j)
        ? 1 + (longest[(i + 1) * width + j + 1] ?? 0)
        : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const [toTheirs, toMine] = [
    new Array<number>(mine.length).fill(-1),
    new Array<number>(theirs.length).fill(-1),
  ];
  for (let i = 0, j = 0; i < mine.length && j < theirs.length; ) {
    if (same(i, j)) {
      toTheirs[i] = j;
      toMine[j++] = i++;
    } else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return { mine: toTheirs, theirs: toMine };
}

interface Side {
  readonly side: Residue["side"];
  readonly read: ReadText;
  readonly atoms: readonly Atom[];
}

/** Unexplained atoms as stretches of their text: neighbours that are unexplained for the same reason are one. */
function named({ side, read, atoms }: Side, missing: ReadonlyMap<number, ResidueReason>): Residue[] {
  const found: { from: number; to: number; why: ResidueReason; last: number }[] = [];
  for (const [i, why] of [...missing].sort((a, b) => a[0] - b[0])) {
    const atom = atoms[i];
    if (atom === undefined) continue;
    const open = found.at(-1);
    if (open !== undefined && open.last === i - 1 && open.why === why && why !== "sign") {
      open.to = Math.max(open.to, atom.to);
      open.last = i;
    } else found.push({ from: atom.from, to: atom.to, why, last: i });
  }
  const { text, start, tokens } = read;
  return found.slice(0, MOST_NAMED).map(({ from, to, why, last }) => ({
    side,
    text:
      why === "sign"
        ? (atoms[last]?.key ?? "")
        : text.slice((tokens[from]?.start ?? 0) - start, (tokens[to]?.end ?? 0) - start),
    why,
  }));
}

/** Pairs of unexplained atoms that have one key: each of the claim's with the first of the passage's that is left. */
function pairOff(
  claim: readonly (readonly [number, string])[],
  passage: readonly (readonly [number, string])[],
): [number, number][] {
  const left = new Map<string, number[]>();
  for (const [at, key] of passage) left.set(key, [...(left.get(key) ?? []), at]);
  return claim.flatMap(([at, key]): [number, number][] => {
    const other = left.get(key)?.shift();
    return other === undefined ? [] : [[at, other]];
  });
}

/** Quotation marks or a question mark that only the passage has: somebody else's words, or none that the writer stands for. */
export function findSigns(passage: ReadText, claim: ReadText): Residue[] {
  const signs: Residue[] = [];
  if (quotes(passage.text) && !quotes(claim.text))
    signs.push({ side: "passage", text: QUOTE.exec(passage.text)?.[0] ?? "", why: "sign" });
  if (!MAY_TURN.test(passage.text)) return signs;
  const told = signsOf(claim);
  for (const sign of signsOf(passage)) {
    if (TURNING.test(sign) && !told.includes(sign)) signs.push({ side: "passage", text: sign, why: "sign" });
  }
  return signs;
}
const TURNING = /[?¿−❌🚫⛔👎🤡🙄🤥]/u;
/** What a text must have for its words to be read for such a sign: a hyphen may be a minus. */
const MAY_TURN = /[?¿−❌🚫⛔👎🤡🙄🤥]|(?:^|[^\p{L}\p{N}])-/u;
const signsOf = (read: ReadText): string[] =>
  atomsOf(read).flatMap((atom) => (atom.why === "sign" ? [atom.key] : []));

/**
 * Whether an English passage and a claim are one sentence in two ways: every word that counts, number, name and little word but articles is
 * found again, as it stands, in another spelling or as one of a few listed words for the same, and in the same order, unless a licence
 * explains the other one.
 */
export function isSameSentence(passage: ReadText, claim: ReadText): boolean {
  const claimAtoms = atomsOf(claim);
  const passageAtoms = atomsOf(passage);
  if (!mayBeSame(claimAtoms, passageAtoms) || !mayBeSame(passageAtoms, claimAtoms)) return false;
  const claimWays = waysOf(claimAtoms);
  return waysOf(passageAtoms).some((way) => claimWays.some((other) => isSameWay(way, other)));
}

/** What is left of either where the two are not: atom by atom, never empty. */
export function findLeftovers(passage: ReadText, claim: ReadText): Residue[] {
  const claimAtoms = atomsOf(claim);
  const passageAtoms = atomsOf(passage);
  const sides = {
    claim: { side: "claim", read: claim, atoms: claimAtoms },
    passage: { side: "passage", read: passage, atoms: passageAtoms },
  } as const;
  const aligned = align(claimAtoms, passageAtoms);
  const missing = (atoms: readonly Atom[], to: readonly number[]): Map<number, ResidueReason> =>
    new Map(atoms.flatMap((atom, i) => (to[i] === -1 ? [[i, atom.why] as const] : [])));
  const mine = missing(claimAtoms, aligned.mine);
  const theirs = missing(passageAtoms, aligned.theirs);
  const keyed = (
    missing: ReadonlyMap<number, ResidueReason>,
    atoms: readonly Atom[],
    keyOf: (atom: Atom) => string,
  ): [number, string][] =>
    [...missing.keys()].flatMap((at): [number, string][] => {
      const atom = atoms[at];
      return atom === undefined ? [] : [[at, keyOf(atom)]];
    });
  const exactly = ({ key, parted }: Atom): string => `${key} ${PUNCTUATED.has(key) ? parted : ""}`;
  const moved = pairOff(keyed(mine, claimAtoms, exactly), keyed(theirs, passageAtoms, exactly)).filter(
    ([i, j]) => {
      const [one, other] = [claimAtoms[i], passageAtoms[j]];
      return one !== undefined && other !== undefined && isSame(one, other);
    },
  );
  for (const [i, j] of moved) {
    mine.delete(i);
    theirs.delete(j);
  }
  const loosely = ({ key }: Atom): string => foldWord(key);
  for (const [i, j] of pairOff(keyed(mine, claimAtoms, loosely), keyed(theirs, passageAtoms, loosely))) {
    const [one, other] = [claimAtoms[i], passageAtoms[j]];
    const why = one?.key === other?.key && one?.parted !== other?.parted ? "sign" : "letters";
    mine.set(i, why);
    theirs.set(j, why);
  }
  if (mine.size + theirs.size === 0)
    return named(sides.passage, new Map(moved.map(([, j]) => [j, "order" as const])));
  return [...named(sides.passage, theirs), ...named(sides.claim, mine)];
}
