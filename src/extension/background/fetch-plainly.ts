import { readBounded } from "../../lookup/read-bounded.ts";
import type { Server } from "../ground/settings.ts";
import { sendWithoutOrigin } from "./without-origin.ts";

/** A server that takes longer is one that does not answer, ms. */
const PATIENCE_MS = 15_000;

export class NoAnswer extends Error {
  /** Null where none came. */
  readonly status: number | null;

  constructor(status: number | null, message: string) {
    super(message);
    this.name = "NoAnswer";
    this.status = status;
  }
}

let namelessly: Promise<void> | null = null;

/** In Firefox nothing goes out that would name the installation: not before the rule is there, and to no server without permission. */
async function mayBeSent(url: string): Promise<void> {
  namelessly ??= sendWithoutOrigin();
  await namelessly;
  const { protocol, hostname } = new URL(url);
  const isGranted = await chrome.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
  if (!isGranted) throw new Error(`there is no permission for ${hostname}`);
}

/**
 * A request that is the same from every reader: without cookie, key, referrer, languages or condition. Throws {@link NoAnswer}
 * for any answer but 200, and `LookupRefused` for one of more bytes than `limit`.
 */
export async function fetchPlainly(
  { url }: Server,
  path: string,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    if (BROWSER === "firefox") await mayBeSent(url);
    response = await fetch(url + path, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
      cache: "no-store",
      headers: { "Accept-Language": "*" },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    throw new NoAnswer(null, String(error));
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new NoAnswer(response.status, `${path}: ${response.status}`);
  }
  return readBounded(response.body, limit);
}

export async function fetchText(server: Server, path: string, limit: number): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true }).decode(await fetchPlainly(server, path, limit));
}
