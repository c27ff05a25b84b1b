import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import { typefaces } from "../pages/picture/typeface.ts";
import { pictureDrawer } from "./draw-png.ts";
import type { DrawingJob, DrawnJob } from "./node-pictures.ts";

// The thread of node-pictures.ts.

const { resolve } = createRequire(import.meta.url);

async function fileOf(name: string): Promise<ArrayBuffer> {
  const { buffer, byteOffset, length } = await readFile(resolve(name));
  return new Uint8Array(buffer, byteOffset, length).slice().buffer;
}

const serif = (script: string) =>
  fileOf(`@fontsource/source-serif-4/files/source-serif-4-${script}-600-normal.woff`);

const draw = pictureDrawer(
  await fileOf("@resvg/resvg-wasm/index_bg.wasm"),
  typefaces({
    // As workers-pictures.ts imports them.
    serif: await Promise.all(
      ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"].map(serif),
    ),
    sans: [await fileOf("@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff")],
  }),
);

parentPort?.on("message", async ({ id, picture }: DrawingJob) => {
  const answer = (drawn: DrawnJob) => parentPort?.postMessage(drawn);
  try {
    answer({ id, png: await draw(picture) });
  } catch (error) {
    answer({ id, fault: error instanceof Error ? error.message : "no picture came" });
  }
});
