import { viewNormally } from "../normal-view.ts";
import { cutWords } from "../words.ts";
import { flip, type Licence, type Pair, type Run, type Step, swap, wordAt } from "./licence.ts";

/** Names and what they stand for, in turns. */
const NAMED =
  `amp & lt < gt > quot " apos ' nbsp \u00A0 ndash \u2013 mdash \u2014 lsquo ' rsquo ' ldquo " rdquo " hellip ... eacute é egrave è ecirc ê agrave à
   acirc â ccedil ç ocirc ô ucirc û icirc î iuml ï euml ë ouml ö uuml ü auml ä Ouml Ö Uuml Ü Auml Ä szlig ß ntilde ñ aacute á iacute í
   oacute ó uacute ú Eacute É pound £ euro € cent ¢ yen ¥ deg ° times × frac12 ½ frac14 ¼ frac34 ¾ copy © reg ® trade ™ laquo « raquo »
   middot · bull • sect § plusmn ± minus \u2212 shy \u00AD`.split(/[ \n]+/);
const REFERENCES = new Map(
  NAMED.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, NAMED[index + 1] ?? ""]] : [],
  ),
);

/** Words that a stretch with a character reference in it has at most. */
const LONGEST = 9;

/** "&amp;" and "&", "don&#39;t" and "don't": what HTML writes for a character. */
export const characterReference: Licence = {
  name: "character reference",
  *steps(pair, i, j) {
    yield* decoded(pair, i, j);
    for (const step of decoded(swap(pair), j, i)) yield flip(step);
  },
};

function* decoded({ before, after }: Pair, i: number, j: number): Generator<Step> {
  if (wordAt(before, i)?.text !== "&" && wordAt(before, i + 1)?.text !== "&") return;
  for (let length = 3; length <= LONGEST && i + length <= before.to; length++) {
    const written = textOf(before, i, length);
    const read = written.replaceAll(
      /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,8}));/gi,
      (whole, decimal, hex, name) =>
        name !== undefined ? (REFERENCES.get(name) ?? whole) : character(decimal, hex),
    );
    if (read === written) continue;
    const words = cutWords(viewNormally(read).text.trim());
    if (words.every((word, index) => wordAt(after, j + index)?.text === word.text))
      yield [length, words.length];
  }
}

function character(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? "", 16);
  return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : "";
}

function textOf({ words }: Run, at: number, length: number): string {
  return words
    .slice(at, at + length)
    .map(({ text, spaced }, index) => (spaced && index > 0 ? ` ${text}` : text))
    .join("");
}
