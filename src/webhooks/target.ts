import type { TargetSettings } from "../config.ts";
import { addressBytes, isLoopback, isPublic } from "./address.ts";

/** UTF-16 units. */
export const TARGET_LIMIT = 2_000;

/**
 * Names that lead nowhere outside of a network or a machine: RFC 6761 6.3 (localhost and all below it), RFC 6762 (local),
 * RFC 8375 (home.arpa), RFC 7686 (onion), RFC 9476 (alt), and internal, which ICANN keeps for private use.
 */
const INNER_NAMES = ["localhost", "local", "internal", "home.arpa", "onion", "alt"];

/** Why nothing is sent to this address, in words; null where it may be. What a name leads to is judged when it is sent to. */
export function refusalOfTarget(url: string, allowed: TargetSettings): string | null {
  if (!URL.canParse(url)) return "must be an absolute URL, such as https://hooks.example/verbatim";
  const { protocol, hostname, port, username, password } = new URL(url);
  if (username !== "" || password !== "") return "must not hold a user's name or password";
  if (protocol !== "https:" && protocol !== "http:") return "must be an https address";
  const name = hostname.replace(/\.$/, "");
  const bytes = addressBytes(name);
  const isHere = bytes === null ? isBelow(name, "localhost") : isLoopback(bytes);
  if (isHere && allowed.local) return null;
  if (protocol === "http:" && !allowed.http) return "must be an https address";
  if (port !== "") return `must be on port ${protocol === "https:" ? 443 : 80}, not ${port}`;
  if (bytes !== null) return isPublic(bytes) ? null : `leads to ${name}, which is not a public address`;
  const inner = INNER_NAMES.find((one) => isBelow(name, one));
  if (inner !== undefined) return `leads to a name under ${inner}, which is not public`;
  return name.includes(".") ? null : `leads to ${name}, a name without a domain, which is not public`;
}

/** Whether an address that a target's name led to may be connected to. */
export function mayConnect(address: string, allowed: TargetSettings): boolean {
  const bytes = addressBytes(address);
  return bytes !== null && (isPublic(bytes) || (allowed.local && isLoopback(bytes)));
}

function isBelow(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
