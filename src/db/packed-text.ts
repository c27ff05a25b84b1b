// JSON as the store keeps it, where nothing in SQL reads its members: phrases that every such text has stand as one character
// each. JSON that JSON.stringify writes holds no control characters, so a control character can only be such a code,
// whatever the text says, and putting the phrases back gives the same text, byte for byte.

/** The first character of codes that are what one kind of text makes of it: three more follow. */
export const OWN = "\u0001";
/** Ends a text that is kept so. What is behind it belongs to the kind of text. A text without it is kept as it is. */
export const END = "\n";
const END_BYTE = 10;
const OWN_BYTE = 1;
/** The first of two bytes of a code: there are more phrases than control characters. */
const TWO_BYTE = 0x1f;
/** Characters that no phrase begins with, from `0` to `Z`: what stands behind the first character of a longer code. */
export const FIRST = 0x30;
export const RADIX = 43;

/**
 * A list of phrases, for ever: what was packed by it is in databases, so that a phrase keeps its place, and new ones come at the
 * end. Without control characters.
 */
export class Phrases {
  readonly #codes = new Map<string, string>();
  readonly #found: RegExp;
  /** By the number of a code. */
  readonly #phrases: string[] = [];
  /** The same with an address before the paths of pages, the one that was last asked for. */
  #absolute: { address: string; phrases: readonly string[] } = { address: "", phrases: this.#phrases };

  constructor(phrases: readonly string[]) {
    const short = Array.from({ length: TWO_BYTE }, (_, code) => code).filter(
      (code) => code > OWN_BYTE && code !== END_BYTE,
    );
    for (const [i, phrase] of phrases.entries()) {
      const first = phrase.charCodeAt(0);
      if (first >= FIRST && first < FIRST + RADIX) throw new Error(`no phrase begins so: ${phrase}`);
      const code = short[i];
      const number = i - short.length;
      const text =
        code === undefined ? String.fromCharCode(TWO_BYTE, FIRST + number) : String.fromCharCode(code);
      this.#codes.set(phrase, text);
      this.#phrases[numberOf(text)] = phrase;
    }
    const longestFirst = phrases.toSorted((a, b) => b.length - a.length);
    this.#found = new RegExp(longestFirst.map(literally).join("|"), "g");
  }

  pack(text: string): string {
    return text.replace(this.#found, (phrase) => this.#codes.get(phrase) ?? phrase);
  }

  /**
   * The inverse.
   * @param address put before the paths of pages in phrases, as it stands in JSON
   * @param own what a code that begins with {@link OWN} stands for, by the three characters behind it
   */
  unpack(text: string, address: string, own: (name: string) => string = () => ""): string {
    const phrases = this.#phrasesFor(address);
    return text.replace(CODES, (code) =>
      code.length > 2 ? own(code.slice(1)) : (phrases[numberOf(code)] ?? ""),
    );
  }

  /** An expression of SQL that is {@link unpack} of another, codes of the text's own left as they are. */
  unpackedInSql(expression: string): string {
    const rows = [...this.#codes].map(
      ([phrase, code], i) => `(${i}, ${charsInSql(code)}, ${textInSql(phrase)})`,
    );
    // So many calls of replace() within each other are more than the parser takes.
    return `(
      with recursive phrases("nth", "code", "phrase") as (values ${rows.join(", ")}),
      step("nth", "held") as (
        select 0, ${expression}
        union all select step."nth" + 1, replace("held", "code", "phrase") from step join phrases on phrases."nth" = step."nth"
      ) select "held" from step where "nth" = ${rows.length})`;
  }

  /** An expression of SQL that is another with some of the phrases packed, none of which is within another. */
  packedInSql(expression: string, phrases: readonly string[]): string {
    return phrases.reduce(
      (within, phrase) =>
        `replace(${within}, ${textInSql(phrase)}, ${charsInSql(this.#codes.get(phrase) ?? phrase)})`,
      expression,
    );
  }

  #phrasesFor(address: string): readonly string[] {
    if (address === "") return this.#phrases;
    if (this.#absolute.address !== address) {
      const phrases = this.#phrases.map((phrase) => phrase.replace(PATH, () => `"page":"${address}/`));
      this.#absolute = { address, phrases };
    }
    return this.#absolute.phrases;
  }
}

/** What stands before the path of a page, and how it begins. */
const PATH = '"page":"/';

function numberOf(code: string): number {
  const first = code.charCodeAt(0);
  return first === TWO_BYTE ? TWO_BYTE + code.charCodeAt(1) : first;
}

const chars = (from: number, to: number) => `${String.fromCharCode(from)}-${String.fromCharCode(to)}`;
const CODES = new RegExp(
  `${OWN}[^]{3}|${String.fromCharCode(TWO_BYTE)}[^]|[${chars(OWN_BYTE + 1, END_BYTE - 1)}${chars(END_BYTE + 1, TWO_BYTE - 1)}]`,
  "g",
);

/** Of a regular expression: one that finds this text. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function charsInSql(text: string): string {
  return `char(${[...text].map((char) => char.charCodeAt(0)).join(",")})`;
}

function textInSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
