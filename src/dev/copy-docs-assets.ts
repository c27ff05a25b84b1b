import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assetHeaders, DOCS_ASSETS_FOLDER, docsAssetFiles } from "../http/docs-assets.ts";
import { docsAssetPath } from "../node-assets.ts";

/** The directory named under `[assets]` in wrangler.toml. */
export const workersAssetsDirectory = fileURLToPath(new URL("../../dist/assets/", import.meta.url));

/**
 * Lays out what Workers serve as static assets: the API reference's files, and the headers that go with them
 * when Cloudflare answers from them without asking the Worker.
 */
export async function copyDocsAssets(directory: string = workersAssetsDirectory): Promise<void> {
  await rm(join(directory, DOCS_ASSETS_FOLDER), { recursive: true, force: true });
  for (const file of docsAssetFiles) {
    const target = join(directory, DOCS_ASSETS_FOLDER, file.name);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(docsAssetPath(file), target);
  }
  const rules = docsAssetFiles.map((file) =>
    [
      `/${DOCS_ASSETS_FOLDER}/${file.name}`,
      ...Object.entries(assetHeaders(file)).map(([header, value]) => `  ${header}: ${value}`),
    ].join("\n"),
  );
  await writeFile(join(directory, "_headers"), `${rules.join("\n")}\n`);
}

if (import.meta.main) await copyDocsAssets();
