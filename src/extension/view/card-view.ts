import type { Passage } from "../ground/passage.ts";
import { say, sayCount } from "../ground/say.ts";
import { h, type Tree } from "../ground/tree.ts";
import type { Around } from "./around.ts";
import { claimView, serverName } from "./claim-view.ts";
import { inOrder, passageWords, whatBecame } from "./passage-view.ts";

/** More are read in the panel: a card is looked at in passing. */
const MOST = 3;

export interface CardParts {
  passage: Passage;
  /** Which passage of how many it is, from 1. */
  n: number;
  most: number;
  around: Around;
  moreContrast: boolean;
  /** Whether it is part of a walk from passage to passage. */
  isWalk: boolean;
}

/** Everything that a card says of a passage. What is pressed in it says by `data-do` what is to be done. */
export function cardView({ passage, n, most, around, moreContrast, isWalk }: CardParts): Tree {
  const claims = inOrder(passage.claims);
  const number = say("passageOf", { n, most });
  const servers = around.servers.filter(({ server }) => claims.some((one) => one.server === server.url));
  const isSeveral = around.servers.length > 1;
  const more = claims.length - MOST;
  // What the words do comes before the words.
  const said = [passageWords(passage, around), whatBecame(passage)];
  const foot = [
    ...servers.flatMap(({ server, notice }) =>
      notice === null
        ? []
        : h("p", { class: "notice", dir: "auto" }, ...(isSeveral ? [serverName(server), " "] : []), notice),
    ),
    ...(isWalk
      ? [h("nav", null, button("previous"), button("next")), h("p", { class: "soft" }, say("backToReading"))]
      : []),
  ];
  return h(
    "div",
    {
      class: `card frame${moreContrast ? " more" : ""}`,
      role: "dialog",
      "aria-label": `${say("extensionName")}: ${number}`,
      tabindex: "-1",
      lang: say("language"),
      dir: say("direction"),
    },
    h(
      "header",
      null,
      h("span", { class: "name c-yellow" }, say("extensionName")),
      h("b", null, number),
      button("close"),
    ),
    h(
      "div",
      { class: "body" },
      ...claims.slice(0, MOST).map((claim, i) => claimView(claim, passage, around, i === 0 ? said : [])),
      more > 0 ? h("p", { class: "claim" }, sayCount("moreClaims", more)) : null,
    ),
    foot.length === 0 ? null : h("footer", null, ...foot),
  );
}

function button(does: "close" | "next" | "previous"): Tree {
  return h("button", { type: "button", class: "link", "data-do": does }, say(does));
}
