/** The page of one claim: what it rests on at the left, the verdict at the right, its rules as boxes. */
export const WORKBENCH_CSS = `.bench{display:grid;grid-template-columns:minmax(0,1fr)}
.desk .bench form{max-width:none}
.bench section>form,.again>form{margin-top:var(--s4)}
.bench .stands{margin-top:var(--s3)}
.bench .stands .verdict{font-size:var(--t20);margin:0}
.bench .stands .finding{font-size:var(--t20);margin-top:var(--s2)}
.bench .stands p+p{margin-top:var(--s2)}
.desk p.hint+.field,.desk p.hint+form{margin-top:var(--s4)}
.side-by-side{display:grid;grid-template-columns:1fr 1fr;gap:0 var(--s4);align-items:end}
.rows{border:0;padding:0;margin:0 0 var(--s5);min-width:0}
.rows>legend{font-size:var(--t15);font-weight:600;padding:0}
.rows>.hint{margin:var(--s1) 0 var(--s2)}
.row{border-inline-start:2px solid var(--line);padding-inline-start:var(--s4);display:grid;grid-template-columns:1fr 1fr;gap:0 var(--s4)}
.row+.row{margin-top:var(--s3)}
.row .field{margin-bottom:var(--s3)}
.worked-quote{padding-block:var(--s4)}
.worked-quote+.worked-quote{border-top:1px solid var(--line)}
.worked-quote:target{outline:2px solid var(--edge);outline-offset:var(--s2)}
.worked-quote .q{font-size:var(--t20)}
.worked-quote details{margin-top:var(--s2)}
.worked-quote details[open]{border:1px solid var(--line);padding:var(--s3) var(--s4)}
.worked-quote .alert form{margin-top:var(--s3)}
.tick{display:flex;gap:var(--s2);align-items:center;font-size:var(--t15);color:var(--ink);margin-bottom:var(--s2);cursor:pointer;width:fit-content}
.tick input{width:1.35em;height:1.35em;margin:0;accent-color:var(--ink);flex:none}
.add{margin-top:var(--s4);border-top:1px solid var(--line);padding-top:var(--s3)}
.looked{border:2px solid var(--ink);padding:var(--s3) var(--s4);margin-bottom:var(--s4);font-size:var(--t15)}
.looked button{margin-top:var(--s2)}
.with-mark{display:flex;gap:.4em;align-items:center}
.verdict-form .options{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr))}
.verdict-form .reply .options,.verdict-form .options:has([name="change.kind"]){grid-template-columns:repeat(auto-fill,minmax(min(9rem,100%),1fr))}
.more-fields{margin-bottom:var(--s5)}
.more-fields[open]{border:1px solid var(--line);padding:var(--s3) var(--s4)}
.verdict-form:not(:has([name=label][value=misleading]:checked)) .for-misleading,
.verdict-form:not(:has([name=label][value=refuted]:checked)) .for-refuted,
.reply:not(:has([value=yes]:checked)) .for-asked,.reply:not(:has([value=no]:checked)) .for-not-asked,
form:not(:has([name=role][value=appearance]:checked)) .for-appearance,
form:has([name=known] option:not([value=""]):checked) .for-other,
.verdict-form:not(:has([value=clarification]:checked)) .for-clarification{display:none}
.gate{border:1px solid var(--edge);border-top:4px solid var(--ink);padding:var(--s4) var(--s5) var(--s5);font-size:var(--t15)}
.gate h3{margin:0;font-size:var(--t17)}
.gate .buttons{border-top:4px double var(--ink);padding-top:var(--s4);margin-top:var(--s4)}
.gate:has(.unmet) button.first{border-style:dashed;background:var(--paper);color:var(--ink)}
.rules{margin-top:var(--s3);font-size:var(--t15)}
.rules li{display:grid;grid-template-columns:1.5rem minmax(0,1fr);padding-block:var(--s1)}
.rules li::before{content:"";width:.75em;height:.75em;margin-top:.35em;border:2px solid var(--ink)}
.rules .unmet::before{border-style:dashed}
.rules .holds::before{background:var(--ink);forced-color-adjust:none}
.rules .unmet a{font-weight:600}
.rules .holds{color:var(--ink-2)}
.differences>div,.versions>div{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:0 var(--s4);padding-block:var(--s2);font-size:var(--t15)}
.differences>div+div{border-top:1px solid var(--line)}
.differences dd,.versions dd{white-space:pre-wrap}
.differences ins,.versions ins{font-weight:400}
.conflict{border:2px solid var(--ink);padding:var(--s4);margin-bottom:var(--s5)}
.conflict h2,.conflict h4{font-size:var(--t17);margin:0}
.conflict h4{font-size:var(--t15)}
.both{border-inline-start:4px solid var(--ink);padding-inline-start:var(--s4);margin-top:var(--s3)}
.hand{font-size:var(--t15);color:var(--ink-2);display:flex;flex-wrap:wrap;gap:0 var(--s4);align-items:baseline}
form.inline{display:inline}
.desk .alert{max-width:none;margin-bottom:var(--s4)}
.alone{border-inline-start:4px solid var(--ink);padding-inline-start:var(--s4);margin-top:var(--s3);font-size:var(--t15)}
.note-list>li{padding-block:var(--s3);border-top:1px solid var(--line);font-size:var(--t15)}
.preview-bar{margin-top:var(--s3);border:2px solid var(--ink);padding:var(--s4) var(--s5);margin-bottom:var(--s6)}
.preview-bar .buttons{margin-top:var(--s4)}
.preview{border:1px dashed var(--edge);padding:var(--s4) var(--s5) var(--s6)}
.preview section{margin-top:var(--s8)}
@media (min-width:60rem){.bench{grid-template-columns:minmax(0,11fr) minmax(0,9fr);grid-template-rows:auto 1fr;column-gap:var(--s8)}.bench>*{grid-column:1}.bench>.side{grid-column:2;grid-row:1/span 2}}
@media (max-width:40rem){.side-by-side,.row,.differences>div,.versions>div{grid-template-columns:minmax(0,1fr)}.preview{padding-inline:var(--s3)}.gate{padding-inline:var(--s4)}}
@media (forced-colors:active){.rules .holds::before{background:CanvasText}}
@media print{.bench{display:block}}
`;
