import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import { nodeBrowserScripts } from "../../src/browser-build.ts";
import { parseConfig } from "../../src/config.ts";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { type HranaServer, startHranaServer } from "../../src/dev/hrana-server.ts";
import { startWranglerDev, type WranglerDev } from "../../src/dev/wrangler-dev.ts";
import { nodeDocsAssets } from "../../src/node-assets.ts";
import { seededFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const SLUG = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const ID = "clm_01m7w2y7m069r3hzxwc1gedd1s";
const URN = "urn:sha-256:c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd";
const ARTICLE = "report-and-commentary-on-the-arrest-of-alpha-amadou-diallo-and-the-mayor-elect-s";

/** Every read, with words that its answer holds. */
const reads: [name: string, path: string, holds: string][] = [
  ["a claim by its id", `/v1/claims/${ID}`, '"label":"refuted"'],
  [
    "a claim by its slug",
    `/v1/claims/${SLUG}`,
    '"exact":"issued a final removal order against him last year"',
  ],
  ["a list", "/v1/claims", '"nextCursor":"'],
  [
    "a filtered list",
    `/v1/claims?label=refuted&topic=arrests&kind=fact&language=en&article=${URN}`,
    `"slug":"${SLUG}"`,
  ],
  ["a search", "/v1/claims?q=arbitrary%20arrest", `"slug":"${SLUG}"`],
  ["a page's annotations", `/v1/annotations?url=${URN}`, '"exact":"His appeals were exhausted"'],
  ["an article", `/v1/articles/${ARTICLE}`, '"genre":"analysis"'],
  ["articles", "/v1/articles", `"urn":"${URN}"`],
  ["a claim's history", `/v1/claims/${SLUG}/history`, '"action":"claim.published"'],
  ["a publication", `/v1/claims/${SLUG}/publications/1`, '"withdrawn":null'],
];

const settings = { PUBLIC_URL: "https://verbatim.example", NOTICE: "A notice" };
const ROUNDS = 5;
const AT_ONCE = 64;

const fresh = temporaryFiles();
let hrana: HranaServer;
let worker: WranglerDev;
let db: Database;
/** What the service answers on Node, over the same file: the Worker's answers must be the same, byte for byte. */
const expected = new Map<string, string>();

beforeAll(async () => {
  const databaseUrl = `file:${await seededFile(fresh("seeds.db"))}`;
  const config = parseConfig(settings);
  db = await openEmbedded({ url: databaseUrl });
  const onNode = createApp({
    browserScripts: nodeBrowserScripts(),
    config,
    connect: () => db,
    docsAssets: nodeDocsAssets(),
    later: ({ run }) => void run(),
    reportError: (error) => {
      throw error;
    },
  });
  for (const [, path] of reads) expected.set(path, await (await onNode.request(path)).text());
  hrana = await startHranaServer({ databaseUrl });
  worker = await startWranglerDev({ vars: { ...settings, DATABASE_URL: hrana.url } });
}, 120_000);

afterAll(async () => {
  await worker?.stop();
  await hrana?.close();
  db?.close();
}, 30_000);

async function ask(path: string): Promise<{ status: number; body: string }> {
  const response = await fetch(worker.url + path);
  return { status: response.status, body: await response.text() };
}

describe("wrangler dev", () => {
  test.each(reads)("%s is the same as on Node, in one round trip to the database", async (_, path, holds) => {
    const before = hrana.pipelineCount();
    const { status, body } = await ask(path);

    expect(hrana.pipelineCount() - before).toBe(1);
    expect(status).toBe(200);
    expect(body).toContain(holds);
    expect(body).toBe(expected.get(path));
  });

  test(`${AT_ONCE} requests at once are all answered, ${ROUNDS} times over`, async () => {
    const before = hrana.pipelineCount();
    for (let round = 0; round < ROUNDS; round++) {
      const paths = Array.from({ length: AT_ONCE }, (_, i) => reads[(i + round) % reads.length]?.[1] ?? "");
      const answers = await Promise.all(paths.map(ask));

      const wrong = answers.filter(
        ({ status, body }, i) => status !== 200 || body !== expected.get(paths[i] ?? ""),
      );
      expect(wrong.map(({ status, body }) => `${status} ${body.slice(0, 200)}`)).toEqual([]);
    }
    expect(hrana.pipelineCount() - before).toBe(ROUNDS * AT_ONCE);
  }, 120_000);

  test("no stream is left open on the database's server", async () => {
    expect(await (await fetch(hrana.url)).json()).toMatchObject({ streams: 0 });
  });

  test("once stopped, nobody answers any more", async () => {
    await worker.stop();
    await worker.ended;

    await expect(fetch(`${worker.url}/healthz`)).rejects.toThrow("fetch failed");
  }, 30_000);
});
