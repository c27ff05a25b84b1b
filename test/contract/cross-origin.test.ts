import { describe, expect, it } from "vitest";
import * as z from "zod";
import { BACKENDS } from "../support/backends.ts";
import { seededServices } from "../support/seeded-service.ts";
import { desks } from "./editing/desk.ts";

const seeded = seededServices();
const desk = desks();

const openApi = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ security: z.array(z.unknown()).optional() })),
  ),
});

const ORIGIN = { Origin: "https://reader.example" };
const allowed = (headers: Headers) =>
  [...headers.keys()].filter((name) => name.startsWith("access-control-"));

describe.each(BACKENDS)("what scripts of other pages may do, over the %s database", (backend) => {
  const service = seeded(backend);
  const at = desk(backend);
  const preflight = (path: string, method: string) =>
    service().request(path, {
      method: "OPTIONS",
      headers: {
        ...ORIGIN,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "content-type",
      },
    });

  it("they may read what readers read, and match: nothing else of all operations", async () => {
    const { paths } = openApi.parse((await service().request("/openapi.json")).json);
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security = [] }]) => ({
        path,
        method,
        isKept: security.length > 0,
      })),
    );
    expect(operations.length).toBeGreaterThan(35);
    const open: string[] = [];
    for (const { path, method, isKept } of operations) {
      const real = path.replaceAll(/\{\w+\}/g, "1");
      const asked = await preflight(real, method.toUpperCase());
      const answer = await service().request(real, { method: method.toUpperCase(), headers: ORIGIN });
      const isOpen = asked.headers.get("Access-Control-Allow-Origin") === "*";
      expect([path, method, answer.headers.get("Access-Control-Allow-Origin")]).toEqual([
        path,
        method,
        isOpen ? "*" : null,
      ]);
      expect([path, method, asked.status, allowed(asked.headers).length > 0]).toEqual([
        path,
        method,
        204,
        isOpen,
      ]);
      expect(isOpen && isKept).toBe(false);
      if (isOpen) open.push(`${method.toUpperCase()} ${path}`);
    }
    expect(open.sort()).toEqual([
      "GET /v1/about",
      "GET /v1/annotations",
      "GET /v1/articles",
      "GET /v1/articles/{id}",
      "GET /v1/changes",
      "GET /v1/claims",
      "GET /v1/claims/{id}",
      "GET /v1/claims/{id}/history",
      "GET /v1/claims/{id}/publications/{n}",
      "GET /v1/corrections",
      "GET /v1/lookup/all",
      "GET /v1/lookup/filter/{digest}",
      "GET /v1/lookup/manifest",
      "GET /v1/lookup/{prefix}",
      "GET /v1/suggest",
      "POST /v1/match",
    ]);
  });

  it("they never send a key or a cookie, and never read what a key opened", async () => {
    for (const [path, method] of [
      ["/v1/claims", "GET"],
      ["/v1/match", "POST"],
      ["/v1/about", "HEAD"],
    ] as const) {
      const asked = await preflight(path, method);
      expect(asked.headers.get("Access-Control-Allow-Headers")).not.toContain("Authorization");
      expect(asked.headers.get("Access-Control-Allow-Credentials")).toBeNull();
    }
    for (const path of ["/v1/claims", "/v1/about", "/v1/me", "/v1/claims?view=working"]) {
      const answer = await at().eve.get(path, ORIGIN);
      expect([path, answer.status, allowed(answer.headers)]).toEqual([path, 200, []]);
    }
    const match = await at().eve.post("/v1/match", { text: "x" }, { headers: ORIGIN });
    expect([match.status, allowed(match.headers)]).toEqual([200, []]);
  });

  it("what is nobody's reading is closed: documents, health, addresses where nothing is", async () => {
    for (const path of ["/openapi.json", "/docs", "/healthz", "/readyz", "/nothing", "/v1/nothing", "/v1"]) {
      expect([path, allowed((await service().request(path, { headers: ORIGIN })).headers)]).toEqual([
        path,
        [],
      ]);
      expect([path, allowed((await preflight(path, "GET")).headers)]).toEqual([path, []]);
    }
  });
});
