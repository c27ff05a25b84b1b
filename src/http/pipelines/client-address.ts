/**
 * Who asks, as an address. `peer` is the other end of the connection; each of the `proxies` that the operator runs
 * in front of the service has appended the address that it was asked from to `X-Forwarded-For`. What stands further
 * left was written by whoever sent the request, and is not read. Null where nobody can be told apart: the address is
 * not known, or not one of the public network, so that it is the operator's own, or that of a proxy which nobody
 * declared, with all readers behind it.
 */
export function clientAddress(
  peer: string | null,
  forwardedFor: string | undefined,
  proxies: number,
): string | null {
  const forwarded =
    proxies === 0 ? [] : (forwardedFor ?? "").split(",").filter((entry) => entry.trim() !== "");
  // Fewer entries than proxies: it came past some of them, and the nearest that is known counts.
  const chain = [peer ?? "", ...forwarded.reverse()];
  const address = plainAddress(chain[Math.min(proxies, chain.length - 1)] ?? "");
  return address === null || isLocal(address) ? null : address;
}

/** The network that one client has to itself: an IPv4 address, or the first half of an IPv6 one. */
export function clientNetwork(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  return `${[...groups, ...Array(zeros).fill("0"), ...after].slice(0, 4).join(":")}::/64`;
}

/** An address without port, brackets, zone or IPv4's mapping into IPv6, as the URL parser writes it; null if none. */
function plainAddress(given: string): string | null {
  const trimmed = given.trim().replace(/^"|"$/g, "");
  const bare = trimmed.includes(".")
    ? trimmed.replace(/^\[?::ffff:/i, "").replace(/\]?(:\d+)?$/, "")
    : trimmed.replace(/^\[([^\]]*)\](:\d+)?$/, "$1").replace(/%.*$/, "");
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(bare))
    return bare.split(".").every((part) => Number(part) < 256) ? bare : null;
  if (!/^[0-9a-f:]*:[0-9a-f:]*$/i.test(bare)) return null;
  const url = URL.parse(`http://[${bare}]/`);
  return url === null ? null : url.hostname.slice(1, -1);
}

/** Loopback, private, link-local and carrier ranges (RFC 1918, 6598, 3927, 4193, 4291). */
function isLocal(address: string): boolean {
  if (address.includes(":"))
    return address === "::1" || address === "::" || /^f([cd]|e[89ab])/i.test(address);
  const [a = 0, b = 0] = address.split(".").map(Number);
  if (a === 0 || a === 10 || a === 127) return true;
  return (
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b < 128)
  );
}
