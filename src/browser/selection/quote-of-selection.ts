import { widenToUnits } from "../../anchoring/whole-units.ts";
import { codePoints } from "../../language/code-points.ts";
import { writtenDateAround } from "./written-dates.ts";

/** What is quoted when somebody selected something. `start` and `end` are code points of the stored text. */
export interface SelectedQuote {
  readonly exact: string;
  readonly start: number;
  readonly end: number;
  /** What tells the place from others of the same words; empty where the words stand once. */
  readonly prefix: string;
  readonly suffix: string;
  /** Were the ends moved outwards, so that nothing is cut in two? */
  readonly widened: boolean;
}

/** UTF-16 offsets in the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Code points of context that are tried, one after the other, until the place is the only one: at most what a quote may bring. */
const CONTEXT_SIZES = [32, 64, 128, 200];

/**
 * The quote that is meant by a selection of `[start, end)`, UTF-16 units of the stored text, in whichever order. White space at its
 * ends goes; an end inside a word, a number, a day or what is shown as one character moves outwards; what stands between is the
 * text's own. Null where nothing is selected but white space. The inverse of finding a quote: the server finds it at this place alone,
 * unless more context than a quote may bring is the same elsewhere. `language` is the text's, a BCP 47 tag.
 */
export function quoteOfSelection(
  text: string,
  start: number,
  end: number,
  language?: string | undefined,
): SelectedQuote | null {
  const selected = trimToWords(text, {
    start: Math.max(0, Math.min(start, end)),
    end: Math.min(text.length, Math.max(start, end)),
  });
  if (selected.start >= selected.end) return null;
  const whole = trimToWords(text, widen(text, selected, language));
  return {
    exact: text.slice(whole.start, whole.end),
    start: codePoints(text.slice(0, whole.start)),
    end: codePoints(text.slice(0, whole.end)),
    ...tellingContext(text, whole),
    widened: whole.start < selected.start || whole.end > selected.end,
  };
}

const SPACE = /\s/u;

/** Less white space at both ends. */
function trimToWords(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end];
  while (from < to && SPACE.test(text.charAt(from))) from++;
  while (to > from && SPACE.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

/** Days and units can lie across each other ("on 2 May" in "22 May"), so that one may call for the other. */
function widen(text: string, selected: Range, language: string | undefined): Range {
  let { start, end } = widenToUnits(text, selected.start, selected.end);
  const dates = [writtenDateAround(text, start, language), writtenDateAround(text, end, language)];
  for (const date of dates) {
    if (date === null) continue;
    start = Math.min(start, date.start);
    end = Math.max(end, date.end);
  }
  return dates.every((date) => date === null) ? { start, end } : widenToUnits(text, start, end);
}

/** As little of what stands beside the range as tells it from other places of the same words. */
function tellingContext(text: string, { start, end }: Range): { prefix: string; suffix: string } {
  const exact = text.slice(start, end);
  if (standsOnce(text, exact)) return { prefix: "", suffix: "" };
  let context = { prefix: "", suffix: "" };
  for (const size of CONTEXT_SIZES) {
    // Twice as many units hold as many code points.
    const before = Array.from(text.slice(Math.max(0, start - 2 * size), start).toWellFormed());
    const after = Array.from(text.slice(end, end + 2 * size).toWellFormed());
    context = { prefix: before.slice(-size).join(""), suffix: after.slice(0, size).join("") };
    if (standsOnce(text, context.prefix + exact + context.suffix)) break;
  }
  return context;
}

function standsOnce(text: string, words: string): boolean {
  return text.indexOf(words, text.indexOf(words) + 1) === -1;
}
