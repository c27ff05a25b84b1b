import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readBytes } from "../../src/cli/byte-source.ts";
import { writeWhole } from "../../src/cli/whole-file.ts";
import { parseConfig } from "../../src/config.ts";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { ensureEditor } from "../../src/editors/ensure-editor.ts";
import { newId } from "../../src/ids.ts";
import { importReviews, type ReviewCounts } from "../../src/imported/import-reviews.ts";
import { exportImported } from "../../src/interop/claim-review/imported/export-imported.ts";
import { sourceRecords } from "../../src/interop/claim-review/imported/source-records.ts";
import { migrate } from "../../src/upgrade/migrate.ts";

// npm run bench:reviews [-- SIZES… --material FOLDER]: imports others' reviews. Of SIZES generated records (10000 and 40000 where
// none are given) it prints how many a second of CPU time are read, and stored, and the most memory that took. Of the public feed in
// FOLDER/data/claimreview-feed it holds that every record goes in, a second import and one of its own export change nothing, and a
// later edition comes out right; and prints what is unrated. Fails where that is not so, or memory grows with the number.

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { material: { type: "string" } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [10_000, 40_000];
const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
const MEGABYTE = 1024 * 1024;
const NOW = new Date().toISOString();
const OPTIONS = { language: "en", now: NOW };
const { policy } = parseConfig({});

async function open(name: string): Promise<Database> {
  const db = await openEmbedded({ url: `file:${join(folder, name)}` });
  await migrate(db);
  return db;
}

async function store(
  db: Database,
  source: AsyncIterable<Uint8Array>,
  isWhole = false,
): Promise<ReviewCounts> {
  const actor = { ...(await ensureEditor(db, { name: "Import", at: NOW })), role: "senior" as const };
  return importReviews(
    db,
    () => ({ actor, policy, now: () => new Date().toISOString(), newId, ifMatch: null }),
    sourceRecords(source, OPTIONS),
    {
      feed: null,
      isWhole,
      report: ({ line, reason }) => console.error(`${line}: ${reason}`),
      progress: () => {},
    },
  );
}

/** Seconds of CPU that it takes, and the most memory while it does, bytes. */
async function measured<T>(run: () => Promise<T>): Promise<{ result: T; cpu: number; peak: number }> {
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 100);
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  return { result, cpu: (user + system) / 1e6, peak };
}

const WORDS =
  "weir bridge tax river council school harbour budget vaccine border minister factory court turbine".split(
    " ",
  );
const RATINGS = [
  "False",
  "Mostly False",
  "Half True",
  "True",
  "Needs context",
  "Pants on Fire",
  "No evidence",
];

/** Records as feeds have them: some 700 bytes, no two of one claim. */
async function* generated(count: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let lines: string[] = [];
  for (let n = 0; n < count; n++) {
    const word = (i: number) => WORDS[(n * 7 + i * 13 + ((n / 14) | 0)) % WORDS.length];
    const text = `“The ${word(1)} near the ${word(2)} cost ${n} million more than the ${word(3)}, and the ${word(4)} knew it since ${1990 + (n % 30)}.”`;
    lines.push(
      JSON.stringify({
        "@context": "http://schema.org",
        "@type": "ClaimReview",
        datePublished: "2024-05-09",
        url: `https://www.desk.example/statements/${n}/the-${word(1)}-and-the-${word(2)}/?utm_source=feed`,
        sdLicense: "https://creativecommons.org/licenses/by-nc/4.0/",
        author: { "@type": "Organization", url: "https://www.desk.example", name: "The Desk" },
        claimReviewed: text,
        reviewRating: { "@type": "Rating", alternateName: RATINGS[n % RATINGS.length] },
        itemReviewed: {
          "@type": "CreativeWork",
          author: { "@type": "Organization", name: `Speaker ${n % 500}` },
          datePublished: "2024-05-08",
        },
      }),
    );
    if (lines.length === 200) {
      yield encoder.encode(`${lines.join("\n")}\n`);
      lines = [];
    }
  }
  yield encoder.encode(lines.join("\n"));
}

async function sizesInTurn(): Promise<void> {
  const peaks: number[] = [];
  // The first reads warm up what the others share.
  for await (const _ of sourceRecords(generated(5_000), OPTIONS));
  for (const size of sizes) {
    const generating = await measured(async () => {
      for await (const _ of generated(size));
    });
    const reading = await measured(async () => {
      let read = 0;
      for await (const records of sourceRecords(generated(size), OPTIONS)) read += records.length;
      return read;
    });
    assert.equal(reading.result, size);
    const db = await open(`${size}.db`);
    const storing = await measured(() => store(db, generated(size)));
    assert.equal(storing.result.added, size);
    const { rows } = await db.execute("select count(*) as n from claim_search_entries");
    assert.equal(Number(rows[0]?.n), size);
    db.close();
    peaks.push(storing.peak);
    console.log(
      `${size} records: read ${Math.round(size / (reading.cpu - generating.cpu))}, read and stored ${Math.round(size / (storing.cpu - generating.cpu))} a CPU second; at most ${Math.round(storing.peak / MEGABYTE)} MB`,
    );
  }
  const [least = 0] = peaks;
  // 24 bytes a record are kept; the rest of the allowance is the garbage collector's.
  const most = Math.max(...peaks);
  const allowance = 128 * MEGABYTE + 48 * Math.max(...sizes);
  assert.ok(most - least < allowance, `memory grew by ${Math.round((most - least) / MEGABYTE)} MB`);
}

/** The same feed some weeks later: 40 records gone, 60 edited, 50 new, and 500 addresses in another spelling. */
function laterEdition(lines: string[]): string {
  return [
    ...lines.slice(40).map((line, i) => {
      if (i < 60) return line.replace(/"alternateName":"[^"]*"/, '"alternateName":"Revised since"');
      if (i >= 1000 && i < 1500)
        return line.replace(/"url":"https?:(\/\/[^"?]*[^"?/])\/?"/, '"url":"http:$1/"');
      return line;
    }),
    ...lines.slice(40, 90).map((line) => line.replace(/"claimReviewed":"/, '"claimReviewed":"New: ')),
  ].join("\n");
}

async function publicFeed(file: string): Promise<void> {
  const db = await open("feed.db");
  const first = await store(db, readBytes(file));
  assert.deepEqual(
    [first.added, first.repeated, first.refused],
    [5560, 6, 0],
    "every record of the feed goes in, six of them a second time",
  );
  const again = await store(db, readBytes(file));
  assert.deepEqual([again.unchanged, again.repeated, again.added + again.edited + again.gone], [5560, 6, 0]);

  const path = await writeWhole(folder, "imported.json", exportImported(db));
  const own = await store(db, readBytes(path));
  assert.deepEqual([own.unchanged, own.added + own.edited + own.gone], [5560, 0]);
  const copy = await open("copy.db");
  await store(copy, readBytes(path));
  const text = async (of: Database) => {
    let whole = "";
    for await (const part of exportImported(of)) whole += part;
    return whole;
  };
  assert.equal(await text(copy), await text(db), "what is exported and imported is exported again");
  copy.close();

  const rated = await db.execute("select label, count(*) as n from verdicts group by label order by n desc");
  console.log(`feed: ${rated.rows.map(({ label, n }) => `${label} ${n}`).join(", ")}`);

  const bytes: Uint8Array[] = [];
  for await (const chunk of readBytes(file)) bytes.push(chunk);
  const lines = Buffer.concat(bytes).toString("utf8").trimEnd().split("\n");
  const edition = join(folder, "later.html");
  writeFileSync(edition, laterEdition(lines));
  const later = await store(db, readBytes(edition), true);
  console.log(`later edition: ${JSON.stringify(later)}`);
  assert.deepEqual([later.added, later.edited, later.gone, later.withdrawn], [50, 60, 40, 40]);
  db.close();
}

try {
  const feeds = values.material === undefined ? null : join(values.material, "data/claimreview-feed");
  const [feed] =
    feeds !== null && existsSync(feeds)
      ? (await readdir(feeds)).filter((name) => name.endsWith(".gz")).sort()
      : [];
  if (feeds !== null && feed !== undefined) await publicFeed(join(feeds, feed));
  else console.log("No feed: reviews were not imported from a public one.");
  await sizesInTurn();
} finally {
  rmSync(folder, { recursive: true });
}
