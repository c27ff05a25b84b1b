import { createMiddleware } from "hono/factory";
import type { AppContext, Environment } from "../environment.ts";
import { ProblemError } from "../problems.ts";
import { clientAddress, clientNetwork } from "./client-address.ts";

/** Counts what one client does. A limiter never sees who the client is, only a name that changes every day. */
export interface RateLimiter {
  /** Counts one request under this name; seconds to wait where it is one too many, else null. */
  take(name: string): Promise<number | null>;
}

/** The limiters that routes use, and the names under which they count. */
export interface Limits {
  /** Undefined where nothing is limited. */
  match: RateLimiter | undefined;
  report: RateLimiter | undefined;
  nameOf(address: string): Promise<string>;
}

export type Limited = Exclude<keyof Limits, "nameOf">;

/** Refuses readers who ask more often than the limiter allows. Holders of a key are known and are not counted. */
export function limitRate(what: Limited) {
  return createMiddleware<Environment>(async (c, next) => {
    const wait = await secondsToWait(c, what);
    if (wait === null) return next();
    throw new ProblemError("rate-limited", `Too many requests: try again in ${wait} s, or ask for a key.`, {
      headers: { "retry-after": String(wait) },
    });
  });
}

/** Counts this request; how long its sender has to wait where it is one too many, else null. */
export async function secondsToWait(c: AppContext, what: Limited): Promise<number | null> {
  const { [what]: limiter, nameOf } = c.get("limits");
  if (limiter === undefined || c.get("key") !== null) return null;
  const peer = c.env.peerAddress?.() ?? null;
  const address = clientAddress(peer, c.req.header("x-forwarded-for"), c.get("config").trustedProxies);
  return address === null ? null : limiter.take(await nameOf(clientNetwork(address)));
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Names for addresses: an HMAC under a key of the day, cut to 16 bytes. Nothing that is kept or handed to a limiter
 * tells an address, nor whether two days' requests are one client's. The secret is what the instances of a service
 * share, so that they count together; without one each counts alone.
 */
export function dailyNames(secret: string | null, now: () => number = Date.now) {
  const root =
    secret === null ? crypto.getRandomValues(new Uint8Array(32)) : new TextEncoder().encode(secret);
  let today: { day: number; key: Promise<HmacKey> } | null = null;
  return async (address: string): Promise<string> => {
    const day = Math.floor(now() / DAY_MS);
    if (today?.day !== day) today = { day, key: keyOfDay(root, day) };
    return hex(await sign(await today.key, address)).slice(0, 32);
  };
}

type HmacKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

async function keyOfDay(root: Uint8Array<ArrayBuffer>, day: number): Promise<HmacKey> {
  return hmacKey(new Uint8Array(await sign(await hmacKey(root), `client addresses of day ${day}`)));
}

function hmacKey(bytes: Uint8Array<ArrayBuffer>): Promise<HmacKey> {
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

function sign(key: HmacKey, text: string): Promise<ArrayBuffer> {
  return crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text));
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
