/** A stretch of one side of a pair, UTF-16 units. */
export interface Stretch {
  start: number;
  end: number;
  /** Named as a difference; else only not explained by the other text. */
  differs: boolean;
}

/** As much of a match as says in which words its two sides part. */
export interface ToldApart {
  differences: readonly { passage: string; claim: string }[];
  residue: readonly { side: "passage" | "claim"; text: string; why: string }[];
}

/** Residue that is no words of this side: it is told beside the pair. */
const APART: ReadonlySet<string> = new Set(["neighbour", "order", "language"]);

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * Where one side of a pair differs, and where the other does not explain it, in order and without overlaps. Stretches are
 * found by their words, each after the one before it of its kind.
 */
export function differingStretches(text: string, match: ToldApart, side: "passage" | "claim"): Stretch[] {
  const stretches: Stretch[] = [];
  const take = (words: readonly string[], differs: boolean) => {
    let from = 0;
    for (const word of words) {
      const start = wholeIndex(text, word, from) ?? wholeIndex(text, word, 0);
      if (start === null) continue;
      stretches.push({ start, end: start + word.length, differs });
      from = start + word.length;
    }
  };
  take(
    match.differences.map((one) => one[side]).filter((words) => words !== ""),
    true,
  );
  take(
    match.residue.filter((one) => one.side === side && !APART.has(one.why)).map((one) => one.text),
    false,
  );
  return joined(stretches, text);
}

/** Where the words stand as whole words at or after `from`, or null. */
function wholeIndex(text: string, words: string, from: number): number | null {
  if (words === "") return null;
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text.slice(0, at).match(/.$/su)?.[0] ?? "";
    const after = String.fromCodePoint(text.codePointAt(at + words.length) ?? 32);
    if (!WORD_CHARACTER.test(before) && !WORD_CHARACTER.test(after)) return at;
  }
  return null;
}

/** In order, without overlaps; neighbours of one kind run together, and a named difference wins. */
function joined(stretches: Stretch[], text: string): Stretch[] {
  const result: Stretch[] = [];
  for (const next of stretches.sort((a, b) => a.start - b.start || Number(b.differs) - Number(a.differs))) {
    const last = result.at(-1);
    if (last === undefined) result.push({ ...next });
    else if (next.start < last.end) {
      if (next.differs === last.differs) last.end = Math.max(last.end, next.end);
    } else if (next.differs === last.differs && text.slice(last.end, next.start).trim() === "") {
      last.end = next.end;
    } else result.push({ ...next });
  }
  return result;
}
