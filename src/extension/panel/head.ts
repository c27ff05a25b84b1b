import { element } from "../ground/element.ts";
import { say, sayCount } from "../ground/say.ts";
import { serverName } from "../view/claim-view.ts";
import { isOffOn } from "./off-sites.ts";
import { tellBackground } from "./open-page.ts";
import type { PanelPage, View } from "./view.ts";

/** What was looked at and how much of it is marked; or why nothing is. */
export function headView(): View {
  const counts = element("div", { role: "status" });
  const notices = element("div", null);
  const root = element(
    "header",
    null,
    element(
      "p",
      { class: "first" },
      element("span", { class: "name" }, say("extensionName")),
      " ",
      say("onlyMarked"),
    ),
    element("h1", { class: "sr" }, say("panelTitle")),
    counts,
    notices,
  );
  let shown = "";
  /** The page that was looked up last because its reader asked. */
  let asked: string | null = null;
  const lookUp = async (page: PanelPage) => {
    await tellBackground({ type: "look-up", tabId: page.tab });
    asked = page.address;
    counts.replaceChildren(...found(page));
  };
  return {
    root,
    show(page) {
      const known = JSON.stringify([
        page.host,
        page.settings,
        page.state && { ...page.state, ...countsOf(page) },
      ]);
      if (known === shown) return;
      shown = known;
      counts.replaceChildren(...summary(page, asked === page.address, lookUp));
      notices.replaceChildren(...noticesOf(page));
    },
  };
}

function countsOf({ state }: PanelPage) {
  const claims = new Set(state?.passages.flatMap(({ claims }) => claims.map(({ claim }) => claim.id)));
  return { passages: state?.passages.length ?? 0, missing: state?.missing.length ?? 0, claims: claims.size };
}

type LookUp = (page: PanelPage) => Promise<void>;

function summary(page: PanelPage, wasAsked: boolean, lookUp: LookUp): HTMLElement[] {
  return whyNothing(page, wasAsked, lookUp) ?? found(page);
}

function found(page: PanelPage): HTMLElement[] {
  const { passages, claims } = countsOf(page);
  if (passages === 0) {
    return [
      element("p", null, element("b", null, say("nothingTitle"))),
      element("p", { class: "soft" }, say("nothingText")),
    ];
  }
  return [
    element("p", null, element("b", null, sayCount("passages", passages)), " · ", sayCount("claims", claims)),
    element("p", { class: "soft" }, say("noRating")),
  ];
}

function whyNothing(page: PanelPage, wasAsked: boolean, lookUp: LookUp): HTMLElement[] | null {
  const { host, state, settings } = page;
  const line = (text: string) => [element("p", null, element("b", null, text))];
  if (host === null) return line(say("unreadable"));
  if (settings.marking === "never") return line(say("offEverywhere"));
  if (isOffOn(host, settings)) return line(say("offHere", { host }));
  if (state?.status === "waiting") return line(say("waiting"));
  if (state?.status === "translated") return line(say("translated"));
  const isEmpty = state === null || state.passages.length + state.missing.length === 0;
  if (settings.marking !== "asked" || wasAsked || !isEmpty) return null;
  const button = element("button", { type: "button" }, say("lookUp"));
  button.addEventListener("click", () => void lookUp(page));
  return [...line(say("asksFirst")), element("p", { class: "way" }, button)];
}

function noticesOf({ state }: PanelPage): HTMLElement[] {
  const all = state?.servers ?? [];
  return all.flatMap(({ server, notice, failed }) => [
    ...(failed ? [element("p", { class: "notice" }, say("serverFailed", { server: server.name }))] : []),
    ...(notice === null
      ? []
      : [
          element(
            "p",
            { class: "notice", dir: "auto" },
            all.length > 1 ? serverName(server) : null,
            all.length > 1 ? " " : null,
            notice,
          ),
        ]),
  ]);
}
