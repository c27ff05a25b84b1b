import type { Page } from "playwright-core";
import type { PublishedQuote } from "./extension-stage.ts";

/** A small page on which marking words goes wrong in one way, and what is right on it. */
export interface Fixture {
  name: string;
  /** What an editor had before them. */
  source: string;
  quotes: readonly PublishedQuote[];
  /** Body of the page. */
  html: string;
  headers?: Record<string, string>;
  /** Done by the page or its reader before it is judged. */
  act?: (page: Page) => Promise<void>;
  /** All words that are painted as standing, in reading order, and as changed. */
  standing?: string;
  changed?: string;
  /** The page changes its own nodes, so that its markup is not what it was. */
  isRestless?: boolean;
}

const HIDDEN_FROM_SIGHT =
  "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap";

/** Each of a kind that other programs are known to get wrong. */
export const FIXTURES: readonly Fixture[] = [
  {
    name: "words cut up by inline elements, comments and split nodes",
    source: "The north mill grinds rye on Tuesdays only, said the miller.",
    quotes: [{ exact: "north mill grinds rye on Tuesdays only" }],
    html: "<p>The <b>no</b>rth mill <a href='#m'>grinds</a> rye<!-- asked --> on <i>Tues<u>days</u></i> only, said the miller.</p>",
    standing: "north mill grinds rye on Tuesdays only",
  },
  {
    name: "line breaks, soft hyphens and places where a word may break",
    source: "Water was cut\nfor nine hours in the upper village and the schoolhouse. It came back.",
    quotes: [{ exact: "Water was cut\nfor nine hours in the upper village and the schoolhouse" }],
    html: "<p>Water was cut<br>for nine\n   hours in the upper vil&shy;lage and the school<wbr>house. It came back.</p>",
    standing: "Water was cutfor nine hours in the upper vil\u00adlage and the schoolhouse",
  },
  {
    name: "a quote over items of a list and cells of a table",
    source: "Close the gate.\nRing the bell twice.\n\nMay\t1,310\nJune\t880",
    quotes: [{ exact: "Close the gate.\nRing the bell twice." }, { exact: "May\t1,310\nJune\t880" }],
    html: "<ul><li>Close the gate.</li><li>Ring the bell twice.</li></ul><table><tr><td>May</td><td>1,310</td></tr><tr><td>June</td><td>880</td></tr></table>",
    standing: "Close the gate.Ring the bell twice.May1,310June880",
  },
  {
    name: "copies that nobody sees",
    source: "Eleven lamps were lit along the dike. Its keeper slept through the flood.",
    quotes: [
      { exact: "Eleven lamps were lit along the dike" },
      { exact: "Its keeper slept through the flood" },
    ],
    html: `<div style="display:none">Eleven lamps were lit along the dike.</div><div style="opacity:0">Eleven lamps were lit along the dike.</div>
<div style="position:absolute;left:-9999px">Its keeper slept through the flood.</div><div style="visibility:hidden">Its keeper slept through the flood.</div><div style="margin-left:-9999px;width:500px">Its keeper slept through the flood.</div><div style="transform:scale(0)">Its keeper slept through the flood.</div>
<p id="a">Eleven lamps were lit along the dike.</p>`,
    standing: "Eleven lamps were lit along the dike",
  },
  {
    name: "words behind a tab, in closed details, and behind a box that is ticked",
    source: "Seats cost four crowns. The hall holds ninety. Doors open at six.",
    quotes: [
      { exact: "Seats cost four crowns" },
      { exact: "The hall holds ninety" },
      { exact: "Doors open at six" },
    ],
    html: `<style>#t~p{display:none}#t:checked~p{display:block}</style><button onclick="x.hidden=false">Show</button><p id="x" hidden>Seats cost four crowns.</p>
<details><summary>Behind the curtain</summary><p>The hall holds ninety.</p></details><div><input type="checkbox" id="t"><p>Doors open at six.</p></div>`,
    act: async (page) => {
      await page.click("button");
      await page.click("summary");
      await page.click("#t");
    },
    standing: "Seats cost four crownsThe hall holds ninetyDoors open at six",
    isRestless: true,
  },
  {
    name: "words for screen readers alone inside a quote; words that are seen and not read out",
    source: "Fees fall by a tenth in June, the harbour says. Boats under six metres go free.",
    quotes: [{ exact: "Fees fall by a tenth in June" }, { exact: "Boats under six metres go free" }],
    html: `<p>Fees fall <span style="${HIDDEN_FROM_SIGHT}">(see the table)</span>by a tenth in June, the harbour says.</p><p aria-hidden="true">Boats under six metres go free.</p>`,
    standing: "Fees fall by a tenth in JuneBoats under six metres go free",
  },
  {
    name: "words that are in the document and not on the page",
    source: "The organ is sold. The bellows were kept. Nobody bid for the pipes.",
    quotes: [
      { exact: "The organ is sold" },
      { exact: "The bellows were kept" },
      { exact: "Nobody bid for the pipes" },
    ],
    html: `<script type="application/json">"The organ is sold."</script><noscript>The bellows were kept.</noscript><template>The organ is sold.</template><nav>The bellows were kept.</nav><p>Nobody bid for the pipes.</p>`,
    standing: "Nobody bid for the pipes",
  },
  {
    name: "a drop cap, and capitals made by a style",
    source: "Four swans nest below the weir this year. the straße is closed till noon.",
    quotes: [{ exact: "Four swans nest below the weir" }, { exact: "the straße is closed till noon" }],
    html: `<div><div style="float:left;font-size:3em">“F</div>our swans nest below the weir this year.</div><p style="text-transform:uppercase">the straße is closed till noon.</p>`,
    standing: "Four swans nest below the weirthe straße is closed till noon",
  },
  {
    name: "readings between characters, no spaces",
    source: "村の橋を来月から直す予定だ。",
    quotes: [{ exact: "村の橋を来月から直す" }],
    html: "<p lang='ja'><ruby>村<rp>(</rp><rt>むら</rt><rp>)</rp></ruby>の<ruby>橋<rt>はし</rt></ruby>を来月から直す予定だ。</p>",
    standing: "村の橋を来月から直す",
  },
  {
    name: "marks of notes in a sentence, behind a number too; a power is none",
    source:
      "Catches rose by 9 per cent in two years. The pond covers 30 m2 now. Eels came back to all 17 ditches of the parish.",
    quotes: [
      { exact: "Eels came back to all 17 ditches of the parish" },
      { exact: "Catches rose by 9 per cent in two years" },
      { exact: "The pond covers 30 m2 now" },
    ],
    html: `<p>Catches rose by 9<sup><a href="#n1">1</a></sup> per cent<a href="#n2"><sup>[b]</sup></a> in two<sup>*</sup> years.</p><p>The pond covers 30 m<sup>2</sup> now.</p>
<p>Eels came back<sup>3</sup> to all<sup class="fnref">4</sup> 17<a href="#n4" style="vertical-align:super;font-size:.7em">5</a> ditches<sup>[source needed]</sup> of the parish.</p>`,
    standing:
      "Catches rose by 9 per cent in two yearsThe pond covers 30 m2 nowEels came back to all 17 ditches of the parish",
  },
  {
    name: "right to left, with marks of direction",
    source: "وصل عدد القوارب إلى 1,310 قارب هذا العام",
    quotes: [{ exact: "عدد القوارب إلى 1,310 قارب" }],
    html: "<p dir='rtl' lang='ar'>وصل عدد القوارب إلى \u20661,310\u2069 قارب هذا العام</p>",
    standing: "عدد القوارب إلى \u20661,310\u2069 قارب",
  },
  {
    name: "emoji before a quote, accents as characters of their own",
    source: "🚣‍♀️🚣‍♀️ The Crème café rowed home first. 👏🏽 They won.",
    quotes: [{ exact: "The Crème café rowed home first. 👏🏽" }],
    html: "<p>🚣‍♀️🚣‍♀️ The Cre\u0300me cafe\u0301 rowed home first. 👏🏽 They won.</p>",
    standing: "The Cre\u0300me cafe\u0301 rowed home first. 👏🏽",
  },
  {
    name: "the same words in a headline, a pull quote and a link",
    source:
      "The well is dry again. The parish digs a new one. It was dry last autumn, and the well is dry again, people say in the lane.",
    quotes: [{ exact: "the well is dry again", prefix: "It was dry last autumn, and " }],
    html: `<h2>the well is dry again</h2><aside>the well is dry again</aside><p>It was dry last autumn, and <b>the well is dry again</b>, people say in the lane.</p><a href="/x">the well is dry again</a>`,
    act: async (page) => {
      await page.waitForFunction(() =>
        [...CSS.highlights.values()].some((highlight) =>
          [...highlight].some(({ startContainer }) => startContainer.parentElement?.localName === "b"),
        ),
      );
    },
    standing: "the well is dry again",
  },
  {
    name: "the same words in two places, each with what stands before it",
    source: "The first lock was opened at noon. The second lock was opened at noon.",
    quotes: [
      { exact: "was opened at noon", prefix: "The first lock " },
      { exact: "was opened at noon", prefix: "The second lock " },
    ],
    html: "<p>A new paragraph: the sluice was opened at noon.</p><p>The first lock was opened at noon.</p><p>The second lock was opened at noon.</p>",
    standing: "was opened at noonwas opened at noon",
  },
  {
    name: "a number and a denial that changed, beside a copy of the old words",
    source:
      "By night the crew had counted all. The fire burned 30 barns in the valley, most of them empty. Farmers will be paid for hay, the notice says.",
    quotes: [{ exact: "The fire burned 30 barns in the valley" }, { exact: "Farmers will be paid for hay" }],
    html: `<aside><p>The fire burned 30 barns in the valley.</p></aside><p>By night the crew had counted all. The fire burned 13 barns in the valley, most of them empty.</p><p>Farmers will not be paid for hay, the notice says.</p>`,
    changed: "The fire burned 13 barns in the valleyFarmers will not be paid for hay",
  },
  {
    name: "a correction that is shown as one",
    source: "The guard counted sixty carts on the bridge. It was not harmed.",
    quotes: [{ exact: "The guard counted sixty carts on the bridge" }, { exact: "It was not harmed" }],
    html: "<p>The guard counted <span style='text-decoration:line-through'>sixty</span> <ins>sixteen</ins> carts on the bridge. It was not harmed.</p>",
    standing: "It was not harmed",
    changed: "The guard counted sixteen carts on the bridgesixty",
  },
  {
    name: "nodes that are replaced by equal ones, words that come late",
    source: "The museum shuts on Mondays. Cards are sold at the desk.",
    quotes: [{ exact: "The museum shuts on Mondays" }, { exact: "Cards are sold at the desk" }],
    html: `<div id="root"><p>The museum shuts on Mondays.</p></div><script>setTimeout(()=>root.replaceChildren(root.firstElementChild.cloneNode(true)),1500);setTimeout(()=>root.insertAdjacentHTML("beforeend","<p>Cards are sold at the desk.</p>"),2600)</script>`,
    act: (page) => page.waitForTimeout(3000),
    standing: "The museum shuts on MondaysCards are sold at the desk",
    isRestless: true,
  },
  {
    name: "a page that never falls silent",
    source: "Five goats graze below the tower. The tower leans.",
    quotes: [{ exact: "Five goats graze below the tower" }, { exact: "The tower leans" }],
    html: `<p id="tick">0</p><div id="d"><p>Five goats graze below the tower.</p></div><script>let n=0;setInterval(()=>{tick.firstChild.data=String(++n)},120);setTimeout(()=>d.insertAdjacentHTML("beforeend","<p>The tower leans.</p>"),1800)</script>`,
    standing: "Five goats graze below the towerThe tower leans",
    isRestless: true,
  },
  {
    name: "a registry that the page empties",
    source: "Two wells feed the fountain. It runs by day.",
    quotes: [{ exact: "Two wells feed the fountain" }],
    html: "<p>Two wells feed the fountain. It runs by day.</p>",
    act: async (page) => {
      await page.waitForFunction(() => CSS.highlights.size > 0);
      await page.evaluate(() => CSS.highlights.clear());
    },
    standing: "Two wells feed the fountain",
  },
  {
    name: "shadow roots, open and closed, with words in slots",
    source: "The ferry carries thirty cars. Its captain is new. The pier was painted green.",
    quotes: [
      { exact: "The ferry carries thirty cars" },
      { exact: "Its captain is new" },
      { exact: "The pier was painted green" },
    ],
    html: `<div id="o"><span slot="n">thirty</span></div><div id="c"></div><late-part></late-part><script>
o.attachShadow({mode:"open"}).innerHTML='<p>The ferry carries <slot name="n">many</slot> cars.</p>';
c.attachShadow({mode:"closed"}).innerHTML="<p>Its captain is new.</p>";
setTimeout(()=>customElements.define("late-part",class extends HTMLElement{connectedCallback(){this.attachShadow({mode:"open"}).innerHTML="<p>The pier was painted green.</p>"}}),1800)</script>`,
    standing: "The ferry carries thirty carsIts captain is newThe pier was painted green",
    isRestless: true,
  },
  {
    name: "a policy that forbids every style",
    source: "The bakery is open until nine. Rolls sell out.",
    quotes: [{ exact: "The bakery is open until nine" }],
    headers: {
      "Content-Security-Policy":
        "default-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    },
    html: "<p>The bakery is open until nine. Rolls sell out.</p>",
    standing: "The bakery is open until nine",
  },
  {
    name: "a draft of the reader's",
    source: "Six benches are moved to the park. Work begins in May.",
    quotes: [{ exact: "Six benches are moved to the park" }],
    html: `<div contenteditable>Six benches are moved to the park</div><textarea>Six benches are moved to the park</textarea><p>Six benches are moved to the park. Work begins in May.</p>`,
    standing: "Six benches are moved to the park",
  },
  {
    name: "the same words in a frame",
    source: "The clock strikes again at night. Neighbours slept.",
    quotes: [{ exact: "The clock strikes again at night" }],
    html: `<iframe srcdoc="<p>The clock strikes again at night.</p>"></iframe><p>The clock strikes again at night. Neighbours slept.</p>`,
    standing: "The clock strikes again at night",
  },
  {
    name: "something floats in the middle of a sentence",
    source: "The orchard was planted in rows of nine by the school. Plums ripen first.",
    quotes: [{ exact: "planted in rows of nine by the school" }, { exact: "Plums ripen first" }],
    html: `<p>The orchard was planted in rows <span style="float:right;display:block;width:8em">Advertisement: buy a ladder today</span>of nine by the school.</p><p style="content-visibility:auto">Plums ripen first.</p>`,
    standing: "planted in rows of nine by the schoolPlums ripen first",
  },
  {
    name: "fields and images that are called as members of forms and of the document are",
    source: "The mint struck nine hundred coins. They are kept in a chest.",
    quotes: [{ exact: "The mint struck nine hundred coins" }],
    html: `<form><input name="localName"><input name="childNodes"><input name="getAttribute"><input name="textContent"><p>The mint struck nine hundred coins. They are kept in a chest.</p></form>
<img name="documentElement"><img name="hidden"><img name="createTreeWalker"><img name="body"><img name="addEventListener"><img name="activeElement">`,
    standing: "The mint struck nine hundred coins",
    isRestless: true,
  },
  {
    name: "a translated page: nothing is judged by its words",
    source: "The stove smokes. Wood is damp.",
    quotes: [{ exact: "The stove smokes" }],
    html: `<script>document.documentElement.classList.add("translated-ltr")</script><p>The stove smokes. Wood is damp.</p>`,
    act: (page) => page.waitForTimeout(2500),
  },
];
