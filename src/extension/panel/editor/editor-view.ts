import { element } from "../../ground/element.ts";
import { faultOf } from "../../ground/fault.ts";
import { keyFor, serversWithKeys } from "../../ground/keys.ts";
import { say } from "../../ground/say.ts";
import type { Selected } from "../../ground/selected.ts";
import type { Server, Settings } from "../../ground/settings.ts";
import { h, link, words } from "../../ground/tree.ts";
import type { AtHand } from "../selection/at-hand.ts";
import type { PanelPage, View } from "../view.ts";
import { claimChoice } from "./claim-choice.ts";
import { type Checked, checkQuote, type Meant, ROLES, type Role } from "./quote-check.ts";
import { saveQuote } from "./save-quote.ts";
import { pageToSend, previewOfPage, registerPage, renewPage } from "./send-page.ts";

const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** For who has a key: the selected words as a quote of a claim. Nothing of the page is sent before it was shown. */
export function editorView(atHand: AtHand): View {
  const root = element("section", { class: "edits", hidden: "", "aria-labelledby": "edits" });
  let settings: Settings | null = null;
  let tab = -1;
  let shown: Selected | null = null;

  const begin = async () => {
    const selected = atHand.now();
    shown = selected;
    if (selected === null || settings === null || selected.tab !== tab) {
      root.hidden = true;
      return;
    }
    const withKeys = new Set(await serversWithKeys());
    if (atHand.now() !== selected) return;
    const servers = settings.servers.filter(({ url }) => withKeys.has(url));
    root.hidden = servers.length === 0;
    if (servers.length > 0) root.replaceChildren(...editor(selected, servers));
  };
  atHand.onChange(() => void begin());
  return {
    root,
    show(page: PanelPage) {
      settings = page.settings;
      const moved = tab !== page.tab;
      tab = page.tab;
      if (moved || shown !== atHand.now()) void begin();
    },
  };
}

/** The parts of the form, from the quote to the press that saves it. */
function editor(selected: Selected, servers: readonly Server[]): Node[] {
  const title = element("h2", { id: "edits" }, say("editTitle"));
  const taken = selected.selection.quote;
  if (taken === null) return [title, element("p", null, say("editNoText"))];
  let quote = taken;
  const exact = element("blockquote", { class: "words", dir: "auto" });
  const showQuote = () => {
    exact.textContent = `“${quote.exact}”`;
  };
  showQuote();

  const chooseServer = element("select", null);
  for (const { url, name } of servers) chooseServer.append(new Option(name, url));
  const server = () => servers.find(({ url }) => url === chooseServer.value) ?? servers[0];

  const says = element("div", { role: "status" });
  const unsay = () => says.replaceChildren();
  const claim = claimChoice(unsay);
  const roles = element("fieldset", null, element("legend", null, say("editRole")));
  for (const role of ROLE_NAMES) {
    const radio = element("input", { type: "radio", name: "role", value: role });
    radio.checked = role === "supports";
    radio.addEventListener("change", unsay);
    roles.append(element("label", { class: "choice" }, radio, say(`role_${role}`)));
  }
  const role = () =>
    ROLE_NAMES.find((one) => roles.querySelector<HTMLInputElement>("input:checked")?.value === one) ??
    "supports";

  const check = element("button", { type: "button" }, say("editCheck"));
  const save = element("button", { type: "submit" }, say("editSave"));
  const form = element(
    "form",
    { class: "asks" },
    ...(servers.length > 1
      ? [element("label", { class: "field" }, element("span", null, say("editServer")), chooseServer)]
      : []),
    claim.root,
    roles,
    element("p", { class: "buttons" }, check, save),
    says,
  );

  const page = pageToSend(selected);
  const writes = { claim: crypto.randomUUID(), span: crypto.randomUUID() };
  const busy = (is: boolean) => {
    check.disabled = is;
    save.disabled = is;
  };
  /** What is meant now; null, with a word why, where something is missing. */
  const meant = async (): Promise<(Meant & { wording: string }) | null> => {
    const [to, chosen] = [server(), claim.chosen()];
    const key = to === undefined ? null : await keyFor(to.url);
    if (to === undefined || key === null) return null;
    if (chosen === null) {
      says.replaceChildren(element("p", { class: "wrong" }, say("editMissing")));
      form.querySelector("textarea")?.focus();
      return null;
    }
    return {
      server: to,
      key,
      claim: chosen.id,
      wording: chosen.text,
      article: page.url,
      role: role(),
      quote,
    };
  };
  const show = (checked: Checked, of: Meant) => {
    says.replaceChildren(
      outcome(checked, of, {
        take: (exactly) => {
          quote = { exact: exactly, prefix: "", suffix: "" };
          showQuote();
          void run(false);
        },
        preview: (why, isNew) =>
          previewOfPage(page, why, () => {
            void (isNew ? registerPage : renewPage)(of.server, of.key, page).then((answer) => {
              if (answer !== null && answer.status < 300) return run(false);
              says.replaceChildren(
                element("p", { class: "wrong" }, faultOf(of.server, answer, "editRefused")),
              );
            });
          }),
      }),
    );
  };
  const run = async (andSave: boolean) => {
    const wanted = await meant();
    if (wanted === null) return;
    busy(true);
    try {
      const checked = await checkQuote(wanted);
      if (checked.is !== "stands" || !andSave) return show(checked, wanted);
      const language = /^[a-z]{2,3}(?:-|$)/i.test(selected.selection.language)
        ? selected.selection.language
        : null;
      const saved = await saveQuote(wanted, { text: wanted.wording, language }, writes);
      if (saved.is === "refused") {
        if (saved.claim !== null) claim.madeAs(saved.claim);
        const fault = faultOf(wanted.server, saved.answer, "editRefused");
        return says.replaceChildren(element("p", { class: "wrong" }, fault));
      }
      form.replaceChildren(done(wanted, saved.claim, saved.is === "known"));
    } finally {
      busy(false);
    }
  };
  check.addEventListener("click", () => void run(false));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void run(true);
  });
  const beginWith = async () => {
    const to = server();
    const key = to === undefined ? null : await keyFor(to.url);
    if (to !== undefined && key !== null) claim.begin(to, key, quote.exact);
  };
  chooseServer.addEventListener("change", () => void beginWith());
  void beginWith();
  return [title, exact, element("p", { class: "soft" }, say("editWidened")), form];
}

interface Ways {
  take(exact: string): void;
  preview(why: string, isNew: boolean): HTMLElement;
}

/** What a check found, and what can be done about it. */
function outcome(checked: Checked, { server }: Meant, { take, preview }: Ways): HTMLElement {
  const name = { server: server.name };
  switch (checked.is) {
    case "stands":
      return element("p", null, element("b", null, say("editStands", name)));
    case "several":
      return element("p", { class: "wrong" }, say("editSeveral"));
    case "unknown-page":
      return preview(say("editUnknown", name), true);
    case "not-there":
      return element(
        "div",
        null,
        element("p", { class: "wrong" }, say("editGone", name)),
        preview(say("editRenew"), false),
      );
    case "near": {
      const button = element("button", { type: "button" }, say("editTake"));
      button.addEventListener("click", () => take(checked.nearest));
      const compared = checked.comparison.flatMap(({ quote, text }) =>
        quote === text
          ? [quote]
          : [quote === "" ? null : h("del", null, quote), text === "" ? null : h("ins", null, text)],
      );
      return element(
        "div",
        null,
        element("p", { class: "wrong" }, say("editNear", name)),
        element(
          "blockquote",
          { class: "words", dir: "auto" },
          ...(compared.length > 0 ? compared : [checked.nearest]),
        ),
        button,
        preview(say("editRenew"), false),
      );
    }
    case "refused":
      return element("p", { class: "wrong" }, faultOf(server, checked.answer, "editRefused"));
  }
}

function done(
  { server, quote, role, wording }: Meant & { wording: string },
  claim: string,
  wasThere: boolean,
): HTMLElement {
  return element(
    "div",
    { role: "status" },
    h("p", null, h("b", null, say("editSaved")), wasThere ? ` ${say("editWasThere")}` : null),
    h("p", { class: "words", dir: "auto" }, "“", quote.exact, "”"),
    h("p", null, say(`role_${role}`), " · ", words(wording)),
    h("p", null, link(`${server.url}/desk/claims/${claim}`, "see", say("editOpen"))),
  );
}
