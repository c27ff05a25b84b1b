/**
 * `<verbatim-claim claim="slug" label="refuted" theme="auto">`: a claim's card as an element of somebody else's page, in a
 * shadow root. It asks for the card's words (`/embed/claims/{slug}/card.json`) and sets them as text; what it is given
 * inside stays until then, and where nothing comes. Its colours follow the page around it unless `theme` says otherwise.
 * Served under a name with its version: what a page that uses it relies on changes only under another number.
 *
 * A string, as the styles are, so that no build stands between it and either runtime; test/browser runs it.
 */
export const ELEMENT_SCRIPT = `// <verbatim-claim>, version 1
const base = new URL("..", import.meta.url);
const sheet = new CSSStyleSheet();
sheet.replaceSync(\`
:host{display:block;max-width:35rem;--ink:light-dark(#14171a,#f2f2ef);--ink-2:light-dark(#4a4f55,#bcc1c6);--edge:light-dark(#71767c,#868d94)}
:host([theme=dark]){color-scheme:dark}
:host([theme=light]){color-scheme:light}
article{all:initial;display:block;color-scheme:inherit;box-sizing:border-box;border:1px solid var(--edge);border-top:4px solid var(--ink);padding:1.25rem;background:light-dark(#fff,#131517);color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
p,h3,blockquote{margin:.5rem 0 0;font-weight:400}
h3,blockquote{font-family:ui-serif,Charter,"Bitstream Charter","Sitka Text",Cambria,"Noto Serif",Georgia,serif}
h3{font-size:1.375rem;font-weight:700;line-height:1.28}
blockquote{font-size:1.0625rem;border-top:1px solid var(--edge);margin-top:.75rem;padding-top:.75rem}
a{color:inherit;text-underline-offset:.18em}
a:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
.verdict{font-size:1.25rem;font-weight:700;margin:0}
.soft{color:var(--ink-2)}
.alert{border:2px solid var(--ink);padding:.75rem}
.stale{font-size:.9375rem;font-weight:400;border:1px dashed var(--edge);padding:0 .4em;margin-left:.5em}
svg{width:1em;height:1em;vertical-align:-.12em;margin-right:.4em;fill:currentColor}
mark{background:light-dark(#ffe45e,#514400);color:light-dark(#14171a,#fff2b3);border-bottom:2px solid light-dark(#14171a,#ffe45e)}
ins{text-decoration:none;border:2px solid;font-weight:700;padding:0 .2em;margin:0 .2em}
i{font-style:normal;text-decoration:underline dashed 1px}
footer{border-top:4px double var(--ink);margin-top:.75rem;padding-top:.5rem}
.name{background:light-dark(#ffe45e,#514400);color:light-dark(#14171a,#fff2b3);padding:0 .3em;font-weight:700}
@media(forced-colors:active){mark,.name{forced-color-adjust:none;background:Mark;color:MarkText}}
\`);
const make = (name, given = {}, ...inner) => {
  const { text, ...attributes } = given;
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  if (text) element.textContent = text;
  element.append(...inner.filter(Boolean));
  return element;
};
const draw = (mark) => {
  const of = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const svg = of("svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  for (const { d, stroke, dashes, dashOffset, evenOdd } of mark) {
    const path = of("path");
    const set = { d, ...(stroke && { fill: "none", stroke: "currentColor", "stroke-width": stroke }), ...(dashes && { "stroke-dasharray": dashes, "stroke-dashoffset": dashOffset }), ...(evenOdd && { "fill-rule": "evenodd" }) };
    for (const name in set) path.setAttribute(name, set[name]);
    svg.append(path);
  }
  return mark.length ? svg : "";
};
const link = (href, text) => make("a", { href: /^https?:/.test(href) ? href : "", text, target: "_blank", rel: "noopener" });
const soft = (text) => make("p", { class: "soft", text, dir: "auto" });
const alert = ({ mark, title, text }) => make("p", { class: "alert", role: "note" }, draw(mark), make("b", { text: title }), " " + text);
const foot = ({ publisher, page, see }) => make("footer", {}, make("span", { class: "name", text: publisher.name }), " ", page && link(page, see));
const PIECES = { mark: "mark", del: "del", ins: "ins" };
const gone = ({ withdrawn: { label, mark, title, text, instead }, publisher }) =>
  make("article", {}, make("p", { class: "verdict" }, draw(mark), label), make("h3", { text: title }), ...text.map((one) => make("p", { text: one, dir: "auto" })), instead && make("p", {}, link(instead, instead)), foot({ publisher }));
const card = (data) => {
  const { label, claim, quote } = data;
  const heading = make("h3", { lang: claim.language, dir: "auto", translate: "no" }, link(data.page, claim.words));
  return make("article", { "aria-label": data.title }, data.notice && soft(data.notice),
    make("p", { class: "verdict" }, draw(label.mark), label.words, label.stale && make("span", { class: "stale", text: label.stale })),
    label.whether && make("p", {}, make("b", { text: label.whether })), heading, ...data.alerts.map(alert),
    make("p", { text: data.finding[0], dir: "auto" }), ...data.finding.slice(1).map(soft),
    quote && make("blockquote", { lang: quote.language, dir: "auto", translate: "no" }, "\\u201c", ...quote.pieces.map(({ as, text }) => make(PIECES[as] ?? "i", { text })), "\\u201d"),
    quote && make("p", { class: "soft" }, draw(quote.mark), quote.standing), soft(data.foot.join(" \\u00b7 ")), foot(data));
};
customElements.get("verbatim-claim") ?? customElements.define("verbatim-claim", class extends HTMLElement {
  static observedAttributes = ["claim", "label"];
  attributeChangedCallback() { if (this.isConnected) this.connectedCallback(); }
  async connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    if (!root.childNodes.length) root.append(make("slot"));
    const address = new URL("embed/claims/" + encodeURIComponent(this.getAttribute("claim") ?? "") + "/card.json", base);
    if (this.hasAttribute("label")) address.searchParams.set("label", this.getAttribute("label"));
    const asked = (this.asked = address.href);
    try {
      const answer = await fetch(asked, { credentials: "omit", referrerPolicy: "no-referrer" });
      if (!answer.ok && answer.status !== 410) return;
      const data = await answer.json();
      if (this.asked === asked) root.replaceChildren(data.withdrawn ? gone(data) : card(data));
    } catch {
      // What stands inside the element stays.
    }
  }
});
`;

/** Path of the file. */
export const ELEMENT_PATH = "/embed/verbatim-claim.1.js";
