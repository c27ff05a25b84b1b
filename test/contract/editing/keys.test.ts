import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { recognise } from "../../../src/editors/keys.ts";
import { BACKENDS } from "../../support/backends.ts";
import { dumpDatabase } from "../../support/dump.ts";
import { desks, Editor } from "./desk.ts";

const created = z.object({
  id: z.string(),
  secret: z.string(),
  editor: z.object({ id: z.string(), name: z.string() }),
});
const desk = desks();

describe.each(BACKENDS)("keys over the %s database", (backend) => {
  const at = desk(backend);

  it("are shown once, and stored as a hash alone", async () => {
    const { ada } = at();
    const answer = await ada.post("/v1/keys", { name: "Nia New", role: "senior" });
    expect([answer.status, answer.json]).toMatchObject([
      201,
      {
        id: expect.stringMatching(/^key_/),
        editor: { id: expect.stringMatching(/^edt_/), name: "Nia New" },
        role: "senior",
        prefix: expect.stringMatching(/^vb_[a-z2-7]{12}$/),
        createdAt: expect.any(String),
        revokedAt: null,
        lastUsedAt: null,
        secret: expect.stringMatching(/^vb_[a-z2-7]{32}$/),
      },
    ]);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const { id, secret, editor } = created.parse(answer.json);
    const stored = JSON.stringify(await dumpDatabase(at().db));
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(secret.slice(16));
    expect(stored).toContain(createHash("sha256").update(secret).digest("hex"));
    expect((await ada.get("/v1/keys")).text).not.toContain(secret.slice(16));
    const me = await at().request("/v1/me", { headers: { Authorization: `bearer  ${secret}` } });
    expect([me.status, me.json]).toEqual([200, { editor, role: "senior", key: id }]);
  });

  it("of one name are one person's", async () => {
    const { ada } = at();
    const people = new Set<string>();
    for (const role of ["editor", "senior", "admin"]) {
      const answer = await ada.post("/v1/keys", { name: "Pat Person", role });
      people.add(created.parse(answer.json).editor.id);
    }
    expect(people.size).toBe(1);
    const list = z.object({ keys: z.array(z.object({ editor: z.object({ name: z.string() }) })) });
    const { keys } = list.parse((await ada.get("/v1/keys")).json);
    expect(keys.filter(({ editor }) => editor.name === "Pat Person")).toHaveLength(3);
  });

  it("are worthless once revoked, at once and for good", async () => {
    const { ada } = at();
    const rita = await at().newKey("Rita", "editor");
    expect((await rita.get("/v1/me")).status).toBe(200);
    const answer = await ada.post(`/v1/keys/${rita.keyId}/revoke`);
    expect([answer.status, answer.json]).toMatchObject([
      200,
      { id: rita.keyId, revokedAt: expect.any(String) },
    ]);
    expect((await rita.get("/v1/me")).status).toBe(401);
    const again = await ada.post(`/v1/keys/${rita.keyId}/revoke`);
    expect([again.status, again.json]).toEqual([200, answer.json]);
    expect((await ada.post(`/v1/keys/key_${"0".repeat(26)}/revoke`)).status).toBe(404);
  });

  it("say when they were last used, to the minute", async () => {
    const key = await at().newKey("Lena Last", "editor");
    const lastUsed = async () => {
      const { rows } = await at().db.execute({
        sql: "select last_used_at from keys where id = ?",
        args: [key.keyId],
      });
      return rows[0]?.last_used_at;
    };
    const use = (time: string) => recognise(at().db, key.secret, new Date(time));
    expect(await lastUsed()).toBe(null);
    await use("2027-01-01T12:00:00.000Z");
    expect(await lastUsed()).toBe("2027-01-01T12:00:00.000Z");
    await use("2027-01-01T12:00:59.999Z");
    expect(await lastUsed()).toBe("2027-01-01T12:00:00.000Z");
    await use("2027-01-01T12:01:00.000Z");
    expect(await lastUsed()).toBe("2027-01-01T12:01:00.000Z");
    // Whichever of many at once comes first is the one that counts.
    const seen = Array.from({ length: 20 }, async (_, i) => {
      await use(`2027-01-01T13:00:${10 + i}.000Z`);
      return lastUsed();
    });
    const [first, ...others] = new Set(await Promise.all(seen));
    expect([first, others]).toEqual([expect.stringMatching(/^2027-01-01T13:00:[12]/), []]);
  });

  it("leave one administrator, whoever is revoked by whom, one after the other or both at once", async () => {
    const { ada } = at();
    const list = z.object({
      keys: z.array(z.object({ id: z.string(), role: z.string(), revokedAt: z.string().nullable() })),
    });
    const admins = async () =>
      list
        .parse((await ada.get("/v1/keys")).json)
        .keys.filter(({ role, revokedAt }) => role === "admin" && revokedAt === null);
    for (const { id } of await admins()) if (id !== ada.keyId) await ada.post(`/v1/keys/${id}/revoke`);
    const last = await ada.post(`/v1/keys/${ada.keyId}/revoke`);
    expect([last.status, last.json]).toMatchObject([
      409,
      { code: "rule-unmet", detail: expect.stringContaining("the last key of an administrator") },
    ]);
    // Two who revoke each other at once: whoever is left makes the next one.
    let left = ada;
    for (let round = 0; round < 12; round++) {
      const made = created.parse(
        (await left.post("/v1/keys", { name: `Admin ${round}`, role: "admin" })).json,
      );
      const other = new Editor(at, { name: made.editor.name, secret: made.secret, keyId: made.id });
      const answers = await Promise.all([
        left.post(`/v1/keys/${other.keyId}/revoke`),
        other.post(`/v1/keys/${left.keyId}/revoke`),
      ]);
      expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
      const me = await Promise.all([left.get("/v1/me"), other.get("/v1/me")]);
      expect(me.map(({ status }) => status).sort()).toEqual([200, 401]);
      left = me[0]?.status === 200 ? left : other;
    }
    // The others of this file go on with Ada's.
    const { rows } = await at().db.execute(
      "select count(*) as n from keys where role = 'admin' and revoked_at is null",
    );
    expect(rows[0]?.n).toBe(1);
    await at().db.write([{ sql: "update keys set revoked_at = null where id = ?", args: [ada.keyId] }]);
  });

  it.each<[string, unknown, string]>([
    ["nobody", { role: "editor" }, "/name"],
    ["a blank name", { name: "  ", role: "editor" }, "/name"],
    ["a name of 201 characters", { name: "n".repeat(201), role: "editor" }, "/name"],
    ["a name with a NUL", { name: "A\u0000", role: "editor" }, "/name"],
    ["an unknown role", { name: "A", role: "owner" }, "/role"],
    ["a secret of one's own", { name: "A", role: "editor", secret: "vb_a" }, "/secret"],
  ])("are not made for %s", async (_what, body, pointer) => {
    const answer = await at().ada.post("/v1/keys", body);
    expect([answer.status, answer.json]).toMatchObject([422, { errors: [{ pointer }] }]);
  });
});
