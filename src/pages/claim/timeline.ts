import { html } from "hono/html";
import * as z from "zod";
import { nameForReaders } from "../../editors/name-for-readers.ts";
import { labelName } from "../../publications/label-words.ts";
import { placementSchema } from "../../publications/span-document.ts";
import { WORDS } from "../../words/english.ts";
import { day } from "../parts/day.ts";
import { signMark } from "../parts/draw.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { section } from "../parts/section.ts";
import { value, words } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";
import type { ClaimView, EventView, PublicationView } from "./claim-view.ts";

const { claim: w } = WORDS;

interface Entry {
  at: string;
  text: Part;
}

/** What happened to a claim, newest first: what changed, why and by whom, and how it stood before. */
export function timeline(site: Site, view: ClaimView): Html {
  const entries: Entry[] = [
    ...view.publications.map((publication, i) => ({
      at: publication.at,
      text: published(site, view, publication, view.publications[i - 1]),
    })),
    ...view.events.flatMap((event) => {
      const text = happened(event);
      return text === nothing ? [] : [{ at: event.at, text }];
    }),
  ];
  entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const items = entries.map(({ at, text }) => html`<li>${day(at)}<p>${text}</p></li>`);
  return section(
    w.timeline,
    { count: entries.length, id: "history" },
    html`<ol class="timeline">${items}</ol>`,
  );
}

function published(
  { base, namesEditors }: Site,
  { page, publications }: ClaimView,
  publication: PublicationView,
  before: PublicationView | undefined,
): Part {
  const { n } = publication;
  const by = nameForReaders({ name: publication.by }, { namesEditors });
  const isCurrent = n === publications.at(-1)?.n;
  const past = isCurrent ? nothing : html` <a href="${base}${page}/publications/${n}">${w.asItStood}</a>`;
  return [verdictChange(publication, before), " ", say(w.by, { name: value(by) }), past];
}

function verdictChange(now: PublicationView, before: PublicationView | undefined): Part {
  if (before === undefined) return w.published;
  if (before.verdict === now.verdict || now.label === null) return w.publishedAgain;
  const reason =
    now.note === null ? nothing : [" ", say(w.reason, { reason: html`<span dir="auto">${now.note}</span>` })];
  const after = html`<b>${labelName(now.label)}</b>`;
  const isSame = before.label === now.label || before.label === null;
  const labels = { before: html`<b>${labelName(before.label ?? now.label)}</b>`, after };
  if (now.kind === "correction")
    return [isSame ? say(w.correctionOfSame, { after }) : say(w.correctionOf, labels), reason];
  if (now.kind === "clarification") return [w.clarificationOf, reason];
  return [isSame ? say(w.updateSame, { after }) : say(w.updateOf, labels), reason];
}

function happened({ action, reason, changes }: EventView): Part {
  const why = { reason: html`<span dir="auto">${reason ?? WORDS.claim.noReason}</span>` };
  if (action === "claim.retracted") return say(w.retracted, why);
  if (action === "claim.unpublished") return say(w.unpublished, why);
  if (action === "claim.reinstated") return say(w.reinstated, why);
  return action === "span.placed" ? placed(changes) : nothing;
}

const stateChange = z.tuple([z.string(), z.string()]);
const placementChange = z.tuple([z.unknown(), z.string()]);

/** A source that changed under a quote, in words: then and now. */
function placed(changes: EventView["changes"]): Part {
  const state = stateChange.safeParse(changes.state);
  const to = state.success ? state.data[1] : null;
  if (to === "gone") return [signMark("none"), " ", w.sourceGone];
  if (to === "verified") return [signMark("same"), " ", w.sourceBack];
  const placement = placementChange.safeParse(changes.placement);
  const now = placement.success ? placementOf(placement.data[1]) : null;
  const difference = now?.meaningMayHaveChanged || to === "changed" ? now?.diff[0] : undefined;
  if (difference !== undefined) {
    const { before, after } = difference;
    const text = say(w.sourceChanged, { before: words(before, null), after: words(after, null) });
    return [signMark("differs"), " ", text];
  }
  return to === "changed" ? [signMark("differs"), " ", w.sourceChangedUnknown] : nothing;
}

function placementOf(json: string) {
  const parsed = placementSchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : null;
}
