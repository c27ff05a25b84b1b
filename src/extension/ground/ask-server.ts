import { readBoundedText } from "../../lookup/read-bounded.ts";

/** What is asked for is small; a server that sends more is not read to its end. */
const MOST_BYTES = 2 * 1024 * 1024;
const PATIENCE_MS = 20_000;

/** An answer of whatever status. `body` is null where it is not JSON. */
export interface ServerAnswer {
  status: number;
  body: unknown;
}

export interface Asked {
  method?: "GET" | "POST";
  body?: unknown;
  /** An editor's. */
  key?: string;
  signal?: AbortSignal;
  /** A write that is sent again under the same one is done once. */
  idempotencyKey?: string;
}

/**
 * Asks a server because somebody pressed a button: for a reader without cookie, referrer or key; for an editor with the key that
 * is theirs there. Null where no answer came, or none that can be read.
 */
export async function askServer(
  url: string,
  { method = "GET", body, key, signal, idempotencyKey }: Asked = {},
): Promise<ServerAnswer | null> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(url, {
      method,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
      cache: "no-store",
      headers: {
        Accept: "application/json",
        "Accept-Language": "*",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
        ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
    });
    const text = await readBoundedText(response.body, MOST_BYTES);
    return { status: response.status, body: parsed(text) };
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
