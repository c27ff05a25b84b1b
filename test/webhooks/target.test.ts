import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressBytes, isLoopback, isPublic } from "../../src/webhooks/address.ts";
import { mayConnect, refusalOfTarget } from "../../src/webhooks/target.ts";

const RULE = { http: false, local: false };
const WITH_HTTP = { http: true, local: false };
const LOCAL = { http: false, local: true };

describe("where webhooks may go", () => {
  it.each([
    ["https://hooks.example/verbatim", null],
    ["https://hooks.example:443/verbatim?team=1", null],
    ["https://8.8.8.8/h", null],
    ["https://[2606:4700::1111]/h", null],
    ["https://[::ffff:8.8.8.8]/h", null],
    ["https://[64:ff9b::808:808]/h", null],
    ["https://[2002:808:808::1]/h", null],
    ["https://münchen.example/h", null],
    ["http://hooks.example/h", "must be an https address"],
    ["https://hooks.example:8443/h", "must be on port 443, not 8443"],
    ["https://hooks.example:80/h", "must be on port 443, not 80"],
    ["https://hooks/h", "leads to hooks, a name without a domain, which is not public"],
    ["https://a.local/h", "leads to a name under local, which is not public"],
    ["https://a.INTERNAL./h", "leads to a name under internal, which is not public"],
    ["https://router.home.arpa/h", "leads to a name under home.arpa, which is not public"],
    ["https://localhost/h", "leads to a name under localhost, which is not public"],
    ["https://a.b.localhost/h", "leads to a name under localhost, which is not public"],
    ["https://10.1.2.3/h", "leads to 10.1.2.3, which is not a public address"],
    ["https://0x7f000001/h", "leads to 127.0.0.1, which is not a public address"],
    ["https://127.0.0.1./h", "leads to 127.0.0.1, which is not a public address"],
    ["https://user@hooks.example/h", "must not hold a user's name or password"],
    ["https://:pw@hooks.example/h", "must not hold a user's name or password"],
    ["ftp://hooks.example/h", "must be an https address"],
    ["//hooks.example/h", "must be an absolute URL, such as https://hooks.example/verbatim"],
    ["", "must be an absolute URL, such as https://hooks.example/verbatim"],
  ])("%s: %s", (url, refusal) => {
    expect(refusalOfTarget(url, RULE)).toBe(refusal);
  });

  it("port 80 where the operator allows it, and no other", () => {
    expect(refusalOfTarget("http://hooks.example/h", WITH_HTTP)).toBeNull();
    expect(refusalOfTarget("http://hooks.example:8080/h", WITH_HTTP)).toBe("must be on port 80, not 8080");
    expect(refusalOfTarget("http://127.0.0.1/h", WITH_HTTP)).toBe(
      "leads to 127.0.0.1, which is not a public address",
    );
  });

  it("this machine where the operator allows it, and nobody else's", () => {
    for (const url of ["http://127.0.0.1:9000/h", "http://localhost:9000/h", "https://[::1]:9000/h"])
      expect([url, refusalOfTarget(url, LOCAL)]).toEqual([url, null]);
    for (const url of ["http://10.0.0.1:9000/h", "http://192.168.1.1/h", "http://[fe80::1]/h"])
      expect([url, refusalOfTarget(url, LOCAL)]).toEqual([url, "must be an https address"]);
    expect(mayConnect("127.0.0.1", LOCAL)).toBe(true);
    expect(mayConnect("10.0.0.1", LOCAL)).toBe(false);
    expect(mayConnect("127.0.0.1", RULE)).toBe(false);
    expect(mayConnect("8.8.8.8", RULE)).toBe(true);
    expect(mayConnect("hooks.example", RULE)).toBe(false);
  });
});

/** One inside and one outside of each block that is not public, at its edges. */
const INNER = [
  "0.0.0.0",
  "0.255.255.255",
  "10.1.2.3",
  "100.64.0.1",
  "100.127.255.255",
  "127.0.0.1",
  "127.255.255.254",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.254",
  "192.0.0.1",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.19.255.255",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::127.0.0.1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::FFFF:10.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b::10.0.0.1",
  "64:ff9b:1::808:808",
  "100::1",
  "2001::1",
  "2001:0:7f00:1::f7f7:f7f7",
  "2001:0:808:808::80ff:fffe",
  "2001:2::1",
  "2001:10::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "2002:a00:1::1",
  "2606:4700::5efe:10.0.0.1",
  "2606:4700::200:5efe:7f00:1",
  "3fff::1",
  "5f00::1",
  "fc00::1",
  "fd00::1",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "ff02::1",
];
const OUTER = [
  "1.1.1.1",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "126.255.255.255",
  "128.0.0.1",
  "169.253.255.255",
  "172.15.255.255",
  "172.32.0.0",
  "192.0.1.1",
  "192.167.255.255",
  "198.17.255.255",
  "198.20.0.0",
  "223.255.255.255",
  "::ffff:1.1.1.1",
  "64:ff9b::1.1.1.1",
  "2001:200::1",
  "2001:0:808:808::f7f7:f7f7",
  "2002:101:101::1",
  "2606:4700:4700::1111",
  "2606:4700::5efe:1.1.1.1",
  "2a00:1450:4001::1",
  "3ffe::1",
];

describe("addresses", () => {
  it.each(INNER)("%s is not public", (text) => {
    expect(isPublic(addressBytes(text) ?? [])).toBe(false);
  });

  it.each(OUTER)("%s is public", (text) => {
    const bytes = addressBytes(text);
    expect(bytes).not.toBeNull();
    expect(isPublic(bytes ?? [])).toBe(true);
  });

  it.each([
    "",
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "::1::",
    ":1",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "g::1",
    "hooks.example",
  ])("%s is none", (text) => {
    expect(addressBytes(text)).toBeNull();
  });

  it("are read as the URL parser writes them, whatever their spelling", () => {
    const spelt = fc.tuple(fc.ipV6(), fc.ipV4Extended());
    fc.assert(
      fc.property(spelt, ([v6, v4]) => {
        for (const url of [`https://[${v6}]/`, `https://${v4}/`]) {
          const { hostname } = new URL(url);
          expect(addressBytes(hostname)).toHaveLength(hostname.startsWith("[") ? 16 : 4);
        }
        expect(addressBytes(v6)).toEqual(addressBytes(new URL(`https://[${v6}]/`).hostname));
      }),
    );
  });

  it("that wrap one that is not public are not public", () => {
    const inner = fc.constantFrom(...INNER.filter((text) => /^[\d.]+$/.test(text)));
    const hex = (text: string) =>
      (addressBytes(text) ?? []).map((byte) => byte.toString(16).padStart(2, "0")).join("");
    fc.assert(
      fc.property(inner, (text) => {
        const [, high = "", low = ""] = /^(.{4})(.{4})$/.exec(hex(text)) ?? [];
        for (const wrapped of [
          `::ffff:${high}:${low}`,
          `64:ff9b::${high}:${low}`,
          `2002:${high}:${low}::1`,
          `2001:0:${high}:${low}::f7f7:f7f7`,
        ])
          expect([wrapped, isPublic(addressBytes(wrapped) ?? [])]).toEqual([wrapped, false]);
      }),
    );
  });

  it("tell this machine from others", () => {
    for (const text of ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
      expect([text, isLoopback(addressBytes(text) ?? [])]).toEqual([text, true]);
    for (const text of ["128.0.0.1", "::2", "1::1", "::ffff:10.0.0.1", "::"])
      expect([text, isLoopback(addressBytes(text) ?? [])]).toEqual([text, false]);
  });
});
