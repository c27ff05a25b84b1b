import type { LookupClaim, LookupVerdict } from "../../lookup/entry.ts";
import { SIGN_MARKS, type Sign } from "../../marks/sign-marks.ts";

import type { Passage, PassageClaim } from "../ground/passage.ts";
import { say, sayDay, sayWith } from "../ground/say.ts";
import type { Server } from "../ground/settings.ts";
import { drawn, h, link, type Tree, type Twig, words } from "../ground/tree.ts";
import { type Around, claimKey, serverAt } from "./around.ts";
import { checkedBy, labelWords, meaningOf, verdictLines, whatItDoes } from "./verdict-view.ts";

export function dayOf(day: string): Tree {
  return h("time", { datetime: day }, sayDay(day));
}

/** A sign, a title and a text: something that happened to a claim or to words. */
export function alertOf(sign: Sign, title: readonly Twig[], text: readonly Twig[]): Tree {
  return h(
    "div",
    { class: "alert" },
    drawn(SIGN_MARKS[sign]),
    h("p", null, h("b", null, ...title), " ", ...text),
  );
}

/** A server's name in its colour. */
export function serverName({ name, colour }: Server): Tree {
  return h("span", { class: `server c-${colour}`, dir: "auto" }, name);
}

/**
 * A claim behind a passage, in the order in which it has to be understood: what these words do for it, the verdict, the claim,
 * the finding, the quote that it rests on, and who says so since when.
 * @param own the passage itself, where it does not stand above its claims
 */
export function claimView(
  one: PassageClaim,
  passage: Passage,
  around: Around,
  own: readonly Twig[] = [],
): Tree {
  const { claim, span } = one;
  const { verdict } = claim;
  const server = serverAt(around, one.server);
  const made = around.madeHere.includes(claimKey(one));
  return h(
    "section",
    { class: server === null ? "claim" : `claim c-${server.colour}` },
    h(
      "p",
      { class: "does" },
      ...whatItDoes(span, claim.claimant, made),
      around.servers.length > 1 && server !== null ? serverName(server) : null,
    ),
    ...own,
    ...verdictLines(claim, restsOnWhatChanged(claim, passage)),
    h("h3", { class: "text", lang: claim.language, dir: "auto" }, claim.text),
    said(claim),
    ...alertsOf(claim),
    verdict === null ? null : h("p", { class: "finding", dir: "auto" }, verdict.headline),
    verdict === null ? null : soft(meaningOf(verdict)),
    bestQuote(claim, passage),
    verdict === null ? null : whoSays(verdict, claim, server),
    h("p", { class: "way" }, link(claim.page, "see", say("seeQuotes"))),
  );
}

function soft(...children: readonly Twig[]): Tree | null {
  return children[0] == null ? null : h("p", { class: "soft" }, ...children);
}

function said({ claimant, saidOn }: LookupClaim): Tree | null {
  const day = saidOn === null ? null : dayOf(saidOn);
  if (claimant === null) return day === null ? null : soft(...sayWith("saidOn", { day }));
  const who = words(claimant);
  return soft(...(day === null ? sayWith("saidBy", { who }) : sayWith("saidByOn", { who, day })));
}

function alertsOf(claim: LookupClaim): (Tree | null)[] {
  const { verdict, overtaken } = claim;
  return [
    verdict?.correction ? correction(verdict, verdict.correction) : null,
    overtaken === null || verdict === null ? null : overtakenBy(claim, overtaken),
  ];
}

function correction(
  { label }: LookupVerdict,
  { on, from, why }: NonNullable<LookupVerdict["correction"]>,
): Tree {
  const reason = why === null ? say("noReason") : words(why);
  const [before, after] = [h("b", null, say(from)), h("b", null, say(label))];
  return alertOf(
    "differs",
    sayWith("correctionTitle", { day: dayOf(on) }),
    from === label
      ? sayWith("correctionSame", { after, why: reason })
      : sayWith("correctionLabels", { before, after, why: reason }),
  );
}

function overtakenBy(claim: LookupClaim, { on, note }: NonNullable<LookupClaim["overtaken"]>): Tree {
  const label = labelWords(claim);
  const about =
    claim.saidOn === null
      ? [say("overtakenUndated", { label })]
      : sayWith("overtakenText", { label, day: dayOf(claim.saidOn) });
  const since =
    note === null
      ? []
      : on === null
        ? sayWith("overtakenNow", { claim: words(note) })
        : sayWith("overtakenSince", { day: dayOf(on), claim: words(note) });
  return alertOf("later", [say("overtakenTitle")], [...about, " ", ...since]);
}

/** Whether its best quote is this passage, which does not read on this page as it did when it was checked. */
function restsOnWhatChanged({ best }: LookupClaim, { state, was }: Passage): boolean {
  return best?.exact === was && (state === "changed" || state === "beside");
}

/**
 * Yellow, or its server's colour, only where it stands as it stood, with nothing beside it that may turn it round. Of words of this
 * very passage nothing is said twice: what became of them stands above.
 */
function bestQuote({ best }: LookupClaim, { state, was }: Passage): Tree | null {
  if (best === null) return null;
  if (best.exact === was) return state === "standing" ? soft(say("bestHere")) : null;
  const isStanding = best.state === "verified" && best.diff.length === 0;
  const isGone = best.state === "gone";
  const quoted = isStanding
    ? h("mark", null, best.exact)
    : h(isGone ? "del" : "span", { class: "dash" }, best.exact);
  const where = [best.publisher, best.title].flatMap((name) => (name === null ? [] : [words(name)]));
  const day = best.on === null ? [] : [dayOf(best.on)];
  return h(
    "figure",
    { class: "best" },
    h("figcaption", { class: "soft" }, say(isStanding ? "bestQuote" : isGone ? "bestGone" : "bestChanged")),
    h("blockquote", { dir: "auto" }, "“", quoted, "”"),
    h("p", { class: "soft" }, ...[...where, ...day].flatMap((part, i) => (i === 0 ? [part] : [" · ", part]))),
    best.link === null ? null : h("p", { class: "soft" }, link(best.link, "", say("openSource"))),
  );
}

function whoSays(verdict: LookupVerdict, { kind }: LookupClaim, server: Server | null): Tree {
  const { publisher, ratingText, label, judgedOn } = verdict;
  const isOwn = ratingText === "" || ratingText === say(label);
  const from =
    server === null || server.name === publisher.name
      ? []
      : [" · ", ...sayWith("servedBy", { server: words(server.name) })];
  // A statement's own words would read as a verdict on what was said.
  const rated =
    isOwn || kind === "statement" ? null : soft(...sayWith("rated", { rating: words(ratingText) }));
  return h(
    "div",
    { class: "who" },
    h("p", null, ...sayWith("verdictBy", { publisher: h("b", null, words(publisher.name)) }), ...from),
    rated,
    soft(checkedBy(verdict)),
    soft(...sayWith("judged", { day: dayOf(judgedOn) })),
  );
}
