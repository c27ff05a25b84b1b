import { DARK, LIGHT, SANS, SERIF } from "../../marks/colours.ts";

/**
 * Every value that a page uses: components name these and hold no literals of their own.
 */
const PAPER =
  "--paper:#fff;--wash:#fff;--line:#999;--edge:#555;--ink:#000;--ink-2:#333;--mark:#fff3b0;--mark-ink:#000;--mark-edge:#000";

export const TOKENS_CSS = `:root{color-scheme:light dark;
--serif:${SERIF};
--sans:${SANS};
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;
--t13:.8125rem;--t15:.9375rem;--t17:1.0625rem;--t20:1.25rem;--t22:1.375rem;--t24:1.5rem;--t30:1.875rem;--t38:2.375rem;--t48:3rem;
--s1:.25rem;--s2:.5rem;--s3:.75rem;--s4:1rem;--s5:1.5rem;--s6:2rem;--s7:3rem;--s8:4rem;--s9:6rem;
--measure:42rem;${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
:root[data-theme=light]{color-scheme:light}
@media print{:root,:root:not([data-theme=light]),:root[data-theme]{color-scheme:light;${PAPER}}}
`;
