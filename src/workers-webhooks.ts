import type { TargetSettings } from "./config.ts";
import { refusalOfTarget } from "./webhooks/target.ts";
import { ATTEMPT_MS, type Transport } from "./webhooks/transport.ts";

/**
 * Posts from Workers, over TLS alone. A Worker cannot choose the address that a name leads to, and it stands in nobody's network: what
 * it reaches is the internet, and who answers there has to prove the name.
 */
export function workersTransport({ local }: TargetSettings): Transport {
  return async ({ url, headers, body }) => {
    if (refusalOfTarget(url, { http: false, local }) !== null) return { failed: "forbidden-address" };
    const signal = AbortSignal.timeout(ATTEMPT_MS);
    try {
      const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      await answer.body?.cancel();
      return { status: answer.status };
    } catch {
      return { failed: signal.aborted ? "timeout" : "unreachable" };
    }
  };
}
