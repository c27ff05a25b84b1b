import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { beforeAll, describe, expect, it } from "vitest";
import { drawableText } from "../../src/pages/picture/drawable-text.ts";
import type { Picture } from "../../src/pages/picture/picture.ts";
import { pictureSvg } from "../../src/pages/picture/picture-svg.ts";
import { beginning, setLines } from "../../src/pages/picture/set-lines.ts";
import { type Typefaces, typefaces } from "../../src/pages/picture/typeface.ts";

const { resolve } = createRequire(import.meta.url);
const fileOf = async (name: string) => new Uint8Array(await readFile(resolve(name))).buffer;

let faces: Typefaces;
beforeAll(async () => {
  const serif = (script: string) =>
    fileOf(`@fontsource/source-serif-4/files/source-serif-4-${script}-600-normal.woff`);
  faces = typefaces({
    serif: await Promise.all(["latin", "latin-ext", "vietnamese", "cyrillic", "greek"].map(serif)),
    sans: [await fileOf("@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff")],
  });
  await initWasm(await fileOf("@resvg/resvg-wasm/index_bg.wasm"));
});

const PLAIN: Picture = {
  label: { mark: "refuted", text: "Refuted" },
  whether: null,
  claim: "The storm took 30 roofs.",
  language: "en",
  state: null,
  quote: "thirty roofs were still on",
  basis: { strength: "one_report", name: "One report" },
  standing: { sign: "same", text: "1 quote, word for word" },
  unreviewed: null,
  publisher: "Verbatim",
  notice: null,
};

/** What is drawn darker than the ground, as boxes by rows of the picture. */
function drawn(picture: Picture, { from, to }: { from: number; to: number }) {
  const { pixels } = new Resvg(pictureSvg(picture, faces), { font: { loadSystemFonts: false } }).render();
  let [left, right, count] = [1200, -1, 0];
  for (let y = from; y < to; y++) {
    for (let x = 0; x < 1200; x++) {
      if ((pixels[4 * (1200 * y + x)] ?? 255) > 128) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      count++;
    }
  }
  return { left, right, count };
}

/** Of the claim's outlines, how many lines they stand in, and what they say where the claim cannot be drawn. */
const drawable = (text: string) => drawableText(text, faces.serif);
const words = (n: number) =>
  "the wind took a roof off "
    .repeat(Math.ceil(n / 25))
    .slice(0, n - 1)
    .concat("x");

describe("a claim on its picture", () => {
  it.each([
    ["plain", "The storm took 30 roofs.", "The storm took 30 roofs."],
    ["Latin with marks", "Über Łomża, Þórr và Đắk Lắk", "Über Łomża, Þórr và Đắk Lắk"],
    ["marks of their own", "U\u0308ber La\u0306mna", "Über Lămna"],
    ["Cyrillic", "Буря сорвала крышу.", "Буря сорвала крышу."],
    ["Greek", "Η θύελλα πήρε τη στέγη.", "Η θύελλα πήρε τη στέγη."],
    ["emoji", "Roofers 👷🏾‍♀️ mended 3 roofs 🏠 🇮🇸 in 1️⃣ day", "Roofers mended 3 roofs in day"],
    ["markup", "<i>Roof</i> & 'tiles' </svg>", "<i>Roof</i> & 'tiles' </svg>"],
    ["what is not seen", "A\u200b roof\u202e fell\u2066 off", "A roof fell off"],
    ["Arabic", "اقتلعت العاصفة 30 سقفا.", null],
    ["Hebrew and Latin", "הסערה (Storm) עקרה 30 גגות.", null],
    ["Japanese", "嵐で30軒の屋根が飛んだ。", null],
    ["Devanagari", "आंधी से 30 छतें उड़ गईं।", null],
    ["Thai", "พายุพัดหลังคา", null],
    ["one word of another script", "The word 屋根 means roof", null],
    ["nothing but signs", "🏠🏠 — !", null],
  ])("%s: every letter or none", (_name, claim, shown) => {
    expect(drawable(claim)).toBe(shown);
  });

  it.each([
    ["of 75", words(75)],
    ["of 76", words(76)],
    ["of 121", words(121)],
    ["of 1,000", words(1_000)],
    ["without a space", "w".repeat(200)],
    ["wide and without a space", "W".repeat(1_000)],
    ["short", "No."],
  ])("%s code points stay inside the frame and above the rule", (_name, claim) => {
    for (const picture of [
      { ...PLAIN, claim },
      {
        ...PLAIN,
        claim,
        label: { mark: "mostly_supported" as const, text: "Mostly supported: that it was said" },
        whether: "Whether it is so: Not enough evidence",
        state: { text: "Correction, 20 November 2026: we said Not enough evidence", isDashed: false },
        notice: "N".repeat(500),
        unreviewed: "Checked by a machine, reviewed by nobody",
      },
    ]) {
      const all = drawn(picture, { from: 16, to: 630 });
      expect(all.left).toBeGreaterThanOrEqual(40);
      expect(all.right).toBeLessThanOrEqual(1160);
      // Between the claim and the rule nothing is drawn.
      expect(drawn(picture, { from: 500, to: 509 }).count).toBe(0);
      expect(drawn(picture, { from: 150, to: 500 }).count).toBeGreaterThan(1_000);
    }
  });

  it.each([
    ["Refuted", null],
    ["Not enough evidence", null],
    [
      "Not enough evidence: that it was said",
      "Whether it is so: Not enough evidence; Mostly supported; Misleading",
    ],
    ["Reviewed by others", null],
  ])("keeps the label inside what a square crop leaves: %s", (text, whether) => {
    const mark = text.startsWith("Not") ? "unproven" : text === "Refuted" ? "refuted" : null;
    const { left, right } = drawn({ ...PLAIN, label: { mark, text }, whether }, { from: 17, to: 170 });
    expect(left).toBeGreaterThanOrEqual(285);
    expect(right).toBeLessThanOrEqual(915);
  });

  it("shows what happened since, and a quote only where there is room", () => {
    const svg = (picture: Partial<Picture>) => pictureSvg({ ...PLAIN, ...picture }, faces);
    expect(svg({})).toContain('fill="#ffe45e"/><rect x="');
    expect(svg({ state: { text: "on words that have changed", isDashed: true } })).toContain(
      "stroke-dasharray",
    );
    const yellow = (text: string) => text.match(/#ffe45e/g)?.length;
    expect([
      yellow(svg({})),
      yellow(svg({ quote: null })),
      yellow(svg({ quote: "word ".repeat(40) })),
    ]).toEqual([2, 1, 1]);
  });

  it("holds no words and no number that is none", () => {
    for (let i = 0; i < 200; i++) {
      const svg = pictureSvg({ ...PLAIN, claim: `Checked a ${"roof ".repeat(i % 9)}${i}/7 & <${i}>` }, faces);
      expect(svg).not.toMatch(/NaN|undefined|<text|Infinity|roof/);
    }
  });
});

describe("lines", () => {
  const widthOf = (line: string) => [...line].length;

  it("are as few as can be, and then even", () => {
    expect(setLines("aaa bbb ccc ddd eee", widthOf, { width: 16, most: 9 }).lines).toEqual([
      "aaa bbb ccc",
      "ddd eee",
    ]);
    expect(setLines("one well-known north–south road", widthOf, { width: 15, most: 9 }).lines).toEqual([
      "one well-known",
      "north–south",
      "road",
    ]);
  });

  it("break a word that is wider between graphemes", () => {
    expect(setLines("ab👩🏽‍🚒cd", (line) => line.length, { width: 7, most: 9 }).lines).toEqual([
      "ab",
      "👩🏽‍🚒",
      "cd",
    ]);
  });

  it("end with an ellipsis at a word where the rest does not go in", () => {
    const text = "one two, three four";
    expect(setLines(text, widthOf, { width: 8, most: 1 })).toEqual({ lines: ["one two…"], isCut: true });
    expect(beginning(text, 9)).toEqual({ lines: ["one two…"], isCut: true });
    expect(beginning(text, 100)).toEqual({ lines: [text], isCut: false });
    expect(beginning("abcdef", 3)).toEqual({ lines: ["abc…"], isCut: true });
  });
});
