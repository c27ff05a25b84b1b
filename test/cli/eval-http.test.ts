import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formatEval, runEval } from "../../src/cli/eval.ts";
import type { EvalClaim } from "../../src/cli/eval-data.ts";
import { loadEvalClaims } from "../../src/cli/eval-load.ts";
import { type Config, parseConfig } from "../../src/config.ts";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { type RunningServer, startServer } from "../../src/server.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();

/** The second and the third are the same claim in every word, as some are in real collections. */
const CLAIMS: EvalClaim[] = [
  { id: "a", text: "The harbour bridge at Nordvik closed for repairs in March.", title: "Nordvik bridge" },
  { id: "b", text: "The city of Osterholm sold its tram network to a bank.", title: "Osterholm trams" },
  { id: "c", text: "The city of Osterholm sold its tram network to a bank.", title: "Osterholm trams" },
  { id: "d", text: "Bread prices doubled within a year in Velmar." },
];

const config: Config = parseConfig({ PORT: "0" });
let db: Database;
let server: RunningServer;

beforeAll(async () => {
  db = await openEmbedded({ url: `file:${await migratedFile(fresh("loaded.db"))}` });
  await loadEvalClaims(db, config.policy, CLAIMS);
  server = await startServer(config, db);
});

afterAll(() => server.stop());

function collection(claims: readonly EvalClaim[], judgements: string): Parameters<typeof runEval>[0] {
  const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join("\n");
  const files = { claims: fresh("c.jsonl"), queries: fresh("q.jsonl"), qrels: fresh("j.qrels") };
  writeFileSync(files.claims, lines(claims));
  writeFileSync(
    files.queries,
    lines([
      { id: "1", text: "Osterholm sold the whole tram network to a bank!" },
      { id: "2", text: "bread prices doubled in Velmar within a year" },
    ]),
  );
  writeFileSync(files.qrels, judgements);
  return { ...files, url: server.url };
}

it("tells claims that are the same in every word apart by their order", async () => {
  const first = await runEval(collection(CLAIMS, "1 0 b 1\n"));
  expect(first.ranking).toMatchObject({ queries: 1, map1: 1, map5: 1, mrr: 1, recall50: 1 });
  const second = await runEval(collection(CLAIMS, "1 0 c 1\n"));
  expect(second.ranking).toMatchObject({ queries: 1, map1: 0, map5: 0.5, mrr: 0.5, recall50: 1 });
});

it("knows a claim without a title", async () => {
  const report = await runEval(collection(CLAIMS, "2 0 d 1\n"));
  expect(report.ranking).toMatchObject({ queries: 1, p1: 1 });
});

it("says so where judgements and files do not fit", async () => {
  const report = await runEval(collection(CLAIMS, "1 0 b 1\n1 0 x 1\n9 0 a 1\n"));
  expect(report).toMatchObject({ unknownQueries: ["9"], unknownClaims: ["x"], ranking: { recall50: 0.5 } });
  expect(formatEval(report)).toContain(
    "Judged queries that are not among the queries, and left out: 9\n\n" +
      "Judged claims that are not among the claims, and never found: x",
  );
  await expect(runEval(collection(CLAIMS, "9 0 a 1\n"))).rejects.toThrow("is in");
});

it("says so where the service has other claims, and counts them as wrong answers", async () => {
  const report = await runEval(collection(CLAIMS.slice(2), "1 0 c 1\n"));
  expect(report).toMatchObject({ searchedClaims: 4, ranking: { map1: 1, map5: 1 } });
  expect(formatEval(report)).toContain("The service has 4 claims: it was not loaded from these.");
  const other = await runEval(collection([{ id: "z", text: "Nothing of the kind." }], "1 0 z 1\n"));
  expect(other.ranking).toMatchObject({ map5: 0, recall50: 0 });
});

it("loads no database twice", async () => {
  await expect(loadEvalClaims(db, config.policy, CLAIMS)).rejects.toThrow(
    "the database has 4 published claims: an evaluation needs an empty one",
  );
});

it("tells which service cannot be asked", async () => {
  const options = { ...collection(CLAIMS, "1 0 b 1\n"), url: "http://127.0.0.1:9" };
  await expect(runEval(options)).rejects.toThrow("http://127.0.0.1:9/v1/match cannot be asked");
});
