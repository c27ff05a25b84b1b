import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { runEval } from "../../src/cli/eval.ts";
import { readClaims } from "../../src/cli/eval-data.ts";
import { loadEvalClaims } from "../../src/cli/eval-load.ts";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { startServer } from "../../src/server.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();

const CLAIMS = [
  { id: "a", text: "The harbour bridge at Nordvik closed for repairs in March.", title: "Nordvik bridge" },
  { id: "b", text: "A grey seal was seen in the river at Lundby.", title: "Lundby seal" },
  { id: "c", text: "The city of Osterholm sold its tram network to a bank.", title: "Osterholm trams" },
  { id: "d", text: "Bread prices doubled within a year in Velmar.", title: "Velmar bread" },
];
const QUERIES = [
  { id: "1", text: "they really closed the harbour bridge at Nordvik for repairs in March" },
  { id: "2", text: "Osterholm sold the whole tram network to a bank!" },
  { id: "3", text: "A grey seal was seen in the river at Lundby, lovely" },
];

function collection(): { claims: string; queries: string; qrels: string } {
  const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join("\n");
  const files = {
    claims: fresh("claims.jsonl"),
    queries: fresh("queries.jsonl"),
    qrels: fresh("judgements.qrels"),
  };
  writeFileSync(files.claims, lines(CLAIMS));
  writeFileSync(files.queries, lines(QUERIES));
  writeFileSync(files.qrels, "1 0 a 1\n2 0 c 1\n3 0 b 1\n");
  return files;
}

it("measures matching on a collection, in the process and over HTTP, to the same ranking", async () => {
  const files = collection();
  const here = await runEval(files);
  expect(here).toMatchObject({
    claims: 4,
    ranking: { queries: 3, map1: 1, map5: 1, p1: 1, mrr: 1, recall50: 1 },
  });
  expect(here.decision).toMatchObject({ answeredWithout: 0 });
  expect(here.answers).toEqual([
    { confidence: "match", share: 0, right: 0 },
    { confidence: "likely", share: 2 / 3, right: 1 },
    { confidence: "possible", share: 1 / 3, right: 1 },
  ]);

  const db = await openEmbedded({ url: `file:${await migratedFile(fresh("loaded.db"))}` });
  const config = parseConfig({ PORT: "0" });
  await loadEvalClaims(db, config.policy, readClaims(files.claims));
  const server = await startServer(config, db);
  const there = await runEval({ ...files, url: server.url });
  await server.stop();
  expect(there).toMatchObject({ claims: 4, ranking: here.ranking, decision: null });
});
