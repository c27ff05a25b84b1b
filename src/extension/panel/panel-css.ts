/** What the panel has beside what it shares with the card. */
export const PANEL_CSS = `body{margin:0;min-height:100vh;display:flex;flex-direction:column}
body.popup{width:380px;max-height:580px}
header{padding:12px 16px;border-block-end:2px solid var(--ink)}
header p+p,header div{margin-block-start:4px}
h2{font-size:15px;margin-block-end:4px}
main{flex:1;padding:0 16px}
.marked{display:grid;grid-template-columns:14px minmax(0,1fr);gap:14px;padding-block:12px}
.marked[hidden]{display:none}
.strip{background:var(--wash);position:sticky;inset-block-start:12px;height:calc(100vh - 24px);max-height:100%}
.bar{position:absolute;inset-inline:0;height:7px;margin-block-start:-3px;background:var(--mark);border-block-end:2px solid var(--mark-edge);cursor:pointer}
.bar.changed,.bar.beside{background:none;border-block-end:2px dashed var(--ink)}
.bar.claim::after{content:"";position:absolute;inset-inline-start:100%;width:5px;height:5px;margin-inline-start:2px;border-radius:50%;background:var(--ink)}
li{border-block-end:1px solid var(--line)}
li:last-child{border:0}
summary{cursor:pointer;padding-block:10px;list-style:none;display:flex;flex-direction:column;gap:2px}
summary::-webkit-details-marker{display:none}
details[open]{background:var(--wash);border-inline-start:3px solid var(--ink);margin-inline-start:-11px;padding-inline:8px}
details[open]>summary{padding-block-end:4px}
summary:hover .words{text-decoration:underline}
.labels{display:flex;flex-wrap:wrap;gap:0 12px;font-size:13px;color:var(--ink-2)}
.labels .label{font-weight:400}
.state{font-size:13px;font-weight:600;display:flex;gap:.4em;align-items:baseline}
.state svg{align-self:center}
.behind{padding-block-end:8px}
.behind .claim{padding-block:10px}
.missing{border-block-start:2px solid var(--ink);padding-block:12px}
footer{border-block-start:1px solid var(--line);padding:12px 16px}
footer p{margin-block-start:8px}
fieldset{border:0;margin:0;padding:0}
legend{font-weight:600;padding:0}
.choice{display:flex;gap:8px;align-items:baseline;padding-block:3px}
.choice input{accent-color:var(--ink);margin:0;transform:translateY(.1em)}
section.asked,section.edits{padding:12px 16px;border-block-end:2px solid var(--ink)}
.asked p,.edits p,.asks>*{margin-block-start:8px}
.asked h3,.pairs h3{font-size:15px}
.pairs li{padding-block:12px}
.pairs blockquote,.edits blockquote{margin-block:4px}
.differs{outline:2px solid var(--ink);outline-offset:1px}
.unexplained{outline:1px dashed var(--ink-2);outline-offset:1px;font-weight:inherit}
.beside{margin-block-start:8px;padding-inline-start:12px;border-inline-start:3px solid var(--line)}
.beside.same{border-color:var(--ink)}
.beside.apart .text{font-size:16px;font-weight:400}
.beside.apart .verdict{font-size:15px}
.warn,.wrong{font-weight:600}
.field{display:grid;gap:2px}
.field span{font-size:13px;color:var(--ink-2)}
textarea,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:3px;padding:6px;width:100%}
.found li{border:0}
.buttons{display:flex;gap:8px;flex-wrap:wrap}
.sent{white-space:pre-wrap;overflow:auto;max-height:14em;margin:0;font:13px/1.4 ui-monospace,monospace;background:var(--paper);border:1px solid var(--line);padding:8px}
[hidden]{display:none!important}
`;
