import { entryOf, isFresh, MAX_ANSWER_BYTES, parseAnswer } from "../../lookup/answer.ts";
import { askFor } from "../../lookup/ask.ts";
import { LookupRefused } from "../../lookup/refused.ts";
import { lookupHash } from "../../urls/lookup-hash.ts";
import { normaliseUrl, UrlError } from "../../urls/normalise-url.ts";
import type { ServedEntry } from "../ground/passage.ts";
import type { Server } from "../ground/settings.ts";
import { fetchText, NoAnswer } from "./fetch-plainly.ts";
import type { Filters } from "./filters.ts";
import type { KeptAnswers, ReceivedAnswer } from "./kept-answers.ts";
import type { Limits } from "./limits.ts";
import type { Pauses } from "./pauses.ts";

export interface KnownOfPage {
  entries: ServedEntry[];
  /** Servers whose filter has the page, and that have said nothing of it lately. */
  unasked: Server[];
  /** Ms: the first of the entries grows too old then. */
  until: number;
}

export interface LookUp {
  /** What is known already; asks nobody. Drops what a filter denies. */
  known(address: string, servers: readonly Server[]): Promise<KnownOfPage>;
  /** Asks those servers that have to be asked, each once. */
  ask(address: string, servers: readonly Server[], tabId: number): Promise<void>;
}

export interface LookUpParts {
  filters: Filters;
  answers: KeptAnswers;
  pauses: Pauses;
  limits: Limits;
}

/** The look-up hash of a page, or null for an address that nobody can have annotated. */
async function hashOf(address: string): Promise<string | null> {
  try {
    return await lookupHash(normaliseUrl(address));
  } catch (error) {
    if (error instanceof UrlError) return null;
    throw error;
  }
}

export function lookUpWith({ filters, answers, pauses, limits }: LookUpParts): LookUp {
  /** By server and path: the same is not asked twice at once, from however many tabs. */
  const underWay = new Map<string, Promise<void>>();

  async function request(server: Server, path: string, tabId: number): Promise<void> {
    if (!(await limits.take(tabId))) return;
    const answer = parseAnswer(await fetchText(server, path, MAX_ANSWER_BYTES));
    await answers.keep({ server: server.url, receivedAt: Date.now(), answer });
    await pauses.lift(server.url);
  }

  async function askServer(server: Server, hash: string, tabId: number): Promise<void> {
    const known = await filters.of(server);
    if (known === null || (await pauses.isPaused(server.url))) return;
    const { path } = askFor(known.manifest, known.filter, hash);
    const name = server.url + path;
    const asking = underWay.get(name) ?? request(server, path, tabId).finally(() => underWay.delete(name));
    underWay.set(name, asking);
    await asking;
  }

  async function askOrPause(server: Server, hash: string, tabId: number): Promise<void> {
    try {
      await askServer(server, hash, tabId).catch(async (error: unknown) => {
        if (!(error instanceof NoAnswer) || error.status !== 404) throw error;
        // The number of bits has changed since: one more try, with a manifest of now.
        await filters.refresh(server);
        await askServer(server, hash, tabId);
      });
    } catch (error) {
      // A server that wants to know too much is not asked, and does not become one that failed.
      if (error instanceof LookupRefused && error.code === "prefix-bits") return;
      if (!(await pauses.isPaused(server.url))) await pauses.pause(server.url);
    }
  }

  return {
    async known(address, servers) {
      const hash = await hashOf(address);
      const known: KnownOfPage = { entries: [], unasked: [], until: Number.POSITIVE_INFINITY };
      if (hash === null) return known;
      for (const server of servers) {
        const filter = await filters.of(server);
        if (!filter) continue;
        if (!mayContain(filter.filter, hash)) {
          await answers.forget(server.url, hash);
          continue;
        }
        const received = await answers.about(server.url, hash);
        if (received === null) {
          known.unasked.push(server);
          continue;
        }
        const entry = readEntry(received, hash);
        if (entry !== null && entry.gone === null) {
          known.entries.push({ server, notice: received.answer.notice, entry });
          known.until = Math.min(known.until, received.receivedAt + received.answer.maxAge * 1000);
        }
      }
      return known;
    },
    async ask(address, servers, tabId) {
      const hash = await hashOf(address);
      if (hash !== null) await Promise.all(servers.map((server) => askOrPause(server, hash, tabId)));
    },
  };
}

function mayContain(filter: { mayContain(hash: string): boolean }, hash: string): boolean {
  try {
    return filter.mayContain(hash);
  } catch (error) {
    // A segment that cannot be read has no pages.
    if (error instanceof LookupRefused) return false;
    throw error;
  }
}

/** A broken entry is none, and silences no other page. */
function readEntry({ answer, receivedAt }: ReceivedAnswer, hash: string) {
  if (!isFresh(answer, receivedAt, Date.now())) return null;
  try {
    return entryOf(answer, hash);
  } catch (error) {
    if (error instanceof LookupRefused) return null;
    throw error;
  }
}
