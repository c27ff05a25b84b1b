import { lookup } from "node:dns/promises";
import { type ClientRequest, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import type { LookupFunction } from "node:net";
import type { TargetSettings } from "./config.ts";
import { addressBytes } from "./webhooks/address.ts";
import { mayConnect, refusalOfTarget } from "./webhooks/target.ts";
import { ATTEMPT_MS, type Attempted, type OutgoingRequest, type Transport } from "./webhooks/transport.ts";

/** Every address that a name leads to. */
export type Resolve = (name: string) => Promise<string[]>;

const bySystem: Resolve = async (name) =>
  (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Posts from Node. A name is looked up once an attempt, every address that it leads to has to be one that may be connected to, and
 * the connection goes to one of those: a name that leads elsewhere a moment later leads nowhere. A connection serves one
 * attempt and goes through no agent that would know of a proxy.
 */
export function nodeTransport(allowed: TargetSettings, resolve: Resolve = bySystem): Transport {
  return async (request) => {
    const patience = AbortSignal.timeout(ATTEMPT_MS);
    const over = new Promise<Attempted>((settle) => {
      patience.addEventListener("abort", () => settle({ failed: "timeout" }), { once: true });
    });
    return Promise.race([attempt(request, { allowed, resolve, patience }), over]);
  };
}

async function attempt(
  outgoing: OutgoingRequest,
  { allowed, resolve, patience }: { allowed: TargetSettings; resolve: Resolve; patience: AbortSignal },
): Promise<Attempted> {
  // The rule may be a stricter one than when the webhook was made.
  if (refusalOfTarget(outgoing.url, allowed) !== null) return { failed: "forbidden-address" };
  const { protocol, hostname } = new URL(outgoing.url);
  let addresses: string[];
  try {
    addresses =
      addressBytes(hostname) === null ? await resolve(hostname) : [hostname.replaceAll(/[[\]]/g, "")];
  } catch {
    return { failed: "unreachable" };
  }
  if (addresses.length === 0) return { failed: "unreachable" };
  if (!addresses.every((address) => mayConnect(address, allowed))) return { failed: "forbidden-address" };
  if (patience.aborted) return { failed: "timeout" };
  return post(outgoing, {
    send: protocol === "https:" ? requestSecure : requestPlain,
    lookup: checked(addresses),
    patience,
  });
}

/** Answers a connection's look-up with the addresses that were judged, whatever name it is for. */
function checked(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  return (_name, { all }, done) => {
    const [first = { address: "", family: 4 }] = found;
    if (all) done(null, found);
    else done(null, first.address, first.family);
  };
}

function post(
  { url, headers, body }: OutgoingRequest,
  {
    send,
    lookup: look,
    patience,
  }: { send: typeof requestPlain; lookup: LookupFunction; patience: AbortSignal },
): Promise<Attempted> {
  return new Promise((settle) => {
    const bytes = Buffer.from(body, "utf8");
    const outgoing: ClientRequest = send(url, {
      method: "POST",
      headers: { ...headers, "content-length": bytes.length },
      lookup: look,
      agent: false,
      signal: patience,
    });
    outgoing.on("response", (response) => {
      // The status is all that is wanted; whoever goes on writing writes to nobody.
      response.on("error", () => {});
      settle({ status: response.statusCode ?? 0 });
      response.destroy();
    });
    outgoing.on("error", () => settle({ failed: patience.aborted ? "timeout" : "unreachable" }));
    outgoing.end(bytes);
  });
}
