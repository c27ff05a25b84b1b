import { execFile } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { promisify } from "node:util";
import { beforeAll, expect, inject, it } from "vitest";
import * as z from "zod";
import { openEmbedded } from "../../src/db/embedded.ts";
import { articleLine, claimLine, editorLine } from "../../src/transfer/line-schemas.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { tellStory } from "./eventful-story.ts";

const fresh = temporaryFiles();
const run = promisify(execFile);

interface Ended {
  code: number;
  out: string[];
  errors: string[];
}

const failed = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

/** A command as somebody types it. */
async function cli(database: string, ...args: string[]): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: `file:${database}`, LOG_LEVEL: "error" };
  const lines = (text: string) => text.split("\n").slice(0, -1);
  try {
    const { stdout, stderr } = await run(process.execPath, [inject("cli"), ...args], { env });
    return { code: 0, out: lines(stdout), errors: lines(stderr) };
  } catch (error) {
    const { code, stdout, stderr } = failed.parse(error);
    return { code, out: lines(stdout), errors: lines(stderr) };
  }
}

let database: string;
beforeAll(async () => {
  database = await migratedFile(fresh("story.db"));
  const db = await openEmbedded({ url: `file:${database}` });
  await tellStory(db);
  db.close();
});

it("export, import and replay say what they did, and their exit codes whether it went well", async () => {
  const folder = fresh("export");
  const copy = fresh("copy.db");
  expect(await cli(database, "export", "--out", folder)).toEqual({
    code: 0,
    out: [
      "editors.jsonl: 2 editors",
      "articles.jsonl: 3 articles, with their snapshots and events",
      "claims.jsonl: 8 claims, with their spans, verdicts, publications and events",
      "events.jsonl: 0 events of neither an article nor a claim",
    ],
    errors: [],
  });
  appendFileSync(`${folder}/claims.jsonl`, "{}\n");
  const imported = await cli(copy, "import", folder);
  expect(imported.code).toBe(1);
  expect(imported.out[2]).toBe("claims.jsonl: 8 imported, 0 known, 1 refused");
  expect(imported.errors).toEqual([
    expect.stringMatching(/ was not there: this is a new, empty database\.$/),
    expect.stringMatching(/^claims\.jsonl:9: seq: /),
  ]);

  expect(await cli(copy, "replay")).toMatchObject({
    code: 0,
    out: [expect.stringMatching(/^equal: 71 events/)],
  });
  const db = await openEmbedded({ url: `file:${copy}` });
  await db.write(["update claims set language = 'fr' where seq = 1"]);
  db.close();
  const replayed = await cli(copy, "replay");
  expect(replayed.code).toBe(1);
  expect(replayed.out[0]).toMatch(/^claim clm_\w+: language: events tell "en", the tables hold "fr"$/);

  expect(await cli(copy, "import", fresh("nowhere"))).toEqual({
    code: 1,
    out: [],
    errors: ["There is no format.json: the folder is not an export."],
  });

  const unmade = fresh("unmade.db");
  expect(await cli(unmade, "import", fresh("nowhere"))).toMatchObject({
    code: 1,
    errors: ["There is no format.json: the folder is not an export."],
  });
  expect(existsSync(unmade)).toBe(false);

  const file = `${folder}/claims.jsonl`;
  expect(await cli(copy, "import", file)).toEqual({
    code: 1,
    out: [],
    errors: [`${file} is a file: name the folder of an export.`],
  });
  expect(await cli(copy, "export", "--out", file)).toEqual({
    code: 1,
    out: [],
    errors: [`${file} is a file: name a folder for the files, which is made where it is missing.`],
  });
  rmSync(file);
  mkdirSync(file);
  expect(await cli(copy, "import", folder)).toMatchObject({
    code: 1,
    errors: [`${file} is a folder: an export has a file of lines there.`],
  });
}, 180_000);

it("the data dictionary names every member of every line", () => {
  const dictionary = readFileSync("docs/data-dictionary.md", "utf8");
  const members = (schema: z.ZodType): string[] => {
    if (schema instanceof z.ZodArray && schema.element instanceof z.ZodObject) return members(schema.element);
    if (!(schema instanceof z.ZodObject)) return [];
    return Object.entries(schema.shape).flatMap(([name, member]) => [
      name,
      ...(member instanceof z.ZodType ? members(member) : []),
    ]);
  };
  const all = [editorLine, articleLine, claimLine].flatMap(members);
  expect(all).toContain("claimClaimantRole");
  expect(
    all.filter((name) => !dictionary.includes(`\`${name}\``) && !dictionary.includes(`\`${name}[]\``)),
  ).toEqual([]);
});
