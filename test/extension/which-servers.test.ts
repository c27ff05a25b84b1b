import { describe, expect, it } from "vitest";
import { isOff, serversFor } from "../../src/extension/background/which-servers.ts";
import { parseSettings, type Server, serverUrl } from "../../src/extension/ground/settings.ts";

const PUBLIC: Server = { url: "https://checks.example", name: "Checks", colour: "yellow" };
const LOCAL: Server = { url: "http://127.0.0.1:8787", name: "Mine", colour: "blue" };
const asked = (address: string) => serversFor(address, [PUBLIC, LOCAL]).map(({ name }) => name);

describe("which servers a page is looked up at", () => {
  it("is all of them for a page of the public web", () => {
    expect(asked("https://news.example/story?id=1#top")).toEqual(["Checks", "Mine"]);
    expect(asked("http://news.example:8080/")).toEqual(["Checks", "Mine"]);
  });

  it("is none for what only this network or this computer has", () => {
    for (const address of [
      "http://10.0.0.7/intranet",
      "http://0x7f.1/",
      "http://2130706433/",
      "http://[::1]/",
      "http://[fd00::1]:3000/",
      "http://wiki/page",
      "http://localhost:3000/",
      "http://printer.local/",
      "http://printer.LOCAL./",
      "https://wiki.corp.internal/",
      "http://router.home.arpa/",
      "file:///home/me/diary.html",
      "chrome://settings/",
      "about:blank",
      "data:text/html,x",
      "not an address",
    ]) {
      expect([address, asked(address)]).toEqual([address, []]);
    }
  });

  it("is the server alone for pages of its own", () => {
    expect(asked("http://127.0.0.1:8787/demo/page")).toEqual(["Mine"]);
    expect(asked("https://checks.example/claims/one")).toEqual(["Checks"]);
    // Another port is another origin.
    expect(asked("http://127.0.0.1:8788/demo/page")).toEqual([]);
  });

  it("is switched off for a host and those below it", () => {
    const off = { offSites: ["news.example"] };
    expect(isOff("https://news.example/a", off)).toBe(true);
    expect(isOff("https://live.news.example/a", off)).toBe(true);
    expect(isOff("https://othernews.example/a", off)).toBe(false);
  });
});

describe("settings that were stored or imported", () => {
  it("have their defaults where they cannot be read", () => {
    const all = { servers: 7, marking: "sometimes", offSites: [1, "a.example"], contrast: null, toldOf: {} };
    expect(parseSettings(all)).toEqual({
      servers: [{ url: "http://127.0.0.1:8787", name: "Verbatim", colour: "yellow" }],
      marking: "always",
      offSites: ["a.example"],
      contrast: "as-the-browser",
      toldOf: [],
    });
  });

  it("name a server by its base, once, and give it a name and a colour", () => {
    const servers = [
      { url: "https://one.example/" },
      { url: "https://one.example" },
      { url: "javascript:alert(1)", name: "x" },
      { url: "https://user:secret@two.example" },
      { url: "http://three.example/verbatim/", name: "Three", colour: "pink" },
    ];
    expect(parseSettings({ servers }).servers).toEqual([
      { url: "https://one.example", name: "one.example", colour: "yellow" },
      { url: "http://three.example/verbatim", name: "Three", colour: "blue" },
    ]);
    expect(serverUrl("https://one.example/?q=1")).toBeNull();
  });
});
