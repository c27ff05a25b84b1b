import * as z from "zod";
import packageJson from "../package.json" with { type: "json" };
import "./input-messages.ts";
import { serviceUrl } from "./inference/service-client.ts";
import type { HousePolicy } from "./write-context.ts";

const boolean = z.enum(["true", "false", "1", "0"]).transform((value) => value === "true" || value === "1");

/** An unset variable and an empty one are the same thing in a shell. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const LOG_LEVELS = ["debug", "info", "warning", "error"] as const;

/** What cannot hold a token, and may be told. */
const PLAIN_PATH = /^[\w./-]{1,200}$/;

const splitList = (list: string): string[] =>
  list.split(",").flatMap((item) => (item.trim() === "" ? [] : [item.trim()]));

/** As browsers send it: scheme, host and port, nothing behind. */
const origin = z
  .string()
  .refine((given) => URL.parse(given)?.origin === given, "must be origins such as https://assistant.example");

/** The release that tests drive. */
const HYPOTHESIS_CLIENT = "https://cdn.hypothes.is/hypothesis/1.1766.0/";

const workersAiModel = z
  .string()
  .regex(/^@cf\/[\w.-]+\/[\w.-]+$/, "must be a model of Workers AI, such as @cf/meta/llama-3.2-3b-instruct");

const bare = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8787),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .min(1)
    .refine((url) => url === ":memory:" || /^(file|libsql|https?):/.test(url), {
      error: ({ input }) =>
        `needs file: before the path of a file (${PLAIN_PATH.test(String(input)) ? `DATABASE_URL=file:${input}` : "DATABASE_URL=file:data/verbatim.db"}), or libsql:, https: or http: and a server`,
    })
    .default("file:data/verbatim.db"),
  DATABASE_AUTH_TOKEN: optional(z.string()),
  DATABASE_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(10_000),
  /** Primary of an embedded replica. */
  SYNC_URL: optional(z.string()),
  /** How many proxies of the operator stand in front. */
  TRUST_PROXY: z
    .union([z.literal("none").transform(() => 0), z.coerce.number().int().min(0).max(10)])
    .default(0),
  /** Requests a minute that one client may send to match texts; 0 for any number. */
  MATCH_LIMIT: z.coerce.number().int().min(0).max(1_000_000).default(120),
  /** Reports and requests a minute that one client may send; 0 for any number. */
  REPORT_LIMIT: z.coerce.number().int().min(0).max(1_000_000).default(5),
  /** Days in which readers are told that somebody will have looked at what they sent. */
  ANSWER_DAYS: z.coerce.number().int().min(1).max(365).default(7),
  VERIFIER_URL: optional(serviceUrl),
  VERIFIER_KEY: optional(z.string()),
  VERIFIER_MODEL: optional(workersAiModel),
  VERIFIER_NAME: optional(z.string().trim().min(1).max(200)),
  VERIFIER_SURE_FROM: z.coerce.number().min(0.5).max(1).default(0.8),
  VERIFIER_TIMEOUT_MS: z.coerce.number().int().min(100).max(10_000).default(1_500),
  EMBEDDER_URL: optional(serviceUrl),
  EMBEDDER_KEY: optional(z.string()),
  EMBEDDER_MODEL: optional(z.string().trim().min(1).max(200)),
  EMBEDDER_FOLDER: optional(z.string()),
  EMBEDDER_NAME: optional(z.string().trim().min(1).max(200)),
  EMBEDDER_TIMEOUT_MS: z.coerce.number().int().min(100).max(10_000).default(1_500),
  /** Workers only: a cache stands in front, and drops answers by their tag. */
  EDGE_CACHE: boolean.default(false),
  /** Megabytes of readers' answers that are kept in memory until something is written; 0 for none. */
  ANSWERS_KEPT_MB: z.coerce.number().int().min(0).max(4_096).default(32),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  PUBLISHER_NAME: z.string().min(1).default("Verbatim"),
  PUBLISHER_SITE: optional(z.string()),
  REQUIRE_SECOND_EDITOR: boolean.default(true),
  /** Whether readers are told who checked and published. */
  EDITOR_NAMES: z.enum(["shown", "desk"]).default("shown"),
  CORRECTIONS_URL: optional(z.url()),
  METHODOLOGY_URL: optional(z.url()),
  CONTACT: optional(z.string()),
  /** Who pays, and to whom readers can turn who do not agree with an answer: words, or an address. */
  FUNDING: optional(z.string()),
  APPEALS: optional(z.string()),
  NOTICE: optional(z.string()),
  /** Whether claims have pictures for those who share links to them. */
  PICTURES: boolean.default(true),
  /** Origins of pages, besides our own, that may ask at /mcp: assistants that run in a browser. Comma between them. */
  MCP_ORIGINS: optional(z.string().transform(splitList).pipe(z.array(origin).max(20))),
  /** Whether webhooks may be sent over plain http to port 80, too. */
  WEBHOOKS_HTTP: boolean.default(false),
  /** Whether webhooks may be sent to this machine, on any port: for tests and development. */
  WEBHOOKS_LOCAL: boolean.default(false),
  /** Where the frame of the Hypothesis client is served: another origin than ours, for it runs somebody else's program. */
  HYPOTHESIS_ORIGIN: optional(origin),
  /** The folder of that client's package, as browsers find it. */
  HYPOTHESIS_CLIENT: optional(z.url({ protocol: /^https?$/ })),
  /** Which release this is, where the version of the package does not tell: part of every tag. */
  RELEASE: optional(z.string()),
  // What most programs call it.
  LOG_LEVEL: z.preprocess(
    (value) => (value === "warn" ? "warning" : value),
    z.enum(LOG_LEVELS).default("info"),
  ),
});

const settings = bare.refine(({ EMBEDDER_URL, EMBEDDER_MODEL }) => !EMBEDDER_URL || EMBEDDER_MODEL, {
  path: ["EMBEDDER_MODEL"],
  error: "is needed with EMBEDDER_URL: vectors are kept under the model's name",
});

/** Who is asked for a second opinion on matches. */
export interface VerifierConfig {
  /** A service, or a model of Workers AI. */
  from: { url: string; key: string | null } | { model: string };
  /** What readers are told about who receives their words; null for what can be read from the rest. */
  name: string | null;
  /** From how sure an opinion counts, 0.5..1. */
  sureFrom: number;
  timeoutMs: number;
}

/** Who turns texts into vectors. */
export interface EmbedderConfig {
  /** A service and its model, a folder of this machine, or a model of Workers AI. */
  from: { url: string; key: string | null; model: string } | { folder: string } | { model: string };
  /** What readers are told about who receives their words; null for what can be read from the rest. */
  name: string | null;
  timeoutMs: number;
}

/** What is allowed of targets of webhooks beyond the rule. */
export interface TargetSettings {
  /** Port 80, without TLS. */
  readonly http: boolean;
  /** Loopback addresses, any port, with and without TLS. */
  readonly local: boolean;
}

export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  databaseAuthToken: string | undefined;
  /** How long one call to a database server may take. */
  databaseTimeoutMs: number;
  syncUrl: string | undefined;
  /** Whether answers carry a tag for a cache in front that drops by tags. */
  edgeCache: boolean;
  /** Of readers' answers, in memory; 0: none are kept. */
  keptBytes: number;
  /** Where readers reach the service; no slash at the end. */
  publicUrl: string;
  /** Proxies whose entry in X-Forwarded-For is believed. */
  trustedProxies: number;
  /** Matchings a minute and client; 0: not limited. */
  matchLimit: number;
  /** Reports and requests a minute and client; 0: not limited. */
  reportLimit: number;
  /** Days until readers who sent something are promised that it has been looked at. */
  answerDays: number;
  verifier: VerifierConfig | null;
  embedder: EmbedderConfig | null;
  policy: HousePolicy;
  correctionsUrl: string | null;
  methodologyUrl: string | null;
  contact: string | null;
  funding: string | null;
  appeals: string | null;
  notice: string | null;
  pictures: boolean;
  mcpOrigins: readonly string[];
  /** Where webhooks may be sent, besides https on port 443 of public addresses. */
  webhooks: TargetSettings;
  hypothesisOrigin: string | null;
  /** With a slash at the end. */
  hypothesisClient: string;
  release: string;
  logLevel: (typeof LOG_LEVELS)[number];
}

export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(`These settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

/** Settings from Node's environment or a Worker's bindings. Throws {@link ConfigError} naming each bad one. */
export function parseConfig(environment: Record<string, unknown>): Config {
  // Read once: a parser that is compiled pays for itself with the second text.
  const parsed = settings.safeParse(environment, { jitless: true });
  if (!parsed.success) {
    // Values may be secrets: only names and reasons are told.
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const given = parsed.data;
  return {
    port: given.PORT,
    host: given.HOST,
    databaseUrl: given.DATABASE_URL,
    databaseAuthToken: given.DATABASE_AUTH_TOKEN,
    databaseTimeoutMs: given.DATABASE_TIMEOUT_MS,
    syncUrl: given.SYNC_URL,
    edgeCache: given.EDGE_CACHE,
    keptBytes: given.ANSWERS_KEPT_MB * 2 ** 20,
    publicUrl: (given.PUBLIC_URL ?? localAddress(given.HOST, given.PORT)).replace(/\/+$/, ""),
    trustedProxies: given.TRUST_PROXY,
    matchLimit: given.MATCH_LIMIT,
    reportLimit: given.REPORT_LIMIT,
    answerDays: given.ANSWER_DAYS,
    verifier: verifierOf(given),
    embedder: embedderOf(given),
    policy: {
      publisherName: given.PUBLISHER_NAME,
      publisherSite: given.PUBLISHER_SITE ?? null,
      requireSecondEditor: given.REQUIRE_SECOND_EDITOR,
      namesEditors: given.EDITOR_NAMES === "shown",
    },
    correctionsUrl: given.CORRECTIONS_URL ?? null,
    methodologyUrl: given.METHODOLOGY_URL ?? null,
    contact: given.CONTACT ?? null,
    funding: given.FUNDING ?? null,
    appeals: given.APPEALS ?? null,
    notice: given.NOTICE ?? null,
    pictures: given.PICTURES,
    mcpOrigins: given.MCP_ORIGINS ?? [],
    webhooks: { http: given.WEBHOOKS_HTTP, local: given.WEBHOOKS_LOCAL },
    hypothesisOrigin: given.HYPOTHESIS_ORIGIN ?? null,
    hypothesisClient: new URL(given.HYPOTHESIS_CLIENT ?? HYPOTHESIS_CLIENT).href.replace(/\/*$/, "/"),
    release: given.RELEASE ?? packageJson.version,
    logLevel: given.LOG_LEVEL,
  };
}

function verifierOf(given: z.output<typeof settings>): VerifierConfig | null {
  const { VERIFIER_URL: url, VERIFIER_MODEL: model } = given;
  const common = {
    name: given.VERIFIER_NAME ?? null,
    sureFrom: given.VERIFIER_SURE_FROM,
    timeoutMs: given.VERIFIER_TIMEOUT_MS,
  };
  if (url !== undefined) return { from: { url, key: given.VERIFIER_KEY ?? null }, ...common };
  return model === undefined ? null : { from: { model }, ...common };
}

function embedderOf(given: z.output<typeof settings>): EmbedderConfig | null {
  const { EMBEDDER_URL: url, EMBEDDER_MODEL: model, EMBEDDER_FOLDER: folder } = given;
  const common = { name: given.EMBEDDER_NAME ?? null, timeoutMs: given.EMBEDDER_TIMEOUT_MS };
  if (folder !== undefined) return { from: { folder }, ...common };
  if (model === undefined) return null;
  return { from: url === undefined ? { model } : { url, key: given.EMBEDDER_KEY ?? null, model }, ...common };
}

/** What a database server is asked with. */
export function remoteOptions({ databaseAuthToken, databaseTimeoutMs }: Config) {
  return { authToken: databaseAuthToken, timeoutMs: databaseTimeoutMs };
}

/** Where the service listens, as a URL; an IPv6 address stands in brackets there. */
export function localAddress(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
