import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { exportTo } from "../../src/cli/export.ts";
import { importFrom } from "../../src/cli/import.ts";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { DomainError } from "../../src/domain-error.ts";
import { redact } from "../../src/redaction/redact.ts";
import { redactEditor } from "../../src/redaction/redact-editor.ts";
import { replay } from "../../src/replay/replay.ts";
import type { ImportProblem } from "../../src/transfer/import-subjects.ts";
import { BACKENDS, openBackend } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { editorOf } from "../support/editor.ts";
import { copiedFile, migratedFile, seededFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { tellStory } from "./eventful-story.ts";

const fresh = temporaryFiles();
const open = (path: string) => openEmbedded({ url: `file:${path}` });

/** Not exported: they belong to the deployment, not to the record. */
const OWN = ["keys", "idempotency_keys", "changes"];

async function dump(db: Database) {
  // What became of what readers see is told anew by each store, and so are the numbers that tags are made of.
  await db.write(["update published_claims set revision = 0", "update published_articles set version = 0"]);
  const tables = await dumpDatabase(db);
  return Object.fromEntries(Object.entries(tables).filter(([name]) => !OWN.includes(name)));
}

function files(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")]),
  );
}

let story: string;
let seeds: string;

beforeAll(async () => {
  story = await migratedFile(fresh("story.db"));
  const db = await open(story);
  const { bridge, statement, cracks } = await tellStory(db);
  const cy = await editorOf(db, "Cy", "admin");
  const input = { ground: "privacy", note: "File 12 of the data protection officer." } as const;
  await redact(db, cy, { kind: "claims", id: statement, input: { ...input, fields: ["claimant"] } });
  await redact(db, cy, { kind: "claims", id: bridge, input: { ...input, fields: ["text", "claimant"] } });
  const { actor } = await editorOf(db, "Ann", "editor");
  await redactEditor(db, cy, actor.editorId, { ...input, fields: ["name"] });
  await redact(db, cy, { kind: "spans", id: cracks, input: { ...input, fields: ["note"] } });
  await db.execute("pragma wal_checkpoint(truncate)");
  db.close();
  seeds = await seededFile(fresh("seeds.db"));
}, 60_000);

describe.each(BACKENDS)("export, import into an empty database, export, %s", (backend) => {
  it.each(["the story", "the seeds"])(
    "gives the same bytes and the same rows: %s",
    async (which) => {
      const from = await openBackend(
        backend,
        copiedFile(which === "the story" ? story : seeds, fresh("from.db")),
      );
      const to = await openBackend(backend, await migratedFile(fresh("to.db")));
      const [first, second] = [fresh("first"), fresh("second")];
      for (const withTexts of [true, false]) {
        await exportTo(from.db, first, { withTexts });
        if (withTexts) {
          const problems: ImportProblem[] = [];
          const result = await importFrom(to.db, first, (problem) => problems.push(problem));
          expect(problems).toEqual([]);
          expect(result["claims.jsonl"]).toEqual({
            imported: which === "the story" ? 8 : 78,
            known: 0,
            bad: 0,
          });
        }
        await exportTo(to.db, second, { withTexts });
        expect(files(second)).toEqual(files(first));
        expect(Object.keys(files(first))).toEqual([
          "articles.jsonl",
          "claims.jsonl",
          "editors.jsonl",
          "events.jsonl",
          "format.json",
        ]);
      }
      expect(await dump(to.db)).toEqual(await dump(from.db));
      const search =
        "select rowid from claim_search where claim_search match 'bridge OR mayor' order by rowid";
      expect((await to.db.execute(search)).rows).toEqual((await from.db.execute(search)).rows);
      expect((await replay(to.db)).differences).toEqual([]);
      await from.close();
      await to.close();
    },
    60_000,
  );
});

describe("an export without texts", () => {
  it("holds no word of them but the quotes, and imports as articles known by their hashes", async () => {
    const from = await open(copiedFile(story, fresh("from.db")));
    const to = await open(await migratedFile(fresh("to.db")));
    const folder = fresh("export");
    await exportTo(from, folder, { withTexts: false });
    const { "articles.jsonl": articles = "", "claims.jsonl": claims = "" } = files(folder);
    expect(articles).not.toContain("The council met on Monday");
    expect(articles).not.toContain('"content"');
    expect(claims).toContain('"exact":"An inspector found cracks in the eastern pier"');
    await importFrom(to, folder, (problem) => expect(problem).toBeNull());
    const { rows } = await to.execute("select count(*) as texts, count(content) as held from texts");
    expect(rows.map(({ texts, held }) => [texts, held])).toEqual([[4, 0]]);
    expect((await replay(to)).differences).toEqual([]);
    from.close();
    to.close();
  });
});

describe("an import that was cut off", () => {
  it("is carried on: what is there is passed over, the rest goes in", async () => {
    const from = await open(copiedFile(seeds, fresh("from.db")));
    const folder = fresh("export");
    await exportTo(from, folder, { withTexts: false });
    const to = await open(await migratedFile(fresh("to.db")));
    // What a first import got in before it was cut off: of the lines that were read, those that point at no later one.
    const begun = fresh("begun");
    cpSync(folder, begun, { recursive: true });
    const lines = readFileSync(`${folder}/claims.jsonl`, "utf8").split("\n").slice(0, 40);
    writeFileSync(`${begun}/claims.jsonl`, lines.map((line) => `${line}\n`).join(""));
    await importFrom(to, begun, () => {});
    const failing: Database = {
      ...to,
      write: (statements) => {
        if (JSON.stringify(statements).includes('insert into \\"claims\\"'))
          throw new DomainError("busy", "Somebody else's write takes too long.");
        return to.write(statements);
      },
    };
    await expect(importFrom(failing, folder, () => {})).rejects.toThrow("takes too long");
    const { rows } = await to.execute("select count(*) as n from claims");
    const there = Number(rows[0]?.n);
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(78);
    expect((await replay(to)).differences).toEqual([]);
    const result = await importFrom(to, folder, (problem) => expect(problem).toBeNull());
    expect(result["claims.jsonl"]).toEqual({ imported: 78 - there, known: there, bad: 0 });
    const untold =
      "select count(*) as n from published_claims p where revision is not (select max(seq) from changes c where c.claim_id = p.claim_id)";
    expect((await to.execute(untold)).rows[0]?.n).toBe(0);
    expect(await dump(to)).toEqual(await dump(from));
    from.close();
    to.close();
  }, 60_000);

  it("twice changes nothing", async () => {
    const db = await open(copiedFile(story, fresh("story.db")));
    const folder = fresh("export");
    await exportTo(db, folder, { withTexts: true });
    const before = await dump(db);
    const result = await importFrom(db, folder, (problem) => expect(problem).toBeNull());
    expect(result).toEqual({
      "editors.jsonl": { imported: 0, known: 3, bad: 0 },
      "articles.jsonl": { imported: 0, known: 3, bad: 0 },
      "claims.jsonl": { imported: 0, known: 8, bad: 0 },
      "events.jsonl": { imported: 0, known: 1, bad: 0 },
    });
    expect(await dump(db)).toEqual(before);
    db.close();
  });
});

describe("a folder that is no export", () => {
  it("is refused before anything is read", async () => {
    const db = await open(await migratedFile(fresh("to.db")));
    const folder = fresh("nothing");
    mkdirSync(folder);
    await expect(importFrom(db, folder, () => {})).rejects.toThrow(
      "There is no format.json: the folder is not an export.",
    );
    db.close();
  });
});
