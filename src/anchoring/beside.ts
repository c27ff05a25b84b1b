import { textSha256 } from "../language/text-normal-form.ts";
import { judgeEdited } from "./beside/edited-neighbours.ts";
import { judgeNeighbours } from "./beside/neighbours.ts";
import { judgeOwnSentence, judgeSpeakerBefore } from "./beside/own-sentence.ts";
import { pairSides } from "./beside/pair-sides.ts";
import { type ChangeBeside, type Compared, SideReading } from "./beside/side-reading.ts";
import { quantityBeside } from "./context.ts";
import { cuesOf, readLanguage } from "./cues.ts";
import { PERSON_OF } from "./lexicon/neutral-words.ts";
import { viewNormally } from "./normal-view.ts";
import { readSide, type Side, type Surroundings } from "./surroundings.ts";
import { cutWords } from "./words.ts";

export type { ChangeBeside } from "./beside/side-reading.ts";

/**
 * Compares what stood beside a quote with what stands beside it now. Empty where nothing that does so changed: a quote is only
 * as good as its sentence, and "It is not true that", "Correction:", "if", "critics claimed" or a question mark next to it
 * leave its words alone and turn what they say. Words that were there before never count; nor do spelling, typography, rails
 * and bylines. Where the language is not one whose cues are known, any other word in the quote's own sentence counts.
 */
export function compareBeside(quote: string, known: Surroundings, now: Surroundings): ChangeBeside[] {
  const changes: ChangeBeside[] = [];
  if (known.before === now.before && known.after === now.after) return changes;
  const quoteWords = cutWords(viewNormally(quote).text);
  // "… ," she said: who "she" is stands in the sentence before.
  const owned = `${now.before.slice(-OWN)} ${now.after.slice(0, OWN)}`;
  const byPronoun = cutWords(viewNormally(owned).text).some(({ lower }) => PERSON_OF.has(lower));
  const sides = (["before", "after"] as const).map((side) => ({
    side,
    was: readSide(known[side], side, quote),
    is: readSide(now[side], side, quote),
  }));
  const language = readLanguage([
    ...quoteWords,
    ...sides.flatMap(({ was, is }) => [...was.words, ...is.words].map(({ word }) => word)),
  ]);
  const find = language === null ? null : cuesOf(language);
  for (const { side, was, is } of sides) {
    if (sameWords(was, is)) continue;
    const other = sides.find((one) => one.side !== side);
    const otherSide = new Set(
      [...(other?.was.words ?? []), ...(other?.is.words ?? [])].flatMap(({ word, sentence }) =>
        sentence === 0 ? [word.lower] : [],
      ),
    );
    const change = judge({
      side,
      quoteWords,
      was,
      is,
      find,
      whole: known.whole,
      byPronoun,
      otherSide,
      language: language?.code ?? null,
    });
    if (change !== null) changes.push(change);
  }
  return changes;
}

/**
 * Names what stands beside a quote, typography and capitals aside: SHA-256, lower-case hex, of the words of its own sentence and
 * of the sentences beside that. Equal where nothing was changed there, so that what somebody has judged once need not be
 * judged again.
 */
export function hashSurroundings(quote: string, { before, after }: Surroundings): string {
  const side = (text: string, which: "before" | "after") =>
    readSide(text, which, quote)
      .words.filter(({ sentence, word }) => sentence <= 1 && word.kind !== "sign")
      .map(({ word }) => word.lower)
      .join(" ");
  return textSha256(`${side(before, "before")}\n${side(after, "after")}`);
}

function sameWords(a: Side, b: Side): boolean {
  return (
    a.words.length === b.words.length &&
    a.words.every(({ word }, index) => word.text === b.words[index]?.word.text)
  );
}

/** UTF-16 units beside the quote in which a pronoun may stand for who says it. */
const OWN = 60;

function judge(compared: Compared): ChangeBeside | null {
  const { side, quoteWords, was, is, whole } = compared;
  const paired = pairSides(was.words, is.words, whole);
  const edge = side === "before" ? quoteWords[0] : quoteWords.at(-1);
  if (edge?.kind === "number" && ownEdge(was) !== ownEdge(is)) {
    return {
      side,
      kind: "number",
      before: was.words[0]?.word.text ?? "",
      after: is.words[0]?.word.text ?? "",
    };
  }
  const reading = new SideReading(compared, paired);
  return (
    judgeOwnSentence(reading) ??
    judgeSpeakerBefore(reading) ??
    judgeNeighbours(reading) ??
    judgeEdited(reading)
  );
}

/** The quantity, or the sign of one, that adjoins a number at the quote's edge. */
function ownEdge({ words }: Side): string {
  const [nearest] = words;
  return nearest === undefined || nearest.sentence > 0 ? "" : quantityBeside(nearest.word);
}
