import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { slimAnnotationsSchema } from "../../src/http/annotations/page-contract.ts";
import {
  addQuote,
  type Desk,
  deskOver,
  draft,
  expectStatus,
  judge,
  PAGE_TEXT,
  page,
  publish,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { Reader } from "./reader.ts";

// Whatever editors do, in whatever order, and whoever asks meanwhile: the filter never denies a page with annotations, and a
// look-up says what the page's own annotations say.

const KINDS = [
  "story",
  "again",
  "retract",
  "unpublish",
  "redact",
  "alias",
  "merge",
  "snapshot",
  "ask",
] as const;
const steps = fc.array(
  fc.record({ kind: fc.constantFrom("story" as const, ...KINDS), which: fc.nat(7), meanwhile: fc.boolean() }),
  { minLength: 8, maxLength: 14 },
);
const IS_LONG = process.env.VERBATIM_TEST_LONG === "1";
/** They grow one world, so that each takes longer than the one before: a tenth of the editing model's. */
const RUNS = IS_LONG ? Math.max(2, Math.ceil(Number(process.env.VERBATIM_TEST_RUNS ?? 200) / 10)) : 2;
const PATIENCE = IS_LONG ? 900_000 : 60_000;

interface World {
  desk: Desk;
  articles: { id: string; url: string }[];
  claims: string[];
  /** Every address that leads to a page, and one that leads nowhere. */
  addresses: string[];
}

async function act(world: World, kind: (typeof KINDS)[number], which: number): Promise<void> {
  const { desk, articles, claims, addresses } = world;
  const { eve, sam, ada } = desk;
  const article = articles[which % Math.max(1, articles.length)];
  const claim = claims[which % Math.max(1, claims.length)];
  if (kind === "story" || !article || !claim) {
    const story = await publishedStory(desk);
    const url = story.article.url ?? "";
    articles.push({ id: story.article.id, url });
    claims.push(story.claim.id);
    addresses.push(url);
    return;
  }
  if (kind === "again") {
    const second = await draft(eve);
    await addQuote(eve, second, article);
    await judge(eve, second);
    await publish(sam, second);
    claims.push(second.id);
  } else if (kind === "retract" || kind === "unpublish") {
    const { version } = await workingCopy(sam, claim);
    // Refused where it is not published any more.
    await sam.post(`/v1/claims/${claim}/${kind}`, { reason: "Wrong" }, { ifMatch: version });
  } else if (kind === "redact") {
    const order = { ground: "privacy", note: "Order 12" };
    await ada.post(`/v1/claims/${claim}/redact`, { ...order, fields: ["text"] });
  } else if (kind === "alias") {
    const url = `${article.url}/alias-${addresses.length}`;
    expectStatus(await eve.post(`/v1/articles/${article.id}/aliases`, { url, reason: "Same" }), 201);
    addresses.push(url);
  } else if (kind === "merge") {
    const other = await page(eve);
    addresses.push(other.url ?? "");
    expectStatus(await sam.post(`/v1/articles/${other.id}/merge`, { into: article.id, reason: "Same" }), 200);
  } else if (kind === "snapshot") {
    const text = `${PAGE_TEXT} Update ${addresses.length}.`;
    await eve.post(`/v1/articles/${article.id}/snapshots`, { text });
  }
}

async function check({ desk, addresses }: World, reader: Reader): Promise<void> {
  const { filter } = await reader.update();
  for (const url of addresses) {
    const slim = await desk.read(
      `/v1/annotations?view=slim&url=${encodeURIComponent(url)}`,
      slimAnnotationsSchema,
    );
    const entry = await reader.look(url);
    const found = { url, claims: entry?.claims ?? [], spans: entry?.spans ?? [] };
    expect(found).toEqual({ url, claims: slim.claims, spans: slim.spans });
    // What the filter never denies is asked for; what is gone is mostly not.
    if (slim.spans.length > 0) expect(entry?.gone).toBeNull();
  }
  expect(filter.hashes).toBeLessThanOrEqual(addresses.length);
}

describe.each(BACKENDS)("publishing, retracting and redacting at random, over the %s database", (backend) => {
  const fresh = temporaryFiles();
  let world: World | null = null;
  afterEach(async () => {
    expect(world?.desk.mistakes).toEqual([]);
    await world?.desk.close();
    world = null;
  });

  it("never makes the filter deny a page with published annotations", { timeout: PATIENCE }, async () => {
    const desk = await deskOver(await migratedFile(fresh(`${backend}.db`)), backend);
    world = { desk, articles: [], claims: [], addresses: ["https://news.example/nobody"] };
    const here = world;
    const reader = () => new Reader((path, headers = {}) => desk.fetch(path, { headers }));
    await fc.assert(
      fc.asyncProperty(steps, async (actions) => {
        const kept = reader();
        for (const { kind, which, meanwhile } of actions) {
          const asking = reader();
          const looking = meanwhile
            ? asking.update().then(() => asking.look(here.addresses.at(-1) ?? ""))
            : null;
          await act(here, kind, which);
          await looking;
          if (kind === "ask") await check(here, kept);
        }
        await check(here, kept);
        await check(here, reader());
      }),
      { numRuns: RUNS },
    );
  });
});
