import { describe, expect, it } from "vitest";
import { ConfigError, parseConfig } from "../src/config.ts";

describe("settings", () => {
  it("have defaults that work on a laptop", () => {
    expect(parseConfig({})).toEqual({
      port: 8787,
      host: "127.0.0.1",
      databaseUrl: "file:data/verbatim.db",
      databaseAuthToken: undefined,
      databaseTimeoutMs: 10_000,
      syncUrl: undefined,
      keptBytes: 33_554_432,
      edgeCache: false,
      publicUrl: "http://127.0.0.1:8787",
      trustedProxies: 0,
      matchLimit: 120,
      reportLimit: 5,
      answerDays: 7,
      verifier: null,
      webhooks: { http: false, local: false },
      embedder: null,
      policy: {
        publisherName: "Verbatim",
        publisherSite: null,
        requireSecondEditor: true,
        namesEditors: true,
      },
      correctionsUrl: null,
      methodologyUrl: null,
      contact: null,
      funding: null,
      appeals: null,
      notice: null,
      pictures: true,
      mcpOrigins: [],
      hypothesisClient: "https://cdn.hypothes.is/hypothesis/1.1766.0/",
      hypothesisOrigin: null,
      release: "0.1.0",
      logLevel: "info",
    });
  });

  it.each<[what: string, environment: Record<string, unknown>, config: object]>([
    ["a port as text", { PORT: "80" }, { port: 80 }],
    ["warn as warning", { LOG_LEVEL: "warn" }, { logLevel: "warning" }],
    ["any free port", { PORT: "0" }, { port: 0 }],
    [
      "a public address without its last slashes",
      { PUBLIC_URL: "https://x.example//" },
      { publicUrl: "https://x.example" },
    ],
    [
      "a public address below a path",
      { PUBLIC_URL: "https://x.example/v/" },
      { publicUrl: "https://x.example/v" },
    ],
    ["a host of IPv6", { HOST: "::1" }, { host: "::1", publicUrl: "http://[::1]:8787" }],
    ["an address made of host and port", { HOST: "0.0.0.0", PORT: "1" }, { publicUrl: "http://0.0.0.0:1" }],
    [
      "empty variables as unset",
      { NOTICE: "", PUBLIC_URL: "", CONTACT: "" },
      { notice: null, contact: null },
    ],
    ["no as false", { REQUIRE_SECOND_EDITOR: "false" }, { policy: { requireSecondEditor: false } }],
    ["0 as false", { REQUIRE_SECOND_EDITOR: "0" }, { policy: { requireSecondEditor: false } }],
    ["1 as true", { REQUIRE_SECOND_EDITOR: "1" }, { policy: { requireSecondEditor: true } }],
    [
      "a verifier that is a service",
      { VERIFIER_URL: "https://nli.example/v1?x=1", VERIFIER_KEY: "k", VERIFIER_SURE_FROM: "0.9" },
      {
        verifier: {
          from: { url: "https://nli.example/v1?x=1", key: "k" },
          name: null,
          sureFrom: 0.9,
          timeoutMs: 1_500,
        },
      },
    ],
    [
      "one on this machine",
      { VERIFIER_URL: "http://[::1]:9000/" },
      { verifier: { from: { url: "http://[::1]:9000/", key: null } } },
    ],
    [
      "one that is a model of Workers AI",
      { VERIFIER_MODEL: "@cf/meta/llama-3.2-3b-instruct", VERIFIER_NAME: " Cloudflare, Inc. " },
      { verifier: { from: { model: "@cf/meta/llama-3.2-3b-instruct" }, name: "Cloudflare, Inc." } },
    ],
    [
      "an embedder that is a service",
      { EMBEDDER_URL: "https://api.example/v1/embeddings", EMBEDDER_MODEL: "small", EMBEDDER_KEY: "k" },
      {
        embedder: {
          from: { url: "https://api.example/v1/embeddings", key: "k", model: "small" },
          name: null,
          timeoutMs: 1_500,
        },
      },
    ],
    [
      "one that is a folder",
      { EMBEDDER_FOLDER: "models/small" },
      { embedder: { from: { folder: "models/small" } } },
    ],
    [
      "one that is a model of Workers AI",
      { EMBEDDER_MODEL: "@cf/baai/bge-m3" },
      { embedder: { from: { model: "@cf/baai/bge-m3" } } },
    ],
    ["what is none of ours", { PATH: "/bin", ASSETS: {} }, { port: 8787 }],
  ])("take %s", (_what, environment, config) => {
    expect(parseConfig(environment)).toMatchObject(config);
  });

  it.each<[name: string, value: unknown]>([
    ["PORT", "http"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "1.5"],
    ["HOST", ""],
    ["VERIFIER_URL", "http://nli.example/"],
    ["VERIFIER_URL", "http://127.0.0.1.example/"],
    ["VERIFIER_URL", "http://10.0.0.1/"],
    ["VERIFIER_URL", "https://user:password@nli.example/"],
    ["VERIFIER_URL", "nli.example"],
    ["VERIFIER_MODEL", "llama"],
    ["EMBEDDER_URL", "http://api.example/v1/embeddings"],
    ["EMBEDDER_TIMEOUT_MS", "1"],
    ["VERIFIER_SURE_FROM", "0.4"],
    ["VERIFIER_TIMEOUT_MS", "60000"],
    ["DATABASE_URL", ""],
    ["PUBLIC_URL", "verbatim.example"],
    ["PUBLIC_URL", "ftp://verbatim.example"],
    ["PUBLISHER_NAME", ""],
    ["REQUIRE_SECOND_EDITOR", "no"],
    ["CORRECTIONS_URL", "here"],
    ["LOG_LEVEL", "loud"],
  ])("refuse %s=%j, naming the setting", (name, value) => {
    expect(() => parseConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => parseConfig({ [name]: value })).toThrow(`  ${name}: `);
  });

  it("name every bad setting at once, and never a value", () => {
    const bad = { PORT: "s3cret", LOG_LEVEL: "s3cret", PUBLIC_URL: "s3cret" };
    expect(() => parseConfig(bad)).toThrow(/PORT: [\s\S]*PUBLIC_URL: [\s\S]*LOG_LEVEL: /);
    expect(() => parseConfig(bad)).not.toThrow("s3cret");
  });

  it("are refused in words", () => {
    expect(() => parseConfig({ PORT: "http", HOST: "", LOG_LEVEL: "loud", CONTACT: 4 })).toThrow(
      `These settings cannot be used:
  PORT: must be a number
  HOST: must not be empty
  CONTACT: must be text, not a whole number
  LOG_LEVEL: must be one of "debug", "info", "warning", "error"`,
    );
  });

  it("take origins as browsers send them, and nothing like one", () => {
    expect(parseConfig({ MCP_ORIGINS: "https://a.example, http://localhost:3000" }).mcpOrigins).toEqual([
      "https://a.example",
      "http://localhost:3000",
    ]);
    expect(() => parseConfig({ MCP_ORIGINS: "https://a.example/" })).toThrow(
      "MCP_ORIGINS.0: must be origins such as https://assistant.example",
    );
  });
});
