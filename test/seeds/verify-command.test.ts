import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verify } from "../../src/cli/verify.ts";
import { readTexts } from "../../src/seeds/read-texts.ts";
import { BRIDGE, bridgeArticle } from "./invented-set.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verbatim-verify-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(seeds: string, texts: string | null) {
  const lines: string[] = [];
  const errors: string[] = [];
  const passed = await verify(seeds, texts, {
    line: (text) => lines.push(...text.split("\n")),
    error: (text) => errors.push(text),
  });
  return { passed, lines, errors };
}

describe("verify", () => {
  it("passes on the seeds without texts, with a table and the counts", async () => {
    const { passed, lines, errors } = await run("seeds", null);
    expect(errors).toEqual([]);
    expect(passed).toBe(true);
    expect(lines[0]).toMatch(/^article +claims +spans +quoted +at most +with context$/);
    expect(lines.slice(1, 5).map((line) => line.split(" ")[0])).toEqual([
      "ending-nypd-cooperation",
      "final-removal-order",
      "sanctuary-commitment",
      "executive-order",
    ]);
    expect(lines.at(-1)).toBe("Verified without the articles' texts.");
  });

  it("fails on a folder that lacks the texts, naming each article and the texts that are none", async () => {
    await writeFile(join(folder, "other.txt"), "Another text.");
    const { passed, errors } = await run("seeds", folder);
    expect(passed).toBe(false);
    expect(errors).toHaveLength(5);
    expect(errors[0]).toMatch(
      /^articles\.json: ending-nypd-cooperation: none of the texts has the SHA-256 76eb/,
    );
    expect(errors[4]).toBe("other.txt: the text of none of the articles");
  });

  it("says which folder is not there, or is none", async () => {
    const nowhere = join(folder, "nowhere");
    expect(await run("seeds", nowhere)).toEqual({
      passed: false,
      lines: [],
      errors: [`--texts: there is no folder ${nowhere}`],
    });
    const file = join(folder, "file.txt");
    await writeFile(file, "A text.");
    expect(await run(file, nowhere)).toEqual({
      passed: false,
      lines: [],
      errors: [`--seeds: there is no folder ${file}`, `--texts: there is no folder ${nowhere}`],
    });
    await rm(file);
  });

  it("fails on a file that is not in the format, naming the field", async () => {
    const seeds = join(folder, "seeds");
    await cp("seeds", seeds, { recursive: true });
    const file = join(seeds, "claims/sanctuary-policies-protect-criminals.json");
    const claim = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify({ ...claim, verdict: { ...claim.verdict, label: "mixed" } }));
    await writeFile(join(seeds, "claims/broken.json"), "{");
    const { passed, errors } = await run(seeds, null);
    expect(passed).toBe(false);
    expect(errors).toEqual([
      expect.stringMatching(/^claims\/broken\.json: /),
      expect.stringMatching(/^claims\/sanctuary-policies-protect-criminals\.json: verdict\.label: /),
    ]);
  });
});

describe("texts of a folder", () => {
  it("are known by their hash, whatever the file's name, byte order mark and line ends", async () => {
    const lines = BRIDGE.replaceAll(". ", ".\n");
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines));
    const article = { ...bridgeArticle, textSha256: Buffer.from(digest).toString("hex") };
    await writeFile(join(folder, "x.txt"), `\uFEFF${lines.replaceAll("\n", "\r\n")}`);
    await writeFile(join(folder, "notes.md"), lines);
    expect(await readTexts(folder, [article])).toEqual({
      texts: new Map([["bridge", lines]]),
      strangers: ["other.txt"],
    });
  });
});
