/**
 * Every value that a surface uses: components name these and hold no literals of their own. Contrasts are measured in
 * test/pages/colours.test.ts: text at least 7:1, borders that mean something at least 4.5:1, light and dark. Typefaces
 * with lining figures stand before Georgia, because claims turn on numbers.
 */
const LIGHT =
  "--paper:#fff;--wash:#f4f4f2;--line:#d4d5d2;--edge:#71767c;--ink:#14171a;--ink-2:#4a4f55;--mark:#ffe45e;--mark-ink:#14171a;--mark-edge:#14171a";
const DARK =
  "--paper:#131517;--wash:#1d2023;--line:#363b40;--edge:#868d94;--ink:#f2f2ef;--ink-2:#bcc1c6;--mark:#514400;--mark-ink:#fff2b3;--mark-edge:#ffe45e";
const PAPER =
  "--paper:#fff;--wash:#fff;--line:#999;--edge:#555;--ink:#000;--ink-2:#333;--mark:#fff3b0;--mark-ink:#000;--mark-edge:#000";

export const TOKENS_CSS = `:root{color-scheme:light dark;
--serif:ui-serif,Charter,"Bitstream Charter","Sitka Text",Cambria,"Noto Serif",Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;
--t13:.8125rem;--t15:.9375rem;--t17:1.0625rem;--t20:1.25rem;--t22:1.375rem;--t24:1.5rem;--t30:1.875rem;--t38:2.375rem;--t48:3rem;
--s1:.25rem;--s2:.5rem;--s3:.75rem;--s4:1rem;--s5:1.5rem;--s6:2rem;--s7:3rem;--s8:4rem;--s9:6rem;
--measure:42rem;${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
:root[data-theme=light]{color-scheme:light}
@media print{:root,:root:not([data-theme=light]),:root[data-theme]{color-scheme:light;${PAPER}}}
`;
