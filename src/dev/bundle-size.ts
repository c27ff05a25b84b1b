import { bundleWorker } from "./bundle-worker.ts";

/** Parts smaller than this are told together. */
const SMALLEST_PART_BYTES = 4096;

const kib = (bytes: number) => (bytes / 1024).toFixed(1).padStart(8);

/** The package that a file belongs to, or its folder under src/. */
function partOf(path: string): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return inPackage ?? path.split("/").slice(0, 2).join("/");
}

const { bytes, gzipBytes, files, externals, modules } = await bundleWorker();
const beside = [...modules.values()].reduce((sum, size) => sum + size, 0);
const parts = new Map<string, number>();
for (const [path, size] of files) parts.set(partOf(path), (parts.get(partOf(path)) ?? 0) + size);
const large = [...parts].filter(([, size]) => size >= SMALLEST_PART_BYTES).toSorted((a, b) => b[1] - a[1]);
const rest = bytes - large.reduce((sum, [, size]) => sum + size, 0);

console.log(`${kib(bytes)} KiB  the Worker, minified`);
console.log(`${kib(gzipBytes)} KiB  gzipped`);
console.log(`${kib(beside)} KiB  gzipped, beside it: compiled code and typefaces for pictures`);
console.log("\nof which, minified:");
for (const [part, size] of large) console.log(`${kib(size)} KiB  ${part}`);
console.log(`${kib(rest)} KiB  the rest`);
if (externals.length > 0) console.log(`\nexpected of the runtime: ${externals.join(", ")}`);
