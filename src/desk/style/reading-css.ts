/** The page on which an article is read and marked. Numbers beside marks are generated, and silent where a browser can say so. */
export const READING_CSS = `.reading-page{position:relative;display:grid;grid-template-columns:minmax(0,1fr) 21rem;gap:var(--s6) 5.5rem;align-items:start}
.desk .text.reading{font:var(--t20)/1.65 var(--serif);margin:0;max-width:var(--measure);white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;text-align:start}
.reading .m{padding:0 .04em}
.reading .m.was{background:none;color:inherit;border-bottom:2px dashed var(--edge)}
.reading .m.over{border-bottom:4px double var(--mark-edge)}
.reading .m[data-n]::after{content:attr(data-n);content:attr(data-n)/"";font:600 .6em/1 var(--sans);vertical-align:super;margin-inline-start:.15em;user-select:none;-webkit-user-select:none}
.reading .m:target,.reading :target+.m{outline:3px solid var(--ink);outline-offset:2px}
.reading::selection,.reading ::selection{background-color:var(--ink);color:var(--paper)}
::highlight(verbatim-chosen){background-color:var(--ink);color:var(--paper)}
.reading-page aside{min-width:0;max-width:var(--measure)}
.reading-page aside section:first-child{margin-top:0}
.reading-page h2{font-size:var(--t15);padding-bottom:var(--s2)}
.strip svg.line{height:1.75rem}
.desk .strip{margin:0 0 var(--s6)}
.marked{font-size:var(--t15)}
.marked>li{content-visibility:auto;contain-intrinsic-size:auto 4rem;display:flex;gap:var(--s3);padding-block:var(--s3);border-top:1px solid var(--line)}
.marked>li>div{min-width:0}
.marked .no{flex:none;width:1.6rem;font-size:var(--t13);padding-top:.15em;text-decoration:none}
.marked .no:hover{text-decoration:underline}
.marked p+p{margin-top:var(--s1)}
.marked .q{font:var(--t15)/1.42 var(--serif)}
.marked li a:not(.no){text-decoration-color:var(--line)}
.marked li a:not(.no):hover{text-decoration-color:currentColor}
.marked>li:target,.marked p:target{outline:2px solid var(--edge);outline-offset:2px}
.marking-form .field{margin-bottom:var(--s4)}
.marking-form .field textarea{min-height:3.4rem;max-height:12rem}
.marking-form [name="quote.exact"]{font:var(--t17)/1.42 var(--serif)!important}
.marking-form .field select{font-size:var(--t15)}
.desk .check{font-size:var(--t15)}
.desk .check:not(:empty){margin:calc(-1*var(--s2)) 0 var(--s4)}
.desk .check p+p,.desk .check p+ul,.desk .check ul+p{margin-top:var(--s2)}
.desk .check .q{font:var(--t17)/1.5 var(--serif);white-space:pre-wrap}
.desk .check button{padding:.5em .8em}
.desk .check .places>li{border-top:1px solid var(--line);padding-block:var(--s2)}
.compared ins{font-weight:400;border-width:1px}
.compared .sign,.signs .sign{font:var(--t13) var(--sans);border-bottom:1px dashed var(--edge);white-space:nowrap}
.signs{list-style:disc;padding-inline-start:1.2em}
.scripted .unscripted{display:none}
.scripted .marking-form:has([name="quote.exact"]:placeholder-shown) .rest{display:none}
.marking-form .stance,.marking-form .other,.scripted .marking-form .new-claim{display:none}
.marking-form:has([name=role][value=appearance]:checked) .stance,.marking-form:has([name=who][value=other]:checked) .other{display:block}
.scripted .marking-form:has([name=claim][value=new]:checked) .new-claim,.scripted .marking-form:has([name=claim][value=new][type=hidden]) .new-claim,.scripted .marking-form:has([name=newClaim]:not(:empty)) .new-claim{display:block}
.claim-field{position:relative}
.claim-list{border:1px solid var(--edge);background:var(--paper);max-height:20rem;overflow-y:auto;position:relative;z-index:2;margin-top:var(--s1)}
.claim-list li{display:flex;gap:var(--s3);padding:var(--s2) var(--s3);font-size:var(--t15);cursor:pointer;border-inline-start:4px solid transparent}
.claim-list li+li{border-top:1px solid var(--line)}
.claim-list li:hover{background:var(--wash)}
.claim-list [aria-selected=true]{background:var(--wash);border-inline-start-color:var(--ink);font-weight:600}
.claim-list .mark,.claim-list svg{flex:none;width:1em;margin-top:.25em;text-align:center;line-height:1}
.claim-list small,.claim-choice small{display:block;color:var(--ink-2);font-size:var(--t13);font-weight:400}
.marking-form fieldset .options{gap:0}
.marking-form .claim-choice .options{display:block}
.marking-form .claim-choice .option+.option{margin-top:-1px}
.marking-form .option:has([name=role],[name=who]){flex:1 1 auto;margin-inline-end:-1px;margin-block-end:-1px}
.marking-form .option{border-radius:0;position:relative}
.marking-form .option:has([name=role],[name=who]){justify-content:center;text-align:center;padding-inline:.4em}
.marking-form .option:has([name=role],[name=who]) input{position:absolute;opacity:0;inset:0;width:100%;height:100%;margin:0;cursor:pointer}
.marking-form .option:has([name=role]:checked,[name=who]:checked){background:var(--ink);color:var(--paper);font-weight:600}
.marking-form .option:has(:focus-visible){outline:3px solid var(--ink);outline-offset:3px;z-index:1}
.note-field{margin:0 0 var(--s4)}
#marking.floating{position:absolute;z-index:3;width:min(26rem,100%);max-height:calc(100vh - 1rem);overflow-y:auto;overscroll-behavior:contain;background:var(--paper);border:2px solid var(--ink);border-radius:3px;padding:var(--s4);box-shadow:0 12px 32px rgb(0 0 0/.18)}
#marking.floating .hint{display:none}
#marking.floating [name="quote.exact"]{max-height:6rem;min-height:2.6rem}
#marking.floating .field{margin-bottom:var(--s3)}
#marking.floating .claim-list{max-height:12rem}
.claim-list .new{position:sticky;bottom:0;background:var(--paper);font-weight:600}
.claim-list .new:first-child{position:static}
#marking:not(.floating) .cancel{display:none}
.offer{position:fixed;inset:auto 0 0;z-index:4;background:var(--paper);border-top:2px solid var(--ink);padding:var(--s3) var(--s4) max(var(--s3),env(safe-area-inset-bottom));display:flex;flex-wrap:wrap;align-items:center;gap:var(--s2) var(--s4);user-select:none;-webkit-user-select:none;font-size:var(--t15)}
.offer[hidden]{display:none}
.saved{position:sticky;top:0;z-index:2}
.saved p+p{display:flex;gap:var(--s4);font-weight:400;font-size:var(--t15);margin-top:var(--s1)}
@media (max-width:60rem){.reading-page{grid-template-columns:minmax(0,1fr)}.reading-page:has(#marking.floating){padding-bottom:62vh}#marking.floating{position:fixed;inset:auto 0 0;width:100%;max-height:62vh;border-width:2px 0 0;padding-bottom:max(var(--s4),env(safe-area-inset-bottom))}}
@media (forced-colors:active){.marking-form .option:has([name=role]:checked,[name=who]:checked){forced-color-adjust:none;background:Highlight;color:HighlightText}.reading .m{forced-color-adjust:none;background:Mark;color:MarkText}.reading .m.was{forced-color-adjust:auto;background:none}::highlight(verbatim-chosen){background-color:Highlight;color:HighlightText}.claim-list [aria-selected=true]{outline:2px solid Highlight;outline-offset:-2px}}
@media print{#marking,.offer,.strip{display:none}}
`;
