import { codePoints } from "../../../language/code-points.ts";
import { element } from "../../ground/element.ts";
import { say, sayWith } from "../../ground/say.ts";
import type { Server, Settings } from "../../ground/settings.ts";
import { writeSettings } from "../../ground/stored-settings.ts";
import { h, type Twig, words } from "../../ground/tree.ts";
import { serverName } from "../../view/claim-view.ts";
import type { PanelPage, View } from "../view.ts";
import { answerView } from "./answer-view.ts";
import type { AtHand } from "./at-hand.ts";
import { type Compared, compare, MOST_WORDS } from "./compare.ts";
import { requestCheck } from "./request-check.ts";

/** "Is this checked?": what was asked about, who is told what, and what they answer. */
export function selectionView(atHand: AtHand): View {
  const said = element("div", { "aria-live": "polite" });
  const putAway = element("button", { type: "button", class: "link" }, say("letGo"));
  const quote = element("blockquote", { class: "words", dir: "auto" });
  const root = element(
    "section",
    { class: "asked", hidden: "", "aria-labelledby": "asked" },
    element("h2", { id: "asked", tabindex: "-1" }, say("menuCheck")),
    quote,
    said,
    element("p", null, putAway),
  );
  let settings: Settings | null = null;
  /** Of what is being compared; another selection ends it. */
  let asking: AbortController | null = null;
  let shown: unknown = null;
  putAway.addEventListener("click", () => atHand.letGo());

  const send = async (text: string, servers: readonly Server[], pageUrl: string) => {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    said.replaceChildren(element("p", { class: "soft" }, say("asking")));
    const answers = await Promise.all(servers.map((server) => compare(server, text, mine.signal)));
    if (mine.signal.aborted) return;
    const again = () => void send(text, servers, pageUrl);
    said.replaceChildren(
      ...answers.map((answer) => answered(answer, text, pageUrl, again, servers.length > 1)),
    );
  };

  const begin = () => {
    asking?.abort();
    const selected = atHand.now();
    root.hidden = selected === null;
    if (selected === null || settings === null) return;
    // Whole words where the page's text is known: half a number is another one.
    const text = selected.selection.quote?.exact ?? selected.selection.words;
    const { servers, toldOf } = settings;
    const isLong = codePoints(text) > MOST_WORDS;
    quote.textContent = isLong ? "" : `“${text.trim()}”`;
    if (text.trim() === "") said.replaceChildren(element("p", null, say("askNothing")));
    else if (isLong) said.replaceChildren(element("p", null, say("askLong", { most: MOST_WORDS })));
    else if (servers.every(({ url }) => toldOf.includes(url))) void send(text, servers, selected.url);
    else said.replaceChildren(consent(servers, () => void send(text, servers, selected.url), toldOf));
    root.querySelector("h2")?.focus({ preventScroll: false });
  };
  atHand.onChange(() => {
    shown = null;
    if (settings !== null) begin();
  });

  return {
    root,
    show(page: PanelPage) {
      settings = page.settings;
      const selected = atHand.now();
      if (selected !== null && page.tab !== selected.tab) {
        root.hidden = true;
        return;
      }
      // A change of settings or page alone asks nothing anew.
      if (shown === selected && selected !== null) {
        root.hidden = false;
        return;
      }
      shown = selected;
      begin();
    },
  };
}

/** Who would be told what, before the first time. */
function consent(servers: readonly Server[], send: () => void, toldOf: readonly string[]): HTMLElement {
  const yes = element("button", { type: "button" }, say("askSend"));
  yes.addEventListener("click", () => {
    const all = new Set([...toldOf, ...servers.map(({ url }) => url)]);
    void writeSettings({ toldOf: [...all] });
    send();
  });
  const names = servers.flatMap(({ name, url }, i): Twig[] => [
    i === 0 ? null : ", ",
    words(name),
    " (",
    h("code", null, url),
    ")",
  ]);
  return element(
    "div",
    { class: "notice" },
    h("p", null, ...sayWith("askTell", { servers: h("span", null, ...names) })),
    h("p", { class: "soft" }, say("askOnce")),
    yes,
  );
}

function answered(
  answer: Compared,
  text: string,
  pageUrl: string,
  again: () => void,
  isOneOfSeveral: boolean,
): HTMLElement {
  const { server } = answer;
  const title = isOneOfSeveral ? element("h3", null, serverName(server)) : null;
  if ("fault" in answer) {
    const retry = element("button", { type: "button" }, say("askAgain"));
    retry.addEventListener("click", again);
    const fault =
      answer.fault === "busy"
        ? say("askBusy", { server: server.name })
        : answer.fault === "long"
          ? say("askLong", { most: MOST_WORDS })
          : say("askNoAnswer", { server: server.name });
    return element("div", null, ...[title].filter((one) => one !== null), element("p", null, fault), retry);
  }
  const view = answerView(text, answer.matches, (sentence) => requestCheck(server, sentence, pageUrl));
  return element("div", null, ...(title === null ? [] : [title]), view);
}
