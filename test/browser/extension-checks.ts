import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import { startServer } from "../../src/server.ts";
import { migrate } from "../../src/upgrade/migrate.ts";

/** A quote of the article, or of another one. */
export interface CheckedQuote {
  exact: string;
  role: "supports" | "refutes" | "context" | "appearance";
  stance?: "asserts" | "reports" | "disputes";
  /** Address and text of another article than the one in question. */
  elsewhere?: { url: string; text: string };
}

export interface Check {
  claim: Record<string, unknown>;
  verdict: Record<string, unknown>;
  quotes: readonly CheckedQuote[];
}

/** A server with claims on one article, in whatever states a card has to tell. */
export interface Checks {
  url: string;
  publish(article: { url: string; text: string }, checks: readonly Check[]): Promise<string[]>;
  snapshot(text: string): Promise<void>;
  stop(): Promise<void>;
}

const made = z.looseObject({ id: z.string() });
const versioned = z.looseObject({ version: z.int() });

/** @param settings of the server, as its environment gives them */
export async function openChecks(settings: Record<string, string>): Promise<Checks> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-checks-"));
  const db = await openEmbedded({ url: `file:${join(folder, "checks.db")}` });
  await migrate(db);
  const config = parseConfig({
    PORT: "0",
    MATCH_LIMIT: "0",
    REPORT_LIMIT: "0",
    LOG_LEVEL: "error",
    ...settings,
  });
  const at = new Date().toISOString();
  const eve = await createKey(db, { name: "Eve Editor", role: "editor", at });
  const sam = await createKey(db, { name: "Sam Senior", role: "senior", at });
  const server = await startServer(config, db);

  async function send(secret: string, path: string, body?: unknown, ifMatch?: number): Promise<unknown> {
    const answer = await fetch(`${server.url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        Authorization: `Bearer ${secret}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(ifMatch === undefined ? {} : { "If-Match": `"${ifMatch}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
  const versionOf = async (claim: string) =>
    versioned.parse(await send(sam.secret, `/v1/claims/${claim}?view=working`)).version;
  const articleAt = async (url: string, text: string) => {
    const fields = {
      url,
      text,
      headline: `Report at ${url}`,
      publisher: { name: "The Paper" },
      publishedOn: "2026-11-03",
    };
    return made.parse(await send(eve.secret, "/v1/articles", fields)).id;
  };
  let first = "";

  return {
    url: server.url,
    async publish({ url, text }, checks) {
      const article = await articleAt(url, text);
      first = article;
      const claims: string[] = [];
      for (const { claim, verdict, quotes } of checks) {
        const { id } = made.parse(await send(eve.secret, "/v1/claims", claim));
        const restsOn: string[] = [];
        for (const { exact, role, stance, elsewhere } of quotes) {
          const source = elsewhere === undefined ? article : await articleAt(elsewhere.url, elsewhere.text);
          const span = made.parse(
            await send(eve.secret, `/v1/claims/${id}/spans`, {
              article: source,
              role,
              ...(stance === undefined ? {} : { stance }),
              quote: { exact },
            }),
          );
          if (role === "supports" || role === "refutes") restsOn.push(span.id);
        }
        const rests = restsOn.length === 0 ? {} : { restsOn };
        const fields = { change: { kind: "initial" }, ...rests, ...verdict };
        await send(eve.secret, `/v1/claims/${id}/verdicts`, fields, await versionOf(id));
        await send(sam.secret, `/v1/claims/${id}/publish`, {}, await versionOf(id));
        claims.push(id);
      }
      return claims;
    },
    async snapshot(text) {
      await send(eve.secret, `/v1/articles/${first}/snapshots`, { text });
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
