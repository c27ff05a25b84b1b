import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** Sizes in which browsers show an extension's icon, px. */
const SIZES = [16, 32, 48, 128];

/**
 * The sign of the extension: words with a line under them, on the yellow that says that words stand. Drawn here, so that no
 * picture lies in the repository that nobody can read.
 */
const SIGN = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<rect x="1" y="2" width="14" height="11" fill="#ffe45e"/>
<path fill="#14171a" d="M1 13h14v2H1zM3.2 4h2.2l2.6 5.4L10.6 4h2.2L9 11.6H7z"/>
</svg>`;

let ready: Promise<void> | null = null;

/** The icons as PNG, by their path in the extension. */
export async function extensionIcons(): Promise<[path: string, bytes: Uint8Array][]> {
  ready ??= readFile(fileURLToPath(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm")))
    .then((wasm) => initWasm(wasm))
    // It starts once a process: where somebody did that before, it draws; where it cannot be started, drawing says so.
    .catch(() => {});
  await ready;
  return SIZES.map((width) => [
    `icons/${width}.png`,
    new Resvg(SIGN, { fitTo: { mode: "width", value: width } }).render().asPng(),
  ]);
}
