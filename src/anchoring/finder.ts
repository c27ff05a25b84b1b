import { answerOne, decide, GONE, severalAlike } from "./answer.ts";
import { quoteOccurrences } from "./candidates.ts";
import { DEFAULT_BUDGET } from "./caps.ts";
import type { Judgement } from "./judgement.ts";
import type { Candidate } from "./locate.ts";
import type { PreparedText } from "./prepared-text.ts";
import { readSelector } from "./query.ts";
import { report } from "./report.ts";
import { seekEdited } from "./seek-edited.ts";
import { compareOccurrences, isAtHome, seekWholeView } from "./seek-standing.ts";
import { seekBare, seekWhole } from "./seek-whole.ts";
import type { FindInProgress, Found, QuoteSelector, Search } from "./types.ts";
import { indexWords, type WordIndex } from "./word-index.ts";

export interface Finder {
  /** Where the quote stands in the text, and how it has changed. Never throws. */
  find(prepared: PreparedText, selector: QuoteSelector): Found;
  /**
   * The same in slices, for a caller that must not block: call `step` until it answers. A budget is in units of about
   * a microsecond (caps.ts); one unit of work is never divided, and the largest are a few milliseconds.
   */
  startFind(prepared: PreparedText, selector: QuoteSelector): FindInProgress;
}

/** A finder that tells by this judgement whether what differs may change the meaning. */
export function createFinder(judgement: Judgement): Finder {
  return {
    find(prepared, selector) {
      const search = seek(prepared, selector, judgement);
      for (;;) {
        const { done, value } = search.next();
        if (done) return value;
      }
    },
    startFind(prepared, selector) {
      const search = seek(prepared, selector, judgement);
      let answer: Found | null = null;
      return {
        step(budget = DEFAULT_BUDGET) {
          for (let spent = 0; answer === null && spent < budget; ) {
            const { done, value } = search.next();
            if (done) answer = value;
            else spent += value;
          }
          return answer;
        },
      };
    },
  };
}

function* seek(prepared: PreparedText, selector: QuoteSelector, judgement: Judgement): Search<Found> {
  if (selector.exact === "" || prepared.text === "") return GONE;
  const query = readSelector(selector);
  const { text } = prepared.view;
  const answerFor = (candidate: Candidate): Found =>
    answerOne(prepared, query, candidate, report(prepared, query, judgement, candidate));
  yield 20;
  const verbatim = yield* seekWhole(prepared, query);
  if (verbatim !== null) return verbatim;
  // White space or invisible characters alone: nothing to look for but the very thing.
  if (query.start >= query.end) return yield* seekBare(prepared, query);
  const index = yield* indexOnce(prepared);
  const places = yield* quoteOccurrences(query, text, index);
  const [same, ...alike] = yield* seekWholeView(query, text, places);
  if (same !== undefined)
    return alike.length === 0 ? answerFor(same) : severalAlike(prepared, [same, ...alike]);
  const standing = yield* compareOccurrences(query, text, places);
  const first = standing.length === 1 ? standing[0] : undefined;
  if (first !== undefined && isAtHome(first)) return answerFor(first);
  const edited = yield* seekEdited(prepared, query, index, standing);
  yield 50;
  return decide(prepared, query, judgement, standing, edited);
}

/** The index of the view's words, built by the first search that comes so far. */
function* indexOnce(prepared: PreparedText): Search<WordIndex> {
  if (prepared.words.index !== null) return prepared.words.index;
  const building = indexWords(prepared.view.text);
  for (;;) {
    const { done, value } = building.next();
    if (done) {
      prepared.words.index = value;
      return value;
    }
    yield value / INDEXED_PER_UNIT;
  }
}

/** Characters indexed in one unit of work. */
const INDEXED_PER_UNIT = 80;
