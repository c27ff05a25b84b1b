import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  assetHeaders,
  type DocsAssetFile,
  type DocsAssets,
  docsAssetFiles,
} from "./http/reference/docs-assets.ts";

const folders: Record<DocsAssetFile["source"], string> = {
  "swagger-ui-dist": dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json")),
  "src/http/reference": fileURLToPath(new URL("./http/reference/", import.meta.url)),
};

/** Where a file of the API reference lies on this machine. */
export function docsAssetPath(file: DocsAssetFile): string {
  return join(folders[file.source], file.file);
}

/** The API reference's files from node_modules and the source tree, each read once. */
export function nodeDocsAssets(): DocsAssets {
  const files = new Map(docsAssetFiles.map((file) => [file.name, file]));
  const contents = new Map<string, Promise<Buffer<ArrayBuffer>>>();
  return {
    async get(name) {
      const file = files.get(name);
      if (file === undefined) return null;
      const content = contents.get(name) ?? readFile(docsAssetPath(file));
      contents.set(name, content);
      return new Response(await content, { headers: assetHeaders(file) });
    },
  };
}
