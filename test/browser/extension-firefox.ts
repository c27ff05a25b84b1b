import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { writeExtension } from "../../src/dev/build-extension.ts";
import { openExtensionStage, until } from "./extension-stage.ts";
import { firefoxPath, launchFirefox } from "./firefox.ts";

// `npm run test:firefox`: the extension in Firefox marks a page, and no request names its installation.

const DEFAULT_SERVER = "http://127.0.0.1:8787";
const ADDRESS = "http://news.example/bridge";
const TEXT = "The mayor opened the bridge on Monday. Nine ships had waited below it since dawn.";
const EXACT = "Nine ships had waited below it";
const PAINTED = `JSON.stringify([...CSS.highlights].map(([name, all]) =>
  [name, [...all].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset))]))`;

const path = await firefoxPath();
if (path === null) {
  console.log(
    "There is no Firefox here (Debian: apt-get install firefox-esr): the extension was run in Chromium alone.",
  );
  process.exit(0);
}
const tree = z.looseObject({ contexts: z.array(z.looseObject({ context: z.string() })) });
const evaluated = z.looseObject({ result: z.looseObject({ value: z.string() }) });
const folder = mkdtempSync(join(tmpdir(), "verbatim-extension-"));
const stage = await openExtensionStage();
try {
  await stage.publish(ADDRESS, TEXT, [{ exact: EXACT }]);
  stage.web.forward(DEFAULT_SERVER, stage.url);
  stage.web.serve(ADDRESS, { body: `<!doctype html><title>Bridge</title><p>${TEXT}</p>` });
  await writeExtension(folder);
  const firefox = await launchFirefox(path, stage.web.port);
  try {
    await firefox.send("webExtension.install", {
      extensionData: { type: "path", path: join(folder, "firefox") },
    });
    const asked = () => stage.web.sentTo(DEFAULT_SERVER);
    await until(
      "the filter has come",
      () => asked().filter(({ url }) => url.includes("/filter/")).length > 0,
      30_000,
    );
    const context = tree.parse(await firefox.send("browsingContext.getTree", {})).contexts[0]?.context;
    await firefox.send("browsingContext.navigate", { context, url: ADDRESS, wait: "complete" });
    const painted = async () => {
      const answer = await firefox.send("script.evaluate", {
        expression: PAINTED,
        target: { context },
        awaitPromise: false,
      });
      return evaluated.parse(answer).result.value;
    };
    const right = JSON.stringify([["verbatim-evidence-yellow", [EXACT]]]);
    await until("the words are marked", async () => (await painted()) === right, 30_000);
    assert.ok(asked().some(({ url }) => url.endsWith("/v1/lookup/all")));
    for (const { url, headers } of stage.web.seen) {
      assert.ok(!JSON.stringify([url, headers]).includes("moz-extension"), `${url} names the installation`);
    }
    for (const { headers } of asked()) {
      assert.deepEqual(
        [headers.origin, headers.referer, headers.cookie, headers["accept-language"]],
        [undefined, undefined, undefined, "*"],
      );
    }
    console.log(
      `Firefox: marked, and none of ${asked().length} requests to the server names the installation.`,
    );
  } finally {
    await firefox.close();
  }
} finally {
  await stage.stop();
  rmSync(folder, { recursive: true, force: true });
}
