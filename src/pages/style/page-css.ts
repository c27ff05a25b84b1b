/** How pages look. Class names say what a thing is. Rules (lines) are the only ornament: 4 px opens a receipt, 2 px a section, 1 px divides items. */
export const PAGE_CSS = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:var(--s5)}
body{margin:0;background:var(--paper);color:var(--ink);font:var(--t17)/1.5 var(--sans);font-variant-numeric:lining-nums;overflow-wrap:anywhere}
h1,h2,h3,p,ul,ol,dl,dd,blockquote{margin:0;padding:0}
ul,ol{list-style:none}
a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
svg{flex:none;height:1em;width:1em;vertical-align:-.13em}
svg.ladder{width:2.25em}
.skip{position:absolute;left:-999rem}
.skip:focus{left:var(--s4);top:var(--s2);background:var(--paper);padding:var(--s2);z-index:1}
.notice,.bar,main,.foot{padding-inline:max(clamp(1rem,4vw,3rem),calc((100vw - 74rem)/2))}
.notice{background:var(--wash);color:var(--ink-2);font-size:var(--t13);padding-block:var(--s2)}
.bar{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:var(--s1) var(--s6);padding-block:var(--s4)}
.name{font:700 var(--t24)/1.2 var(--serif);background:var(--mark);color:var(--mark-ink);border-bottom:2px solid var(--mark-edge);padding:0 .2em .05em;text-decoration:none}
.bar nav{display:flex;flex-wrap:wrap;gap:0 var(--s5);font-size:var(--t15)}
.bar nav a{text-decoration:none;padding-block:var(--s1);border-bottom:2px solid transparent}
.bar nav a:hover,.bar nav [aria-current]{border-color:currentColor}
main{padding-bottom:var(--s8)}
.foot{border-top:1px solid var(--line);color:var(--ink-2);font-size:var(--t13);display:flex;flex-wrap:wrap;justify-content:space-between;gap:var(--s1) var(--s6);padding-block:var(--s5) var(--s6)}
.soft,.note,.count,.kicker,.said{color:var(--ink-2)}
.receipt-page{display:grid;grid-template-columns:minmax(0,1fr)}
.head{border-top:4px solid var(--ink);padding-top:var(--s3)}
.kicker,.said,.facts,.note,.way,.whether,.terms{font-size:var(--t15)}
.verdict{font-size:var(--t30);line-height:1.2;display:flex;flex-wrap:wrap;align-items:center;gap:.15em .4em;margin-top:var(--s4)}
.verdict b{display:flex;gap:.4em}
.verdict svg{margin-top:.12em}
.whether{font-weight:600;margin-top:var(--s1)}
.tag{font-size:var(--t15);border:1px dashed var(--edge);padding:.1em .5em}
.claim{font:700 var(--t48)/1.12 var(--serif);margin-top:var(--s3);text-wrap:balance;max-width:var(--measure)}
.claim.short{font-size:clamp(1.875rem,1.35rem + 2.3vw,var(--t48))}
.claim.middling{font-size:clamp(1.625rem,1.3rem + 1.5vw,var(--t38))}
.claim.long{font-size:clamp(var(--t20),1.1rem + .6vw,var(--t24));line-height:1.22;text-wrap:pretty}
.said{margin-top:var(--s3)}
.alert{border:2px solid var(--ink);padding:var(--s4);margin-top:var(--s4);display:flex;gap:var(--s4);font-size:var(--t15);max-width:var(--measure)}
.alert svg{font-size:var(--t20);margin-top:.1em}
.finding{font:var(--t24)/1.35 var(--serif);margin-top:var(--s4);max-width:var(--measure)}
.meaning{margin-top:var(--s2);color:var(--ink-2);font-size:var(--t15);max-width:var(--measure)}
.implied{border-inline-start:4px solid var(--ink);padding-inline-start:var(--s4);margin-top:var(--s4);font-family:var(--serif);max-width:var(--measure)}
.implied b{font:600 var(--t15) var(--sans)}
.facts{display:flex;flex-wrap:wrap;gap:var(--s1) var(--s5);margin-top:var(--s4);color:var(--ink-2)}
.facts b{color:var(--ink);font-weight:600}
section{border-top:2px solid var(--ink);margin-top:var(--s8);padding-top:var(--s2)}
h2{font-size:var(--t17);line-height:1.3;display:flex;justify-content:space-between;gap:var(--s4)}
h3{font-size:var(--t15);margin-top:var(--s4)}
.count{font-weight:400}
.receipt{display:grid;grid-template-columns:1.75rem minmax(0,1fr);padding-top:var(--s5)}
.receipt+.receipt{border-top:1px solid var(--line);margin-top:var(--s5)}
.receipt>*{grid-column:2}
.receipt>.no{grid-column:1;grid-row:1;font-size:var(--t13);color:var(--ink-2);text-decoration:none;padding-top:.55em}
.receipt>.no:hover{text-decoration:underline}
.receipt:target{outline:2px solid var(--edge);outline-offset:var(--s2)}
.q{font:var(--t24)/1.42 var(--serif);max-width:var(--measure)}
.ctx{color:var(--ink-2);font-size:.8em}
mark{background:var(--mark);color:var(--mark-ink);border-bottom:2px solid var(--mark-edge);padding:.04em .08em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
del{color:var(--ink-2);text-decoration:line-through 2px}
ins{text-decoration:none;border:2px solid var(--ink);font-weight:700;padding:0 .2em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.dash{text-decoration:underline dashed 1px;text-underline-offset:.22em}
.why{margin-top:var(--s3);max-width:var(--measure)}
.terms{margin-top:var(--s3)}
.terms>div{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:0 var(--s3);padding-block:.12rem}
dt{color:var(--ink-2)}
.way{margin-top:var(--s3)}
.way a,.no{margin-inline-end:.3em}
.others li,.corrections li{display:flex;gap:var(--s3);padding-top:var(--s4)}
.others li>svg,.corrections li>svg,.others .mark{margin-top:.3em;width:1em}
.others .other,.corrections .other{font:var(--t20)/1.35 var(--serif)}
.others p,.corrections p{font-size:var(--t15)}
.absent{border:2px dashed var(--edge);padding:0 var(--s5) var(--s5);margin-top:var(--s4)}
.absent h3{margin-top:var(--s5)}
.absent li,.full,.instead,.cite{font:var(--t20)/1.42 var(--serif);max-width:var(--measure)}
.absent li{padding-inline-start:1.3em;position:relative}
.absent li::before{content:"";position:absolute;inset-inline-start:0;top:.42em;width:.6em;height:.6em;border:1px dashed var(--edge)}
.instead,.full p,section>p{margin-top:var(--s3)}
.note{margin-top:.1rem!important}
.timeline li{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:0 var(--s4);padding-top:var(--s3);font-size:var(--t15)}
.timeline time{color:var(--ink-2)}
details{margin-top:var(--s4);font-size:var(--t15)}
summary{cursor:pointer;text-decoration:underline;text-underline-offset:.18em;padding-block:var(--s1)}
.code{font:var(--t13)/1.5 var(--mono);background:var(--wash);border:1px solid var(--edge);padding:var(--s3);white-space:pre-wrap;margin:var(--s2) 0 0}
.slip{border:1px solid var(--edge);border-top:4px solid var(--ink);padding:var(--s5);margin-top:var(--s8);font-size:var(--t15)}
.slip h2{font-size:var(--t15);border-bottom:1px solid var(--ink);padding-bottom:var(--s3)}
.slip dl{padding-block:var(--s2)}
.slip dl+dl{border-top:1px solid var(--line)}
.slip dl>div{display:flex;align-items:baseline;gap:var(--s2);padding-block:.2rem;font-variant-numeric:tabular-nums lining-nums}
.slip dt{flex:1;display:flex;align-items:baseline;gap:var(--s2)}
.slip dt::after{content:"";flex:1;border-bottom:1px dotted var(--edge)}
.total{border-top:4px double var(--ink);padding-top:var(--s3);color:var(--ink-2)}
.total .verdict{font-size:var(--t20);margin:0 0 var(--s2);color:var(--ink)}
.total b{color:var(--ink)}
.plain{border-top:4px solid var(--ink);padding-top:var(--s5);max-width:var(--measure)}
.plain>*+*{margin-top:var(--s4)}
h1{font:700 var(--t38)/1.18 var(--serif);text-wrap:balance}
.lead{padding-top:var(--s6)}
.lead+*,.lead+.columns section{margin-top:var(--s6)}
.box{margin-top:var(--s4);border:2px solid var(--ink);border-radius:3px;padding:var(--s2);display:grid;grid-template-columns:minmax(0,1fr) auto;gap:var(--s2);align-items:end}
.box textarea{font:var(--t24)/1.35 var(--serif);color:inherit;background:none;border:0;padding:var(--s2) var(--s3);width:100%;min-height:3.4rem;max-height:60vh;field-sizing:content;resize:vertical}
.box:focus-within{outline:3px solid var(--ink);outline-offset:3px}
.box textarea:focus{outline:0}
.lead .finding{margin-top:var(--s3);font-size:var(--t20)}
.ways{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:var(--s3) var(--s6);margin-top:var(--s4);font-size:var(--t15)}
.ways dt{font-weight:600;color:var(--ink)}
.ways dd{color:var(--ink-2)}
.results.brief>li{padding-block:var(--s4)}
.results.brief .other{font-size:var(--t20)}
.buttons{display:flex;flex-wrap:wrap;gap:var(--s2)}
button,.button{font:600 var(--t15)/1.2 var(--sans);color:var(--ink);background:var(--paper);border:2px solid var(--ink);border-radius:3px;padding:.7em 1.1em;cursor:pointer;text-decoration:none;display:inline-block}
button.first{background:var(--ink);color:var(--paper)}
.hint,.error{font-size:var(--t15);margin-top:var(--s2);color:var(--ink-2);max-width:52rem}
.error{color:var(--ink);font-weight:600;border-inline-start:4px solid var(--ink);padding-inline-start:var(--s3)}
.talk{display:grid;gap:var(--s5);max-width:var(--measure)}
.talk>button{justify-self:start}
.field{border:0;margin:0;padding:0;min-width:0}
.field>label,legend{font:600 var(--t17)/1.4 var(--sans);color:var(--ink);padding:0}
.field textarea,.field>input{font:var(--t17)/1.45 var(--sans);color:var(--ink);background:var(--paper);border:2px solid var(--edge);border-radius:3px;padding:.5em .6em;margin-top:var(--s2);width:100%;max-width:none;field-sizing:content;min-height:2.8rem}
.field textarea{min-height:9rem;max-height:60vh;resize:vertical}
.field [aria-invalid]{border-color:var(--ink)}
.field .hint{margin-top:var(--s1)}
.field>.option{display:flex;gap:var(--s3);align-items:baseline;font-weight:400;padding-block:var(--s2)}
.option input{width:1.2em;height:1.2em;flex:none;margin:0;accent-color:var(--ink);transform:translateY(.15em)}
small{font-size:var(--t15);font-weight:400;color:var(--ink-2)}
.option small{display:block}
.mistakes{border:2px solid var(--ink);border-inline-start-width:8px;padding:var(--s4)}
.mistakes li{margin-top:var(--s2)}
.mistakes+h1{margin-top:var(--s6)}
.filters form{display:flex;flex-wrap:wrap;gap:var(--s3) var(--s4);align-items:end;padding-top:var(--s3)}
label{display:block;font-size:var(--t13);color:var(--ink-2)}
select,input{display:block;font:var(--t15) var(--sans);color:var(--ink);background:var(--paper);border:1px solid var(--edge);border-radius:3px;padding:.45em .5em;max-width:15rem;width:100%}
.results>li{display:grid;grid-template-columns:13.5rem minmax(0,1fr);gap:0 var(--s5);padding-block:var(--s5)}
.results>li+li{border-top:1px solid var(--line)}
.results .verdict{font-size:var(--t17);margin:.2rem 0 0}
.results .whether{font-size:var(--t15);font-weight:400}
.results .other{font:700 var(--t22)/1.28 var(--serif);margin:0 0 var(--s2);max-width:var(--measure)}
.results .other a{text-decoration-color:transparent}
.results .other a:hover{text-decoration-color:inherit}
.results p{max-width:var(--measure)}
.results .facts{margin-top:var(--s2)}
.best{margin-top:var(--s2);font-size:var(--t15);color:var(--ink-2)}
.best q{font:var(--t17)/1.42 var(--serif);color:var(--ink)}
.best q::before{content:"“"}
.best q::after{content:"”"}
u{text-decoration:underline 2px;text-underline-offset:.18em}
.empty{border:2px dashed var(--edge);padding:var(--s6) var(--s7);margin-top:var(--s6)}
.empty h2{display:flex;justify-content:flex-start;gap:var(--s3);align-items:center}
.empty>*+*{margin-top:var(--s4)}
.empty .finding{margin-top:var(--s4)}
.ends{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 var(--s5);font-size:var(--t15)}
button.link{border:0;padding:0;background:none;font-weight:400;text-decoration:underline;text-underline-offset:.18em}
.sr{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.text{font:var(--t22)/1.75 var(--serif);margin-top:var(--s3);max-width:48rem;white-space:pre-wrap}
.s{text-decoration:underline 1px;text-underline-offset:.24em}
.s.other{text-decoration-style:dashed}
.s.none{text-decoration:none}
.text .no{font:600 var(--t13)/1 var(--sans);text-decoration:none;border:1px solid var(--edge);border-radius:3px;padding:.15em .4em;margin-inline:.2em;white-space:nowrap}
.text .no svg{margin-inline-end:.25em}
.pair{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:var(--s4) var(--s8);padding-block:var(--s5)}
.pair+.pair{border-top:1px solid var(--line)}
.pair h3{font-size:var(--t17);margin:0;display:flex;gap:.5em;align-items:center}
.pair .q{font-size:var(--t20);margin-block:var(--s2)}
.pair .soft,.card p{font-size:var(--t15)}
.pair .absent{padding:var(--s4) var(--s5);margin:0;align-self:start;color:var(--ink-2)}
.pair .absent p+p{margin-top:var(--s2)}
.card{border:1px solid var(--edge);padding:var(--s4) var(--s5);align-self:start}
.card .other{font:700 var(--t20)/1.35 var(--serif);margin-top:var(--s1)}
.card .on{border-top:1px solid var(--line);margin-top:var(--s3);padding-top:var(--s3)}
.apart .on{border-top:1px dashed var(--edge)}
.card .on>*+*{margin-top:var(--s2)}
.card .verdict{font-size:var(--t20);margin-top:0}
.apart .verdict,.others .verdict{font-size:var(--t17);margin-top:0}
.card .warn{font-weight:600;margin-bottom:var(--s3)}
.differs{border:2px solid var(--ink);padding:0 .2em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.unexplained{font-weight:inherit;border:1px dashed var(--edge);padding:0 .15em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.legend{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:var(--s2) var(--s5);padding-top:var(--s3);font-size:var(--t15)}
.strip{margin:var(--s4) 0 0}
.strip .line{display:block;width:100%;height:4rem}
.ground{fill:var(--wash);stroke:var(--edge);vector-effect:non-scaling-stroke}
.stands{fill:var(--mark);stroke:var(--mark-edge);vector-effect:non-scaling-stroke}
.changed{fill:none;stroke:var(--edge);stroke-dasharray:3 2;vector-effect:non-scaling-stroke}
rect.dot{fill:var(--ink)}
.strip figcaption{display:flex;justify-content:space-between;font-size:var(--t13);color:var(--ink-2)}
.key{font-size:var(--t13);color:var(--ink-2);margin-top:var(--s3)}
.swatch,i.dot{display:inline-block;width:.8em;height:.8em;vertical-align:-.08em;background:var(--mark);border:solid var(--mark-edge);border-width:0 1px;forced-color-adjust:none}
i.dot{width:.5em;height:.5em;background:var(--ink);border:0;margin-inline-start:var(--s4)}
.passages{margin-top:var(--s4)}
.passages>li{display:grid;grid-template-columns:4rem minmax(0,1fr) minmax(0,1fr);gap:0 var(--s6);padding-block:var(--s5);border-top:1px solid var(--line)}
.passages>li:target{outline:2px solid var(--edge);outline-offset:var(--s1)}
.passages .no{font-size:var(--t15);color:var(--ink-2);padding-top:.3rem}
.passages .q{font-size:var(--t20)}
.passages .others li:first-child{padding-top:0}
.passages .other{font-size:var(--t17)}
.articles>li{border-top:1px solid var(--line);padding-block:var(--s4)}
.articles{margin-top:var(--s6)}
.articles h2{font:700 var(--t22)/1.28 var(--serif);display:block}
.corrections{margin-top:var(--s4)}
.prose p,.bullets li,.codebook p{max-width:var(--measure)}
.bullets{list-style:disc;padding-inline-start:1.2em}
.bullets li{margin-top:var(--s2)}
.codebook{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:var(--s4) var(--s6);padding-top:var(--s4)}
.codebook li{display:flex;gap:var(--s3)}
.codebook svg{font-size:var(--t22)}
.codebook .ladder{width:2.25em}
.codebook p{font-size:var(--t15);color:var(--ink-2)}
.card-page{border:1px solid var(--edge);border-top:4px solid var(--ink);padding:var(--s5);font-size:var(--t15)}
.card-page .notice{padding:0 0 var(--s2);background:none}
.card-page .verdict{font-size:var(--t20);margin:0}
.card-page h1{font:700 var(--t22)/1.28 var(--serif);margin-top:var(--s2)}
.card-page h1 a{text-decoration-color:transparent}
.card-page main{padding:0}
.card-page main>*+*{margin-top:var(--s2)}
.one{border-top:1px solid var(--line);padding-top:var(--s3)}
.one .q{font-size:var(--t17)}
.card-page footer{border-top:4px double var(--ink);margin-top:var(--s3);padding-top:var(--s3);display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:var(--s2)}
.card-page .name{font-size:var(--t17)}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 20rem;column-gap:5.5rem}
.topics{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s4);padding-top:var(--s3);font-size:var(--t15)}
.more{margin-top:var(--s5)}
@media (max-width:60rem){.columns{grid-template-columns:minmax(0,1fr)}}
@media (min-width:60rem){
.receipt-page{grid-template-columns:minmax(0,1fr) 20rem;column-gap:5.5rem}
.receipt-page>*{grid-column:1}
.slip{grid-column:2;grid-row:1/span 3;align-self:start;position:sticky;top:var(--s4);margin-top:0}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:0 var(--s6)}
.sides .terms>div{grid-template-columns:minmax(0,1fr)}
}
@media (max-width:40rem){
section,.slip{margin-top:var(--s7)}
.verdict{font-size:var(--t24);margin-top:var(--s3)}
.total .verdict{font-size:var(--t20)}
.finding,.q{font-size:var(--t20)}
.head .finding{font-size:1.125rem;line-height:1.32;margin-top:var(--s2)}
.head .verdict{margin-top:var(--s2)}
.head .meaning{font-size:.875rem;line-height:1.4;margin-top:var(--s1)}
.head .facts{margin-top:var(--s2);line-height:1.4}
.claim.short{font-size:1.75rem}
.notice{line-height:1.35}
.head{padding-top:var(--s2)}
.facts{gap:0 var(--s4)}
.claim{margin-top:var(--s2)}
.bar{padding-block:var(--s2) var(--s3)}
.bar nav{font-size:var(--t13);gap:0 .8rem}
.claim,h1{text-wrap:wrap}
.notice{padding-block:var(--s1)}
.kicker,.said,.facts,.whether{font-size:.875rem}
.timeline li{grid-template-columns:minmax(0,1fr)}
.terms>div{grid-template-columns:4.5rem minmax(0,1fr)}
.receipt{grid-template-columns:1.25rem minmax(0,1fr)}
.absent{padding-inline:var(--s4)}
.empty{padding:var(--s5) var(--s4)}
.lead{padding-top:var(--s3)}
.box{grid-template-columns:minmax(0,1fr)}
.box textarea{font-size:var(--t20);padding:var(--s1)}
.buttons{justify-content:flex-end}
.ways{grid-template-columns:minmax(0,1fr);gap:var(--s2)}
.lead .finding{font-size:var(--t17);margin-top:var(--s2)}
.pair{grid-template-columns:minmax(0,1fr)}
.passages>li{grid-template-columns:minmax(0,1fr);gap:var(--s2)}
.codebook{grid-template-columns:minmax(0,1fr)}
.results>li{grid-template-columns:minmax(0,1fr);gap:var(--s2)}
.results .other{font-size:var(--t20)}
.filters form>*{flex:1 1 8rem}
h1{font-size:var(--t30)}
}
@media (forced-colors:active){mark,.name{forced-color-adjust:none;background:Mark;color:MarkText}}
`;
