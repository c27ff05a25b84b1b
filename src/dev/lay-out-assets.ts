import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleBrowserScripts } from "../browser-bundles.ts";
import { BUNDLES_FILE } from "../http/browser-scripts.ts";
import { assetHeaders, DOCS_ASSETS_FOLDER, docsAssetFiles } from "../http/reference/docs-assets.ts";
import { docsAssetPath } from "../node-assets.ts";

/** The directory named under `[assets]` in wrangler.toml. */
export const workersAssetsDirectory = fileURLToPath(new URL("../../dist/assets/", import.meta.url));

/**
 * Lays out what Workers serve as static assets: the API reference's files, what the desk's pages run, and the headers
 * that go with the former when Cloudflare answers from them without asking the Worker. What is there already is not touched: somebody
 * may be serving it. What does not belong there is removed.
 */
export async function layOutAssets(directory: string = workersAssetsDirectory): Promise<void> {
  const wanted = new Map<string, Buffer>();
  for (const file of docsAssetFiles) {
    wanted.set(join(DOCS_ASSETS_FOLDER, file.name), await readFile(docsAssetPath(file)));
  }
  wanted.set(BUNDLES_FILE, Buffer.from(JSON.stringify(await bundleBrowserScripts())));
  const rules = docsAssetFiles.map((file) =>
    [
      `/${DOCS_ASSETS_FOLDER}/${file.name}`,
      ...Object.entries(assetHeaders(file)).map(([header, value]) => `  ${header}: ${value}`),
    ].join("\n"),
  );
  wanted.set("_headers", Buffer.from(`${rules.join("\n")}\n`));
  for (const [name, content] of wanted) await put(join(directory, name), content);

  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !wanted.has(relative(directory, path))) await rm(path, { force: true });
  }
}

async function put(path: string, content: Buffer): Promise<void> {
  const present = await readFile(path).catch(() => null);
  if (present?.equals(content)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

if (import.meta.main) await layOutAssets();
