import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type BrowserScript, scriptPath } from "./http/browser-scripts.ts";

const FOLDER = fileURLToPath(new URL("./browser/", import.meta.url));
const ENTRY = /^([\w-]+)\.entry\.ts$/;

/** Bundles every `….entry.ts` of src/browser; takes some tens of milliseconds. */
export async function bundleBrowserScripts(): Promise<BrowserScript[]> {
  const names = (await readdir(FOLDER)).flatMap((file) => ENTRY.exec(file)?.[1] ?? []).sort();
  const { outputFiles } = await build({
    entryPoints: names.map((name) => ({ in: `${FOLDER}${name}.entry.ts`, out: name })),
    outdir: FOLDER,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ path, text }) => {
    const name = path.slice(FOLDER.length).replace(/\.js$/, "");
    return { name, path: scriptPath(name, text), content: text };
  });
}
