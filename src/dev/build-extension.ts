import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Zippable, zipSync } from "fflate";
import { LOCALES, messagesJson } from "../extension/locales/messages.ts";
import { type Browser, manifestFor } from "../extension/manifest.ts";
import { extensionIcons } from "./extension-icons.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCE = join(ROOT, "src/extension");

export const BROWSERS: readonly Browser[] = ["chrome", "firefox"];

/** Scripts by the name of their file, and the entry each is made of; one that is not there yet is left out. */
const ENTRIES: Record<string, string> = {
  "background.js": "background/background.entry.ts",
  "content.js": "content/content.entry.ts",
  "selection.js": "content/selection.entry.ts",
  "panel.js": "panel/panel.entry.ts",
  "options.js": "options/options.entry.ts",
};

/** Files that go in as they are. */
const PAGES = ["panel/panel.html", "options/options.html"];

/** The same bytes each time: nothing in a zip says when it was made. */
const ZIP_DAY = new Date("1980-01-01T00:00:00");

export interface BuiltExtension {
  /** Paths in the extension, with their bytes. */
  files: ReadonlyMap<string, Uint8Array>;
  zip: Uint8Array;
}

/** All files of the extension for one browser, and the zip that its shop takes. */
export async function buildExtension(browser: Browser): Promise<BuiltExtension> {
  const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const entries = Object.entries(ENTRIES).filter(([, entry]) => existsSync(join(SOURCE, entry)));
  const { outputFiles } = await build({
    entryPoints: entries.map(([out, entry]) => ({ in: join(SOURCE, entry), out: out.replace(/\.js$/, "") })),
    outdir: SOURCE,
    bundle: true,
    minify: true,
    // The target has every form that is written; what it lacks would be made longer.
    format: "iife",
    target: ["chrome125", "firefox140"],
    // A page's encoding is none of a script's: what is beyond ASCII is escaped.
    charset: "ascii",
    define: { BROWSER: JSON.stringify(browser) },
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  const files = new Map<string, Uint8Array>();
  const text = (path: string, content: string) => files.set(path, new TextEncoder().encode(content));
  const has = (script: string) => entries.some(([out]) => out === script);
  const parts = { version, panel: has("panel.js"), options: has("options.js") };
  text("manifest.json", `${JSON.stringify(manifestFor(browser, parts), null, 2)}\n`);
  for (const { path, contents } of outputFiles) files.set(path.slice(SOURCE.length + 1), contents);
  for (const page of PAGES.filter((path) => existsSync(join(SOURCE, path)))) {
    files.set(page.split("/").at(-1) ?? page, await readFile(join(SOURCE, page)));
  }
  for (const [path, bytes] of await extensionIcons()) files.set(path, bytes);
  for (const [locale, catalogue] of Object.entries(LOCALES)) {
    text(`_locales/${locale}/messages.json`, messagesJson(catalogue));
  }
  const zippable: Zippable = Object.fromEntries(
    [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, bytes]) => [path, [bytes, { level: 9, mtime: ZIP_DAY }]]),
  );
  return { files, zip: zipSync(zippable) };
}

/** Writes the unpacked extension to `folder/chrome` and `folder/firefox`, the zips beside them. */
export async function writeExtension(folder: string): Promise<{ browser: Browser; zipBytes: number }[]> {
  const written = [];
  for (const browser of BROWSERS) {
    const { files, zip } = await buildExtension(browser);
    const target = join(folder, browser);
    await rm(target, { recursive: true, force: true });
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(target, path)), { recursive: true });
      await writeFile(join(target, path), bytes);
    }
    await writeFile(join(folder, `verbatim-${browser}.zip`), zip);
    written.push({ browser, zipBytes: zip.length });
  }
  return written;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { browser, zipBytes } of await writeExtension(join(ROOT, "dist/extension"))) {
    console.log(`${(zipBytes / 1024).toFixed(1).padStart(7)} KiB  dist/extension/${browser}, zipped`);
  }
}
