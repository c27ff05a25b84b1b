import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layOutAssets } from "../../../src/dev/lay-out-assets.ts";
import {
  type DocsAssets,
  docsAssetFiles,
  SWAGGER_UI_VERSION,
  workersDocsAssets,
} from "../../../src/http/reference/docs-assets.ts";
import { docsPage } from "../../../src/http/reference/docs-page.ts";
import { nodeDocsAssets } from "../../../src/node-assets.ts";

const page = async () =>
  String(await docsPage({ title: "A & B", specUrl: "/openapi.json", assetBase: "/docs" }));

function addressesIn(document: string): string[] {
  return Array.from(document.matchAll(/(?:src|href|data-spec-url)="([^"]*)"/g), (match) => match[1] ?? "");
}

test("the page names the document and its own files, and nothing elsewhere", async () => {
  expect([...new Set(addressesIn(await page()))].sort()).toEqual([
    "#reference",
    "/docs/docs-page.css",
    "/docs/docs-page.js",
    "/docs/docs-page.svg",
    "/docs/swagger-ui-5.35.0/swagger-ui-bundle.js",
    "/docs/swagger-ui-5.35.0/swagger-ui.css",
    "/openapi.json",
  ]);
  expect(await page()).toContain("<title>A &amp; B</title>");
});

test("the page has no script or style of its own in line, so its policy can forbid them", async () => {
  expect(await page()).not.toMatch(/<style|\son\w+=|<script(?! src=)/);
});

test("every file that the page loads is served", async () => {
  const served = new Set(docsAssetFiles.map((file) => `/docs/${file.name}`));
  const loaded = addressesIn(await page()).filter((address) => address.startsWith("/docs/"));
  expect(loaded.filter((address) => !served.has(address))).toEqual([]);
});

test("the style sheets load nothing but what they contain", () => {
  for (const file of docsAssetFiles.filter(({ name }) => name.endsWith(".css"))) {
    const folder =
      file.source === "src/http/reference"
        ? join(import.meta.dirname, "../../../src/http/reference")
        : swaggerFolder;
    const css = readFileSync(join(folder, file.file), "utf8");
    expect(css.match(/@import|url\((?!["']?data:)[^)]*\)/g)).toBeNull();
  }
});

test("the reference is told to ask no validator", () => {
  expect(
    readFileSync(join(import.meta.dirname, "../../../src/http/reference/docs-page.js"), "utf8"),
  ).toContain("validatorUrl: null");
});

const swaggerFolder = join(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"), "..");

test("the version in the paths is the installed one", () => {
  const installed = JSON.parse(readFileSync(join(swaggerFolder, "package.json"), "utf8"));
  expect(SWAGGER_UI_VERSION).toBe(installed.version);
});

describe("the files on either runtime", () => {
  let directory: string;
  const runtimes: [string, () => DocsAssets][] = [
    ["Node", nodeDocsAssets],
    // What workerd does with the directory: the file at the path, or 404.
    [
      "Workers",
      () =>
        workersDocsAssets({
          fetch: (url) =>
            readFile(join(directory, url.pathname)).then(
              (content) => new Response(content),
              () => new Response(null, { status: 404 }),
            ),
        }),
    ],
  ];
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "verbatim-docs-"));
    await layOutAssets(directory);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test.each(runtimes)("%s", async (_name, open) => {
    const assets = open();
    const headers = async (name: string) => {
      const response = await assets.get(name);
      return [
        response?.status,
        response?.headers.get("content-type"),
        response?.headers.get("cache-control"),
      ];
    };
    const forever = "public, max-age=31536000, immutable";
    expect(await headers("swagger-ui-5.35.0/swagger-ui.css")).toEqual([
      200,
      "text/css; charset=utf-8",
      forever,
    ]);
    expect(await headers("swagger-ui-5.35.0/swagger-ui-bundle.js")).toEqual([
      200,
      "text/javascript; charset=utf-8",
      forever,
    ]);
    expect(await headers("docs-page.svg")).toEqual([200, "image/svg+xml", "no-cache"]);
    for (let time = 0; time < 2; time += 1) {
      const bundle = await assets.get("swagger-ui-5.35.0/swagger-ui-bundle.js");
      expect(await bundle?.text()).toContain("SwaggerUIBundle");
    }
    for (const name of [
      "",
      "nothing",
      "../package.json",
      "swagger-ui-5.35.0/index.html",
      "_headers",
      "docs-page.css/",
    ]) {
      expect(await assets.get(name)).toBeNull();
    }
  });

  test("Cloudflare is told the same headers", async () => {
    const rules = readFileSync(join(directory, "_headers"), "utf8");
    expect(rules.split("\n").slice(0, 4)).toEqual([
      "/docs/swagger-ui-5.35.0/swagger-ui.css",
      "  content-type: text/css; charset=utf-8",
      "  cache-control: public, max-age=31536000, immutable",
      "  x-content-type-options: nosniff",
    ]);
    expect(rules.match(/^\//gm)).toHaveLength(docsAssetFiles.length);
  });
});
