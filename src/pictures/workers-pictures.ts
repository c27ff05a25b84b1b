import sansLatin from "@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff";
import serifCyrillic from "@fontsource/source-serif-4/files/source-serif-4-cyrillic-600-normal.woff";
import serifCyrillicMore from "@fontsource/source-serif-4/files/source-serif-4-cyrillic-ext-600-normal.woff";
import serifGreek from "@fontsource/source-serif-4/files/source-serif-4-greek-600-normal.woff";
import serifLatin from "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff";
import serifLatinMore from "@fontsource/source-serif-4/files/source-serif-4-latin-ext-600-normal.woff";
import serifVietnamese from "@fontsource/source-serif-4/files/source-serif-4-vietnamese-600-normal.woff";
import resvg from "@resvg/resvg-wasm/index_bg.wasm";
import type { DrawPicture } from "../pages/picture/picture.ts";
import { typefaces } from "../pages/picture/typeface.ts";
import { pictureDrawer } from "./draw-png.ts";

/** Draws in the isolate itself, of modules that the deployment compiled; typefaces are read with the first picture. */
export function workersPictures(): DrawPicture {
  let draw: ReturnType<typeof pictureDrawer> | null = null;
  return (picture) => {
    draw ??= pictureDrawer(
      resvg,
      typefaces({
        serif: [serifLatin, serifLatinMore, serifVietnamese, serifCyrillic, serifCyrillicMore, serifGreek],
        sans: [sansLatin],
      }),
    );
    return draw(picture);
  };
}
