/// <reference types="chrome" />
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { lookupHash } from "../../src/urls/lookup-hash.ts";
import { normaliseUrl } from "../../src/urls/normalise-url.ts";
import { type LargeServer, largeServer } from "./extension-buckets.ts";
import {
  type ExtensionStage,
  openExtensionStage,
  painted,
  type Reader,
  SERVER,
  until,
} from "./extension-stage.ts";
import type { Seen } from "./extension-web.ts";

// `npm run test:browser`: what leaves a browser while somebody reads. Everything that it sends to anybody is noted down by a proxy.

const BUCKETS = "http://buckets.example";
const BOTH = [
  { url: SERVER, name: "Checks" },
  { url: BUCKETS, name: "Buckets" },
];
const pathOf = ({ url }: Seen) => url.slice(url.indexOf("/", 8));
const isLookUp = (seen: Seen) => /^\/v1\/lookup\/(all|[01]+)$/.test(pathOf(seen));

const PLAIN = Array.from({ length: 280 }, (_, i) => {
  const port = i % 3 === 0 ? `:${8000 + (i % 7)}` : "";
  return `http://site-${i % 40}.example${port}/section-${i % 9}/story-${i}?q=secret-${i}&utm_source=mail#part-${i}`;
});
const ANNOTATED = Array.from({ length: 20 }, (_, i) => `http://paper-${i}.example/checked-${i}`);
const words = (i: number) => `The number of boats in harbour ${i} was counted twice last spring`;

let stage: ExtensionStage;
let large: LargeServer;
before(async () => {
  stage = await openExtensionStage();
  for (const [i, address] of ANNOTATED.entries()) {
    if (i < 5) await stage.publish(address, `${words(i)}. It rained.`, [{ exact: words(i) }]);
    stage.web.serve(address, { body: `<!doctype html><title>${i}</title><p>${words(i)}. It rained.</p>` });
  }
  large = await largeServer(new Map(ANNOTATED.map((address, i) => [address, words(i)])), 40_000);
  stage.web.answerBy(BUCKETS, large.answer);
  for (const address of PLAIN) {
    stage.web.serve(address.replace(/[?#].*/, ""), {
      body: "<!doctype html><title>Plain</title><p>Nothing is checked here.</p>",
    });
  }
});
after(async () => {
  await stage?.stop();
});

/** Windows of their own, so that each shows its page: pages behind others are not looked up. */
async function windows(reader: Reader, count: number): Promise<Page[]> {
  const pages: Page[] = [];
  for (let i = 0; i < count; i++) {
    const opened = reader.context.waitForEvent("page");
    await reader.worker.evaluate(async () => {
      await chrome.windows.create({ url: "about:blank", focused: false });
    });
    pages.push(await opened);
  }
  return pages;
}

/** Visits these, a second and a half each, in as many windows. */
async function visit(pages: readonly Page[], addresses: readonly string[]): Promise<void> {
  const left = [...addresses];
  await Promise.all(
    pages.map(async (page) => {
      for (let address = left.shift(); address !== undefined; address = left.shift()) {
        await page.goto(address);
        await page.waitForTimeout(1500);
      }
    }),
  );
}

const withReader = async (work: (reader: Reader) => Promise<void>, options = {}) => {
  const reader = await stage.launch(options);
  try {
    await work(reader);
  } finally {
    await reader.close();
    stage.web.meddle = null;
  }
};
const sentSince = (from: number, origin: string) =>
  stage.web.seen.slice(from).filter(({ url }) => url.startsWith(`${origin}/`));
const filterOf = (reader: Reader, origin: string) =>
  until("a filter has come", () =>
    sentSince(0, origin).some((seen) => pathOf(seen).includes("/filter/")),
  ).then(() => reader.worker.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500))));

test("300 pages are read, and no server is told an address, a host, a whole hash or who reads", async () => {
  await withReader(
    async (reader) => {
      await filterOf(reader, BUCKETS);
      const pages = await windows(reader, 10);
      const start = stage.web.seen.length;
      await visit(pages, PLAIN);
      const mistaken = [];
      for (const address of PLAIN)
        if (await large.seemsAnnotated(address)) mistaken.push(await large.bucketOf(address));
      const forPlain = sentSince(start, BUCKETS).filter(isLookUp).map(pathOf);
      assert.deepEqual(
        forPlain.sort(),
        [...new Set(mistaken)].map((bucket) => `/v1/lookup/${bucket}`).sort(),
      );
      assert.ok(mistaken.length <= 5, `${mistaken.length} of 280 pages seem annotated`);

      const middle = stage.web.seen.length;
      await visit(pages, ANNOTATED);
      const buckets = new Set(await Promise.all(ANNOTATED.map(large.bucketOf)));
      for (const bucket of mistaken) buckets.delete(bucket);
      const forAnnotated = sentSince(middle, BUCKETS).filter(isLookUp).map(pathOf);
      assert.deepEqual(forAnnotated.sort(), [...buckets].map((bucket) => `/v1/lookup/${bucket}`).sort());
      // The other server is small and sends everything at once: asked once for all of them.
      assert.deepEqual(sentSince(start, SERVER).filter(isLookUp).map(pathOf), ["/v1/lookup/all"]);

      const telling = new Set<string>();
      for (const address of [...PLAIN, ...ANNOTATED]) {
        const { host, pathname } = new URL(address);
        telling
          .add(host)
          .add(pathname.slice(1))
          .add(await lookupHash(normaliseUrl(address)));
      }
      const asked = [...sentSince(0, SERVER), ...sentSince(0, BUCKETS)];
      for (const seen of asked) {
        assert.equal(seen.method, "GET");
        assert.match(pathOf(seen), /^\/v1\/lookup\/(manifest|all|[01]{1,22}|filter\/[0-9a-f]{64})$/);
        const all = `${seen.url} ${JSON.stringify(seen.headers)}`;
        for (const one of telling) assert.ok(!all.includes(one), `${all} holds ${one}`);
        for (const name of [
          "cookie",
          "referer",
          "origin",
          "authorization",
          "if-none-match",
          "if-modified-since",
        ]) {
          assert.equal(seen.headers[name], undefined);
        }
        assert.equal(seen.headers["accept-language"], "*");
      }
      const requests = stage.web.seen.length - start;
      console.log(
        `300 visits: ${requests} requests in all, ${mistaken.length} of 280 pages seemed annotated, ${forPlain.length + forAnnotated.length} look-ups of a large server, 1 of a small one`,
      );
    },
    { settings: { servers: BOTH } },
  );
});

test("nothing is asked where marking is off: for a site, everywhere, until it is asked for", async () => {
  const server = { servers: [{ url: SERVER, name: "Checks" }] };
  for (const settings of [
    { ...server, offSites: ["paper-0.example"] },
    { ...server, marking: "asked" },
  ]) {
    await withReader(
      async (reader) => {
        const page = await reader.context.newPage();
        const start = stage.web.seen.length;
        await page.goto(ANNOTATED[0] ?? "");
        await page.waitForTimeout(2500);
        assert.deepEqual(sentSince(start, SERVER).filter(isLookUp), []);
        assert.equal(await painted(page), "");
      },
      { settings },
    );
  }
  await withReader(
    async (reader) => {
      const start = stage.web.seen.length;
      const page = await reader.context.newPage();
      await page.goto(ANNOTATED[0] ?? "");
      await page.waitForTimeout(2500);
      assert.deepEqual(sentSince(start, SERVER), []);
    },
    { settings: { ...server, marking: "never" }, awaitFilter: false },
  );
});

test("a page that was annotated after the filter came is not asked for", async () => {
  await withReader(async (reader) => {
    const address = "http://late.example/story";
    await stage.publish(address, "A late train came in at noon. It was full.", [
      { exact: "A late train came in at noon" },
    ]);
    stage.web.serve(address, { body: "<!doctype html><p>A late train came in at noon. It was full.</p>" });
    const start = stage.web.seen.length;
    const page = await reader.context.newPage();
    await page.goto(address);
    await page.waitForTimeout(2500);
    assert.deepEqual(sentSince(start, SERVER), []);
  });
});

test("a server that is down, broken or slow is left alone, whatever is opened", async () => {
  const failures: [string, () => Promise<{ status: number; body: string }>][] = [
    ["down", async () => ({ status: 503, body: "" })],
    ["broken", async () => ({ status: 200, body: "{" })],
    // Slower than a reader goes from page to page.
    ["slow", () => new Promise((resolve) => setTimeout(() => resolve({ status: 503, body: "" }), 20_000))],
  ];
  for (const [name, answer] of failures) {
    await withReader(async (reader) => {
      stage.web.meddle = (seen) => (seen.url.startsWith(SERVER) && isLookUp(seen) ? answer() : null);
      const start = stage.web.seen.length;
      const pages = await windows(reader, 5);
      await visit(pages, ANNOTATED.slice(0, 5));
      await visit(pages, ANNOTATED.slice(0, 5));
      assert.deepEqual([name, sentSince(start, SERVER).map(pathOf)], [name, ["/v1/lookup/all"]]);
    });
  }
});

test("a server that asks for more bits than its pages allow is not asked", async () => {
  const greedy = await largeServer(new Map([[ANNOTATED[0] ?? "", words(0)]]), 300, { announcedBits: 12 });
  const origin = "http://greedy.example";
  stage.web.answerBy(origin, greedy.answer);
  await withReader(
    async (reader) => {
      await filterOf(reader, origin);
      const page = await reader.context.newPage();
      await page.goto(ANNOTATED[0] ?? "");
      await page.waitForTimeout(2500);
      assert.deepEqual(sentSince(0, origin).filter(isLookUp), []);
      assert.equal(await painted(page), "");
    },
    { settings: { servers: [{ url: origin, name: "Greedy" }] }, awaitFilter: false },
  );
});

test("a server that has come to ask for other bits is asked once more, with its manifest of now", async () => {
  const origin = "http://growing.example";
  const address = ANNOTATED[2] ?? "";
  const [before, after] = await Promise.all(
    [8, 7].map((announcedBits) => largeServer(new Map([[address, words(2)]]), 40_000, { announcedBits })),
  );
  assert.ok(before && after);
  stage.web.answerBy(origin, before.answer);
  await withReader(
    async (reader) => {
      await filterOf(reader, origin);
      stage.web.answerBy(origin, after.answer);
      const start = stage.web.seen.length;
      const page = await reader.context.newPage();
      await page.goto(address);
      await until("it is marked", async () => (await painted(page)) === words(2));
      assert.deepEqual(sentSince(start, origin).map(pathOf), [
        `/v1/lookup/${await before.bucketOf(address)}`,
        "/v1/lookup/manifest",
        `/v1/lookup/${await after.bucketOf(address)}`,
      ]);
    },
    { settings: { servers: [{ url: origin, name: "Growing" }] }, awaitFilter: false },
  );
});

test("two readers whose extensions are a week apart send the same bytes", async () => {
  const address = ANNOTATED[1] ?? "";
  const asked: unknown[] = [];
  const ask = async (reader: Reader) => {
    const start = stage.web.seen.length;
    const page = await reader.context.newPage();
    await page.goto(address);
    await until("it is marked", async () => (await painted(page)) !== "");
    asked.push(sentSince(start, SERVER).map(({ method, url, raw }) => [method, url, raw]));
  };
  await withReader(async (old) => {
    // What it knows is of a week ago; since then another page was annotated.
    await stage.publish("http://week.example/story", "Seven swans came back. They stayed.", [
      { exact: "Seven swans came back" },
    ]);
    await old.worker.evaluate(weekOld, SERVER);
    const start = stage.web.seen.length;
    await old.worker.evaluate(() => chrome.alarms.create("manifest", { when: Date.now() }));
    await until(
      "the manifest is fetched again",
      () => sentSince(start, SERVER).some((seen) => pathOf(seen).includes("/filter/")),
      90_000,
    );
    await old.worker.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    await ask(old);
  });
  await withReader(ask);
  assert.equal(asked.length, 2);
  assert.deepEqual(asked[0], asked[1]);
});

/** Runs in the background: its manifest came a week ago. */
function weekOld(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("lookup-files");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const manifests = opening.result.transaction("manifests", "readwrite").objectStore("manifests");
      const asking = manifests.get(url);
      asking.onsuccess = () => {
        manifests.put({ ...asking.result, fetchedAt: Date.now() - 7 * 86_400_000 }).onsuccess = () => {
          opening.result.close();
          resolve();
        };
      };
    };
  });
}

test("a document has three look-ups, whatever it does to its address; frames, prerendered and hidden pages have none", async () => {
  const many = new Map(Array.from({ length: 12 }, (_, i) => [`http://app.example/view-${i}`, words(i)]));
  const server = await largeServer(many, 40_000);
  const origin = "http://many.example";
  stage.web.answerBy(origin, server.answer);
  const plain = { body: "<!doctype html><title>App</title><p>An application.</p>" };
  stage.web.serve("http://app.example/start", plain);
  for (const address of many.keys()) stage.web.serve(address, plain);
  const frames = [...many.keys()].slice(0, 5);
  stage.web.serve("http://frames.example/", {
    body: `<!doctype html>${frames.map((src) => `<iframe src="${src}"></iframe>`).join("")}
<script type="speculationrules">{"prerender":[{"source":"list","urls":["http://frames.example/next"],"eagerness":"immediate"}]}</script>`,
  });
  stage.web.serve("http://frames.example/next", plain);
  await withReader(
    async (reader) => {
      await filterOf(reader, origin);
      const page = await reader.context.newPage();
      await page.goto("http://app.example/start");
      await page.evaluate(() => {
        for (let i = 0; i < 400; i++) history.pushState({}, "", `/view-${i % 12}`);
      });
      for (let i = 0; i < 8; i++) {
        await page.evaluate((n) => history.pushState({}, "", `/view-${n}`), i);
        await page.waitForTimeout(1300);
      }
      const made = sentSince(0, origin).filter(isLookUp).length;
      assert.equal(made, 3);

      await page.goto("http://frames.example/");
      await page.waitForTimeout(2000);
      await reader.worker.evaluate(async (addresses) => {
        for (const url of addresses) await chrome.tabs.create({ url, active: false });
      }, frames);
      await page.waitForTimeout(3000);
      assert.equal(sentSince(0, origin).filter(isLookUp).length, made);
    },
    { settings: { servers: [{ url: origin, name: "Many" }] }, awaitFilter: false },
  );
});
