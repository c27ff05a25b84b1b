import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BROWSERS, type BuiltExtension, buildExtension } from "../../src/dev/build-extension.ts";

let built: Map<string, BuiltExtension>;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-build-"));
  built = new Map();
  for (const browser of BROWSERS) built.set(browser, await buildExtension(browser));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const of = (browser: string) => {
  const one = built.get(browser);
  if (one === undefined) throw new Error(`${browser} was not built`);
  return one;
};
const textOf = (browser: string, path: string) => new TextDecoder().decode(of(browser).files.get(path));
const manifestOf = (browser: string) => JSON.parse(textOf(browser, "manifest.json"));

describe("what a reader installs", () => {
  it("puts at most 45 KiB into a page, compressed, and has at most 150 KiB in all", () => {
    for (const browser of BROWSERS) {
      const script = of(browser).files.get("content.js") ?? new Uint8Array();
      expect(script.length).toBeGreaterThan(10_000);
      expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(45 * 1024);
      expect(of(browser).zip.length).toBeLessThanOrEqual(150 * 1024);
    }
  });

  it("is the same bytes each time", async () => {
    for (const browser of BROWSERS) {
      expect(Buffer.compare((await buildExtension(browser)).zip, of(browser).zip)).toBe(0);
    }
  });

  it("asks for these permissions and no others", () => {
    const shared = ["alarms", "scripting", "storage", "contextMenus", "webNavigation"];
    expect(manifestOf("chrome").permissions).toEqual([...shared, "sidePanel"]);
    expect(manifestOf("firefox").permissions).toEqual([...shared, "declarativeNetRequestWithHostAccess"]);
    for (const browser of BROWSERS) {
      expect(manifestOf(browser).host_permissions).toEqual(["http://*/*", "https://*/*"]);
      expect(manifestOf(browser).optional_permissions).toBeUndefined();
    }
  });

  it("declares no script for pages, and gives pages nothing to load", () => {
    for (const browser of BROWSERS) {
      const manifest = manifestOf(browser);
      expect(manifest.content_scripts).toBeUndefined();
      expect(manifest.web_accessible_resources).toBeUndefined();
      expect(manifest.externally_connectable).toBeUndefined();
    }
    expect(manifestOf("chrome").incognito).toBe("split");
    expect(manifestOf("firefox").incognito).toBe("spanning");
  });

  it("has no schema library and no dictionary in it", () => {
    for (const path of ["background.js", "content.js", "panel.js", "options.js"]) {
      expect(textOf("chrome", path)).not.toMatch(/ZodError|wordnet/i);
    }
  });

  it("satisfies the linter of Firefox's shop without a warning", async () => {
    const path = join(folder, "firefox.zip");
    writeFileSync(path, of("firefox").zip);
    const linter = fileURLToPath(new URL("../../node_modules/.bin/addons-linter", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [linter, "--output", "json", path]);
    const { errors, warnings, notices } = JSON.parse(stdout);
    expect({ errors, warnings, notices }).toEqual({ errors: [], warnings: [], notices: [] });
  }, 60_000);
});
