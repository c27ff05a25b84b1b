import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Picture } from "../pages/picture/picture.ts";
import { pictureSvg } from "../pages/picture/picture-svg.ts";
import type { Typefaces } from "../pages/picture/typeface.ts";

/** The renderer keeps one module for the whole thread, and takes it once. */
let ready: Promise<void> | null = null;

/** PNG of pictures. The module is resvg's, compiled or as bytes; it reads no font, because the SVG holds outlines alone. */
export function pictureDrawer(
  module: WebAssembly.Module | ArrayBuffer,
  faces: Typefaces,
): (picture: Picture) => Promise<Uint8Array<ArrayBuffer>> {
  return async (picture) => {
    ready ??= initWasm(module);
    await ready;
    const renderer = new Resvg(pictureSvg(picture, faces), { font: { loadSystemFonts: false } });
    const image = renderer.render();
    // Copied out of the module's memory, which is freed by hand.
    const png = new Uint8Array(image.asPng());
    image.free();
    renderer.free();
    return png;
  };
}
