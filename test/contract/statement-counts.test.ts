import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../../src/http/routes.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { countedDatabase } from "../support/counted-database.ts";
import { seededFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

// Round trips are what a read costs at the edge: one for whoever has nothing yet, one small one for whoever has
// everything, and two where something has changed.

const ARREST = "/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const ARTICLE_URN = "urn:sha-256:c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd";

/** After the seeds. */
const NOW = new Date().toISOString();

/** Of the four pages of the seeds. */
const FILTER = "f3a5f042af9541e783ddbb1e3d3d28211c42a1dac6089759ec5dab4e97dc7ebc";

/** Path, and statements for a client that has nothing, that has what is shown, and that has something older. */
const READS: [path: string, fresh: number, unchanged: number, changed: number][] = [
  [ARREST, 1, 1, 2],
  ["/v1/claims/clm_01m7w2y7m069r3hzxwc1gedd1s", 1, 1, 2],
  [`${ARREST}/history`, 1, 1, 2],
  [`${ARREST}/publications/1`, 1, 1, 2],
  ["/v1/claims", 1, 1, 2],
  ["/v1/claims?total=true&label=refuted", 1, 1, 2],
  ["/v1/articles?total=true", 1, 1, 2],
  ["/v1/corrections?total=true", 1, 1, 1],
  // The past has no smaller part to be asked for.
  [`${ARREST}?asOf=${NOW}`, 1, 1, 1],
  [`/v1/claims?asOf=${NOW}&total=true&topic=arrest`, 1, 1, 1],
  [`/v1/claims?label=refuted&article=${ARTICLE_URN}`, 1, 1, 2],
  ["/v1/articles", 1, 1, 2],
  ["/v1/articles/art_01m7vzj6k0c8cdpexdj7sdzttr", 1, 1, 2],
  [`/v1/annotations?url=${ARTICLE_URN}`, 1, 1, 2],
  [`/v1/annotations?view=slim&url=${ARTICLE_URN}`, 1, 1, 2],
  ["/v1/annotations?url=https://nobody.example/annotated", 1, 1, 2],
  ["/v1/lookup/manifest", 1, 1, 1],
  [`/v1/lookup/filter/${FILTER}`, 1, 1, 1],
  ["/v1/lookup/all", 1, 1, 2],
  ["/v1/changes", 1, 1, 2],
  ["/v1/corrections", 1, 1, 1],
  // What is found is what is shown: there is nothing smaller to ask for.
  ["/v1/claims?q=arbitrary%20arrest", 1, 1, 1],
  ["/v1/suggest?kind=topic&q=arr", 1, 1, 1],
  // Nothing has the word, so words like it are looked for, and then looked up.
  ["/v1/claims?q=arbitrery", 3, 3, 3],
  ["/v1/about", 0, 0, 0],
];

const NOT_TAGGED = ["/healthz", "/readyz"];

const fresh = temporaryFiles();

describe.each(BACKENDS)("statements of a read over the %s database", (backend) => {
  let opened: OpenedDatabase;
  let service: Service;
  let statements: () => number;
  beforeAll(async () => {
    opened = await openBackend(backend, await seededFile(fresh(`${backend}.db`)));
    const counted = countedDatabase(opened.db);
    statements = counted.statements;
    service = serviceOver(counted.db);
    // Made once, by whoever asks first.
    for (const path of ["/v1/lookup/manifest", "/v1/lookup/all"]) await service.request(path);
  });
  afterAll(() => opened.close());

  async function ask(path: string, headers: Record<string, string> = {}) {
    const before = { statements: statements(), trips: opened.roundTrips() };
    const { status, headers: answered } = await service.request(path, { headers });
    const count = statements() - before.statements;
    const trips = opened.roundTrips();
    if (before.trips !== null && trips !== null)
      expect({ path, trips: trips - before.trips }).toEqual({ path, trips: count });
    return { status, count, tag: answered.get("ETag") ?? "" };
  }

  it.each(READS)("%s: %i, unchanged %i, changed %i", async (path, whole, unchanged, changed) => {
    const first = await ask(path);
    expect([first.status, first.count]).toEqual([200, whole]);
    const again = await ask(path, { "If-None-Match": first.tag });
    expect([again.status, again.count]).toEqual([304, unchanged]);
    const older = await ask(path, { "If-None-Match": '"older"' });
    expect([older.status, older.count]).toEqual([200, changed]);
  });

  it("counts every read that needs no key", () => {
    const asked = operations
      .filter(({ method, security = [] }) => method === "get" && security.length === 0)
      .map(({ path }) => path)
      .filter((path) => !NOT_TAGGED.includes(path));
    const matches = (path: string) =>
      READS.some(([read]) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/?]+")}(\\?|$)`).test(read));
    expect(asked.filter((path) => !matches(path))).toEqual([]);
    expect(asked.length).toBe(15);
  });
});
