import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { BACKENDS } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { desks, type Editor } from "./editing/desk.ts";

/** Every route that asks for a key, and the role that it asks for. A new one has to be named here. */
const KEPT: Record<string, "editor" | "senior" | "admin"> = {
  "GET /v1/me": "editor",
  "GET /v1/spans": "editor",
  "GET /v1/spans/{id}": "editor",
  "PATCH /v1/spans/{id}": "editor",
  "POST /v1/spans/{id}/retract": "editor",
  "POST /v1/spans/{id}/confirm": "editor",
  "POST /v1/articles": "editor",
  "PATCH /v1/articles/{id}": "editor",
  "POST /v1/articles/{id}/snapshots": "editor",
  "GET /v1/articles/{id}/snapshots/{sha256}": "editor",
  "PATCH /v1/articles/{id}/snapshots/{sha256}": "editor",
  "POST /v1/articles/{id}/check": "editor",
  "POST /v1/articles/{id}/aliases": "editor",
  "POST /v1/articles/{id}/merge": "editor",
  "POST /v1/claims": "editor",
  "PATCH /v1/claims/{id}": "editor",
  "POST /v1/claims/{id}/spans": "editor",
  "POST /v1/claims/{id}/verdicts": "editor",
  "POST /v1/claims/{id}/discard": "editor",
  "POST /v1/claims/{id}/publish": "senior",
  "POST /v1/claims/{id}/unpublish": "senior",
  "POST /v1/claims/{id}/retract": "senior",
  "POST /v1/claims/{id}/reinstate": "senior",
  "POST /v1/claims/{id}/merge": "senior",
  "GET /v1/claims/{id}/work": "editor",
  "POST /v1/claims/{id}/send-back": "senior",
  "POST /v1/claims/{id}/hand-in": "editor",
  "POST /v1/claims/{id}/take": "editor",
  "POST /v1/claims/{id}/let-go": "editor",
  "GET /v1/claims/{id}/notes": "editor",
  "POST /v1/claims/{id}/notes": "editor",
  "POST /v1/notes/{id}/erase": "editor",
  "GET /v1/review": "editor",
  "POST /v1/claims/{id}/tell-apart": "editor",
  "GET /v1/inbox": "editor",
  "GET /v1/inbox/{id}": "editor",
  "POST /v1/inbox/{id}/read": "editor",
  "POST /v1/inbox/{id}/take": "editor",
  "POST /v1/inbox/{id}/let-go": "editor",
  "POST /v1/inbox/{id}/answer": "editor",
  "POST /v1/inbox/{id}/close": "editor",
  "POST /v1/inbox/{id}/reopen": "editor",
  "POST /v1/inbox/{id}/erase": "senior",
  "GET /v1/keys": "admin",
  "POST /v1/keys": "admin",
  "POST /v1/keys/{id}/revoke": "admin",
  "GET /v1/webhooks": "admin",
  "POST /v1/webhooks": "admin",
  "GET /v1/webhooks/{id}": "admin",
  "DELETE /v1/webhooks/{id}": "admin",
  "GET /v1/webhooks/{id}/deliveries": "admin",
  "POST /v1/webhooks/{id}/redeliver": "admin",
  "POST /v1/webhooks/{id}/rotate": "admin",
  "POST /v1/webhooks/{id}/resume": "admin",
};

/** Kept in the contract under one path for each kind of thing, or under a parameter for the kind. */
const REDACT = /^POST \/v1\/(\{kind\}|claims|articles|spans|verdicts|editors)\/\{id\}\/redact$/;

/** Open to everybody. */
const OPEN = [
  "POST /",
  "POST /ask",
  "POST /claims/{slug}/report",
  "POST /v1/match",
  "POST /v1/claims/{id}/reports",
  "POST /v1/requests",
];

const openApi = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ security: z.array(z.unknown()).optional() }).loose()),
  ),
});

const ROLES = ["editor", "senior", "admin"] as const;
const desk = desks();

describe.each(BACKENDS)("who may do what, over the %s database", (backend) => {
  const at = desk(backend);
  let kept: { route: string; method: string; path: string; role: (typeof ROLES)[number] }[];
  let revoked: Editor;
  let holders: Record<(typeof ROLES)[number], Editor>;
  beforeAll(async () => {
    const { paths } = openApi.parse((await at().request("/openapi.json")).json);
    kept = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { security }]) => (security ?? []).length > 0)
        .map(([method]) => {
          const route = `${method.toUpperCase()} ${path}`;
          return {
            route,
            method: method.toUpperCase(),
            path: path.replace("{kind}", "claims").replaceAll(/\{\w+\}/g, "nothing"),
            role: REDACT.test(route) ? "admin" : (KEPT[route] ?? "admin"),
          };
        }),
    );
    const { eve, sam, ada } = at();
    holders = { editor: eve, senior: sam, admin: ada };
    revoked = await at().newKey("Rita Revoked", "admin");
    expect((await ada.post(`/v1/keys/${revoked.keyId}/revoke`)).status).toBe(200);
  });

  const send = ({ method, path }: { method: string; path: string }, authorization: string | null) =>
    at().request(path, {
      method,
      headers: {
        ...(authorization === null ? {} : { Authorization: authorization }),
        ...(method === "GET" ? {} : { "Content-Type": "application/json" }),
      },
      ...(method === "GET" ? {} : { body: '{"nothing": "known"}' }),
    });

  it("finds every route that asks for a key in the contract, and no other", () => {
    const routes = kept.map(({ route }) => route).filter((route) => !REDACT.test(route));
    expect(routes.sort()).toEqual(Object.keys(KEPT).sort());
    expect(kept.some(({ route }) => REDACT.test(route))).toBe(true);
  });

  it("no route that takes a body is open, but matching and the search box, which write nothing, and what readers send", async () => {
    const open = at()
      .routes.filter(
        ({ method, path }) => ["POST", "PATCH", "PUT", "DELETE"].includes(method) && path !== "/*",
      )
      // test/desk holds the same of the forms of the desk, test/interop of Google's calls and of annotations.
      .filter(({ path }) => !/^\/(desk|v1alpha1|annotations)\b/.test(path))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, "{$1}")}`)
      .filter((route) => !(route in KEPT) && !REDACT.test(route));
    expect([...new Set(open)].filter((route) => !OPEN.includes(route))).toEqual([]);
  });

  const SECRET = `vb_${"a".repeat(32)}`;
  it.each<[string, () => string | null]>([
    ["no key", () => null],
    ["a wrong key", () => `Bearer ${SECRET}`],
    ["a right key with its last character changed", () => `Bearer ${flipped(holders.admin.secret)}`],
    [
      "the part of a right key that is stored in the clear",
      () => `Bearer ${holders.admin.secret.slice(0, 15)}`,
    ],
    ["a right key and more", () => `Bearer ${holders.admin.secret}a`],
    ["a right key in capitals", () => `Bearer ${holders.admin.secret.toUpperCase()}`],
    ["a right key twice", () => `Bearer ${holders.admin.secret}, Bearer ${holders.admin.secret}`],
    ["a right key under another scheme", () => `Basic ${holders.admin.secret}`],
    ["a right key without a scheme", () => holders.admin.secret],
    ["the scheme alone", () => "Bearer"],
    ["an empty header", () => ""],
    ["a pattern", () => "Bearer vb_%"],
    ["10,000 letters", () => `Bearer ${"a".repeat(10_000)}`],
    ["a revoked key", () => `Bearer ${revoked.secret}`],
  ])("%s is 401 everywhere, and nothing changes", async (_what, authorization) => {
    const before = await dumpDatabase(at().db);
    for (const route of kept) {
      const answer = await send(route, authorization());
      expect([route.route, answer.status, answer.json]).toMatchObject([
        route.route,
        401,
        { code: "unauthorized" },
      ]);
      expect(answer.headers.get("WWW-Authenticate")).toBe('Bearer realm="verbatim"');
    }
    expect(await dumpDatabase(at().db)).toEqual(before);
  });

  it("a wrong key is 401 also where readers may go without one", async () => {
    for (const path of ["/v1/claims", "/v1/articles", "/v1/about", "/v1/claims/nothing"]) {
      const answer = await at().request(path, { headers: { Authorization: `Bearer ${SECRET}` } });
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });

  it.each(ROLES)("the role %s goes as far as it reaches, and no further", async (holder) => {
    for (const route of kept) {
      const answer = await send(route, `Bearer ${holders[holder].secret}`);
      const mayGo = ROLES.indexOf(holder) >= ROLES.indexOf(route.role);
      const told = [route.route, mayGo ? answer.status !== 401 && answer.status !== 403 : answer.status];
      expect(told).toEqual([route.route, mayGo ? true : 403]);
      if (!mayGo) expect(answer.json).toMatchObject({ code: "forbidden", status: 403 });
      expect(answer.status).toBeLessThan(500);
    }
  });

  it("working copies and drafts are shown to nobody without a key", async () => {
    for (const path of [
      "/v1/claims/nothing?view=working",
      "/v1/claims?view=working",
      "/v1/claims?status=draft",
    ]) {
      const answer = await at().request(path);
      expect([path, answer.status, answer.json]).toMatchObject([path, 401, { code: "unauthorized" }]);
    }
  });
});

/** The same length and alphabet, one character off. */
function flipped(secret: string): string {
  return secret.slice(0, -1) + (secret.endsWith("a") ? "b" : "a");
}
