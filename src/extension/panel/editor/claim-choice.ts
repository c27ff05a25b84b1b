import { LookupRefused } from "../../../lookup/refused.ts";
import { list, matching, object, type Shaped, text } from "../../../lookup/shape.ts";
import { askServer } from "../../ground/ask-server.ts";
import { element } from "../../ground/element.ts";
import { say, sayCount } from "../../ground/say.ts";
import type { Server } from "../../ground/settings.ts";
import { words } from "../../ground/tree.ts";

const QUIET_MS = 250;
const MOST = 6;

const found = list(
  object({
    id: matching(/^clm_[0-9a-z]+$/),
    text: text(10_000),
    language: text(64),
    status: text(64),
  }),
  100,
);
const answered = object({ claims: found });
type Found = Shaped<typeof found>[number];

/** `id` null: a new claim in these words. */
export interface ChosenClaim {
  id: string | null;
  text: string;
}

/** Where a claim is sought or written: a field, and below it what was found as radio buttons, a new one among them. */
export function claimChoice(onChange: () => void) {
  const field = element("textarea", { rows: "2", dir: "auto", id: "claim" });
  const list = element("ul", { class: "found" });
  const status = element("p", { class: "soft", role: "status" });
  const root = element(
    "fieldset",
    null,
    element("legend", null, say("editClaim")),
    element("label", { class: "field", for: "claim" }, element("span", null, say("editSeek")), field),
    status,
    list,
  );
  let chosen: ChosenClaim | null = null;
  let from: { server: Server; key: string } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | null = null;

  const choose = (claim: ChosenClaim | null) => {
    chosen = claim;
    onChange();
  };
  const option = (claim: ChosenClaim, name: string, aside: string | null, language: string | null) => {
    const radio = element("input", { type: "radio", name: "claim" });
    // What was chosen stays so where it is found again.
    radio.checked = chosen !== null && chosen.id === claim.id;
    radio.addEventListener("change", () => choose(claim));
    const told = element("span", null, words(name, language), aside === null ? null : ` · ${aside}`);
    return element("li", null, element("label", { class: "choice" }, radio, told));
  };
  const seek = async () => {
    asking?.abort();
    asking = new AbortController();
    const typed = field.value.trim();
    if (typed === "" || from === null) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    const mine = asking;
    const claims = await claimsLike(from, typed, mine.signal);
    if (mine.signal.aborted) return;
    status.textContent = sayCount("editFound", claims.length);
    list.replaceChildren(
      ...claims.map(({ id, text, status: state, language }) =>
        option({ id, text }, text, state === "draft" ? say("editDraft") : null, language),
      ),
      option({ id: null, text: typed }, say("editNew"), null, null),
    );
  };
  field.addEventListener("input", () => {
    // A claim that was chosen is no longer what stands there; a new one is in whatever words stand there.
    if (chosen !== null && chosen.id !== null) choose(null);
    clearTimeout(timer);
    timer = setTimeout(() => void seek(), QUIET_MS);
  });
  return {
    root,
    chosen: (): ChosenClaim | null => {
      const text = field.value.trim();
      if (chosen === null || chosen.id !== null) return chosen;
      return text === "" ? null : { id: null, text };
    },
    /** What was made in between: so that trying again makes no second one. */
    madeAs(id: string): void {
      if (chosen !== null) chosen = { ...chosen, id };
    },
    /** From which server claims come; the words with which it begins. */
    begin(server: Server, key: string, text: string): void {
      from = { server, key };
      field.value = text;
      choose(null);
      void seek();
    },
  };
}

/** Published claims that share words, and drafts that hold them, best first. */
async function claimsLike(
  { server, key }: { server: Server; key: string },
  typed: string,
  signal: AbortSignal,
): Promise<Found[]> {
  const query = encodeURIComponent(typed.slice(0, 500));
  const [published, drafts] = await Promise.all([
    askServer(`${server.url}/v1/claims?limit=${MOST}&q=${query}`, { key, signal }),
    askServer(`${server.url}/v1/claims?limit=100&status=draft`, { key, signal }),
  ]);
  const read = (body: unknown): Found[] => {
    try {
      return answered(body, "claims").claims;
    } catch (error) {
      if (error instanceof LookupRefused) return [];
      throw error;
    }
  };
  const sought = typed.toLocaleLowerCase().split(/\s+/);
  const near = read(drafts?.body)
    .map((claim) => {
      const text = claim.text.toLocaleLowerCase();
      return { claim, shared: sought.filter((word) => word.length > 3 && text.includes(word)).length };
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MOST)
    .map(({ claim }) => claim);
  const known = read(published?.body);
  return [...known, ...near.filter(({ id }) => !known.some((one) => one.id === id))];
}
