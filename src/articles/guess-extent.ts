import type { SnapshotExtent } from "../vocabulary.ts";

/** What pages say that show something else than their article: a wall, a door, a robot check, an error. */
const DOORS = [
  "subscribe to (read|continue|unlock)",
  "subscribers? only",
  "already a (subscriber|member)",
  "(sign|log) in to (read|continue)",
  "continue reading with",
  "create (a free|an) account",
  "enable javascript",
  "verify (that )?you are( a)? human",
  "are you a robot",
  "access denied",
  "page not found",
  "accept (all )?cookies",
  "suscr[ií]bete",
  "inicia sesi[oó]n",
  "abonnez-vous",
  "r[ée]serv[ée]e? aux abonn[ée]s",
  "jetzt (abonnieren|weiterlesen)",
  "abbonati",
  "assine (já|agora|para)",
  "inloggen|abonneer",
].map((words) => new RegExp(words, "iu"));

/** A wall is short; a whole article may well end with an advertisement for its subscription. Code points. */
const LONGEST_DOOR = 2_000;
/** Of the length of the last whole text: what is left of a page that was cut is less. */
const MUCH_SHORTER = 0.4;

/**
 * What a new text looks like beside the last whole one, for a person to decide: a stub, where it is short and asks its
 * reader for something; an excerpt, where it is much shorter; else null, which is the whole page, or nobody can tell.
 */
export function guessExtent(
  text: { length: number; content: string | null },
  last: { length: number } | null,
): Exclude<SnapshotExtent, "whole"> | null {
  const isShorter = last !== null && text.length < MUCH_SHORTER * last.length;
  const { content } = text;
  const asks = content !== null && text.length <= LONGEST_DOOR && DOORS.some((door) => door.test(content));
  if (asks && (last === null || text.length < last.length)) return "stub";
  return isShorter ? "excerpt" : null;
}
