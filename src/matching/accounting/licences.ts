import { MODALS } from "../../language/english-verbs.ts";
import { wordSet } from "../../language/word-set.ts";
import type { Atom } from "./atoms.ts";
import { basesFor, isParticiple, pastFor } from "./verb-forms.ts";

/**
 * Ways of putting a sentence that change nothing but the order of its words. Each gives the other ways in which a sentence may be
 * written; two sentences say the same if one way of the one is, word for word, a way of the other. What a licence misreads is a way that nobody
 * writes, so it fails to prove and proves nothing wrong.
 */

type Sequence = readonly Atom[];

const TIME_PREPOSITIONS = wordSet("in on during since");
const PLACE_PREPOSITIONS = wordSet("in at near across");
const TIME_WORDS = wordSet(
  "last next this early late year month week weekend morning evening afternoon night today yesterday tomorrow spring summer autumn winter",
);
const BARE_TIMES = wordSet("today yesterday tomorrow last next this");
/** With one of these a sentence has more than one clause, and where a time stands says of which it is the time. */
const SUBORDINATES = wordSet(
  `that who whom which whose when where while because after before if unless and but or as whether since until than
  say says said tell told claim claims claimed plan plans planned`,
);

const isTime = (atom: Atom | undefined): boolean =>
  atom !== undefined &&
  (/^(?:month|weekday|day) /u.test(atom.key) ||
    /^(?:1[5-9]|20)\d\d$/u.test(atom.key) ||
    TIME_WORDS.has(atom.key));

const isPlace = (atom: Atom | undefined): boolean => atom?.why === "name";

/** Whether a sentence is one clause, as far as its words tell. */
function isSimple(atoms: Sequence): boolean {
  return !atoms.some(
    (atom, i) => SUBORDINATES.has(atom.key) || (atom.key === "to" && atoms[i + 1]?.why === "word"),
  );
}

/** Length of the phrase of time or place that begins a sentence; 0 if none does. */
function leading(atoms: Sequence): number {
  const [first] = atoms;
  if (first === undefined) return 0;
  const prepositional = TIME_PREPOSITIONS.has(first.key) || PLACE_PREPOSITIONS.has(first.key);
  const from = prepositional ? 1 : 0;
  if (!prepositional && !BARE_TIMES.has(first.key) && !/^weekday /u.test(first.key)) return 0;
  let to = from;
  while (isTime(atoms[to]) && (to === 0 || to === from || !atoms[to]?.parted)) to++;
  if (to > from) return to;
  while (isPlace(atoms[to]) && (to === from || !atoms[to]?.parted)) to++;
  return to > from && atoms[to]?.parted === true ? to : 0;
}

/** A phrase of time or place may stand before a clause or behind it: what stands before goes behind, and what stands there in one order. */
function settle(atoms: Sequence): Sequence {
  if (!isSimple(atoms)) return atoms;
  let rest = [...atoms];
  const phrases: Atom[][] = [];
  const lead = leading(rest);
  if (lead > 0 && lead < rest.length) phrases.push(rest.splice(0, lead));
  for (;;) {
    let from = rest.length - 1;
    const isOf = isTime(rest[from]) ? isTime : isPlace;
    while (from >= 0 && isOf(rest[from])) from--;
    const first = rest[from];
    if (first === undefined || from === rest.length - 1 || from < 2) break;
    if (!TIME_PREPOSITIONS.has(first.key) && !PLACE_PREPOSITIONS.has(first.key)) break;
    phrases.push(rest.slice(from));
    rest = rest.slice(0, from);
  }
  const name = (phrase: Atom[]): string => phrase.map((atom) => atom.key).join(" ");
  phrases.sort((a, b) => (name(a) < name(b) ? -1 : 1));
  return [...rest, ...phrases.flat()];
}

const PARTICLES = wordSet("down up out off away over");

/** How the active says what a passive's little words and participle say: "was sued" is "sued", "will be sued" is "will sue". */
function activeVerbs(
  atoms: Sequence,
  at: number,
): { readonly from: number; readonly verbs: Sequence[] } | null {
  const [verb, being, modal] = [atoms[at], atoms[at - 1], atoms[at - 2]];
  if (verb === undefined || being === undefined || !isParticiple(verb.key)) return null;
  if (being.key === "was") return { from: at - 1, verbs: [[{ ...verb, key: pastFor(verb.key) }]] };
  const bases = basesFor(verb.key);
  if (being.key === "be" && modal !== undefined && MODALS.has(modal.key))
    return { from: at - 2, verbs: bases.map((key) => [modal, { ...verb, key }]) };
  if (being.key !== "is") return null;
  return { from: at - 1, verbs: bases.flatMap((key) => [key, `${key}s`]).map((key) => [{ ...verb, key }]) };
}

/** "B was sued by A in May" as "A sued B in May", for every place where A may end; "was shot in the back by police" likewise. */
function* actives(atoms: Sequence): Generator<Sequence> {
  const by = atoms.findIndex((atom) => atom.key === "by");
  for (let at = 2; at < by; at++) {
    const active = activeVerbs(atoms, at);
    if (active === null || active.from < 1) continue;
    const done = atoms.slice(0, active.from);
    const particle = PARTICLES.has(atoms[at + 1]?.key ?? "") ? 1 : 0;
    const between = atoms.slice(at + 1 + particle, by);
    for (let to = by + 2; to <= atoms.length; to++) {
      const doer = atoms.slice(by + 1, to);
      if (isTime(doer[0])) return;
      for (const verb of active.verbs)
        yield [
          ...doer,
          ...verb,
          ...atoms.slice(at + 1, at + 1 + particle),
          ...done,
          ...between,
          ...atoms.slice(to),
        ];
    }
    return;
  }
}

/** A phrase with one of these before a sentence says what it says behind it: "After the fire, the mill closed". */
const MOVABLE = wordSet(
  "in on at during since after before over near across between throughout despite following amid because when from for",
);
/** With one of these before it, what is denied depends on where a reason stands. */
const isDenied = (atoms: Sequence): boolean => atoms.some((atom) => atom.why === "negation");

/** What stands before a clause put behind it, for every place where it may end. */
function* rotations(atoms: Sequence): Generator<Sequence> {
  if (!MOVABLE.has(atoms[0]?.key ?? "") || isDenied(atoms)) return;
  for (let to = 2; to + 2 <= atoms.length; to++) {
    const clause = atoms.slice(to);
    if (isSimple(clause)) yield [...clause, ...atoms.slice(0, to)];
  }
}

const LONGEST_OWNER = 3;

/** "Lyon's mayor" as "mayor of Lyon". */
function* genitives(atoms: Sequence): Generator<Sequence> {
  for (const [at, mark] of atoms.entries()) {
    if (mark.key !== "'s") continue;
    for (let owners = 1; owners <= Math.min(LONGEST_OWNER, at); owners++) {
      for (let owned = 1; owned <= LONGEST_OWNER && at + owned < atoms.length; owned++) {
        yield [
          ...atoms.slice(0, at - owners),
          ...atoms.slice(at + 1, at + 1 + owned),
          { ...mark, key: "of" },
          ...atoms.slice(at - owners, at),
          ...atoms.slice(at + 1 + owned),
        ];
      }
    }
  }
}

const NEAR_NUMBER = wordSet("about around roughly some");
const GROWING = wordSet(
  "rose fell rise fall rises falls grew dropped drop up down jumped declined shrank climbed",
);
const SAYING = wordSet(
  "said says announced claims claimed found reported warned confirmed believes shows showed insisted insists",
);
const WHOLE = wordSet("all both half");

/** Little words that may stand or be missing: "rose (by) 5%", "said (that)", "all (of)", "has been" for "was" before a participle, "over 300" for "more than 300". */
function plain(atoms: Sequence): Sequence {
  const result: Atom[] = [];
  for (let i = 0; i < atoms.length; i++) {
    const [before, atom, next, third] = [result.at(-1), atoms[i], atoms[i + 1], atoms[i + 2]];
    if (atom === undefined) break;
    if (atom.key === "by" && GROWING.has(before?.key ?? "") && next?.key.endsWith("%")) continue;
    if (atom.key === "that" && SAYING.has(before?.key ?? "") && !atom.parted) continue;
    if (atom.key === "of" && WHOLE.has(before?.key ?? "") && next?.why !== "number") continue;
    if (atom.key === "'s" && before?.why === "name" && next?.why === "word" && !isParticiple(next.key))
      continue;
    if (atom.key === "have" && next?.key === "been" && isParticiple(third?.key ?? "")) {
      result.push({ ...next, key: "was" });
      i++;
    } else if (atom.key === "over" && next?.why === "number")
      result.push({ ...atom, key: "more" }, { ...atom, key: "than" });
    else if (atom.key === "just" && next?.why === "number") result.push({ ...atom, key: "only" });
    else if (NEAR_NUMBER.has(atom.key) && next?.why === "number") result.push({ ...atom, key: "roughly" });
    else result.push(atom);
  }
  return result;
}

/** "5 May" and "May 5". */
function datesInOrder(atoms: Sequence): Sequence {
  const result = [...atoms];
  for (let i = 0; i + 1 < result.length; i++) {
    const [one, other] = [result[i], result[i + 1]];
    if (one === undefined || other === undefined) continue;
    if (one.key.startsWith("month ") && other.key.startsWith("day ")) {
      [result[i], result[i + 1]] = [other, one];
      i++;
    }
  }
  return result;
}

/** Ways of a sentence that are looked at; each is compared with each of the other's. */
const MOST_WAYS = 120;

/** The ways in which a sentence may be written, itself first. */
export function waysOf(atoms: Sequence): Sequence[] {
  const ways: Sequence[] = [settle(datesInOrder(plain(atoms)))];
  for (let i = 0; i < ways.length && ways.length < MOST_WAYS; i++) {
    const way = ways[i];
    if (way === undefined) break;
    for (const turn of [actives, genitives, rotations]) {
      for (const other of turn(way)) if (ways.length < MOST_WAYS) ways.push(settle(plain(other)));
    }
  }
  return ways;
}
