import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { projectFolder } from "../../src/dev/wrangler-program.ts";

export interface MatchBundle {
  /** The Worker, minified. */
  readonly script: Uint8Array;
  readonly gzipKiB: number;
  /** The same Worker with nothing in `src/matching` and `src/search`. */
  readonly gzipWithoutKiB: number;
}

/** Leaves nothing of matching: whatever is imported from there is undefined. */
const withoutMatching: Plugin = {
  name: "without-matching",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/](?:matching|search)[\\/]/ }, () => ({ contents: "module.exports = {}" }));
  },
};

/** Bundles as `wrangler deploy --minify` does, to the same size; its command line takes no plugins. */
async function bundle(plugins: Plugin[]): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: projectFolder,
    entryPoints: ["src/worker.ts"],
    outfile: "worker.js",
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    keepNames: true,
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*", "cloudflare:*"],
    define: { "process.env.NODE_ENV": '"production"' },
    // What is uploaded beside the script: compiled code and typefaces for pictures.
    loader: { ".wasm": "empty", ".woff": "empty" },
    logLevel: "error",
    plugins,
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error("esbuild gave no script");
  return script.contents;
}

const gzippedKiB = (script: Uint8Array): number => gzipSync(script).length / 1024;

/** How much the Worker weighs with matching and without. */
export async function bundleForMatch(): Promise<MatchBundle> {
  const script = await bundle([]);
  return {
    script,
    gzipKiB: gzippedKiB(script),
    gzipWithoutKiB: gzippedKiB(await bundle([withoutMatching])),
  };
}
