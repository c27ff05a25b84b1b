import { describe, expect, it } from "vitest";
import { changesSchema } from "../../src/http/changes/change-contract.ts";
import { replay } from "../../src/replay/replay.ts";
import { type Desk, desks } from "../contract/editing/desk.ts";
import { assertInvariants } from "../race/invariants.ts";
import { BACKENDS } from "../support/backends.ts";
import { MirrorWorld, mirrorActions } from "./mirror-actions.ts";

const LENGTH = { embedded: 500, remote: 60 };
const SEED = 20261127;
const PATIENCE = 240_000;

const desk = desks();

/** A copy of what readers see that knows nothing but /v1/changes, and asks for the claims that those name. */
class Mirror {
  readonly claims = new Map<string, string>();
  readonly told: string[] = [];
  readonly #desk: Desk;
  #after = 0;

  constructor(of: Desk) {
    this.#desk = of;
  }

  async follow(): Promise<void> {
    for (;;) {
      const path = `/v1/changes?after=${this.#after}&limit=3`;
      const { changes, nextAfter } = await this.#desk.read(path, changesSchema);
      if (changes.length === 0) return;
      expect(changes[0]?.seq).toBeGreaterThan(this.#after);
      for (const { kind, claim } of changes) {
        this.told.push(kind);
        const { status, text } = await this.#desk.request(`/v1/claims/${claim.id}`);
        expect([200, 410]).toContain(status);
        this.claims.set(claim.id, text);
      }
      expect(nextAfter).toBe(changes.at(-1)?.seq);
      this.#after = nextAfter;
    }
  }
}

/** Holds every answer against those that were given under the same tag. */
class Tags {
  readonly #bodies = new Map<string, string>();
  readonly #desk: Desk;

  constructor(of: Desk) {
    this.#desk = of;
  }

  async look(path: string): Promise<void> {
    const { status, text, headers } = await this.#desk.request(path);
    if (status !== 200) return;
    const tag = headers.get("ETag") ?? "";
    const key = `${path} ${tag}`;
    expect({ path, tag, body: this.#bodies.get(key) ?? text }).toEqual({ path, tag, body: text });
    this.#bodies.set(key, text);
    const again = await this.#desk.request(path, { headers: { "If-None-Match": tag } });
    expect({ path, status: again.status }).toEqual({ path, status: 304 });
  }
}

describe.each(BACKENDS)("who follows /v1/changes, over the %s database", (backend) => {
  const at = desk(backend);

  it(
    "sees what readers see, after every action, and no tag stands for two answers",
    async () => {
      const world = new MirrorWorld(at());
      const mirror = new Mirror(at());
      const tags = new Tags(at());
      await world.open();
      const reached = new Set<string>();
      for (const action of [
        { kind: "create" } as const,
        { kind: "create" } as const,
        ...mirrorActions(LENGTH[backend], SEED),
      ]) {
        const answer = await world.perform(action);
        if (answer) reached.add(`${action.kind} ${answer.status}`);
        await mirror.follow();
        for (const id of world.claims.slice(-5)) {
          const { status, text } = await at().request(`/v1/claims/${id}`);
          if (status !== 404)
            expect({ action, id, text: mirror.claims.get(id) }).toEqual({ action, id, text });
        }
        const claim = `/v1/claims/${world.claims.at(-1)}`;
        for (const path of [claim, "/v1/changes?limit=5"]) await tags.look(path);
      }
      for (const id of world.claims) {
        const { status, text } = await at().request(`/v1/claims/${id}`);
        expect(mirror.claims.get(id) ?? "").toBe(status === 404 ? "" : text);
      }
      expect(new Set(mirror.told)).toEqual(new Set(["published", "changed", "checked", "gone"]));
      if (backend === "embedded") expect(REACHED.filter((what) => !reached.has(what))).toEqual([]);
      await assertInvariants(at().db);
      expect((await replay(at().db)).differences).toEqual([]);
    },
    PATIENCE,
  );
});

/** What must have happened, or the mirror shows nothing. */
const REACHED = [
  "create 201",
  "reword 200",
  "relate 200",
  "bringOut 200",
  "withdrawVerdict 200",
  "unpublish 200",
  "retract 200",
  "reinstate 200",
  "snapshot 201",
  "lookAgain 201",
  "describe 200",
  "redactClaim 200",
  "redactVerdict 200",
  "redactSpan 200",
  "redactArticle 200",
];
