import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import * as z from "zod";
import { layOutAssets } from "./lay-out-assets.ts";
import { projectFolder, quietEnvironment, wranglerScript } from "./wrangler-program.ts";

export type WorkerBundle = {
  /** Size of the minified script. */
  bytes: number;
  gzipBytes: number;
  /** How much of the script comes from each file, by its path from the project's folder. */
  files: Map<string, number>;
  /** Modules that the script expects of the runtime. */
  externals: string[];
  /** What is uploaded beside the script, compiled code and data, gzipped, by name. */
  modules: Map<string, number>;
};

/** What is read of esbuild's metafile. */
const metafile = z.object({
  outputs: z.record(
    z.string(),
    z.object({
      inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })),
      imports: z.array(z.object({ path: z.string(), external: z.boolean().optional() })),
    }),
  ),
});

/** Bundles the Worker as `wrangler deploy --minify` would upload it, without uploading it. */
export async function bundleWorker(): Promise<WorkerBundle> {
  await layOutAssets();
  const folder = await mkdtemp(join(tmpdir(), "verbatim-bundle-"));
  try {
    const args = [wranglerScript, "deploy", "--dry-run", "--minify", "--metafile", "--outdir", folder];
    await promisify(execFile)(process.execPath, args, { cwd: projectFolder, env: quietEnvironment() });
    const script = await readFile(join(folder, "worker.js"));
    const { outputs } = metafile.parse(JSON.parse(await readFile(join(folder, "bundle-meta.json"), "utf8")));
    const files = new Map<string, number>();
    const externals = new Set<string>();
    const modules = new Map<string, number>();
    for (const { inputs, imports } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        files.set(path, (files.get(path) ?? 0) + bytesInOutput);
      }
      for (const { path, external } of imports) {
        if (!external) continue;
        if (path.startsWith("./")) modules.set(path, gzipSync(await readFile(join(folder, path))).length);
        else externals.add(path);
      }
    }
    const gzipBytes = gzipSync(script).length;
    return { bytes: script.length, gzipBytes, files, externals: [...externals], modules };
  } finally {
    await rm(folder, { recursive: true });
  }
}
