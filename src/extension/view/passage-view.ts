import type { Passage, PassageClaim } from "../ground/passage.ts";
import { say, sayWith } from "../ground/say.ts";
import { h, type Tree } from "../ground/tree.ts";
import { type Around, serverAt } from "./around.ts";
import { alertOf } from "./claim-view.ts";
import { differing } from "./differing.ts";

/** The words of a passage: on their server's colour where they stand as they stood, else without it. */
export function passageWords({ state, words, was, claims }: Passage, around: Around): Tree {
  if (state === "standing") {
    const colour = claims[0] === undefined ? undefined : serverAt(around, claims[0].server)?.colour;
    const marked = h("mark", null, words);
    return h("span", { class: `words c-${colour ?? "yellow"}`, dir: "auto" }, "“", marked, "”");
  }
  const isGone = state === "gone";
  const shown = isGone || state === "not-found" || state === "unjudged" ? was : words;
  return h(
    "span",
    { class: "words", dir: "auto" },
    "“",
    h(isGone ? "del" : "span", { class: "dash" }, shown),
    "”",
  );
}

/** What became of the words since they were checked, in words; null where nothing did. */
export function whatBecame({ state, words, was, beside }: Passage): Tree | null {
  switch (state) {
    case "standing":
      return null;
    case "changed":
      return h(
        "div",
        { class: "became" },
        alertOf("differs", [say("changedTitle")], [say("changedOpaque")]),
        thenAndNow(was, words),
      );
    case "beside": {
      const text =
        beside === null || beside === ""
          ? [say("besideOpaque")]
          : sayWith("beside", { after: h("bdi", null, beside) });
      return alertOf("differs", [], text);
    }
    case "gone":
      return alertOf("none", [say("goneTitle")], [say("goneText")]);
    case "not-found":
      return alertOf("none", [], [say("notFound")]);
    case "unjudged":
      return alertOf("none", [], [say("unjudged")]);
  }
}

function thenAndNow(then: string, now: string): Tree {
  const { lead, before, after, tail } = differing(then, now);
  const row = (term: string, middle: Tree | null) =>
    h("div", null, h("dt", null, term), h("dd", { dir: "auto" }, "“", lead, middle, tail, "”"));
  return h(
    "dl",
    { class: "then" },
    row(say("thenTerm"), before === "" ? null : h("del", null, before)),
    row(say("nowTerm"), after === "" ? null : h("ins", null, after)),
  );
}

const ORDER = { appearance: 0, refutes: 1, supports: 2, context: 3 } as const;

/** First what the passage says itself, then what it is evidence for; each claim of a server once. */
export function inOrder(claims: readonly PassageClaim[]): readonly PassageClaim[] {
  const once = new Map(claims.map((one) => [`${one.claim.id} ${one.server} ${one.span.role}`, one]));
  return [...once.values()].sort((a, b) => ORDER[a.span.role] - ORDER[b.span.role]);
}
