import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Desk, deskOver } from "../contract/editing/desk.ts";
import { assertInvariants } from "../race/invariants.ts";
import { BACKENDS } from "../support/backends.ts";
import { migratedFile } from "../support/seeded-file.ts";
import type { Answer } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const HOLD_LOCK = fileURLToPath(new URL("hold-lock.ts", import.meta.url));
const fresh = temporaryFiles();

interface Lock {
  /** Resolves when the lock is let go. */
  released: Promise<unknown>;
  release(): Promise<unknown>;
}

/**
 * Another process holds the write lock for this many milliseconds, or until it is told to let go. It has its own
 * clock, because the server of the remote database waits for a lock without letting this process do anything else.
 */
async function lock(file: string, milliseconds?: number): Promise<Lock> {
  const args = [HOLD_LOCK, file, ...(milliseconds === undefined ? [] : [String(milliseconds)])];
  const holder = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const released = once(holder, "exit");
  await once(holder.stdout, "data");
  return {
    released,
    release: () => {
      holder.stdin.end();
      return released;
    },
  };
}

describe.each(BACKENDS)("a second process that holds the write lock of the %s database", (backend) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await deskOver(await migratedFile(fresh("locked.db")), backend);
    // The first use of a key is a write too; it is not what is looked at here.
    await desk.eve.get("/v1/me");
  });
  afterEach(() => desk.close());

  const write = (text: string, idempotencyKey?: string) =>
    desk.eve.post("/v1/claims", { text }, idempotencyKey ? { idempotencyKey } : {});
  const written = async () => {
    const { rows } = await desk.db.execute("select text from claims order by text");
    return rows.map(({ text }) => text);
  };
  const expectBusy = ({ status, headers, json }: Answer) => {
    expect([status, json]).toMatchObject([503, { code: "busy", status: 503 }]);
    expect(headers.get("Retry-After")).toBe("1");
  };

  it("for a second: the request waits, and is written", async () => {
    const { released } = await lock(desk.file, 1_000);
    expect((await write("Waited.")).status).toBe(201);
    await released;
    expect((await write("After.")).status).toBe(201);
    expect(await written()).toEqual(["After.", "Waited."]);
    await assertInvariants(desk.db);
  });

  it("and does not let go: the request is told to come again, and what was told to be written is there", async () => {
    const { release } = await lock(desk.file);
    expectBusy(await write("Too long.", "same"));
    await release();
    expect((await write("Too long.", "same")).status).toBe(201);
    expect((await write("After.")).status).toBe(201);
    expect(await written()).toEqual(["After.", "Too long."]);
    await assertInvariants(desk.db);
  });

  it("again and again, under load: every write that was answered is there, and no other", async () => {
    const texts: string[] = [];
    let stop = false;
    const clients = [0, 1, 2, 3].map(async (client) => {
      for (let i = 0; !stop; i++) {
        const text = `Client ${client}, claim ${String(i).padStart(4, "0")}.`;
        const answer = await write(text);
        if (answer.status === 201) texts.push(text);
        else expectBusy(answer);
      }
    });
    for (let i = 0; i < 8; i++) {
      const { released } = await lock(desk.file, 40);
      await released;
    }
    stop = true;
    await Promise.all(clients);
    expect(texts.length).toBeGreaterThan(0);
    expect(await written()).toEqual(texts.sort());
    await assertInvariants(desk.db);
  });
});
