import { describe, expect, it } from "vitest";
import * as z from "zod";
import { BACKENDS, openBackend } from "../support/backends.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const fresh = temporaryFiles();

describe.each(BACKENDS)("the service over an empty %s database", (backend) => {
  it("is alive and ready once migrated", async () => {
    const { db, close } = await openBackend(backend, await migratedFile(fresh("empty.db")));
    const { request } = serviceOver(db);
    expect((await request("/healthz")).json).toEqual({ status: "alive" });
    const ready = await request("/readyz");
    expect([ready.status, ready.json]).toEqual([200, { status: "ready" }]);
    expect(ready.headers.get("Cache-Control")).toBe("no-store");
    await close();
  });

  it("is alive but not ready before it is migrated, and says when to ask again", async () => {
    const { db, close } = await openBackend(backend, fresh("unmigrated.db"));
    const { request, mistakes } = serviceOver(db);
    expect((await request("/healthz")).status).toBe(200);
    const answer = await request("/readyz");
    expect(answer.status).toBe(503);
    expect(answer.json).toMatchObject({ status: 503, code: "not-ready" });
    expect(answer.headers.get("Retry-After")).toBe("1");
    expect(mistakes).toEqual([]);
    await close();
  });

  it("is not ready where a migration of this release is missing", async () => {
    const { db, close } = await openBackend(backend, await migratedFile(fresh("behind.db")));
    await db.write(["update __drizzle_migrations set created_at = created_at - 1"]);
    const answer = await serviceOver(db).request("/readyz");
    expect([answer.status, answer.json]).toMatchObject([503, { code: "not-ready" }]);
    await close();
  });

  it("answers every list with nothing, and no claim", async () => {
    const { db, close } = await openBackend(backend, await migratedFile(fresh("empty.db")));
    const { request, mistakes } = serviceOver(db);
    expect((await request("/v1/claims")).json).toEqual({ claims: [], nextCursor: null });
    expect((await request("/v1/articles")).json).toEqual({ articles: [], nextCursor: null });
    expect((await request("/v1/claims/anything")).status).toBe(404);
    expect((await request("/v1/claims/anything/history")).status).toBe(404);
    expect((await request("/v1/annotations?url=https%3A%2F%2Fnews.example%2F")).json).toEqual({
      url: "https://news.example/",
      article: null,
      claims: [],
      spans: [],
      near: [],
    });
    expect(mistakes).toEqual([]);
    await close();
  });
});

it("leads from its root, and from beside it, to the reference", async () => {
  const { db, close } = await openBackend("embedded", fresh("root.db"));
  const service = serviceOver(db);
  for (const [path, method] of [
    ["/", "GET"],
    ["/", "HEAD"],
    ["/docs/", "GET"],
  ] as const) {
    const answer = await service.request(path, { method });
    expect([path, answer.status, answer.headers.get("Location")]).toEqual([path, 302, "/docs"]);
  }
  expect((await service.request("/docs")).status).toBe(200);
  expect((await service.request("/", { method: "POST" })).status).toBe(405);
  await close();
});

it("is alive, whatever is sent with the question, without asking the database", async () => {
  const { db, close } = await openBackend("embedded", fresh("closed.db"));
  await close();
  const service = serviceOver(db);
  for (const headers of [
    {},
    { Authorization: "Bearer vb_nobody" },
    { Authorization: "Basic eDp5" },
    { Cookie: "a=b" },
  ]) {
    const answer = await service.request("/healthz", { headers });
    expect([headers, answer.status, answer.json]).toEqual([headers, 200, { status: "alive" }]);
  }
  expect(service.mistakes).toEqual([]);
});

it("is not ready, and says to try again, when the database cannot be reached", async () => {
  const { db, close } = await openBackend("remote", await migratedFile(fresh("lost.db")));
  await close();
  const { request, mistakes } = serviceOver(db);
  const ready = await request("/readyz");
  expect([ready.status, ready.json]).toMatchObject([503, { code: "not-ready" }]);
  const claims = await request("/v1/claims");
  expect([claims.status, claims.json]).toMatchObject([503, { code: "unavailable" }]);
  expect(claims.headers.get("retry-after")).toBe("1");
  expect(mistakes).toHaveLength(1);
});

describe("what the service says of itself", () => {
  it("names the publisher, the rules, the labels and the licence", async () => {
    const { db, close } = await openBackend("embedded", fresh("about.db"));
    const { request } = serviceOver(
      db,
      testConfig({
        REQUIRE_SECOND_EDITOR: "false",
        CORRECTIONS_URL: "https://verbatim.example/corrections",
        CONTACT: "desk@verbatim.example",
        NOTICE: "A test",
      }),
    );
    const answer = await request("/v1/about");
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      publisher: { name: "Verbatim", site: "verbatim.example" },
      notice: "A test",
      policies: {
        requireSecondEditor: false,
        corrections: "https://verbatim.example/corrections",
        methodology: null,
        contact: "desk@verbatim.example",
      },
      scale: { bestRating: 5, worstRating: 1 },
      licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
    });
    const { labels, basis } = aboutLists.parse(answer.json);
    expect(labels.map(({ label, ratingValue, house }) => [label, ratingValue, house])).toEqual([
      ["supported", 5, true],
      ["mostly_supported", 4, true],
      ["mixed", 3, false],
      ["refuted", 1, true],
      ["misleading", null, true],
      ["conflicting", null, true],
      ["unproven", null, true],
      ["unrated", null, false],
    ]);
    expect(labels.find(({ label }) => label === "unproven")?.name).toBe("Not enough evidence");
    expect(basis.map(({ strength }) => strength)).toEqual([
      "document",
      "independent_reports",
      "several_reports",
      "one_report",
      "interested_party",
    ]);
    await close();
  });
});

const aboutLists = z.object({
  labels: z.array(
    z.object({ label: z.string(), name: z.string(), ratingValue: z.number().nullable(), house: z.boolean() }),
  ),
  basis: z.array(z.object({ strength: z.string() })),
});

// What OpenAPI 3.1 asks of a document, as far as ours uses it (spec.openapis.org/oas/v3.1.0).
const content = z.record(z.string(), z.strictObject({ schema: z.looseObject({}) }));
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z]+([A-Z][a-z]+)*$/),
  tags: z.array(z.string()).optional(),
  summary: z.string(),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.enum(["query", "path", "header"]),
        required: z.boolean().optional(),
        schema: z.looseObject({}),
      }),
    )
    .optional(),
  requestBody: z
    .strictObject({ description: z.string().optional(), required: z.boolean().optional(), content })
    .optional(),
  responses: z.record(
    z.string().regex(/^[1-5][0-9]{2}$/),
    z.strictObject({
      description: z.string().min(1),
      content: content.optional(),
      headers: z.looseObject({}).optional(),
    }),
  ),
});
const openApiDocument = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), z.looseObject({})),
    parameters: z.looseObject({}),
    securitySchemes: z.looseObject({}),
  }),
  paths: z.record(
    z.string().startsWith("/"),
    z.partialRecord(z.enum(["get", "post", "patch", "put", "delete"]), operation),
  ),
  webhooks: z.looseObject({}).optional(),
});

describe("/openapi.json", () => {
  const OUTSIDE = ["/", "/openapi.json", "/docs/", "/docs", "/docs/:name{.+}"];

  async function read() {
    const { db, close } = await openBackend("embedded", fresh("openapi.db"));
    const service = serviceOver(db);
    const answer = await service.request("/openapi.json");
    await close();
    expect(answer.headers.get("Content-Type")).toBe("application/json");
    return { service, answer, document: openApiDocument.parse(answer.json) };
  }

  it("is an OpenAPI 3.1 document about this address", async () => {
    const { document } = await read();
    expect(document.servers).toEqual([{ url: "https://verbatim.example" }]);
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(["Claim", "ClaimSummary", "Verdict", "Span", "ArticleSummary", "Problem"]),
    );
  });

  it("points at nothing that it lacks", async () => {
    const { answer, document } = await read();
    const references = [...answer.text.matchAll(/"\$ref":"([^"]*)"/g)].map((match) => match[1] ?? "");
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      expect(
        Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
      ).toContain(reference);
    }
  });

  it("says which version a write needs, and how long words may be", async () => {
    const { answer } = await read();
    const parameter = z.object({
      in: z.string(),
      name: z.string(),
      required: z.boolean(),
      schema: z.looseObject({}),
    });
    const { paths } = z
      .object({
        paths: z.record(
          z.string(),
          z.record(z.string(), z.looseObject({ parameters: z.array(parameter).default([]) })),
        ),
      })
      .parse(answer.json);
    const needing = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { parameters }]) =>
        parameters.some(({ name, required }) => name === "if-match" && required) ? [`${method} ${path}`] : [],
      ),
    );
    expect(needing.sort()).toEqual([
      "patch /v1/articles/{id}",
      "patch /v1/articles/{id}/snapshots/{sha256}",
      "patch /v1/claims/{id}",
      "patch /v1/spans/{id}",
      "post /v1/claims/{id}/publish",
      "post /v1/claims/{id}/retract",
      "post /v1/claims/{id}/unpublish",
      "post /v1/claims/{id}/verdicts",
      "post /v1/spans/{id}/retract",
    ]);
    const query = (path: string, name: string) =>
      paths[path]?.get?.parameters.find((one) => one.in === "query" && one.name === name)?.schema;
    expect(query("/v1/claims", "q")).toMatchObject({ minLength: 1, maxLength: 8192 });
    expect(query("/v1/claims", "cursor")).toMatchObject({ minLength: 1, maxLength: 1_024 });
    expect(query("/v1/articles", "cursor")).toMatchObject({ minLength: 1, maxLength: 1_024 });
    expect(query("/v1/annotations", "url")).toMatchObject({ minLength: 1, maxLength: 8192 });
    const members = (path: string) =>
      z
        .object({
          requestBody: z.object({
            content: z.object({
              "application/json": z.object({
                schema: z.object({ properties: z.record(z.string(), z.looseObject({})) }),
              }),
            }),
          }),
        })
        .parse(paths[path]?.post).requestBody.content["application/json"].schema.properties;
    expect(members("/v1/match").text).toMatchObject({ minLength: 1, maxLength: 25_000 });
    expect(members("/v1/claims").text).toMatchObject({ minLength: 1, maxLength: 1000 });
    expect(members("/v1/articles").url).toMatchObject({ minLength: 1, maxLength: 8192 });
    expect(members("/v1/articles").text).toMatchObject({ minLength: 1, maxLength: 4_000_000 });
    expect(members("/v1/claims/{id}/verdicts").summary).toMatchObject({ minLength: 1, maxLength: 5000 });
  });

  it("says of each document whether there may be none where it is named, not in the document itself", async () => {
    const { answer, document } = await read();
    // As a client's validator reads it; JSON Schema keeps what is referred to under $defs.
    const { schemas } = z
      .object({ components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }) })
      .parse(JSON.parse(answer.text.replaceAll("#/components/schemas/", "#/$defs/"))).components;
    const takes = (name: string, value: unknown) =>
      z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: schemas }).safeParse(value).success;
    const page = { url: "https://a.example/1", claims: [], spans: [], near: [] };
    expect(takes("PageAnnotations", { ...page, article: null })).toBe(true);
    expect(takes("PageAnnotations", { ...page, article: {} })).toBe(false);
    expect(takes("PageAnnotations", page)).toBe(false);
    for (const name of ["Claim", "ClaimSummary"]) {
      const { verdict } = z
        .object({ properties: z.object({ verdict: z.looseObject({}) }) })
        .parse(document.components.schemas[name]).properties;
      expect(verdict).toEqual({ anyOf: [{ $ref: "#/components/schemas/Verdict" }, { type: "null" }] });
    }
    for (const name of Object.keys(schemas)) expect([name, takes(name, null)]).toEqual([name, false]);
  });

  it("declares exactly the parameters that each path has", async () => {
    const { document } = await read();
    for (const [path, operations] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
      for (const { parameters = [] } of Object.values(operations)) {
        const declared = parameters.filter((parameter) => parameter.in === "path");
        expect(declared.map(({ name }) => name)).toEqual(inPath);
        expect(declared.every(({ required }) => required === true)).toBe(true);
        const names = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  it("has every route that is served, and serves every route that it has", async () => {
    const { service, document } = await read();
    const served = service.routes
      .filter(({ method, path }) => method !== "ALL" && !path.includes("*") && !OUTSIDE.includes(path))
      .map(({ method, path }) => `${method} ${path.replace(/:([a-z0-9]+)(\{[^}]*\})?/gi, "{$1}")}`);
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...new Set(served)].sort()).toEqual(documented.sort());
    expect(documented).toEqual(
      expect.arrayContaining([
        "GET /healthz",
        "GET /readyz",
        "GET /v1/about",
        "GET /v1/annotations",
        "GET /v1/articles",
        "GET /v1/articles/{id}",
        "GET /v1/claims",
        "GET /v1/claims/{id}",
        "GET /v1/claims/{id}/history",
        "GET /v1/claims/{id}/publications/{n}",
      ]),
    );
  });

  // Generated clients name their functions after them: a name once given stays.
  it("names every operation, each once", async () => {
    const { document } = await read();
    const names = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => [operationId, `${method} ${path}`]),
    );
    expect(Object.fromEntries(names)).toEqual({
      confirmSpan: "post /v1/spans/{id}/confirm",
      listChanges: "get /v1/changes",
      mergeClaim: "post /v1/claims/{id}/merge",
      updateSnapshot: "patch /v1/articles/{id}/snapshots/{sha256}",
      getHealth: "get /healthz",
      getReadiness: "get /readyz",
      getAbout: "get /v1/about",
      getAnnotations: "get /v1/annotations",
      listArticles: "get /v1/articles",
      registerArticle: "post /v1/articles",
      getArticle: "get /v1/articles/{id}",
      updateArticle: "patch /v1/articles/{id}",
      addAlias: "post /v1/articles/{id}/aliases",
      mergeArticle: "post /v1/articles/{id}/merge",
      redactArticle: "post /v1/articles/{id}/redact",
      addSnapshot: "post /v1/articles/{id}/snapshots",
      getSnapshot: "get /v1/articles/{id}/snapshots/{sha256}",
      listClaims: "get /v1/claims",
      createClaim: "post /v1/claims",
      getClaim: "get /v1/claims/{id}",
      updateClaim: "patch /v1/claims/{id}",
      discardClaim: "post /v1/claims/{id}/discard",
      getClaimHistory: "get /v1/claims/{id}/history",
      getPublication: "get /v1/claims/{id}/publications/{n}",
      publishClaim: "post /v1/claims/{id}/publish",
      redactClaim: "post /v1/claims/{id}/redact",
      reinstateClaim: "post /v1/claims/{id}/reinstate",
      retractClaim: "post /v1/claims/{id}/retract",
      addSpan: "post /v1/claims/{id}/spans",
      unpublishClaim: "post /v1/claims/{id}/unpublish",
      issueVerdict: "post /v1/claims/{id}/verdicts",
      listKeys: "get /v1/keys",
      createKey: "post /v1/keys",
      revokeKey: "post /v1/keys/{id}/revoke",
      matchText: "post /v1/match",
      getMe: "get /v1/me",
      listSpans: "get /v1/spans",
      getSpan: "get /v1/spans/{id}",
      updateSpan: "patch /v1/spans/{id}",
      redactEditor: "post /v1/editors/{id}/redact",
      redactSpan: "post /v1/spans/{id}/redact",
      retractSpan: "post /v1/spans/{id}/retract",
      redactVerdict: "post /v1/verdicts/{id}/redact",
    });
    expect(new Set(names.map(([name]) => name)).size).toBe(names.length);
  });

  it("says what every parameter is", async () => {
    const { document } = await read();
    const unsaid = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { parameters = [] }]) =>
        parameters
          .filter(({ description }) => typeof description !== "string" || description === "")
          .map(({ name }) => `${method} ${path}: ${name}`),
      ),
    );
    expect(unsaid).toEqual([]);
  });

  it("names a problem document for each error that an operation may answer", async () => {
    const { document } = await read();
    for (const operations of Object.values(document.paths)) {
      for (const { responses } of Object.values(operations)) {
        for (const [status, response] of Object.entries(responses)) {
          if (Number(status) < 400) continue;
          expect(Object.keys(response.content ?? {})).toEqual(["application/problem+json"]);
        }
      }
    }
  });
});

it("serves the reference page and its files from itself", async () => {
  const { db, close } = await openBackend("embedded", fresh("docs.db"));
  const { request } = serviceOver(db);
  const page = await request("/docs");
  expect(page.status).toBe(200);
  expect(page.headers.get("Content-Type")).toMatch(/^text\/html/);
  const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)]
    .map((match) => match[1] ?? "")
    .filter((file) => !file.startsWith("#"));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    expect(file).toMatch(/^\/[^/]/);
    expect((await request(file)).status).toBe(200);
  }
  expect((await request("/docs/nothing.js")).json).toMatchObject({ status: 404, code: "not-found" });
  await close();
});
