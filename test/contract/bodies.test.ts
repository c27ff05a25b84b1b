import { beforeAll, describe, expect, it } from "vitest";
import { BACKENDS } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { desks } from "./editing/desk.ts";

const desk = desks();
const JSON_TYPE = { "Content-Type": "application/json" };
const ascii = (text: string) => [...Buffer.from(text, "latin1")];
const around = (...bytes: number[]) => Uint8Array.from([...ascii('{"text":"'), ...bytes, ...ascii('"}')]);

describe.each(BACKENDS)("bodies, over the %s database", (backend) => {
  const at = desk(backend);
  /** All but when keys were last used. */
  const dump = async () => ({ ...(await dumpDatabase(at().db)), keys: [] });
  let before: Record<string, unknown[][]>;
  beforeAll(async () => {
    before = await dump();
  });
  const send = (path: string, body: RequestInit["body"], headers: Record<string, string> = {}) =>
    at().request(path, {
      method: "POST",
      headers: { Authorization: `Bearer ${at().eve.secret}`, ...JSON_TYPE, ...headers },
      body: body ?? null,
    });

  it.each<[what: string, bytes: Uint8Array<ArrayBuffer>]>([
    ["half of a surrogate pair", around(0xed, 0xa0, 0x80)],
    ["Latin-1", around(...ascii("caf\u00e9"))],
    ["a slash in two bytes", around(0xc0, 0xaf)],
    ["a letter that is cut off", Uint8Array.from([...ascii('{"text":"'), 0xe2, 0x82])],
    ["UTF-16", Uint8Array.from([0xff, 0xfe, ...Buffer.from('{"text":"x"}', "utf16le")])],
    [
      "UTF-16 of the other end",
      Uint8Array.from([0xfe, 0xff, ...Buffer.from('{"text":"x"}', "utf16le").swap16()]),
    ],
  ])("%s is refused, not mended", async (_what, bytes) => {
    for (const path of ["/v1/claims", "/v1/articles", "/v1/match"]) {
      const answer = await send(path, bytes);
      expect([path, answer.status, answer.json]).toMatchObject([
        path,
        400,
        { code: "invalid-json", errors: [{ in: "body", pointer: "", message: "is not UTF-8" }] },
      ]);
    }
    expect(await dump()).toEqual(before);
  });

  it.each(["iso-8859-1", "UTF-16", "windows-1252", '"utf-16le"', "utf-7", ""])(
    "charset %s is refused",
    async (charset) => {
      const answer = await send("/v1/match", '{"text":"x"}', {
        "Content-Type": `application/json; charset=${charset}`,
      });
      expect([answer.status, answer.json]).toMatchObject([415, { code: "unsupported-media-type" }]);
    },
  );

  it.each(["utf-8", "UTF-8", "utf8", '"utf-8"'])("charset %s is what it must be", async (charset) => {
    const type = `application/json; charset=${charset}`;
    expect((await send("/v1/match", '{"text":"x"}', { "Content-Type": type })).status).toBe(200);
  });

  it("a byte order mark before the JSON is no part of it, and alone is none", async () => {
    expect((await send("/v1/match", '\ufeff{"text":"x"}')).status).toBe(200);
    const created = await send("/v1/claims", '\ufeff{"text":"It was closed."}');
    expect([created.status, created.json]).toMatchObject([201, { text: "It was closed." }]);
    expect((await send("/v1/match", "\ufeff")).status).toBe(400);
    expect((await send("/v1/match", '{\ufeff"text":"x"}')).status).toBe(400);
  });

  it.each<[what: string, path: string, body: string]>([
    [
      "11,000 unknown members",
      "/v1/match",
      `{${Array.from({ length: 11_000 }, (_, i) => `"member${i}":1`).join()}}`,
    ],
    [
      "an unknown member with a name of 100 KB",
      "/v1/match",
      JSON.stringify({ text: "x", ["n".repeat(100_000)]: 1 }),
    ],
    [
      "unknown members within a member",
      "/v1/claims",
      `{"text":"x","claimant":{"name":"A",${Array.from({ length: 9_000 }, (_, i) => `"\u{1F642}${i}":1`).join()}}}`,
    ],
    [
      "10,000 items of the wrong kind",
      "/v1/claims",
      JSON.stringify({ text: "x", topics: Array(10_000).fill(1) }),
    ],
    ["more values than any body has", "/v1/articles", JSON.stringify(Array(30_000).fill({}))],
    [
      "a value of 400 KB where another is wanted",
      "/v1/claims",
      JSON.stringify({ text: "x", kind: "k".repeat(400_000) }),
    ],
  ])("%s are told in a few lines", async (_what, path, body) => {
    const answer = await send(path, body);
    expect([answer.status, answer.json]).toMatchObject([422, { code: "invalid-input" }]);
    expect(answer.text.length).toBeLessThan(6_000);
    expect(answer.text.isWellFormed()).toBe(true);
  });

  it("twenty mistakes are told one by one, five in a sentence, and the rest are counted", async () => {
    const body = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`m${i}`, i]));
    const answer = await send("/v1/match", JSON.stringify({ text: "x", ...body }));
    expect(answer.json).toMatchObject({
      detail:
        "m0 is not known here; m1 is not known here; m2 is not known here; m3 is not known here; m4 is not known here; and 95 more.",
      errors: Array.from({ length: 20 }, (_, i) => ({ pointer: `/m${i}`, message: "is not known here" })),
    });
    const asked = await at().request(
      `/v1/claims?${Array.from({ length: 300 }, (_, i) => `p${i}=1`).join("&")}`,
    );
    expect(asked.json).toMatchObject({ code: "invalid-query", errors: { length: 20 } });
  });

  it.each<[what: string, body: () => RequestInit["body"], headers: Record<string, string>]>([
    ["that is no JSON", () => "{", {}],
    ["of another type", () => "<x/>", { "Content-Type": "text/xml" }],
    ["that is too large", () => "x".repeat(9 * 2 ** 20), {}],
    ["that never comes to its end", () => new ReadableStream({ pull: () => new Promise(() => {}) }), {}],
  ])("who may not send it is told so before a body %s is read", async (_what, body, headers) => {
    const ask = (path: string, key: Record<string, string>) =>
      at().request(path, {
        method: "POST",
        headers: { ...JSON_TYPE, ...headers, ...key },
        body: body() ?? null,
        ...{ duplex: "half" },
      });
    const eve = { Authorization: `Bearer ${at().eve.secret}` };
    expect((await ask("/v1/claims", {})).status).toBe(401);
    expect((await ask("/v1/articles", { Authorization: "Bearer vb_nobody" })).status).toBe(401);
    expect((await ask("/v1/claims/none/publish", eve)).status).toBe(403);
    expect((await ask("/v1/keys", eve)).status).toBe(403);
    expect((await ask("/v1/nothing", {})).status).toBe(404);
    expect((await ask("/v1/about", {})).status).toBe(405);
  });
});
