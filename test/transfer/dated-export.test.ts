import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { afterEach, expect, inject, it } from "vitest";
import * as z from "zod";
import { claimSchema } from "../../src/http/claims/claim-contract.ts";
import { addQuote, desks, draft, page, publishedStory, workingCopy } from "../contract/editing/desk.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const run = promisify(execFile);
const desk = desks()("embedded");
const made: string[] = [];

// What cannot be written to cannot be cleared away.
afterEach(() => {
  for (const folder of made.splice(0)) chmodSync(folder, 0o755);
});

const failed = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

async function exported(...args: string[]): Promise<{ code: number; out: string; errors: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: `file:${desk().file}`,
    PUBLIC_URL: "https://verbatim.example",
    PUBLISHER_NAME: "The House",
    LOG_LEVEL: "error",
  };
  try {
    const { stdout, stderr } = await run(process.execPath, [inject("cli"), "export", ...args], { env });
    const folder = stdout.split(": ")[0];
    if (folder) made.push(folder);
    return { code: 0, out: stdout, errors: stderr };
  } catch (error) {
    const { code, stdout, stderr } = failed.parse(error);
    return { code, out: stdout, errors: stderr };
  }
}

const linesOf = (folder: string) =>
  readFileSync(join(folder, "claims.jsonl"), "utf8").split("\n").slice(0, -1);

it("writes what readers saw at a moment, the same however often, and never over what is there", async () => {
  const first = await publishedStory(desk());
  const second = await publishedStory(desk());
  await draft(desk().eve);
  await pause(3);
  const asOf = new Date().toISOString();
  await pause(3);
  const seen = await Promise.all(
    [first, second].map(({ claim }) => desk().read(`/v1/claims/${claim.id}`, claimSchema)),
  );
  // What comes after that moment is not in it, whenever it is written.
  await publishedStory(desk());
  const { version } = await workingCopy(desk().sam, first.claim.id);
  await desk().sam.post(`/v1/claims/${first.claim.id}/retract`, { reason: "Wrong." }, { ifMatch: version });

  const parent = fresh("exports");
  const { code, out, errors } = await exported("--dated", parent, "--as-of", asOf);
  expect([code, errors]).toEqual([0, ""]);
  const folder = join(parent, asOf.replaceAll(":", ""));
  expect(out).toBe(`${folder}: 2 claims\n`);
  expect(readdirSync(folder).sort()).toEqual([
    "LICENCE.txt",
    "README.md",
    "SHA256SUMS",
    "claims.jsonl",
    "codebook.json",
    "manifest.json",
  ]);
  const { past: _, ...asPublished } = seen[0] ?? {};
  expect(linesOf(folder).map((line) => JSON.parse(line))).toEqual([
    { ...asPublished, publication: 1 },
    { ...seen[1], publication: 1 },
  ]);

  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  expect(manifest).toMatchObject({
    format: "verbatim-dated-export-1",
    asOf,
    publisher: { name: "The House", site: null },
    source: "https://verbatim.example",
    licence: { name: "CC BY 4.0" },
    codebookVersion: 1,
    claims: 2,
  });
  const sums = readFileSync(join(folder, "SHA256SUMS"), "utf8");
  for (const line of sums.split("\n").slice(0, -1)) {
    const [sha256, name = ""] = line.split("  ");
    const bytes = readFileSync(join(folder, name));
    expect([name, createHash("sha256").update(bytes).digest("hex")]).toEqual([name, sha256]);
    expect(statSync(join(folder, name)).mode & 0o222).toBe(0);
  }
  expect(sums).toContain("manifest.json");
  expect(statSync(folder).mode & 0o222).toBe(0);
  expect(readFileSync(join(folder, "README.md"), "utf8")).toContain(`checked claims as of ${asOf}`);

  const again = await exported("--dated", parent, "--as-of", asOf);
  expect([again.code, again.errors]).toEqual([
    1,
    `${folder} is there already: a dated export is written once and never over.\n`,
  ]);
  const elsewhere = fresh("elsewhere");
  await exported("--dated", elsewhere, "--as-of", asOf);
  expect(readFileSync(join(elsewhere, asOf.replaceAll(":", ""), "claims.jsonl"))).toEqual(
    readFileSync(join(folder, "claims.jsonl")),
  );
});

it("is of now where no moment is named, and leaves nothing half done behind", async () => {
  const story = await publishedStory(desk());
  await addQuote(desk().eve, story.claim, await page(desk().eve));
  const parent = fresh("now");
  const { code, out } = await exported("--dated", parent);
  expect(code).toBe(0);
  const [folder = ""] = out.split(": ");
  expect(linesOf(folder).some((line) => line.includes(story.claim.id))).toBe(true);
  expect(readdirSync(parent)).toHaveLength(1);
});

it.each([
  [["--as-of", "2026-11-27"], "--as-of goes with --dated"],
  [["--dated", "x", "--out", "y"], "--dated goes with neither --out nor --with-texts"],
  [["--dated", "x", "--as-of", "yesterday"], "--as-of takes a moment such as 2026-11-27T12:00:00Z"],
  [["--dated", "x", "--as-of", "2999-01-01T00:00:00Z"], "--as-of takes a moment of the past"],
])("refuses %j", async (args, message) => {
  const parent = fresh("refused");
  const { code, errors } = await exported(...args.map((arg) => (arg === "x" ? parent : arg)));
  expect(code).not.toBe(0);
  expect(errors).toContain(message);
});

it("says what is wrong where a file is in its way", async () => {
  const file = fresh("file");
  writeFileSync(file, "");
  const { code, errors } = await exported("--dated", file);
  expect(code).not.toBe(0);
  expect(errors).toBe(`${file} is a file: name a folder, which is made where it is missing.\n`);
});
