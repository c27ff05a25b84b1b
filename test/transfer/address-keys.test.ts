import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { exportTo } from "../../src/cli/export.ts";
import { importFrom } from "../../src/cli/import.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { replay } from "../../src/replay/replay.ts";
import { copiedFile, migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { tellStory } from "./eventful-story.ts";

const fresh = temporaryFiles();
const articleLine = z.looseObject({
  addresses: z.array(z.looseObject({ key: z.string(), url: z.string().nullable() })),
});
let folder: string;
let empty: string;

beforeAll(async () => {
  empty = await migratedFile(fresh("empty.db"));
  const db = await openEmbedded({ url: `file:${copiedFile(empty, fresh("story.db"))}` });
  await tellStory(db);
  folder = fresh("export");
  await exportTo(db, folder, { withTexts: true });
  db.close();
});

/** Imports the export with every address key of a page changed, twice, and exports it again. */
async function imported(change: (key: string) => string) {
  const copy = fresh("changed");
  cpSync(folder, copy, { recursive: true });
  const lines = readFileSync(`${copy}/articles.jsonl`, "utf8").trimEnd().split("\n");
  const changed = lines.map((line) => {
    const article = articleLine.parse(JSON.parse(line));
    const addresses = article.addresses.map((one) =>
      one.url === null ? one : { ...one, key: change(one.key) },
    );
    return JSON.stringify({ ...article, addresses });
  });
  writeFileSync(`${copy}/articles.jsonl`, changed.map((line) => `${line}\n`).join(""));
  const db = await openEmbedded({ url: `file:${copiedFile(empty, fresh("to.db"))}` });
  const problems: string[] = [];
  const first = await importFrom(db, copy, ({ line, reason }) => problems.push(`${line}: ${reason}`));
  const differences = (await replay(db)).differences;
  const again = await importFrom(db, copy, () => {});
  const out = fresh("again");
  await exportTo(db, out, { withTexts: true });
  db.close();
  return {
    problems,
    differences,
    counts: { ...first["articles.jsonl"], knownAgain: again["articles.jsonl"].known },
    articles: readFileSync(`${out}/articles.jsonl`, "utf8"),
  };
}

it.each([
  ["as they are", (key: string) => key],
  [
    "in capitals, with a slash at the end",
    (key: string) => key.replace(/^[^/]*/, (host) => host.toUpperCase()).replace(/(?=\?|$)/, "/"),
  ],
  [
    "with a parameter that older rules kept",
    (key: string) => `${key}${key.includes("?") ? "&" : "?"}ref=rss`,
  ],
  ["with a port that nobody writes", (key: string) => key.replace(/^[^/]*/, (host) => `${host}:443`)],
])("address keys come in %s, and are what the rules in force give", async (_what, change) => {
  const { problems, differences, counts, articles } = await imported(change);
  expect(problems.join("\n")).toBe("");
  expect(differences).toEqual([]);
  expect(counts.knownAgain).toBe(counts.imported);
  expect(articles).toBe(readFileSync(`${folder}/articles.jsonl`, "utf8"));
});

it("the key of another page is refused, with what to write", async () => {
  const { problems, differences } = await imported((key) => `${key}-else`);
  expect(problems.length).toBeGreaterThan(0);
  expect(
    problems.filter((problem) =>
      /^\d+: addresses: the key \S+-else is not that of https:\S+: write \S+/.test(problem),
    ).length,
  ).toBeGreaterThan(0);
  expect(differences).toEqual([]);
});
