import { SIGN_MARKS, type Sign } from "../../marks/sign-marks.ts";
import { VERDICT_MARKS } from "../../marks/verdict-marks.ts";
import { element } from "../ground/element.ts";
import type { Passage, PassageClaim, PassageState } from "../ground/passage.ts";
import { say, sayCount } from "../ground/say.ts";
import { drawn, h, type Tree } from "../ground/tree.ts";
import { type Around, aroundOf, serverAt } from "../view/around.ts";
import { claimView, serverName } from "../view/claim-view.ts";
import { inOrder, passageWords, whatBecame } from "../view/passage-view.ts";
import { labelWords } from "../view/verdict-view.ts";
import { tellContent } from "./open-page.ts";
import { strip } from "./strip.ts";
import type { View } from "./view.ts";

/** All passages in reading order, each with what stands behind it; then what was checked and is not marked. */
export function passagesView(): View {
  const list = element("ol", null);
  const place = element("div", { class: "strip", "aria-hidden": "true" });
  const missingList = element("ol", null);
  const missingTitle = element("h2", null);
  const missing = element("section", { class: "missing" }, missingTitle, missingList);
  const marked = element("div", { class: "marked" }, place, list);
  const title = element("h2", { class: "sr" }, say("passages"));
  const root = element("main", null, title, marked, missing);
  const kept = [new Kept(list), new Kept(missingList)] as const;
  let tab = 0;
  const show = (passage: string) => void tellContent(tab, { type: "show", passage });
  return {
    root,
    show(page) {
      tab = page.tab;
      const { state } = page;
      const around = state === null ? null : aroundOf(state);
      kept[0].show(state?.passages ?? [], around, show);
      kept[1].show(state?.missing ?? [], around, null);
      place.replaceChildren(
        ...strip(state?.passages ?? [], (passage) => {
          show(passage);
          kept[0].open(passage);
        }),
      );
      marked.hidden = !state?.passages.length;
      title.hidden = marked.hidden;
      missing.hidden = !state?.missing.length;
      if (state?.missing.length) missingTitle.textContent = sayCount("missing", state.missing.length);
    },
  };
}

/** A list whose items stay the same elements while they say the same, so that focus and what is open are kept. */
class Kept {
  readonly #list: HTMLElement;
  readonly #items = new Map<string, { item: HTMLDetailsElement; line: HTMLElement; says: string }>();

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  show(passages: readonly Passage[], around: Around | null, onOpen: ((id: string) => void) | null): void {
    const gone = new Set(this.#items.keys());
    const lines = passages.map((passage) => {
      gone.delete(passage.id);
      const says = JSON.stringify([passage, around?.servers]);
      const before = this.#items.get(passage.id);
      if (before?.says === says) return before.line;
      const item = around === null ? element("details", null) : itemOf(passage, around, onOpen);
      if (before?.item.open) item.open = true;
      const hadFocus = before?.item.contains(document.activeElement) ?? false;
      const line = element("li", null, item);
      before?.line.replaceWith(line);
      this.#items.set(passage.id, { item, line, says });
      if (hadFocus) item.querySelector("summary")?.focus();
      return line;
    });
    for (const id of gone) {
      this.#items.get(id)?.line.remove();
      this.#items.delete(id);
    }
    lines.forEach((line, i) => {
      if (this.#list.children[i] !== line) this.#list.insertBefore(line, this.#list.children[i] ?? null);
    });
  }

  open(id: string): void {
    const kept = this.#items.get(id);
    if (kept === undefined) return;
    kept.item.open = true;
    kept.line.scrollIntoView({ block: "nearest" });
  }
}

function itemOf(passage: Passage, around: Around, onOpen: ((id: string) => void) | null): HTMLDetailsElement {
  const claims = inOrder(passage.claims);
  const summary = element(
    "summary",
    null,
    passageWords(passage, around),
    shortState(passage.state),
    element("span", { class: "labels" }, ...labelsOf(claims), ...serversOf(claims, around)),
  );
  const item = element("details", null, summary);
  const fill = () => {
    if (item.children.length > 1) return;
    const became = whatBecame(passage);
    const show = element("button", { type: "button", class: "link" }, say("show"));
    show.addEventListener("click", () => onOpen?.(passage.id));
    item.append(
      element(
        "div",
        { class: "behind" },
        became,
        onOpen === null ? null : show,
        ...claims.map((claim) => claimView(claim, passage, around)),
      ),
    );
  };
  item.addEventListener("toggle", () => {
    if (!item.open) return;
    fill();
    onOpen?.(passage.id);
  });
  return item;
}

const SHORT: Partial<
  Record<
    PassageState,
    { sign: Sign; message: "shortChanged" | "shortBeside" | "goneTitle" | "notFound" | "unjudged" }
  >
> = {
  changed: { sign: "differs", message: "shortChanged" },
  beside: { sign: "differs", message: "shortBeside" },
  gone: { sign: "none", message: "goneTitle" },
  "not-found": { sign: "none", message: "notFound" },
  unjudged: { sign: "none", message: "unjudged" },
};

function shortState(state: PassageState): Tree | null {
  const short = SHORT[state];
  return short === undefined
    ? null
    : h("span", { class: "state" }, drawn(SIGN_MARKS[short.sign]), say(short.message));
}

/** Shape and word a label, each once, with how many claims have it where that is more than one. */
function labelsOf(claims: readonly PassageClaim[]): Tree[] {
  const byWords = Map.groupBy(claims, ({ claim }) => labelWords(claim));
  return [...byWords].map(([label, ones]) => {
    const verdict = ones[0]?.claim.verdict ?? null;
    const count = ones.length > 1 ? ` × ${ones.length}` : "";
    return h(
      "span",
      { class: "label" },
      verdict === null ? null : drawn(VERDICT_MARKS[verdict.label]),
      h("span", null, `${label}${count}`),
    );
  });
}

function serversOf(claims: readonly PassageClaim[], around: Around): Tree[] {
  if (around.servers.length < 2) return [];
  return [...new Set(claims.map(({ server }) => server))].flatMap((url) => {
    const server = serverAt(around, url);
    return server === null ? [] : [serverName(server)];
  });
}
