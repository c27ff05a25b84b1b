import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openEmbedded } from "../../src/db/embedded.ts";
import { claimListSchema } from "../../src/http/claims/claim-contract.ts";
import { startServer } from "../../src/server.ts";
import { desks } from "../contract/editing/desk.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";
import { MirrorWorld, mirrorActions } from "./mirror-actions.ts";
import { readCopy } from "./mirror-program.ts";

const IS_LONG = process.env.VERBATIM_TEST_LONG === "1";
const ACTIONS = IS_LONG ? 1_000 : 120;
/** The program that mirrors is killed after so many actions, by chance one to twice as many. */
const BETWEEN_KILLS = IS_LONG ? 40 : 30;
const SEED = 20261128;
const PATIENCE = IS_LONG ? 900_000 : 120_000;

const PROGRAM = fileURLToPath(new URL("mirror-program.ts", import.meta.url));
const fresh = temporaryFiles();
const desk = desks()("embedded");

it(
  "a copy that follows /v1/changes from nothing, killed again and again, ends as what readers see",
  async () => {
    const db = await openEmbedded({ url: `file:${desk().file}` });
    const server = await startServer(testConfig({ PORT: "0" }), db);
    const file = fresh("copy.json");
    const start = (mode: string) =>
      spawn(process.execPath, [PROGRAM, server.url, file, mode], { stdio: ["ignore", "ignore", "inherit"] });
    const end = async (program: ChildProcess, signal: NodeJS.Signals | null) => {
      const exit = program.exitCode !== null ? [program.exitCode] : once(program, "exit");
      if (signal !== null) program.kill(signal);
      return (await exit)[0] as number | null;
    };
    const world = new MirrorWorld(desk());
    await world.open();
    let program = start("follow");
    let kills = 0;
    let untilKill = BETWEEN_KILLS;
    for (const action of [{ kind: "create" } as const, ...mirrorActions(ACTIONS, SEED)]) {
      await world.perform(action);
      untilKill -= 1;
      if (untilKill > 0) continue;
      // Never the same moment of a round, and never so late that there are few.
      untilKill = Math.ceil(BETWEEN_KILLS * (0.5 + Math.random() / 2));
      expect(await end(program, "SIGKILL")).toBeNull();
      kills += 1;
      program = start("follow");
    }
    expect(await end(program, "SIGKILL")).toBeNull();
    expect(await end(start("once"), null)).toBe(0);
    const copy = readCopy(file);
    expect(kills).toBeGreaterThan(2);

    for (const id of world.claims) {
      const { status, text } = await desk().request(`/v1/claims/${id}`);
      expect({ id, ...copy.claims[id] }).toEqual(status === 404 ? { id } : { id, status, text });
    }
    // What lists show is in it too, and nothing else is.
    const listed: string[] = [];
    for (let cursor = ""; ; ) {
      const page = await desk().read(`/v1/claims?limit=50${cursor}`, claimListSchema);
      for (const summary of page.claims) {
        expect(JSON.parse(copy.claims[summary.id]?.text ?? "{}")).toMatchObject(summary);
        listed.push(summary.id);
      }
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    const shown = Object.entries(copy.claims).flatMap(([id, { status }]) => (status === 200 ? [id] : []));
    expect(shown.toSorted()).toEqual(listed.toSorted());
    expect(listed.length).toBeGreaterThan(0);
    await server.stop();
  },
  PATIENCE,
);
