import { html } from "hono/html";
import { currentVerdict } from "../../claims/claim-aggregate.ts";
import { day } from "../../pages/parts/day.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { section } from "../../pages/parts/section.ts";
import { value } from "../../pages/parts/words-of-others.ts";
import { HOUSE_LABELS } from "../../vocabulary.ts";
import { tell } from "../../words/tell.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import { type Actor, hasRole } from "../../write-context.ts";
import { differenceList } from "./differences.ts";
import type { Frame } from "./frame.ts";
import { placesOf, unmetList, verdictAction } from "./gate.ts";
import type { Workbench } from "./workbench.ts";

const { publish: w, gate } = WORKBENCH;

/** What readers see now, what they would see, what stands in the way, and who has the next word. */
export function publishPanel(frame: Frame, bench: Workbench, actor: Actor): Html {
  const { aggregate, unmet } = bench;
  // Who looked at it is no news of its own: publishing again for that alone would tell readers nothing.
  const differences = bench.differences.some(({ field }) => field !== "verdict.reviewedBy")
    ? bench.differences
    : [];
  const { claim, current } = aggregate;
  const seen = current === null ? w.seeNone : say(w.see, { n: current.n, day: day(current.publishedAt) });
  const changes =
    differences.length === 0
      ? html`<p>${w.same}</p>`
      : html`<details${current === null ? nothing : html` open`}><summary>${current === null ? w.differencesFirst : w.differences} (${differences.length})</summary>${differenceList(differences)}</details>`;
  const label = HOUSE_LABELS.find((one) => one === currentVerdict(aggregate)?.label) ?? null;
  const others = unmet.filter(({ rule }) => rule !== "second-editor-required");
  const rules =
    others.length === 0
      ? nothing
      : html`<h3>${others.length === 1 ? gate.one : tell(gate.many, { n: others.length })}</h3>${unmetList(others, label, { idOf: placesOf(aggregate, verdictAction(claim.id)) })}`;
  const isNews = differences.length > 0;
  const preview = html`<p class="buttons"><a class="button" href="${frame.base}/desk/claims/${claim.id}/preview">${isNews && unmet.length === 0 && hasRole(actor, "senior") ? w.go : w.preview}</a></p>`;
  return section(w.title, { id: "readers" }, [
    html`<p>${seen}</p>`,
    changes,
    isNews ? [rules, whoseWord(bench, actor, others.length === 0 ? w.ready : null)] : nothing,
    preview,
  ]);
}

/** Who can let it out, in a sentence, `ready` where it is whoever asks and every rule holds; with one editor alone, what that means here and what to do about it. */
export function whoseWord({ unmet, second, aggregate }: Workbench, actor: Actor, ready: string | null): Part {
  const names = second.others.map(({ name }, i) => [i === 0 ? nothing : ", ", value(name)]);
  const verdict = currentVerdict(aggregate);
  if (verdict === null) return nothing;
  if (unmet.some(({ rule }) => rule === "second-editor-required")) {
    return second.others.length === 0
      ? html`<p class="alone">${w.alone}</p>`
      : html`<p class="alone">${say(w.waits, { names })}</p>`;
  }
  if (!hasRole(actor, "senior")) {
    return html`<p class="alone">${second.others.length === 0 ? w.notSeniorAlone : say(w.notSenior, { names })}</p>`;
  }
  const lone =
    verdict.issuerId === actor.editorId ? html` ${say(w.onePerson, { name: value(actor.name) })}` : nothing;
  return ready === null ? nothing : html`<p class="alone">${ready}${lone}</p>`;
}
