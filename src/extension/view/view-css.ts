import { DARK, LIGHT, SANS, SERIF } from "../../marks/colours.ts";
import { SERVER_COLOURS } from "../ground/server-colours.ts";
import { COLOURS } from "../ground/settings.ts";

const marks = (of: "light" | "dark") =>
  COLOURS.map((colour) => {
    const { ground, ink, edge } = SERVER_COLOURS[colour][of];
    return `.c-${colour}{--mark:${ground};--mark-ink:${ink};--mark-edge:${edge}}`;
  }).join("");

/**
 * What card, panel and settings share. Sizes are pixels: a card stands in a page whose root may have any size of its own.
 * @param root what carries the colours: in a page of others an element inside the shadow root, where the page's own properties do not reach.
 */
export const viewCss = (root: ".card" | ":root") => `${root}{color-scheme:light dark;${LIGHT}}
${marks("light")}
@media (prefers-color-scheme:dark){${root}{${DARK}}${marks("dark")}}
.more{--ink-2:var(--ink);--edge:var(--ink);--line:var(--ink)}
*{box-sizing:border-box}
h1,h2,h3,p,dl,dd,figure,blockquote,ul,ol{margin:0;padding:0}
ul,ol{list-style:none}
a{color:inherit;text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
svg{flex:none;width:1em;height:1em;vertical-align:-.13em}
.frame{font:15px/1.45 ${SANS};color:var(--ink);background:var(--paper);font-variant-numeric:lining-nums;overflow-wrap:anywhere;text-align:start}
.name{font:700 15px/1.3 ${SERIF};background:var(--mark);color:var(--mark-ink);border-block-end:2px solid var(--mark-edge);padding:0 .25em}
.server{font-size:13px;background:var(--mark);color:var(--mark-ink);border-block-end:2px solid var(--mark-edge);padding:0 .3em;margin-inline-start:.6em}
mark{background:var(--mark);color:var(--mark-ink);text-decoration:underline 2px var(--mark-edge);text-underline-offset:.2em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.dash{text-decoration:underline dashed 1px;text-underline-offset:.22em}
del{color:var(--ink-2);text-decoration:line-through 2px}
ins{text-decoration:none;font-weight:700;border:2px solid var(--ink);padding:0 .15em}
.soft,.does,dt{color:var(--ink-2);font-size:13px}
.notice{background:var(--wash);font-size:13px;padding:8px 12px;margin-block:8px}
.notice .server{margin-inline-start:0}
.words{font:18px/1.35 ${SERIF}}
.claim{border-block-start:1px solid var(--line);padding-block:12px}
.does{font-weight:600}
.verdict{margin-block-start:4px;font-size:17px}
.label{display:inline-flex;gap:.4em;align-items:baseline}
.label svg{align-self:center}
.tag{font-size:13px;border:1px dashed var(--edge);padding:0 .4em;margin-inline-start:.5em}
.whether{font-weight:600}
.text{font:700 17px/1.3 ${SERIF};margin-block:4px}
.finding{margin-block-start:4px}
.alert{border:2px solid var(--ink);padding:8px;margin-block:8px;display:flex;gap:8px;font-size:14px}
.alert svg{margin-block-start:.25em}
.best{margin-block:8px}
.best blockquote{font:16px/1.4 ${SERIF}}
.out{display:block}
.who{font-size:13px;margin-block-start:8px}
.way{margin-block-start:8px}
.then>div{display:grid;grid-template-columns:4.5em minmax(0,1fr);gap:8px;padding-block:2px}
.then dd{font:16px/1.4 ${SERIF}}
button{font:600 14px/1.2 ${SANS};color:var(--ink);background:var(--paper);border:2px solid var(--ink);border-radius:3px;padding:.5em .8em;cursor:pointer}
button.link{font-weight:400;border:0;background:none;padding:4px;text-decoration:underline;text-underline-offset:.18em}
button:disabled{border:2px dashed var(--edge);color:var(--ink-2);cursor:default}
.sr{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
@media (forced-colors:active){mark,.name,.server{forced-color-adjust:none;background:Mark;color:MarkText;border-color:MarkText;text-decoration-color:MarkText}.alert,ins{border-color:CanvasText}}
`;
