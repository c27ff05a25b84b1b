/** How the desk looks, on top of readers' pages: the same parts, tighter, under an ink bar. */
export const DESK_CSS = `.deskbar{background:var(--ink);color:var(--paper);display:flex;flex-wrap:wrap;align-items:center;gap:var(--s1) var(--s5);padding-block:var(--s2);padding-inline:max(clamp(1rem,4vw,3rem),calc((100vw - 74rem)/2));font-size:var(--t15)}
.deskbar .name{font-size:var(--t20)}
.deskbar nav{display:flex;flex-wrap:wrap;gap:0 var(--s5)}
.deskbar nav a{text-decoration:none;padding-block:var(--s2);border-bottom:2px solid transparent}
.deskbar nav a:hover,.deskbar nav [aria-current]{border-color:currentColor}
.deskbar .who{margin-inline-start:auto;display:flex;flex-wrap:wrap;gap:0 var(--s4)}
.deskbar .shortcuts-opener{font:inherit;color:inherit;background:none;border:0;padding:0;text-decoration:underline;text-underline-offset:.18em}
.deskbar :focus-visible{outline-color:var(--paper)}
.desk main{padding-top:var(--s5);min-height:70vh}
.deskhead{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:end;gap:var(--s2) var(--s6);margin-bottom:var(--s6)}
.deskhead h1{font-size:var(--t30);line-height:1.25;max-width:var(--measure)}
.deskhead>div{flex:1 1 20rem;min-width:0}
.ways{font-size:var(--t15);display:flex;flex-wrap:wrap;gap:var(--s1) var(--s5)}
.desk section{margin-top:var(--s6)}
.desk section>form,.desk form>h2+.field{margin-top:var(--s4)}
.done{background:var(--wash);border-inline-start:4px solid var(--ink);padding:var(--s3) var(--s4);margin-bottom:var(--s5);font-weight:600}
.refused{border:2px solid var(--ink);padding:var(--s4);margin-bottom:var(--s5);max-width:var(--measure)}
.refused h2{font-size:var(--t17)}
.refused ul{list-style:disc;padding-inline-start:1.2em;margin-block:var(--s2)}
.refused p{margin-top:var(--s2);font-size:var(--t15)}
.refused li a{font-weight:600}
.desk form{max-width:var(--measure)}
.desk form.wide{max-width:none}
.field{margin:0 0 var(--s5);padding:0;border:0;min-width:0}
.field>label,.field>legend{font-size:var(--t15);font-weight:600;color:var(--ink);padding:0;margin-bottom:var(--s1);display:block}
.optional{font-weight:400;color:var(--ink-2)}
.field .hint{margin:0 0 var(--s1);font-size:var(--t13)}
.field .error{margin:0 0 var(--s2)}
.field input:not([type=radio],[type=checkbox]),.field textarea,.field select{display:block;width:100%;max-width:none;font:var(--t17)/1.45 var(--sans);color:var(--ink);background:var(--paper);border:1px solid var(--edge);border-radius:3px;padding:.45em .6em}
.field input[type=date]{max-width:14rem}
.field textarea{field-sizing:content;min-height:4.5rem;max-height:70vh;resize:vertical}
.field.wrong input:not([type=radio],[type=checkbox]),.field.wrong textarea,.field.wrong select{border:2px solid var(--ink)}
.field>.count{font-size:var(--t13);text-align:end;color:var(--ink-2);font-variant-numeric:tabular-nums}
.field>.count.over{color:var(--ink);font-weight:700}
.options{display:flex;flex-wrap:wrap;gap:var(--s2)}
.option{display:flex;align-items:start;gap:var(--s2);border:1px solid var(--edge);border-radius:3px;padding:.5em .75em;font-size:var(--t15);color:var(--ink);cursor:pointer}
.option input{display:inline-block;width:1.1em;height:1.1em;margin:.15em 0 0;accent-color:var(--ink);flex:none}
.option:has(:checked){outline:2px solid var(--ink);outline-offset:-1px}
.option small{display:block;color:var(--ink-2);font-size:var(--t13)}
.desk .buttons{align-items:center;margin-top:var(--s5)}
.desk .buttons .note{margin:0!important}
button[aria-disabled=true]{border-style:dashed;color:var(--ink-2);background:var(--paper)}
.kept{border:1px dashed var(--edge);padding:var(--s3) var(--s4);margin-bottom:var(--s5);font-size:var(--t15);display:flex;flex-wrap:wrap;align-items:center;gap:var(--s2) var(--s4)}
.kept p{flex:1 1 16rem}
.items>li{display:grid;grid-template-columns:minmax(0,14rem) minmax(0,1fr) minmax(0,11rem) minmax(0,8.5rem);gap:var(--s1) var(--s6);padding-block:var(--s4)}
.items>li+li{border-top:1px solid var(--line)}
.items .claim{font:inherit;margin:0;max-width:none}
.items .what{font-size:var(--t15);display:flex;gap:var(--s2)}
.items .what svg{margin-top:.25em}
.items .text{font:700 var(--t20)/1.3 var(--serif)}
.items .text a{text-decoration-color:transparent}
.items .text a:hover{text-decoration-color:currentColor}
.items .note{color:var(--ink-2);font-size:var(--t13);display:flex;flex-wrap:wrap;gap:0 var(--s4)}
.items .state{font-size:var(--t15);display:flex;gap:var(--s2);align-items:baseline}
.items .do{text-align:end}
.items .do .tick{margin-inline-start:auto}
.deeds{display:flex;flex-wrap:wrap;gap:0 var(--s3)}
.items .button{width:100%;text-align:center}
.items .claim{font:var(--t17)/1.5 var(--sans);margin:0;max-width:none}
.items .tag{display:inline-block}
.items .what p+p{margin-top:var(--s1)}
.items .sent{font:var(--t17)/1.45 var(--serif);display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden;white-space:pre-line}
.items .about{font-size:var(--t13);color:var(--ink-2)}
.items .do form{margin-top:var(--s2)}
.items .do button{width:100%}
.items .do .soft{font-size:var(--t13);margin-top:var(--s1)}
.narrow ul{display:flex;flex-wrap:wrap;gap:0 var(--s4);font-size:var(--t15)}
.narrow a{display:inline-block;padding-block:var(--s1);text-decoration:none;border-bottom:2px solid transparent}
.narrow a:hover,.narrow [aria-current]{border-color:currentColor}
.narrow [aria-current]{font-weight:600}
.queue .intro{margin-bottom:var(--s3)}
.item{display:grid;grid-template-columns:minmax(0,1fr) 20rem;gap:0 var(--s8)}
.item aside{border-top:4px double var(--ink);padding-top:var(--s3);font-size:var(--t15);align-self:start}
.item aside .facts-list>div{grid-template-columns:minmax(0,1fr);padding-block:var(--s2);border-bottom:1px solid var(--line)}
.item aside form{margin-top:var(--s3)}
.item>div>section:first-child{margin-top:0}
.item section form,.item details form{margin-top:var(--s4)}
.letter{font:var(--t20)/1.5 var(--serif);white-space:pre-wrap;margin:var(--s3) 0 0;max-width:var(--measure)}
.items.pair>li{grid-template-columns:minmax(0,1fr) auto}
.nothing{border:2px dashed var(--edge);padding:var(--s5);font-size:var(--t15)}
.recognised{border:1px solid var(--edge);border-top:4px solid var(--ink);padding:var(--s4) var(--s5);margin-bottom:var(--s5);font-size:var(--t15)}
.recognised h2{font-size:var(--t17)}
.recognised>*+*{margin-top:var(--s3)}
.recognised dl>div,.facts-list>div{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:0 var(--s4);padding-block:.15rem}
.people{width:100%;border-collapse:collapse;font-size:var(--t15)}
.people th,.people td{text-align:start;vertical-align:top;padding:var(--s2) var(--s4) var(--s2) 0;border-bottom:1px solid var(--line)}
.people th{font-weight:600}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.scrolls{overflow-x:auto}
.intro{max-width:var(--measure);margin-bottom:var(--s5);color:var(--ink-2)}
.undo{margin-bottom:var(--s5)}
.find{display:flex;flex-wrap:wrap;align-items:end;gap:var(--s2);margin-bottom:var(--s5)}
.find label{width:100%}
.find input{flex:1 1 14rem;max-width:26rem;font-size:var(--t17)}
.topics [aria-current]{font-weight:700;text-decoration-thickness:3px}
.secret{font:var(--t20)/1.4 var(--mono);background:var(--wash);border:2px solid var(--ink);padding:var(--s3);user-select:all}
.happened>li{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:var(--s1) var(--s5);padding-block:var(--s4)}
.happened>li+li{border-top:1px solid var(--line)}
.happened time,.happened .by{display:block;color:var(--ink-2);font-size:var(--t13)}
.happened h3{margin:0}
.change{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:0 var(--s4);font-size:var(--t15);padding-top:var(--s2)}
.change dd{white-space:pre-wrap;grid-column:2}
@media (max-width:40rem){.change dd{grid-column:1}}
dialog{color:var(--ink);background:var(--paper);border:2px solid var(--ink);border-radius:3px;padding:var(--s5);max-width:min(34rem,calc(100vw - 2rem))}
dialog::backdrop{background:rgb(0 0 0/.4)}
dialog kbd{font:var(--t15) var(--mono);border:1px solid var(--edge);border-radius:3px;padding:.1em .4em}
dialog dl>div{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:var(--s3);padding-block:var(--s1);font-size:var(--t15)}
.offline{position:sticky;bottom:0;background:var(--ink);color:var(--paper);padding:var(--s3) var(--s4);font-size:var(--t15)}
@media (max-width:60rem){.item{grid-template-columns:minmax(0,1fr)}.item aside{order:-1;margin-bottom:var(--s5)}.items>li{grid-template-columns:minmax(0,1fr) auto}.items .what,.items .claim{grid-column:1/-1}}
@media (max-width:40rem){
.deskbar{gap:var(--s1) var(--s4)}
.deskbar nav{gap:0 var(--s4);order:3;width:100%}
.desk main{padding-top:var(--s4)}
.deskhead{margin-bottom:var(--s5)}
.deskhead h1{font-size:var(--t24)}
.items>li{grid-template-columns:minmax(0,1fr)}
.items .do{text-align:start}
.recognised dl>div,.facts-list>div,.change,.happened>li,dialog dl>div{grid-template-columns:minmax(0,1fr)}
.people,.people tbody,.people tr,.people td{display:block}
.people thead{position:absolute;left:-999rem}
.people th,.people td{border:0;padding:0}
.people td[data-label]::before{content:attr(data-label) ": ";color:var(--ink-2)}
.shortcuts-opener{display:none}
.people tr{border-bottom:1px solid var(--line);padding-block:var(--s3)}
}
@media (prefers-color-scheme:dark){.deskbar{background:var(--wash);color:var(--ink);border-bottom:1px solid var(--edge)}.deskbar :focus-visible{outline-color:var(--ink)}}
@media (forced-colors:active){.deskbar nav a:not([aria-current]){border-color:Canvas}.deskbar{border-bottom:2px solid}.option:has(:checked){outline:3px solid Highlight}}
@media print{.deskbar,.offline{display:none}}
`;
