import { codePoints } from "../../language/code-points.ts";
import { BASIS_MARKS, BASIS_WIDTH } from "../../marks/basis-marks.ts";
import type { Mark } from "../../marks/mark.ts";
import { SIGN_MARKS } from "../../marks/sign-marks.ts";
import { VERDICT_MARKS } from "../../marks/verdict-marks.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { drawableText } from "./drawable-text.ts";
import type { Picture } from "./picture.ts";
import { beginning, setLines } from "./set-lines.ts";
import type { Typeface, Typefaces } from "./typeface.ts";

const { picture: w } = WORDS;

export const PICTURE_WIDTH = 1200;
export const PICTURE_HEIGHT = 630;

const MIDDLE = PICTURE_WIDTH / 2;
/** Where a picture is cropped to a square, this much of it is left: the label has to stand in it. */
const SQUARE = 630 - 2 * 12;
const MARGIN = 64;
const MEASURE = PICTURE_WIDTH - 2 * MARGIN;
/** The rule that closes the receipt. */
const RULE = 510;

const INK = "#14171a";
const INK_2 = "#4a4f55";
const EDGE = "#71767c";
const MARK = "#ffe45e";
const WASH = "#f4f4f2";

/** Of a claim's text, graphemes. */
const MOST_GRAPHEMES = 200;
/** Sizes of a claim by its length in code points, as on its page; smaller ones where it would not go in. */
const CLAIM_SIZES = [
  { upTo: 75, size: 76 },
  { upTo: 120, size: 60 },
  { upTo: Number.POSITIVE_INFINITY, size: 49 },
];
const SMALLEST_CLAIM = 42;
const LEADING = 1.18;

/**
 * The picture as SVG of outlines alone: a receipt, its head in the middle, so that the verdict survives being cropped to a
 * square. Stored words cannot break it, because none of them goes into it.
 */
export function pictureSvg(picture: Picture, { serif, sans }: Typefaces): string {
  const parts: string[] = [
    rect(0, 0, PICTURE_WIDTH, PICTURE_HEIGHT, "#ffffff"),
    rect(0, 0, PICTURE_WIDTH, 16, INK),
  ];
  let y = 16;
  const line = (text: string | null, face: Typeface, size: number, width = MEASURE) =>
    text === null ? null : oneLine(text, face, size, width);

  const notice = line(picture.notice, sans, 24);
  if (notice !== null) {
    parts.push(rect(0, y, PICTURE_WIDTH, 44, WASH), centred(notice, sans, 24, y + 31));
    y += 44;
  }
  y += 34;
  const label = labelPart(picture, sans, y);
  parts.push(label.svg);
  y = label.bottom;
  const whether = line(picture.whether, sans, 30, SQUARE);
  if (whether !== null) {
    parts.push(centred(whether, sans, 30, y + 40));
    y += 52;
  }
  if (picture.state !== null) {
    const text = oneLine(picture.state.text, sans, 28, MEASURE - 40);
    const width = sans.widthOf(text, 28) + 40;
    const dash = picture.state.isDashed ? ` stroke-dasharray="8 5"` : "";
    parts.push(
      `<rect x="${MIDDLE - width / 2}" y="${y + 18}" width="${width}" height="50" fill="none" stroke="${picture.state.isDashed ? EDGE : INK}" stroke-width="3"${dash}/>`,
      centred(text, sans, 28, y + 53),
    );
    y += 72;
  }
  parts.push(claimPart(picture, { serif, sans }, y + 16, RULE - 18));
  parts.push(
    rect(MARGIN, RULE, MEASURE, 3, INK),
    rect(MARGIN, RULE + 6, MEASURE, 2, INK),
    footPart(picture, { serif, sans }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" viewBox="0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}">${parts.join("")}</svg>`;
}

/** Shape and word, as large as the square allows. */
function labelPart({ label }: Picture, sans: Typeface, top: number): { svg: string; bottom: number } {
  const ratio = (label.mark === null ? 0 : 0.95) + sans.widthOf(label.text, 1000) / 1000;
  const gap = label.mark === null ? 0 : 0.32;
  const size = Math.min(62, SQUARE / (ratio + gap));
  const left = MIDDLE - ((ratio + gap) * size) / 2;
  const baseline = top + 56;
  const mark =
    label.mark === null
      ? ""
      : drawn(VERDICT_MARKS[label.mark], {
          x: left,
          y: baseline - 0.82 * size,
          scale: (0.95 * size) / 16,
          fill: INK,
        });
  const text = path(
    sans.outline(label.text, left + (label.mark === null ? 0 : 0.95 + gap) * size, baseline, size),
    INK,
  );
  return { svg: mark + text, bottom: baseline + 14 };
}

/** The claim, and one quote under it where there is room; where letters are lacking, where it is to be read. */
function claimPart(picture: Picture, { serif, sans }: Typefaces, top: number, bottom: number): string {
  const claim = drawableText(picture.claim, serif);
  if (claim === null) {
    const language = languageName(picture.language);
    const text = language === null ? w.elsewhere : tell(w.elsewhereIn, { language });
    return centred(oneLine(text, sans, 40, MEASURE), sans, 40, (top + bottom) / 2 + 14);
  }
  const shown = beginning(claim, MOST_GRAPHEMES);
  const text = shown.lines[0] ?? "";
  const length = codePoints(picture.claim);
  const wanted = CLAIM_SIZES.find(({ upTo }) => length <= upTo)?.size ?? SMALLEST_CLAIM;
  const sizes = [...new Set([wanted, ...CLAIM_SIZES.map(({ size }) => size), SMALLEST_CLAIM])].filter(
    (size) => size <= wanted,
  );
  const height = bottom - top;
  const set = sizes.map((size) => {
    // Where the end is missing, a line below says where it is.
    const most = Math.floor((height - (shown.isCut ? 40 : 0)) / (size * LEADING));
    return { size, ...setLines(text, (one) => serif.widthOf(one, size), { width: MEASURE, most }) };
  });
  const { size, lines, isCut } = set.find((one) => !one.isCut) ??
    set.at(-1) ?? { size: wanted, lines: [text], isCut: false };
  const isPart = shown.isCut || isCut;
  const kept = isCut ? lines.slice(0, Math.floor((height - 40) / (size * LEADING))) : lines;
  const claimHeight = kept.length * size * LEADING;
  const quote = isPart ? null : quoteLine(picture, serif, height - claimHeight);
  const extra = isPart ? 40 : quote === null ? 0 : 84;
  const start = top + (height - claimHeight - extra) / 2;
  const outlines = kept.map((one, i) => centred(one, serif, size, start + size * (LEADING * i + 0.92)));
  const end = start + claimHeight;
  if (isPart) outlines.push(centred(w.whole, sans, 26, end + 30, INK_2));
  if (quote !== null) outlines.push(quotePart(quote, serif, end + 62));
  return outlines.join("");
}

const QUOTE_SIZE = 36;

function quoteLine({ quote }: Picture, serif: Typeface, room: number): string | null {
  if (quote === null || room < 100) return null;
  const text = drawableText(quote, serif);
  return text !== null && serif.widthOf(text, QUOTE_SIZE) <= MEASURE - 60 ? text : null;
}

/** Yellow says that the words stand in their source; the line under them says it where there is no yellow. */
function quotePart(text: string, serif: Typeface, baseline: number): string {
  const width = serif.widthOf(text, QUOTE_SIZE);
  const left = MIDDLE - width / 2;
  return [
    rect(left - 4, baseline - 34, width + 8, 46, MARK),
    rect(left - 4, baseline + 12, width + 8, 2.5, INK),
    path(serif.outline("“", left - 6 - serif.widthOf("“", QUOTE_SIZE), baseline, QUOTE_SIZE), INK),
    path(serif.outline(text, left, baseline, QUOTE_SIZE), INK),
    path(serif.outline("”", left + width + 6, baseline, QUOTE_SIZE), INK),
  ].join("");
}

const FOOT_SIZE = 28;
const NAME_WIDTH = 430;
const SMALLEST_NAME = 24;

/** What the verdict rests on at the left, whose it is at the right. */
function footPart(picture: Picture, { serif, sans }: Typefaces): string {
  const rows = picture.unreviewed === null ? [570] : [556, 598];
  const parts: string[] = [];
  let x = MARGIN;
  const say = (text: string, y: number) => {
    parts.push(path(sans.outline(text, x, y, FOOT_SIZE), INK));
    x += sans.widthOf(text, FOOT_SIZE) + 48;
  };
  const [first = 0, second = 0] = rows;
  if (picture.basis !== null) {
    parts.push(drawn(BASIS_MARKS[picture.basis.strength], { x, y: first - 23, scale: 1.75, fill: INK }));
    x += BASIS_WIDTH * 1.75 + 14;
    say(picture.basis.name, first);
  }
  if (picture.standing !== null) {
    parts.push(drawn(SIGN_MARKS[picture.standing.sign], { x, y: first - 25, scale: 1.9, fill: INK }));
    x += 16 * 1.9 + 14;
    say(picture.standing.text, first);
  }
  if (picture.unreviewed !== null) {
    x = MARGIN;
    say(picture.unreviewed, second);
  }
  const ratio = serif.widthOf(picture.publisher, 1000) / 1000;
  const size = Math.max(SMALLEST_NAME, Math.min(34, NAME_WIDTH / ratio));
  const name = oneLine(picture.publisher, serif, size, NAME_WIDTH);
  const width = serif.widthOf(name, size) + 16;
  const left = PICTURE_WIDTH - MARGIN - width;
  parts.push(
    rect(left, 538, width, 46, MARK),
    rect(left, 584, width, 4, INK),
    path(serif.outline(name, left + 8, 572, size), INK),
  );
  return parts.join("");
}

/** What goes into one line of what can be drawn; nothing where it has no letter. */
function oneLine(text: string, face: Typeface, size: number, width: number): string {
  const drawable = drawableText(text, face) ?? "";
  return setLines(drawable, (line) => face.widthOf(line, size), { width, most: 1 }).lines[0] ?? "";
}

/** A language whose letters the typefaces lack, by its English name. */
function languageName(code: string): string | null {
  try {
    const { language, script } = new Intl.Locale(code).maximize();
    if (script === undefined || ["Latn", "Cyrl", "Grek"].includes(script)) return null;
    return new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(language) ?? null;
  } catch {
    return null;
  }
}

function centred(text: string, face: Typeface, size: number, baseline: number, fill = INK): string {
  return path(face.outline(text, MIDDLE - face.widthOf(text, size) / 2, baseline, size), fill);
}

const path = (d: string, fill: string) => (d === "" ? "" : `<path d="${d}" fill="${fill}"/>`);

const rect = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;

function drawn(
  mark: Mark,
  { x, y, scale, fill }: { x: number; y: number; scale: number; fill: string },
): string {
  const shapes = mark.map(({ d, stroke, dashes, dashOffset, evenOdd }) =>
    stroke === undefined
      ? `<path d="${d}" fill="${fill}"${evenOdd ? ` fill-rule="evenodd"` : ""}/>`
      : `<path d="${d}" fill="none" stroke="${fill}" stroke-width="${stroke}"${dashes === undefined ? "" : ` stroke-dasharray="${dashes}" stroke-dashoffset="${dashOffset ?? 0}"`}/>`,
  );
  return `<g transform="translate(${x} ${y}) scale(${scale})">${shapes.join("")}</g>`;
}
