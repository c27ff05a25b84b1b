/**
 * The colours that every surface uses, as custom properties. Contrasts are measured in test/pages/colours.test.ts: text at least
 * 7:1, borders that mean something at least 4.5:1, light and dark.
 */
export const LIGHT =
  "--paper:#fff;--wash:#f4f4f2;--line:#d4d5d2;--edge:#71767c;--ink:#14171a;--ink-2:#4a4f55;--mark:#ffe45e;--mark-ink:#14171a;--mark-edge:#14171a";
export const DARK =
  "--paper:#131517;--wash:#1d2023;--line:#363b40;--edge:#868d94;--ink:#f2f2ef;--ink-2:#bcc1c6;--mark:#514400;--mark-ink:#fff2b3;--mark-edge:#ffe45e";

/** With lining figures before Georgia, because claims turn on numbers. */
export const SERIF = 'ui-serif,Charter,"Bitstream Charter","Sitka Text",Cambria,"Noto Serif",Georgia,serif';
export const SANS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';
