/** What the settings page has beside what it shares with card and panel. */
export const OPTIONS_CSS = `body{margin:0 auto;max-width:42rem;padding:24px 16px 64px}
html{background:var(--paper)}
h1{font:700 28px/1.2 ui-serif,Georgia,serif;margin-block:12px 24px}
h2{font-size:17px;margin-block-end:8px}
h3{font-size:15px;margin-block:16px 4px}
section{border-block-start:2px solid var(--ink);padding-block:8px 32px}
section>*+*{margin-block-start:8px}
li{padding-block:12px;border-block-end:1px solid var(--line)}
code{font:13px ui-monospace,Menlo,Consolas,monospace;color:var(--ink-2)}
p .server{margin-inline-start:0}
.fields{display:flex;flex-wrap:wrap;gap:0 16px}
.field{display:block;margin-block:8px;max-width:24rem;flex:1}
.field>span:first-child{display:block;font-weight:600;font-size:13px}
.field input,.field select{font:inherit;width:100%;color:var(--ink);background:var(--paper);border:2px solid var(--edge);border-radius:3px;padding:.4em .5em}
[aria-invalid]{border-color:var(--ink)!important}
.wrong:not(:empty){display:block;font-weight:600;border-inline-start:4px solid var(--ink);padding-inline-start:8px;margin-block-start:4px}
fieldset{border:0;margin:0;padding:0}
.choice{display:flex;gap:8px;align-items:baseline;padding-block:3px}
.choice input{accent-color:var(--ink);margin:0}
`;
