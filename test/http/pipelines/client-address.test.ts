import { describe, expect, it } from "vitest";
import { clientAddress, clientNetwork } from "../../../src/http/pipelines/client-address.ts";

describe("who asks", () => {
  it.each<
    [what: string, peer: string | null, forwarded: string | undefined, proxies: number, who: string | null]
  >([
    ["without a proxy, the other end", "203.0.113.7", undefined, 0, "203.0.113.7"],
    ["without a proxy, whatever the header says", "203.0.113.7", "198.51.100.1", 0, "203.0.113.7"],
    ["behind one proxy, what that appended", "10.0.0.1", "198.51.100.1", 1, "198.51.100.1"],
    ["and not what the client sent before it", "10.0.0.1", "1.1.1.1, 198.51.100.1", 1, "198.51.100.1"],
    [
      "behind two, what the outer one appended",
      "10.0.0.1",
      "1.1.1.1,198.51.100.1, 10.0.0.2",
      2,
      "198.51.100.1",
    ],
    ["past the proxy, the other end", "203.0.113.7", undefined, 1, "203.0.113.7"],
    ["an address with a port", "10.0.0.1", "198.51.100.1:4711", 1, "198.51.100.1"],
    ["IPv4 inside IPv6", "::ffff:203.0.113.7", undefined, 0, "203.0.113.7"],
    ["IPv6, spelled in one way", "10.0.0.1", "2001:DB8:0:0::1", 1, "2001:db8::1"],
    ["IPv6 with a port", "10.0.0.1", "[2001:db8::1]:4711", 1, "2001:db8::1"],
    ["IPv6 in quotes", "10.0.0.1", '"[2001:db8::1]"', 1, "2001:db8::1"],
    ["nobody, where the runtime does not tell", null, undefined, 0, null],
    ["nobody on this machine", "127.0.0.1", undefined, 0, null],
    ["nobody on this machine, by IPv6", "::1", undefined, 0, null],
    ["nobody behind a proxy that was not declared", "172.17.0.1", "198.51.100.1", 0, null],
    ["nobody in a private network", "10.0.0.1", "fd12::1", 1, null],
    ["nobody of that name", "10.0.0.1", "unknown", 1, null],
    ["nobody with such an address", "10.0.0.1", "300.1.1.1", 1, null],
    ["nobody with a script for an address", "10.0.0.1", "<script>", 1, null],
  ])("%s", (_what, peer, forwarded, proxies, who) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(who);
  });

  it("an IPv6 client is its network, for it has all the addresses in it", () => {
    expect(clientNetwork("2001:db8::1")).toBe("2001:db8:0:0::/64");
    expect(clientNetwork("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
    expect(clientNetwork("2001:db8:1:2:ffff::")).toBe("2001:db8:1:2::/64");
    expect(clientNetwork("203.0.113.7")).toBe("203.0.113.7");
  });
});
