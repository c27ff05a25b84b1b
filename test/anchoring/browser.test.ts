import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import * as browser from "../../src/anchoring/browser.ts";
import * as anchoring from "../../src/anchoring/index.ts";

const root = join(import.meta.dirname, "../..");

async function bundle(): Promise<{ files: string[]; gzipBytes: number }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/anchoring/browser.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error("esbuild gave no script");
  return { files: Object.keys(metafile.inputs), gzipBytes: gzipSync(script.contents, { level: 9 }).length };
}

describe("what a page carries", () => {
  it("weighs at most 35.5 KiB gzipped, and reaches no matching, no WordNet and no cues of what stands beside", async () => {
    const { files, gzipBytes } = await bundle();
    expect(files).toContain("src/anchoring/finder.ts");
    expect(files.filter((file) => !/^src\/(?:anchoring|language)\/|approx-string-match/.test(file))).toEqual(
      [],
    );
    expect(files.filter((file) => /beside|synonyms|spelling|sha256|opencc/.test(file))).toEqual([]);
    expect(gzipBytes).toBeLessThanOrEqual(35.5 * 1024);
  });
});

describe("the browser's judgement", () => {
  const BEFORE = "The council met in the old town hall late on Monday evening. ";
  const AFTER = " The next meeting will be held in the spring of next year.";
  const pairs = readFileSync(join(import.meta.dirname, "inside-quote.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) =>
      z.object({ before: z.string(), after: z.string(), harmful: z.boolean() }).parse(JSON.parse(line)),
    );
  const answers = pairs.map((pair) => {
    const text = BEFORE + pair.before + AFTER;
    const selector = anchoring.describe(text, BEFORE.length, BEFORE.length + Array.from(pair.before).length);
    const now = BEFORE + pair.after + AFTER;
    return {
      ...pair,
      here: browser.find(browser.prepareText(now), selector),
      there: anchoring.find(anchoring.prepareText(now), selector),
    };
  });

  it("finds the same places", () => {
    expect(answers.map(({ here }) => here.places)).toEqual(answers.map(({ there }) => there.places));
  });

  it("clears nothing that the full one flags", () => {
    const cleared = answers.filter(
      ({ here, there }) => there.meaningMayHaveChanged && !here.meaningMayHaveChanged,
    );
    expect(cleared.map(({ before }) => before)).toEqual([]);
    expect(answers.filter(({ harmful, here }) => harmful && !here.meaningMayHaveChanged)).toEqual([]);
  });

  it("clears typography, punctuation, figures, dates, contractions", () => {
    const flag = (quote: string, now: string) => {
      const length = Array.from(quote).length;
      const selector = anchoring.describe(BEFORE + quote + AFTER, BEFORE.length, BEFORE.length + length);
      return browser.find(browser.prepareText(BEFORE + now + AFTER), selector).meaningMayHaveChanged;
    };
    expect(flag("He’s said “no” twelve times.", 'He\'s said "no" 12 times.')).toBe(false);
    expect(flag("They didn't meet on 5 May.", "They did not meet on May 5.")).toBe(false);
    expect(flag("The fee, he said, is $2 million.", "The fee he said is $2m.")).toBe(false);
    expect(flag("The fee is $2 million.", "The fee is $3 million.")).toBe(true);
  });

  it("says so where places are told apart by the text's hash alone", () => {
    const text = "No comment. ".repeat(40);
    const prepared = browser.prepareText(text);
    expect(prepared.sha256()).toBeNull();
    const description = browser.describe(prepared, 240, 251);
    expect(description).not.toHaveProperty("textSha256");
    expect(browser.find(prepared, description).state).toBe("ambiguous");
  });
});
