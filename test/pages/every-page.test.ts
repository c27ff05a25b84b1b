import { spawn } from "node:child_process";
import { once } from "node:events";
import { text as readAll } from "node:stream/consumers";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { addQuote, desks, draft, judge, page, publish, publishedStory } from "../contract/editing/desk.ts";
import { countedDatabase } from "../support/counted-database.ts";
import { elementOf, textOf } from "../support/page-text.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const desk = desks();
const limited = desks({ MATCH_LIMIT: "1" });
const fresh = temporaryFiles();
const FORM = { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" } };
const fields = (given: Record<string, string>) => new URLSearchParams(given).toString();

describe("every page", () => {
  const at = desk("embedded");

  it("is the same bytes with a cookie and with a key, and sets none", async () => {
    const { claim, article } = await publishedStory(at(), {
      topics: ["bridges"],
      claimant: { name: "The mayor" },
    });
    const claimPage = (await at().request(`/claims/${claim.slug}`)).text;
    const found = (pattern: RegExp) =>
      new URL(pattern.exec(claimPage)?.[1] ?? "", "https://verbatim.example").pathname;
    const paths = [
      "/",
      "/?q=bridge",
      "/?check=The+bridge+was+closed.",
      "/?label=supported",
      `/claims/${claim.slug}`,
      `/claims/${claim.slug}/publications/1`,
      `/claims/${claim.slug}/report`,
      "/ask",
      `/claims/${claim.slug}/cite.bib`,
      `/claims/${claim.slug}/cite.ris`,
      "/claims/nothing-of-the-kind",
      `/articles/${article.slug}`,
      "/articles",
      "/topics/bridges",
      "/claimants/The%20mayor",
      "/corrections",
      "/about",
      "/about/verdicts.csv",
      `/embed/claims/${claim.slug}`,
      `/embed/claims/${claim.slug}/card.json`,
      "/embed/verbatim-claim.1.js",
      found(/property="og:image" content="([^"]+)"/),
      found(/rel="stylesheet" href="([^"]+)"/),
      "/feeds/atom",
      "/feeds/json",
      `/feeds/claims/${claim.slug}/atom`,
      `/oembed?url=${encodeURIComponent(claim.page)}`,
      "/sitemap.xml",
      "/robots.txt",
      "/opensearch.xml",
    ];
    const shown = async (path: string, headers: Record<string, string>) => {
      const answer = await at().request(path, { headers });
      const told = [...answer.headers].filter(([name]) => name !== "x-request-id");
      expect([path, answer.headers.get("set-cookie")]).toEqual([path, null]);
      // Each form has a number of its own, so that sending it twice is no second report.
      const text = answer.text.replace(/(<input type="hidden" name="\w+" value=")[^"]+/g, "$1");
      return { path, status: answer.status, told, text };
    };
    for (const path of paths) {
      const plain = await shown(path, {});
      expect([path, plain.status]).toEqual([path, path.includes("nothing") ? 404 : 200]);
      expect(await shown(path, { Cookie: "__Host-session=abc; a=b" })).toEqual(plain);
      expect(await shown(path, { Authorization: `Bearer ${at().ada.secret}` })).toEqual(plain);
    }
  });

  it("answers the address of a search or a checked text so that nobody keeps it", async () => {
    await publishedStory(at());
    for (const path of ["/?q=bridge", "/?check=The+bridge+was+closed.", "/?q=giraffe", "/?label=refuted"]) {
      const { headers } = await at().request(path);
      expect([path, headers.get("cache-control"), headers.get("etag"), headers.get("x-robots-tag")]).toEqual([
        path,
        "no-store",
        null,
        "noindex",
      ]);
    }
    const checked = await at().request("/", {
      ...FORM,
      body: fields({ text: "The bridge was shut.", do: "check" }),
    });
    expect([checked.headers.get("cache-control"), checked.headers.get("etag")]).toEqual(["no-store", null]);
  });

  it("of a claim with a hundred quotes is at most 40 KiB in gzip, in one statement", async () => {
    const { eve, sam } = at();
    const claim = await draft(eve, { text: "The bridge was closed a hundred times." });
    for (let i = 0; i < 10; i++) {
      const sentences = Array.from(
        { length: 10 },
        (_, j) => `On day ${i}${j} the city closed bridge ${i * 10 + j} for repairs.`,
      );
      const article = await page(eve, {
        text: sentences.join(" "),
        headline: `What the city did with its bridges, part ${i}`,
        author: `Author ${i}`,
        publisher: { name: `The ${i} Courier` },
        publishedOn: `2026-01-1${i}`,
      });
      for (const [j, sentence] of sentences.entries())
        await addQuote(eve, claim, article, {
          quote: { exact: sentence },
          note: `It is one of the closings, number ${j}.`,
        });
    }
    await judge(eve, claim, { headline: "It was closed a hundred times" });
    const { slug, evidence } = await publish(sam, claim);
    expect(evidence).toHaveLength(100);
    const zipped = async () => (await at().bytes(`/claims/${slug}`, { "Accept-Encoding": "gzip" })).length;
    expect(await zipped()).toBeLessThanOrEqual(40 * 1024);
    const counted = countedDatabase(at().db);
    const service = serviceOver(counted.db);
    expect((await service.request(`/claims/${slug}`)).status).toBe(200);
    expect(counted.statements()).toBe(1);
  });
});

describe("a page that can be read in one statement", () => {
  const at = desk("embedded");

  it("is: of a claim, of an article, of a publication, a card, a picture", async () => {
    const { claim, article } = await publishedStory(at());
    const counted = countedDatabase(at().db);
    const service = serviceOver(counted.db);
    for (const path of [
      `/claims/${claim.slug}`,
      `/claims/${claim.id}/publications/1`,
      `/claims/${claim.slug}/publications/1`,
      `/articles/${article.slug}`,
      `/articles/${article.id}`,
      `/embed/claims/${claim.slug}`,
      `/embed/claims/${claim.slug}/card.json`,
      `/pictures/claims/${claim.slug}/now.png`,
      `/feeds/claims/${claim.slug}/atom`,
      "/feeds/json",
      "/corrections",
      "/articles",
    ]) {
      const before = counted.statements();
      const { status } = await service.request(path);
      expect([path, status, counted.statements() - before]).toEqual([path, 200, 1]);
    }
  });
});

describe("who asks too often", () => {
  const at = limited("embedded");

  it("gets the text back, and is told when to ask again", async () => {
    await publishedStory(at());
    const text = "The bridge was closed, said <nobody> & everybody.";
    const send = () =>
      at().request("/", { ...FORM, body: fields({ text, do: "check" }) }, { peerAddress: () => "192.0.2.7" });
    // A minute may end between two of them, not between three.
    const answers = [await send(), await send(), await send()];
    expect(answers[0]?.status).toBe(200);
    const refused = answers.find(({ status }) => status === 429) ?? answers[0];
    if (!refused) throw new Error("no answer came");
    expect([refused.status, refused.headers.get("cache-control")]).toEqual([429, "no-store"]);
    expect(textOf(elementOf(refused.text, "title"))).toBe("Error: Search what was checked · Verbatim");
    expect(textOf(elementOf(refused.text, "main"))).toMatch(
      /You have asked often in the last minute\. Try again in \d+ seconds\./,
    );
    expect(refused.text).toContain(
      ">\nThe bridge was closed, said &lt;nobody&gt; &amp; everybody.</textarea>",
    );
    const open = () => at().request("/?check=The+bridge", {}, { peerAddress: () => "192.0.2.7" });
    const linked = [await open(), await open()];
    expect(linked.map(({ status }) => status)).toContain(429);
  });
});

it("what readers search for and check is in no log, whatever is logged and whatever goes wrong", async () => {
  const child = spawn(process.execPath, [inject("cli"), "serve"], {
    env: {
      ...process.env,
      PORT: "0",
      LOG_LEVEL: "debug",
      DATABASE_URL: `file:${await migratedFile(fresh("logged.db"))}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [greeting] = await once(child.stdout, "data");
  const url = / at (http:\/\/127\.0\.0\.1:\d+) /.exec(String(greeting))?.[1] ?? "";
  const said = Promise.all([readAll(child.stdout), readAll(child.stderr)]);
  const secret = "zebrafinch";
  for (const path of [
    `/?q=${secret}`,
    `/?check=${secret}+flew.`,
    `/?q=${secret}%ff`,
    `/?q=${secret}&cursor=x`,
    `/claims/${secret}`,
  ])
    await (await fetch(`${url}${path}`)).text();
  for (const wanted of ["search", "check", "link", "link-check", "change"])
    await (await fetch(url, { ...FORM, body: fields({ text: `${secret} flew.`, do: wanted }) })).text();
  child.kill("SIGTERM");
  expect((await said).join("").toLowerCase()).not.toContain(secret);
});
