import { beforeAll, expect, test } from "vitest";
import { bundleWorker, type WorkerBundle } from "../../src/dev/bundle-worker.ts";

let bundle: WorkerBundle;
beforeAll(async () => {
  bundle = await bundleWorker();
}, 60_000);

test("the Worker expects no module of Node, and carries none that needs it", () => {
  expect(bundle.externals).toEqual(["cloudflare:workers"]);
  const forNode = [...bundle.files.keys()].filter((path) =>
    /^src\/(cli|dev|seeds)\/|^src\/(server|log|node-assets)\.ts$|^src\/db\/(embedded|migrate)\.ts$|@libsql\/client\/.*\/(node|sqlite3)\.js$|@hono\/node-server|@logtape/.test(
      path,
    ),
  );
  expect(forNode).toEqual([]);
});

test("the Worker stays small", () => {
  // Cloudflare takes 3 MiB on its free plan. Ours was 264 KiB with the first API in it, half of it zod, and 574 KiB with
  // readers' pages and WordNet's senses (46 KiB) in it, 654 with the reader of typefaces (68 KiB) for pictures, 843 with the
  // desk, the look-up and the Model Context Protocol, 922 with other people's formats, WordNet's phrases (15) and the weights of
  // matching; what makes it much larger should be looked at before it is let in.
  expect(bundle.gzipBytes).toBeLessThan(950 * 1024);
  // The renderer of pictures (926 KiB) and their typefaces.
  const beside = [...bundle.modules.values()].reduce((sum, size) => sum + size, 0);
  expect(beside).toBeLessThan(1100 * 1024);
});
