import opentype from "opentype.js";

/** Letters as outlines, so that what is measured is what is drawn, and no text goes into the picture. */
export interface Typeface {
  /** Whether it has a letter for each code point. */
  covers(text: string): boolean;
  /** In pixels at a size in pixels. */
  widthOf(text: string, size: number): number;
  /** Path data of the text with its left end at `x` on the line at `y`. */
  outline(text: string, x: number, y: number, size: number): string;
}

/** One typeface out of files that hold some scripts each; the first that has a character draws it. */
export function typeface(files: readonly ArrayBuffer[]): Typeface {
  const fonts = files.map((file) => opentype.parse(file));
  const holderOf = new Map<string, opentype.Font | null>();
  const holder = (character: string) => {
    const known = holderOf.get(character);
    if (known !== undefined) return known;
    const found = fonts.find((font) => font.charToGlyphIndex(character) > 0) ?? null;
    holderOf.set(character, found);
    return found;
  };
  /** Each letter and where it begins; letters of one file are kerned. Nothing is joined or put in another order. */
  const set = (text: string, size: number) => {
    const letters: { font: opentype.Font; glyph: opentype.Glyph; x: number }[] = [];
    let x = 0;
    for (const character of text) {
      const font = holder(character);
      if (font === null) continue;
      const glyph = font.charToGlyph(character);
      const last = letters.at(-1);
      if (last?.font === font) x += (font.getKerningValue(last.glyph, glyph) * size) / font.unitsPerEm;
      letters.push({ font, glyph, x });
      x += ((glyph.advanceWidth ?? 0) * size) / font.unitsPerEm;
    }
    return { letters, width: x };
  };
  return {
    covers: (text) => [...text].every((character) => holder(character) !== null),
    widthOf: (text, size) => set(text, size).width,
    outline: (text, left, y, size) =>
      set(text, size)
        .letters.map(({ font, glyph, x }) => pathData(glyph.getPath(left + x, y, size, {}, font)))
        .join(""),
  };
}

/** To a tenth of a pixel. The library's own `toPathData` rounds some numbers to NaN. */
function pathData({ commands }: opentype.Path): string {
  const at = (...numbers: number[]) => numbers.map((number) => number.toFixed(1)).join(" ");
  return commands
    .map((one) => {
      if (one.type === "Z") return "Z";
      const end = at(one.x, one.y);
      if (one.type === "C") return `C${at(one.x1, one.y1, one.x2, one.y2)} ${end}`;
      return one.type === "Q" ? `Q${at(one.x1, one.y1)} ${end}` : `${one.type}${end}`;
    })
    .join("");
}

/** The two that a picture is set in: a serif for words that are claimed or quoted, a sans for all that we say about them. */
export interface Typefaces {
  serif: Typeface;
  sans: Typeface;
}

export function typefaces(files: Record<keyof Typefaces, readonly ArrayBuffer[]>): Typefaces {
  return { serif: typeface(files.serif), sans: typeface([...files.sans, ...files.serif]) };
}
