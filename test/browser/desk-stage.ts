import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import * as z from "zod";
import { parseConfig } from "../../src/config.ts";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import { startServer } from "../../src/server.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import type { Role } from "../../src/vocabulary.ts";

const made = z.looseObject({ id: z.string(), slug: z.string() });
export type Made = z.output<typeof made>;

/** The service over a socket with an empty database, and people with keys. */
export interface DeskStage {
  url: string;
  db: Database;
  /** Secrets of keys: an editor, a senior editor, an administrator. */
  keys: Record<"cem" | "bea" | "ada", string>;
  newKey(name: string, role: Role): Promise<{ secret: string; keyId: string }>;
  /** Asks the API as one of them. Throws where it refuses. */
  api(secret: string, method: string, path: string, body?: unknown, ifMatch?: number): Promise<unknown>;
  article(fields: Record<string, unknown>): Promise<Made>;
  claim(text: string, fields?: Record<string, unknown>): Promise<Made>;
  quote(claim: string, article: string, role: string, exact: string, more?: object): Promise<unknown>;
  /** The claim with a quote from the article, judged and published. */
  publish(claim: Made, article: Made, exact: string): Promise<void>;
  /** A browser of its own in which somebody is signed in. */
  signedIn(browser: Browser, secret: string, options?: BrowserContextOptions): Promise<BrowserContext>;
  stop(): Promise<void>;
}

export async function openDeskStage(settings: Record<string, string> = {}): Promise<DeskStage> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-desk-"));
  const db = await openEmbedded({ url: `file:${join(folder, "desk.db")}` });
  await migrate(db);
  const config = parseConfig({ PORT: "0", MATCH_LIMIT: "0", LOG_LEVEL: "error", ...settings });
  const at = new Date().toISOString();
  const newKey = async (name: string, role: Role) => {
    const { key, secret } = await createKey(db, { name, role, at });
    return { secret, keyId: key.id };
  };
  const keys = {
    cem: (await newKey("Cem Editor", "editor")).secret,
    bea: (await newKey("Bea Senior", "senior")).secret,
    ada: (await newKey("Ada Admin", "admin")).secret,
  };
  const server = await startServer(config, db);
  const api: DeskStage["api"] = async (secret, method, path, body, ifMatch) => {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${secret}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(ifMatch === undefined ? {} : { "If-Match": `"${ifMatch}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const versionOf = async (claim: string) =>
    z.looseObject({ version: z.int() }).parse(await api(keys.bea, "GET", `/v1/claims/${claim}?view=working`))
      .version;
  const quote: DeskStage["quote"] = (claim, article, role, exact, more = {}) =>
    api(keys.cem, "POST", `/v1/claims/${claim}/spans`, { article, role, quote: { exact }, ...more });
  return {
    url: server.url,
    db,
    keys,
    newKey,
    api,
    quote,
    article: async (fields) => made.parse(await api(keys.cem, "POST", "/v1/articles", fields)),
    claim: async (text, fields = {}) =>
      made.parse(await api(keys.cem, "POST", "/v1/claims", { text, ...fields })),
    publish: async (claim, article, exact) => {
      await quote(claim.id, article.id, "supports", exact);
      await api(
        keys.cem,
        "POST",
        `/v1/claims/${claim.id}/verdicts`,
        {
          label: "mostly_supported",
          headline: "One report says so.",
          summary: "One article says so.",
          basis: { strength: "one_report" },
          notSeen: ["the record itself"],
          change: { kind: "initial" },
        },
        await versionOf(claim.id),
      );
      await api(keys.bea, "POST", `/v1/claims/${claim.id}/publish`, {}, await versionOf(claim.id));
    },
    signedIn: async (browser, secret, options = {}) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto(`${server.url}/desk/sign-in`);
      await page.getByLabel("Your key").fill(secret);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL(`${server.url}/desk`);
      await page.close();
      return context;
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
