/** Of the demonstration's own article, which looks like an article, and of the note beside it. */
export const STORY_CSS = `.story{display:grid;gap:var(--s8);max-width:74rem}
.story article{max-width:36rem}
.story article p{font:var(--t20)/1.5 var(--serif);margin-top:var(--s4)}
.story article header p{font:var(--t15)/1.5 var(--sans);margin-top:var(--s2)}
.story h1{font:700 var(--t38)/1.15 var(--serif);margin-top:var(--s2);text-wrap:balance}
.story aside{border:1px dashed var(--edge);padding:var(--s4) var(--s5);align-self:start;font-size:var(--t15)}
.story aside ol{list-style:decimal;padding-inline-start:1.4em}
.story aside li,.story aside p{margin-top:var(--s3)}
.story code{font-size:.92em;background:var(--wash);padding:.1em .3em}
@media (min-width:60rem){.story{grid-template-columns:36rem minmax(18rem,1fr)}}
`;
