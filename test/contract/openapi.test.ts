import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { PAGE_ROOMS } from "../../src/http/pipelines/receive.ts";
import { operations } from "../../src/http/routes.ts";
import { SURFACES } from "../../src/interop/mount-interop.ts";
import { openBackend } from "../support/backends.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();

// What OpenAPI 3.1 asks of a document, as far as ours uses it (spec.openapis.org/oas/v3.1.0).
const content = z.record(
  z.string(),
  z.strictObject({ schema: z.looseObject({}), example: z.unknown().optional() }),
);
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

const writes = z.object({
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        requestBody: z
          .object({
            content: z.object({
              "application/json": z.object({ schema: z.looseObject({}), example: z.looseObject({}) }),
            }),
          })
          .optional(),
      }),
    ),
  ),
});

const described = z.looseObject({
  description: z.string().optional(),
  properties: z.record(z.string(), z.looseObject({})).optional(),
  items: z.looseObject({}).optional(),
  anyOf: z.array(z.looseObject({})).optional(),
});

/** What clients hold answers against: the schemas, under the name `document`. */
function validatorOf(document: unknown): Ajv2020 {
  // Keywords of OpenAPI's own stand beside those of JSON Schema, and formats are told apart nowhere here.
  const validator = new Ajv2020({ strict: false, validateFormats: false });
  return validator.addSchema({ $id: "document", ...z.looseObject({}).parse(document) });
}

/** Names of the members, however deep, of which a schema says nothing. */
function undescribed(at: string, schema: unknown): string[] {
  const { properties = {}, items, anyOf = [] } = described.parse(schema);
  return [
    ...Object.entries(properties).flatMap(([member, one]) => [
      ...(described.parse(one).description ? [] : [`${at}.${member}`]),
      ...undescribed(`${at}.${member}`, one),
    ]),
    ...(items ? undescribed(`${at}[]`, items) : []),
    // What an object demands of its members again is described where it has them.
    ...(Object.keys(properties).length > 0 ? [] : anyOf.flatMap((one) => undescribed(at, one))),
  ];
}

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

  it("lets a body be left out where an empty object says all that is needed, and nowhere else", () => {
    const bodies = operations.flatMap(({ operationId, request }) => {
      const json = request?.body?.content["application/json"];
      const schema = json !== undefined && "schema" in json ? json.schema : null;
      if (!(schema instanceof z.ZodType)) return [];
      const { anyOf, oneOf } = schema.meta() ?? {};
      const takesNothing = anyOf === undefined && oneOf === undefined && schema.safeParse({}).success;
      return [{ operationId, required: request?.body?.required, expected: !takesNothing }];
    });
    expect(bodies.filter(({ required, expected }) => required !== expected)).toEqual([]);
    expect(bodies.filter(({ required }) => required === false).length).toBe(18);
    expect(bodies.length).toBe(48);
  });

  it("says of each document whether there may be none where it is named, not in the document itself", async () => {
    const { answer, document } = await read();
    const { schemas } = writes.parse(answer.json).components;
    const validator = validatorOf(answer.json);
    const takes = (name: string, value: unknown) =>
      validator.validate(`document#/components/schemas/${name}`, value);
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
      .filter(({ path }) => {
        const room = path.split("/")[1] ?? "";
        return ![...PAGE_ROOMS, ...Object.keys(SURFACES), "desk"].includes(room);
      })
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
      checkQuote: "post /v1/articles/{id}/check",
      confirmSpan: "post /v1/spans/{id}/confirm",
      listChanges: "get /v1/changes",
      listCorrections: "get /v1/corrections",
      mergeClaim: "post /v1/claims/{id}/merge",
      updateSnapshot: "patch /v1/articles/{id}/snapshots/{sha256}",
      suggest: "get /v1/suggest",
      getHealth: "get /healthz",
      getReadiness: "get /readyz",
      getAbout: "get /v1/about",
      getAnnotations: "get /v1/annotations",
      listArticles: "get /v1/articles",
      registerArticle: "post /v1/articles",
      getArticle: "get /v1/articles/{id}",
      updateArticle: "patch /v1/articles/{id}",
      addAlias: "post /v1/articles/{id}/aliases",
      listReview: "get /v1/review",
      tellClaimsApart: "post /v1/claims/{id}/tell-apart",
      sendReport: "post /v1/claims/{id}/reports",
      sendRequest: "post /v1/requests",
      listInbox: "get /v1/inbox",
      getInboxItem: "get /v1/inbox/{id}",
      lookUpAllPages: "get /v1/lookup/all",
      lookUpPages: "get /v1/lookup/{prefix}",
      markItemRead: "post /v1/inbox/{id}/read",
      takeItem: "post /v1/inbox/{id}/take",
      letGoOfItem: "post /v1/inbox/{id}/let-go",
      answerItem: "post /v1/inbox/{id}/answer",
      closeItem: "post /v1/inbox/{id}/close",
      reopenItem: "post /v1/inbox/{id}/reopen",
      eraseItem: "post /v1/inbox/{id}/erase",
      getClaimWork: "get /v1/claims/{id}/work",
      sendBackClaim: "post /v1/claims/{id}/send-back",
      handInClaim: "post /v1/claims/{id}/hand-in",
      takeClaim: "post /v1/claims/{id}/take",
      letGoOfClaim: "post /v1/claims/{id}/let-go",
      listNotes: "get /v1/claims/{id}/notes",
      addNote: "post /v1/claims/{id}/notes",
      eraseNote: "post /v1/notes/{id}/erase",
      mergeArticle: "post /v1/articles/{id}/merge",
      readLookupFilterFile: "get /v1/lookup/filter/{digest}",
      readLookupManifest: "get /v1/lookup/manifest",
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
      listWebhooks: "get /v1/webhooks",
      createWebhook: "post /v1/webhooks",
      getWebhook: "get /v1/webhooks/{id}",
      deleteWebhook: "delete /v1/webhooks/{id}",
      listDeliveries: "get /v1/webhooks/{id}/deliveries",
      redeliver: "post /v1/webhooks/{id}/redeliver",
      rotateWebhook: "post /v1/webhooks/{id}/rotate",
      resumeWebhook: "post /v1/webhooks/{id}/resume",
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

  it("says what every field of a write is, and shows one as it may be sent", async () => {
    const { answer } = await read();
    const { paths } = writes.parse(answer.json);
    const validator = validatorOf(answer.json);
    const bodies = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) =>
        requestBody ? [{ name: `${method} ${path}`, ...requestBody.content["application/json"] }] : [],
      ),
    );
    expect(bodies.length).toBeGreaterThan(20);
    expect(bodies.flatMap(({ name, schema }) => undescribed(name, schema))).toEqual([]);
    for (const { name, schema, example } of bodies) {
      const errors = validator.validate(schema, example) ? [] : validator.errors;
      expect([name, errors]).toEqual([name, []]);
    }
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
