import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allKeys, createKey, recognise } from "../../src/editors/keys.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { type DeskVisitor, type Fields, formFields, signedIn } from "../support/desk-visitor.ts";
import { elementOf, textOf } from "../support/page-text.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const at = "2026-11-21T12:00:00.000Z";
const KEYS = "/desk/keys";

describe.each(BACKENDS)("keys and people at the desk, over the %s database", (backend) => {
  let opened: OpenedDatabase;
  let service: Service;
  let ada: DeskVisitor;
  let adasKey: string;
  beforeAll(async () => {
    opened = await openBackend(backend, await migratedFile(fresh("keys.db")));
    service = serviceOver(opened.db);
    const { key, secret } = await createKey(opened.db, { name: "Ada", role: "admin", at });
    adasKey = key.id;
    ada = await signedIn(service, secret);
  });
  afterAll(async () => {
    expect(service.mistakes).toEqual([]);
    await opened.close();
  });
  const secretIn = (page: string) => textOf(elementOf(page, "code", 'id="secret"'));
  const make = (fields: Fields) => ada.send(KEYS, KEYS, fields);

  it("are for administrators", async () => {
    for (const role of ["editor", "senior"] as const) {
      const { secret } = await createKey(opened.db, { name: `A ${role}`, role, at });
      const visitor = await signedIn(service, secret);
      const page = await visitor.get(KEYS);
      expect(page.status).toBe(403);
      expect(textOf(page.text)).toContain("You may not do that: it needs the role of administrator.");
      expect((await visitor.get("/desk")).text).not.toContain('href="/desk/keys"');
      expect((await visitor.post(KEYS, { _token: "0".repeat(32), name: "Eve", role: "admin" })).status).toBe(
        403,
      );
      expect((await visitor.get(`${KEYS}/${adasKey}/revoke`)).status).toBe(403);
    }
    expect((await allKeys(opened.db)).map(({ editor }) => editor.name)).not.toContain("Eve");
  });

  it("are another one for who goes back and asks for another", async () => {
    const shown = formFields((await ada.get(KEYS)).text, KEYS);
    const first = await ada.post(KEYS, { ...shown, name: "Bea", role: "editor" });
    const other = await ada.post(KEYS, { ...shown, name: "Ann", role: "senior" });
    const again = await ada.post(KEYS, { ...shown, name: "Bea", role: "editor" });
    expect(secretIn(again.text)).toBe(secretIn(first.text));
    expect(await recognise(opened.db, secretIn(first.text), new Date())).toMatchObject({
      actor: { name: "Bea", role: "editor" },
    });
    expect(await recognise(opened.db, secretIn(other.text), new Date())).toMatchObject({
      actor: { name: "Ann", role: "senior" },
    });
  });

  it("show a new key once, that works, under the name as it was typed", async () => {
    const name = `"><img src=x onerror="document.title=1"> & 0`;
    const made = await make({ name: `  ${name} `, role: "senior" });
    expect([made.status, made.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const secret = secretIn(made.text);
    expect(await recognise(opened.db, secret, new Date())).toMatchObject({ actor: { name, role: "senior" } });
    const list = await ada.get(KEYS);
    expect(textOf(list.text)).toContain(name);
    expect(list.text).not.toContain("<img");
    expect(list.text).not.toContain(secret);
  });

  it("make one key of a form that comes twice, and show its secret both times", async () => {
    const fields = { ...formFields((await ada.get(KEYS)).text, KEYS), name: "Twice", role: "editor" };
    const [one, two] = await Promise.all([ada.post(KEYS, fields), ada.post(KEYS, fields)]);
    expect(secretIn(one.text)).toMatch(/^vb_[a-z2-7]{32}$/);
    expect(secretIn(two.text)).toBe(secretIn(one.text));
    expect((await allKeys(opened.db)).filter(({ editor }) => editor.name === "Twice")).toHaveLength(1);
    expect(secretIn((await make({ name: "Twice", role: "editor" })).text)).not.toBe(secretIn(one.text));
  });

  it.each<[what: string, fields: Fields, message: string]>([
    ["nobody's name", { name: " ", role: "editor" }, "Name is missing."],
    [
      "a name of nothing that shows",
      { name: "\u200b\u200b", role: "editor" },
      "Name has nothing in it that could be seen.",
    ],
    [
      "a name with a control character",
      { name: "A\u0001B", role: "editor" },
      "Name holds U+0001, which cannot be shown.",
    ],
    [
      "a long name",
      { name: "ä".repeat(201), role: "editor" },
      "Name has 201 characters and may have 200: 1 too many.",
    ],
    ["a role that there is none of", { name: "Eve", role: "owner" }, "Role: choose one of those offered."],
  ])("refuse %s, and make no key", async (_what, fields, message) => {
    const before = (await allKeys(opened.db)).length;
    const refused = await make(fields);
    expect(refused.status).toBe(422);
    expect(textOf(elementOf(refused.text, "div", 'class="refused"'))).toContain(message);
    expect(formFields(refused.text, KEYS).name).toBe(fields.name);
    expect((await allKeys(opened.db)).length).toBe(before);
  });

  it("are revoked after asking, which signs out who is in with them", async () => {
    const { key, secret } = await createKey(opened.db, { name: "Cem", role: "editor", at });
    const cem = await signedIn(service, secret);
    const path = `${KEYS}/${key.id}/revoke`;
    const asked = await ada.get(path);
    expect(textOf(asked.text)).toContain(`Revoke the key ${key.prefix} of Cem?`);
    expect((await cem.get("/desk")).status).toBe(200);
    const fields = formFields(asked.text, path);
    expect((await ada.post(path, fields)).status).toBe(200);
    expect((await cem.get("/desk")).status).toBe(200);
    const revoked = await ada.post(path, { ...fields, do: "revoke" });
    expect(revoked.headers.get("location")).toBe(`${KEYS}?done=key-revoked`);
    expect((await cem.get("/desk")).status).toBe(401);
    expect((await ada.post(path, { ...fields, do: "revoke" })).headers.get("location")).toBe(
      `${KEYS}?done=key-revoked`,
    );
  });

  it("leave an administrator", async () => {
    const refused = await ada.send(
      `${KEYS}/${adasKey}/revoke`,
      `${KEYS}/${adasKey}/revoke`,
      {},
      { do: "revoke" },
    );
    expect(refused.status).toBe(409);
    expect(textOf(refused.text)).toContain("This is the last key of an administrator.");
    expect((await ada.get(KEYS)).status).toBe(200);
  });
});
