import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, withOrm } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { type RunningServer, startServer } from "../../src/server.ts";
import { claimOf, desks, expectStatus, publishedStory, SUPPORTED } from "../contract/editing/desk.ts";
import { readAnswer } from "../support/service.ts";
import { testConfig } from "../support/test-config.ts";

// Readers, an editor, and two processes that keep answers over one file. Each edition of a claim has a number that every answer
// shows; no reader may see a lower one than that of the last publication which was acknowledged before they asked.

const FULL = process.env.VERBATIM_TEST_LONG === "1";
const RUNS = FULL ? 100 : 12;
const PATIENCE = FULL ? 1_200_000 : 120_000;
const SETTINGS = { PORT: "0", REQUIRE_SECOND_EDITOR: "false" };
const CLI = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

const PLACES = ["here", "there"] as const;
/** How a reader asks, and for what; `known` asks whether what they saw last still stands. */
const FORMS = ["claim", "packed claim", "known claim", "page", "packed page", "list"] as const;
type Place = (typeof PLACES)[number];
type Form = (typeof FORMS)[number];

/** At most so long after the step has begun somebody asks, ms. */
const LATEST = 12;
const step = fc.record({
  edits: fc.array(fc.constantFrom(...PLACES), { maxLength: 2 }),
  reads: fc.array(
    fc.record({
      place: fc.constantFrom(...PLACES),
      form: fc.constantFrom(...FORMS),
      after: fc.nat(LATEST),
    }),
    { minLength: 3, maxLength: 8 },
  ),
  /** Between the state of the database and the row, and between the row and the answer. */
  delays: fc.tuple(fc.nat(LATEST), fc.nat(LATEST)),
});

const desk = desks(SETTINGS)("embedded");
let here: RunningServer;
let other: ChildProcess;
let delays: readonly [before: number, after: number] = [0, 0];
const urls: Record<Place, string> = { here: "", there: "" };

beforeAll(async () => {
  const { file } = desk();
  here = await startServer(testConfig(SETTINGS), delayed(await openEmbedded({ url: `file:${file}` })));
  urls.here = here.url;
  other = spawn(process.execPath, [CLI, "serve"], {
    env: {
      ...process.env,
      ...SETTINGS,
      DATABASE_URL: `file:${file}`,
      PUBLIC_URL: "https://verbatim.example",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  urls.there = await addressOf(other);
}, 60_000);

afterAll(async () => {
  const ended = once(other, "exit");
  other.kill();
  await Promise.all([ended, here.stop()]);
});

/** The same database, whose reads take their time, so that others write meanwhile. */
function delayed(db: Database): Database {
  const slowly = async <T>(read: () => Promise<T>): Promise<T> => {
    if (delays[0] > 0) await pause(delays[0]);
    const result = await read();
    if (delays[1] > 0) await pause(delays[1]);
    return result;
  };
  return withOrm({
    textAsBytes: true,
    execute: (statement) => slowly(() => db.execute(statement)),
    read: (statements) => slowly(() => db.read(statements)),
    write: (statements) => db.write(statements),
    writeWithoutForeignKeys: (statements) => db.writeWithoutForeignKeys(statements),
    version: () => db.version(),
    isUsable: () => db.isUsable(),
    close: () => db.close(),
  });
}

/** Once the program listens. */
function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = "";
    for (const stream of [program.stdout, program.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        told += chunk.toString("utf8");
        const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(told) ?? [];
        if (address !== undefined) resolve(address);
      });
    }
    program.once("exit", () => reject(new Error(`it ended before it listened: ${told}`)));
  });
}

/** A claim, whose editor counts its editions. */
class Editions {
  readonly id: string;
  readonly slug: string;
  #version: number;
  /** The last that somebody has begun to publish, and the last of which its editor knows that it is out. */
  begun = 0;
  acknowledged = 0;

  constructor({ id, slug, version }: { id: string; slug: string; version: number }) {
    this.id = id;
    this.slug = slug;
    this.#version = version;
  }

  async publish(place: Place, secret: string): Promise<void> {
    this.begun += 1;
    const edition = this.begun;
    const answer = await fetch(`${urls[place]}/v1/claims/${this.id}/verdicts`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${secret}`,
        "content-type": "application/json",
        "if-match": `"${this.#version}"`,
      },
      body: JSON.stringify({
        ...SUPPORTED,
        headline: `Edition ${edition}`,
        change: { kind: "clarification", note: "In other words." },
        publish: true,
      }),
    });
    expectStatus(await readAnswer(answer), 201);
    this.#version += 1;
    this.acknowledged = edition;
  }
}

/** Asks in one form, again and again. */
class Reader {
  readonly #last = new Map<string, { tag: string; edition: number }>();
  /** Answers of 304, and those of editions that were seen before. */
  unchanged = 0;

  /** The edition that the answer shows. */
  async read(editions: Editions, place: Place, form: Form): Promise<number> {
    const path = {
      list: "/v1/claims",
      page: `/claims/${editions.slug}`,
      claim: `/v1/claims/${editions.id}`,
    }[form.includes("page") ? "page" : form === "list" ? "list" : "claim"];
    const last = this.#last.get(form);
    const answer = await fetch(`${urls[place]}${path}`, {
      headers: {
        "accept-encoding": form.startsWith("packed") ? "gzip" : "identity",
        ...(form.startsWith("known") && last !== undefined ? { "if-none-match": last.tag } : {}),
      },
    });
    const text = await answer.text();
    if (answer.status === 304 && last !== undefined) {
      this.unchanged += 1;
      return last.edition;
    }
    expect(answer.status).toBe(200);
    const shown = text.slice(text.indexOf(editions.slug));
    const edition = Number(/Edition (\d+)/.exec(shown)?.[1]);
    this.#last.set(form, { tag: answer.headers.get("etag") ?? "", edition });
    return edition;
  }
}

it(
  "no reader sees an edition older than one that was acknowledged before they asked",
  async () => {
    const { claim } = await publishedStory(desk());
    const editions = new Editions(claim);
    const reader = new Reader();
    let reads = 0;
    await editions.publish("here", desk().sam.secret);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        for (const { edits, reads: asked, delays: wanted } of steps) {
          delays = wanted;
          const editing = (async () => {
            for (const place of edits) await editions.publish(place, desk().sam.secret);
          })();
          const reading = asked.map(async ({ place, form, after }) => {
            await pause(after);
            const oldest = editions.acknowledged;
            const edition = await reader.read(editions, place, form);
            reads += 1;
            const isRight = edition >= oldest && edition <= editions.begun;
            expect({ place, form, isRight, edition, oldest }).toMatchObject({ isRight: true });
          });
          // All have an end before the next step, whatever one of them found.
          const ended = await Promise.allSettled([editing, ...reading]);
          for (const one of ended) if (one.status === "rejected") throw one.reason;
        }
      }),
      { numRuns: RUNS },
    );
    expect(claimOf(await desk().request(`/v1/claims/${claim.id}`)).verdict?.headline).toBe(
      `Edition ${editions.acknowledged}`,
    );
    expect([editions.acknowledged > RUNS, reads > 10 * RUNS, reader.unchanged > 0]).toEqual([
      true,
      true,
      true,
    ]);
  },
  PATIENCE,
);
