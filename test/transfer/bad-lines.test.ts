import { appendFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { exportTo } from "../../src/cli/export.ts";
import { importFrom } from "../../src/cli/import.ts";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { replay } from "../../src/replay/replay.ts";
import type { ImportResult } from "../../src/transfer/import-lines.ts";
import { copiedFile, migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { CRACKS, type Story, tellStory } from "./eventful-story.ts";

const fresh = temporaryFiles();
let folder: string;
let empty: string;
let story: Story;

beforeAll(async () => {
  empty = await migratedFile(fresh("empty.db"));
  const db = await openEmbedded({ url: `file:${copiedFile(empty, fresh("story.db"))}` });
  story = await tellStory(db);
  folder = fresh("export");
  await exportTo(db, folder, { withTexts: true });
  db.close();
});

interface Tried {
  result: ImportResult;
  problems: string[];
  ids: string[];
  db: Database;
}

/** Imports a copy of the export in which one file was changed. */
async function importChanged(
  file: string,
  change: (lines: string[]) => string[],
  check?: (tried: Tried) => Promise<void>,
): Promise<string[]> {
  const copy = fresh("changed");
  cpSync(folder, copy, { recursive: true });
  const lines = readFileSync(`${copy}/${file}`, "utf8").split("\n").slice(0, -1);
  writeFileSync(
    `${copy}/${file}`,
    change(lines)
      .map((line) => `${line}\n`)
      .join(""),
  );
  const db = await openEmbedded({ url: `file:${copiedFile(empty, fresh("to.db"))}` });
  const problems: string[] = [];
  const result = await importFrom(db, copy, ({ file: name, line, reason }) =>
    problems.push(`${name}:${line}: ${reason}`),
  );
  const { rows } = await db.execute("select id from claims order by seq");
  await check?.({ result, problems, ids: rows.map((row) => String(row.id)), db });
  // Whatever went in went in whole.
  expect((await replay(db)).differences).toEqual([]);
  db.close();
  return problems;
}

const edit = (at: number, change: (line: string) => string) => (lines: string[]) =>
  lines.map((line, i) => (i === at - 1 ? change(line) : line));

/** Lines 1 to 8 are the claims in the order in which the story makes them; the third is that of no other. */
const UNPUBLISHED = 3;

describe("a bad line is reported with file, line and reason, and the rest goes in", () => {
  it.each<[string, (line: string) => string, string | RegExp]>([
    ["not JSON", () => "{", "it is not JSON: write one object a line, as an export does"],
    ["not an object", () => "[]", /^it: /],
    [
      "a member too many",
      (line) => line.replace('{"seq"', '{"more":1,"seq"'),
      "it: has members that are not known here: more",
    ],
    ["a member too few", (line) => line.replace(/"slug":"[^"]*",/, ""), /^slug: /],
    [
      "an id of another kind",
      (line) => line.replace('"id":"clm_', '"id":"art_'),
      "id: must be an id of a claim",
    ],
    ["an unknown status", (line) => line.replace('"status":"unpublished"', '"status":"lost"'), /^status: /],
    ["NUL in a text", (line) => line.replace("pier has no", "pier\\u0000has no"), /must not contain NUL/],
    [
      "half a surrogate pair",
      (line) => line.replace("pier has no", "pier\\ud800has no"),
      /unpaired surrogates/,
    ],
    ["a time in another zone", (line) => line.replace(/("createdAt":"[^"]*)Z"/, '$1+02:00"'), /^createdAt: /],
    [
      "a field that its events do not tell",
      (line) => line.replace('"language":"en"', '"language":"de"'),
      'events: they do not tell what it brings: claim: language: "en", not "de"',
    ],
    [
      "readers who would see what is not published",
      (line) => line.replace(/"shown":null/, `"shown":{"publicationId":"pub_${"0".repeat(26)}"}`),
      "shown: its status is unpublished, but readers would see it",
    ],
    [
      "an article that is not there",
      (line) => line.replaceAll(/"art_[0-9a-z]{26}"/g, `"art_${"0".repeat(26)}"`),
      new RegExp(`spans: there is no article art_${"0".repeat(26)}: bring it in articles.jsonl`),
    ],
    [
      "a quote that is not in the text",
      (line) => line.replaceAll(CRACKS, CRACKS.replace("eastern", "western")),
      /^spans: the quote of spn_[0-9a-z]{26} does not stand at its place in the text: bring the words that stand there$/,
    ],
    [
      "an editor who is not there",
      (line) => line.replaceAll(/"edt_[0-9a-z]{26}"/g, `"edt_${"0".repeat(26)}"`),
      `createdBy, actorId or issuerId: there is no editor edt_${"0".repeat(26)}: bring it in editors.jsonl`,
    ],
    [
      "a slug that is another's",
      (line) => line.replaceAll("the-eastern-pier-has-no-cracks", "no-inspector-found-cracks"),
      /^slug: its slug no-inspector-found-cracks is that of clm_\w+: import into an empty database$/,
    ],
  ])("%s", async (_, change, reason) => {
    const problems = await importChanged(
      "claims.jsonl",
      edit(UNPUBLISHED, change),
      async ({ result, ids }) => {
        expect(result["claims.jsonl"].bad).toBe(1);
        expect(result["claims.jsonl"].imported).toBe(7);
        expect(ids).toHaveLength(7);
      },
    );
    expect(problems).toHaveLength(1);
    // The claim with the same slug is the one that comes second.
    const [, line, said = ""] = /^claims\.jsonl:(\d+): (.*)$/.exec(problems[0] ?? "") ?? [];
    expect(Number(line)).toBeGreaterThanOrEqual(UNPUBLISHED);
    expect(said).toMatch(typeof reason === "string" ? new RegExp(`^${literally(reason)}$`) : reason);
  });

  it("bytes that are not UTF-8", async () => {
    const copy = fresh("changed");
    cpSync(folder, copy, { recursive: true });
    appendFileSync(`${copy}/editors.jsonl`, Buffer.from([0x7b, 0xff, 0x0a]));
    const db = await openEmbedded({ url: `file:${copiedFile(empty, fresh("to.db"))}` });
    const problems: unknown[] = [];
    await importFrom(db, copy, (problem) => problems.push(problem));
    expect(problems).toEqual([
      {
        file: "editors.jsonl",
        line: 3,
        reason: "it is not UTF-8, or too long: write it as UTF-8, one subject a line",
      },
    ]);
    db.close();
  });

  it("a receipt that was retracted under a published claim", async () => {
    // The database's own triggers stand behind what an import looks at.
    const problems = await importChanged("claims.jsonl", (lines) =>
      edit(2, (line) => {
        const claim = JSON.parse(line);
        claim.spans[0].retractedAt = claim.createdAt;
        claim.spans[0].retractedReason = "Gone.";
        const event = claim.events.find((one: { subjectId: string }) => one.subjectId === claim.spans[0].id);
        event.changes.retractedAt = [null, claim.createdAt];
        event.changes.retractedReason = [null, "Gone."];
        return JSON.stringify(claim);
      })(lines),
    );
    expect(problems.map((line) => line.replace(/spn_\w+/, "spn"))).toEqual([
      expect.stringMatching(/^claims\.jsonl:2: .*(receipt|retracted)/),
      `claims.jsonl:1: relations: it points at ${story.statement}, which is not there: import that one too`,
      `claims.jsonl:4: replacedBy: it points at ${story.bridge}, which is not there: import that one too`,
    ]);
  });

  it("claims that point at a bad one are bad too, by name", async () => {
    const problems = await importChanged(
      "claims.jsonl",
      edit(1, () => "{}"),
      async ({ result }) => expect(result["claims.jsonl"]).toEqual({ imported: 5, known: 0, bad: 3 }),
    );
    expect(problems.slice(1).sort()).toEqual([
      `claims.jsonl:2: relations: it points at ${story.bridge}, which is not there: import that one too`,
      `claims.jsonl:4: replacedBy: it points at ${story.bridge}, which is not there: import that one too`,
    ]);
  });

  it("a text that is not the one its hash names takes its article and all its claims with it", async () => {
    const problems = await importChanged("articles.jsonl", (lines) =>
      lines.map((line) => line.replace("The mayor was not there.", "The mayor was there, too.")),
    );
    expect(problems[0]).toMatch(
      /^articles\.jsonl:1: texts: the text [0-9a-f]{64} is not the one that its hash names/,
    );
    expect(problems.slice(2).every((line) => line.startsWith("claims.jsonl:"))).toBe(true);
  });

  it("a byte order mark before the first line is no fault, and one further on is", async () => {
    const marked = (at: number) => (lines: string[]) =>
      lines.map((line, i) => (i === at - 1 ? `\ufeff${line}` : line));
    for (const file of ["editors.jsonl", "articles.jsonl", "claims.jsonl"]) {
      expect(await importChanged(file, marked(1))).toEqual([]);
    }
    // A line that waits for another one is read again, by its place in the file.
    expect(await importChanged("claims.jsonl", (lines) => marked(1)(lines.toReversed()))).toEqual([]);
    expect(await importChanged("claims.jsonl", marked(UNPUBLISHED))).toEqual([
      "claims.jsonl:3: it is not JSON: write one object a line, as an export does",
    ]);
  });

  it("lines in any order", async () => {
    const problems = await importChanged(
      "claims.jsonl",
      (lines) => lines.toReversed(),
      async ({ result }) => expect(result["claims.jsonl"]).toEqual({ imported: 8, known: 0, bad: 0 }),
    );
    expect(problems).toEqual([]);
  });

  it("a claim that is here already, and differs", async () => {
    const db = await openEmbedded({ url: `file:${copiedFile(empty, fresh("to.db"))}` });
    await importFrom(db, folder, (problem) => expect(problem).toBeNull());
    const copy = fresh("changed");
    cpSync(folder, copy, { recursive: true });
    const lines = readFileSync(`${copy}/claims.jsonl`, "utf8");
    writeFileSync(`${copy}/claims.jsonl`, lines.replaceAll("The mayor was there.", "The mayor was away."));
    const problems: unknown[] = [];
    await importFrom(db, copy, (problem) => problems.push(problem));
    expect(problems).toEqual([
      {
        file: "claims.jsonl",
        line: 8,
        reason: `text: ${story.draft} is here already and says "The mayor was there.", not "The mayor was away.": change it over the API, or import into an empty database`,
      },
    ]);
    db.close();
  });
});

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
