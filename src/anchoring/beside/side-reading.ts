import type { FindCues } from "../cues.ts";
import type { Side, WordBeside } from "../surroundings.ts";
import type { DifferenceKind } from "../types.ts";
import type { Word } from "../words.ts";
import type { Paired } from "./pair-sides.ts";
import { type FoundCue, isTelling, newWords, type Sentence } from "./sentence.ts";

/** What has come to stand beside an unchanged quote, or has gone from there, and may make it say something else. */
export interface ChangeBeside {
  readonly side: "before" | "after";
  readonly kind: DifferenceKind;
  /** Words that stood there and do not any more, and those that do now; either may be empty. */
  readonly before: string;
  readonly after: string;
}

export interface Compared {
  /** Does a pronoun beside the quote say who says it? */
  readonly byPronoun: boolean;
  /** The code of the language that all this is in, and its cues; null where they are not known. */
  readonly language: string | null;
  readonly find: FindCues | null;
  readonly side: "before" | "after";
  readonly quoteWords: readonly Word[];
  readonly was: Side;
  readonly is: Side;
  readonly whole: boolean;
  /** Words of the quote's own sentence on its other side, before and now. */
  readonly otherSide: ReadonlySet<string>;
}

/** All the words of a side in reading order, with the sentence and the block that each stands in, and which of them are new. */
export interface Strand {
  readonly words: readonly Word[];
  readonly isNew: readonly boolean[];
  readonly sentence: readonly number[];
  readonly block: readonly number[];
}

/** One side of a quote as it was and as it is, sentence by sentence, with the cues in it. */
export class SideReading {
  readonly compared: Compared;
  readonly paired: Paired;

  constructor(compared: Compared, paired: Paired) {
    this.compared = compared;
    this.paired = paired;
  }

  sentence(which: "was" | "is", number: number): Sentence {
    const words: Word[] = [];
    const isNew: boolean[] = [];
    let block = 0;
    const limit = which === "is" ? this.paired.sight : this.compared.was.words.length;
    for (const [index, beside] of this.compared[which].words.slice(0, limit).entries()) {
      if (beside.sentence !== number) continue;
      words.push(beside.word);
      isNew.push(!(this.paired[which][index] ?? false));
      block = beside.block;
    }
    const before = this.compared.side === "before";
    return { words: before ? words.reverse() : words, isNew: before ? isNew.reverse() : isNew, block };
  }

  strand(which: "was" | "is"): Strand {
    const { side, was, is } = this.compared;
    const words = which === "is" ? is.words.slice(0, this.paired.sight) : was.words;
    const order = side === "before" ? words.map((_, index) => words.length - 1 - index) : [...words.keys()];
    const of = <T>(read: (beside: WordBeside, index: number) => T): T[] =>
      order.flatMap((index) => {
        const beside = words[index];
        return beside === undefined ? [] : [read(beside, index)];
      });
    return {
      words: of(({ word }) => word),
      isNew: of((_, index) => !(this.paired[which][index] ?? false)),
      sentence: of(({ sentence }) => sentence),
      block: of(({ block }) => block),
    };
  }

  readonly #read = new Map<Sentence, readonly FoundCue[]>();

  cues(sentence: Sentence): readonly FoundCue[] {
    const known = this.#read.get(sentence);
    if (known !== undefined) return known;
    const found = this.#findCues(sentence);
    this.#read.set(sentence, found);
    return found;
  }

  #findCues({ words, isNew }: Sentence): readonly FoundCue[] {
    const find = this.compared.find;
    if (find === null) return [];
    // "4 May" is no guess.
    const isMonth = (index: number) => index > 0 && words[index]?.text === "May";
    return words.flatMap((_, index) =>
      (isMonth(index) ? [] : find(words, index)).map(({ kind, length }) => ({
        kind,
        at: index,
        isNew: isNew.slice(index, index + length).some(Boolean),
      })),
    );
  }

  change(kind: DifferenceKind, was: Sentence | null, is: Sentence | null): ChangeBeside {
    return { side: this.compared.side, kind, before: newWords(was), after: newWords(is) };
  }

  /** Words of a run that name somebody or something: not those of saying it. */
  telling(sentence: Sentence, from: number, to: number): Word[] {
    const saying = new Set(
      this.cues(sentence).flatMap(({ kind, at }) =>
        kind === "attribution" || kind === "modality" ? [at] : [],
      ),
    );
    return sentence.words
      .slice(from, to)
      .filter((word, index) => isTelling(word) && !saying.has(from + index));
  }
}
