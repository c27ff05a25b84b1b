import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { unpackDetails } from "../../src/db/packed-details.ts";
import { ensureEditor } from "../../src/editors/ensure-editor.ts";
import { newId } from "../../src/ids.ts";
import { importReviews, type ReviewCounts } from "../../src/imported/import-reviews.ts";
import { exportImported } from "../../src/interop/claim-review/imported/export-imported.ts";
import { sourceRecords } from "../../src/interop/claim-review/imported/source-records.ts";
import { replay } from "../../src/replay/replay.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { textOf } from "../support/page-text.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const fresh = temporaryFiles();
const NOW = "2026-06-01T12:00:00.000Z";

const review = (text: string, more: Record<string, unknown> = {}) => ({
  "@context": "http://schema.org",
  "@type": "ClaimReview",
  datePublished: "2025-03-04",
  url: "https://desk.example/weir/",
  sdLicense: "https://creativecommons.org/licenses/by-nc/4.0/",
  author: { "@type": "Organization", name: "Desk", url: "https://desk.example" },
  claimReviewed: text,
  reviewRating: {
    "@type": "Rating",
    alternateName: "Pants on Fire",
    ratingValue: 1,
    bestRating: 5,
    worstRating: 1,
  },
  itemReviewed: {
    "@type": "CreativeWork",
    author: { "@type": "Organization", name: "Ida Rowe" },
    datePublished: "2025-03-01",
  },
  ...more,
});
const other = { author: { "@type": "Organization", name: "Others" }, url: "https://others.example/1" };
const rated = (words: string) => ({ reviewRating: { "@type": "Rating", alternateName: words } });

async function* once(value: string) {
  yield new TextEncoder().encode(value);
}

describe.each(BACKENDS)("reviews of others, imported into the %s database", (backend) => {
  let opened: OpenedDatabase;
  let db: Database;
  beforeEach(async () => {
    opened = await openBackend(backend, await migratedFile(fresh("reviews.db")));
    ({ db } = opened);
    return () => opened.close();
  });

  const problems: string[] = [];
  async function run(records: unknown[] | string, { whole = false } = {}): Promise<Partial<ReviewCounts>> {
    problems.length = 0;
    const source =
      typeof records === "string" ? records : records.map((one) => JSON.stringify(one)).join("\n");
    const actor = { ...(await ensureEditor(db, { name: "Import", at: NOW })), role: "senior" as const };
    const { policy } = testConfig();
    const counts = await importReviews(
      db,
      () => ({ actor, policy, now: () => NOW, newId, ifMatch: null }),
      sourceRecords(once(source), { language: "en", now: NOW }),
      {
        feed: null,
        isWhole: whole,
        report: ({ line, reason }) => problems.push(`${line}: ${reason}`),
        progress: () => {},
      },
    );
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  }
  const shown = async (text: string) => {
    const { rows } = await db.execute({
      sql: "select summary, details from published_claims p join claims c on c.id = p.claim_id where c.text = ? order by p.seq",
      args: [text],
    });
    return rows.map((row) => ({
      ...JSON.parse(String(row.summary)),
      ...JSON.parse(unpackDetails(String(row.details))),
    }));
  };
  const exported = async () => {
    let whole = "";
    for await (const part of exportImported(db)) whole += part;
    return whole;
  };
  const told = async () => (await replay(db)).differences;

  it("stand on a claim without a verdict of ours, in their publisher's words", async () => {
    expect(await run([review("The weir holds.")])).toEqual({ added: 1 });
    const [claim] = await shown("The weir holds.");
    expect(claim).toMatchObject({
      status: "published",
      verdict: null,
      claimant: { name: "Ida Rowe", role: null },
      claimedOn: "2025-03-01",
      reviews: [
        {
          label: "refuted",
          ratingText: "Pants on Fire",
          ratingValue: 1,
          publisher: { name: "Desk", site: "https://desk.example" },
          issuedAt: "2025-03-04T00:00:00.000Z",
          reviewUrl: "https://desk.example/weir/",
          licence: "https://creativecommons.org/licenses/by-nc/4.0/",
        },
      ],
    });
    const found = JSON.parse((await serviceOver(db).request("/v1/claims?q=weir%20holds")).text);
    expect(found.claims.map(({ text }: { text: string }) => text)).toEqual(["The weir holds."]);
    expect(await told()).toEqual([]);
  });

  it("are shown with the licence under which their publishers give them out", async () => {
    const licences: [string | null, string | null][] = [
      [
        "https://creativecommons.org/licenses/by-nc/4.0/",
        '<a href="https://creativecommons.org/licenses/by-nc/4.0/" rel="noopener noreferrer nofollow ugc"><bdi>CC BY-NC 4.0</bdi></a>',
      ],
      [
        "http://creativecommons.org/publicdomain/zero/1.0/deed.de",
        '<a href="http://creativecommons.org/publicdomain/zero/1.0/deed.de" rel="noopener noreferrer nofollow ugc"><bdi>CC0 1.0</bdi></a>',
      ],
      [
        "https://www.desk.example/terms",
        '<a href="https://www.desk.example/terms" rel="noopener noreferrer nofollow ugc"><bdi>desk.example</bdi></a>',
      ],
      ["Ask <us> first", "<bdi>Ask &lt;us&gt; first</bdi>"],
      ["javascript:alert(1)", "<bdi>javascript:alert(1)</bdi>"],
      [null, null],
    ];
    await run(
      licences.map(([sdLicense], n) =>
        review("The weir holds.", { sdLicense, author: { name: `Desk ${n}` } }),
      ),
    );
    const { text } = await serviceOver(db).request("/claims/the-weir-holds");
    expect(text).toContain("has given no verdict of its own on the claim “The weir holds.”; on ");
    expect(text).not.toContain("checked the claim");
    const lines = [...text.matchAll(/<p class="soft">(.*?)<\/p>/gs)]
      .map(([, line = ""]) => line)
      .filter((line) => line.includes("<bdi>Desk "));
    expect(lines).toHaveLength(licences.length);
    expect(lines.map((line) => line.split("Licence: ")[1] ?? null)).toEqual(
      licences.map(([, shown]) => shown),
    );
  });

  it("say on the claim's page, in results and on cards where what others found stands", async () => {
    await run([review("The weir holds.")]);
    const told = async (path: string) => textOf((await serviceOver(db).request(path)).text);
    expect(await told("/claims/the-weir-holds")).toContain(
      "We have given no verdict of our own. What others found stands below.",
    );
    for (const path of ["/?q=weir%20holds", "/embed/claims/the-weir-holds"]) {
      expect(await told(path)).toContain(
        "We have given no verdict of our own. What others found stands on the claim’s page.",
      );
    }
  });

  it("change nothing when they come again, whatever way their addresses are written", async () => {
    await run([review("The weir holds."), review("The weir leaks.", other)]);
    const before = await dumpDatabase(db);
    const again = [
      review("The weir holds.", {
        url: "http://desk.example/weir?utm_source=feed",
        author: { "@type": "Organization", name: "Desk", url: "https://desk.example/" },
      }),
      review("The weir leaks.", other),
      review("The weir leaks.", other),
    ];
    expect(await run(again)).toEqual({ unchanged: 2, repeated: 1 });
    expect(await dumpDatabase(db)).toEqual(before);
  });

  it("are of one claim where the words and the claimant are the same, and of two where a page judges two", async () => {
    expect(await run([review("The weir holds."), review("The weir “leaks”.")])).toEqual({ added: 2 });
    expect(
      await run([
        review("the weir holds.", other),
        review("The weir holds.", { ...other, url: "https://others.example/2", itemReviewed: {} }),
      ]),
    ).toEqual({ added: 2, linked: 1, gone: 2 });
    const held = await shown("The weir holds.");
    expect(
      held.map(({ claimant, reviews }) => [
        claimant?.name,
        reviews.map((one: { publisher: { name: string } }) => one.publisher.name),
      ]),
    ).toEqual([
      ["Ida Rowe", ["Desk", "Others"]],
      [undefined, ["Others"]],
    ]);
    expect(await told()).toEqual([]);
  });

  it("come out of a later edition as new, edited, unchanged and gone", async () => {
    const first = [
      review("The weir holds."),
      review("The weir leaks.", { url: "https://desk.example/leaks" }),
      review("The weir is old.", { url: "https://desk.example/old" }),
      review("The weir is old.", other),
      review("The weir is new.", { url: "https://desk.example/new" }),
    ];
    await run(first);
    const later = [
      review("The weir holds."),
      review("The weir leaks.", { url: "https://desk.example/leaks", ...rated("Half True") }),
      review("The weir is old.", other),
      review("The weir was moved.", { url: "https://desk.example/moved" }),
    ];
    expect(await run(later)).toEqual({ added: 1, edited: 1, unchanged: 2, gone: 2 });
    expect((await shown("The weir is old."))[0].reviews).toHaveLength(2);
    expect(await run(later, { whole: true })).toEqual({ unchanged: 4, gone: 2, withdrawn: 2 });
    expect(
      (await shown("The weir is old."))[0].reviews.map(
        (one: { publisher: { name: string } }) => one.publisher.name,
      ),
    ).toEqual(["Others"]);
    expect(await shown("The weir is new.")).toEqual([]);
    expect((await shown("The weir leaks."))[0].reviews).toMatchObject([
      {
        label: "mixed",
        ratingText: "Half True",
        change: { kind: "update" },
        supersedes: expect.stringMatching(/^ver_/),
      },
    ]);
    const { rows } = await db.execute(
      "select status, status_reason from claims where text = 'The weir is new.'",
    );
    expect(rows[0]).toMatchObject({
      status: "retracted",
      status_reason: "The reviews that it stood on are no longer given out by their publishers.",
    });
    // What comes back stands again, and a record that could not be read may be the one that is missing.
    expect(await run([...first, { "@type": "ClaimReview" }], { whole: true })).toEqual({
      edited: 3,
      unchanged: 2,
      refused: 1,
      gone: 1,
    });
    expect(await shown("The weir is new.")).toHaveLength(1);
    expect(await shown("The weir was moved.")).toHaveLength(1);
    expect(await told()).toEqual([]);
  });

  it("are taken back where a feed says that they are deleted", async () => {
    await run([review("The weir holds.")]);
    const feed = {
      "@type": "DataFeed",
      dataFeedElement: [
        {
          "@type": "DataFeedItem",
          dateDeleted: "2026-01-01",
          item: { "@type": "ClaimReview", "@id": "https://desk.example/weir" },
        },
      ],
    };
    expect(await run([feed])).toEqual({ gone: 1, withdrawn: 1 });
    expect(await shown("The weir holds.")).toEqual([]);
  });

  it("wait on a claim that editors work on, and are not published over their heads", async () => {
    await run([review("The weir holds.")]);
    await db.write(["update claims set version = version + 1"]);
    expect(await run([review("The weir holds.", other)])).toEqual({
      added: 1,
      linked: 1,
      waiting: 1,
      gone: 1,
    });
    expect((await shown("The weir holds."))[0].reviews).toHaveLength(1);
    const { rows } = await db.execute("select count(*) as n from verdicts");
    expect(rows[0]?.n).toBe(2);
  });

  it("are given out as they came in, and what is given out comes in as what is here", async () => {
    const records = [
      review("The weir holds.", {
        image: { url: "https://desk.example/i.png" },
        reviewBody: "Long.",
        itemReviewed: {
          "@type": "Claim",
          appearance: [{ url: "https://x.example/1" }],
          datePublished: "2106-11-08",
        },
      }),
      review("No day.", { datePublished: undefined, url: "in an ad", ...rated("3,5") }),
      review("Odd day.", {
        datePublished: "yesterday",
        url: "https://desk.example/o",
        reviewRating: { ratingValue: "5", bestRating: "1", worstRating: "5" },
      }),
      review("Words.", {
        url: "https://desk.example/w",
        reviewRating: { alternateName: { "@value": "Engañoso", "@language": "es" } },
      }),
    ];
    await run(records);
    const text = await exported();
    const items = JSON.parse(text).dataFeedElement.map(
      ({ item }: { item: { claimReviewed: string } }) => item,
    );
    const plain = records.map(({ "@context": _, ...one }) => JSON.parse(JSON.stringify(one)));
    const byText = (a: { claimReviewed: string }, b: { claimReviewed: string }) =>
      a.claimReviewed < b.claimReviewed ? -1 : 1;
    expect(items.sort(byText)).toEqual(plain.sort(byText));
    expect(await run(text)).toEqual({ unchanged: 4 });
    const copy = await openBackend(backend, await migratedFile(fresh("copy.db")));
    const here = db;
    db = copy.db;
    expect(await run(text)).toEqual({ added: 4 });
    expect(await exported()).toBe(text);
    db = here;
    await copy.close();
  });

  it("are left out of what is ours to give out", async () => {
    await run([review("The weir holds.")]);
    const house = { CORRECTIONS_URL: "https://house.example/corrections", CONTACT: "desk@house.example" };
    const feed = await serviceOver(db, testConfig(house)).request("/feeds/claimreview.json");
    expect(JSON.parse(feed.text).dataFeedElement).toEqual([]);
  });

  it("say which records could not go in, and take the others", async () => {
    const records = [review("The weir holds."), review(""), review("The weir holds.", rated("True"))];
    expect(await run(records)).toEqual({ added: 1, refused: 2 });
    expect(problems).toEqual([
      "2: claimReviewed: is missing: a review says what it reviews",
      "3: it says something else of a review that an earlier record of this source gives, which is kept",
    ]);
    expect(await run(records)).toEqual({ unchanged: 1, refused: 2 });
  });
});
