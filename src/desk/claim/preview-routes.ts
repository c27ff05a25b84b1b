import { html } from "hono/html";
import { currentVerdict } from "../../claims/claim-aggregate.ts";
import type { Database } from "../../db/database.ts";
import { findSurroundings } from "../../db/queries/claim-preview.ts";
import type { ClaimAggregate } from "../../db/records.ts";
import { DomainError } from "../../domain-error.ts";
import type { AppContext } from "../../http/environment.ts";
import { claimArticle } from "../../pages/claim/claim-page.ts";
import type { ClaimView, PublicationView } from "../../pages/claim/claim-view.ts";
import { nothing } from "../../pages/parts/say.ts";
import { words } from "../../pages/parts/words-of-others.ts";
import { siteOf } from "../../pages/site.ts";
import type { ClaimDocument, RelatedClaim } from "../../publications/claim-document.ts";
import { publishClaim } from "../../publications/publish-claim.ts";
import { hasPreviewed, recordPreview } from "../../review/claim-work.ts";
import { HOUSE_LABELS } from "../../vocabulary.ts";
import { tell } from "../../words/tell.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import { type Actor, hasRole } from "../../write-context.ts";
import { carryOut, goTo } from "../carry-out.ts";
import { deskRoutes, needsRole, sessionOf } from "../desk.ts";
import { button, type FormState, form, UNTOUCHED } from "../parts/form.ts";
import { answerDesk, withDone } from "../parts/layout.ts";
import { aggregateOf, benchOf, claimAt, readClaimTyped } from "./claim-routes.ts";
import { frameOf } from "./frame.ts";
import { inEditorsWords, placesOf, unmetList, verdictAction } from "./gate.ts";
import { whoseWord } from "./publish-panel.ts";

const { preview: w } = WORKBENCH;

export const previewPages = deskRoutes();

previewPages.get("/desk/claims/:id/preview", (c) => answerPreview(c, c.req.param("id"), UNTOUCHED, 200));

previewPages.use("/desk/claims/:id/publish", needsRole("senior"));
previewPages.post("/desk/claims/:id/publish", async (c) => {
  const typed = await readClaimTyped(c);
  const id = c.req.param("id");
  if (typed.text("do") !== "publish") return goTo(c, claimAt(id));
  const db = c.get("db");
  const { actor } = sessionOf(c);
  return carryOut(c, typed, {
    show: (refused, status) => answerPreview(c, id, { typed, refused }, status),
    run: async ({ forClaim }) => {
      const to = ({ claim }: ClaimAggregate) => withDone(claimAt(claim.id), "published");
      const context = forClaim(to);
      const version = context.ifMatch ?? 0;
      const claimId = (await aggregateOf(c, id)).claim.id;
      // Where nobody else has to look, whoever publishes has at least looked at what readers will get.
      if (!context.policy.requireSecondEditor && !(await hasPreviewed(db, actor, { claimId, version }))) {
        throw new DomainError("rule-unmet", w.demand);
      }
      const { aggregate } = await publishClaim(db, context, id);
      return { to: to(aggregate), kept: true };
    },
  });
});

/** The readers' page of the working copy, under a bar that says what it is; looking at it is remembered. */
async function answerPreview(c: AppContext, id: string, state: FormState, status: number): Promise<Response> {
  const bench = await benchOf(c, id);
  const { aggregate, preview, unmet } = bench;
  const { claim } = aggregate;
  const { actor } = sessionOf(c);
  const frame = frameOf(c);
  const label = HOUSE_LABELS.find((one) => one === currentVerdict(aggregate)?.label) ?? null;
  const refused = inEditorsWords(state.refused, label);
  const at = new Date().toISOString();
  // A HEAD shows nobody anything.
  if (c.req.method !== "HEAD") {
    await recordPreview(c.get("db"), { actor, now: () => at }, { claimId: claim.id, version: claim.version });
  }
  const view = await previewView(c.get("db"), aggregate, preview, actor, at);
  const hard = unmet.filter(({ rule }) => rule !== "second-editor-required");
  const publish =
    unmet.length === 0 && hasRole(actor, "senior")
      ? form(
          { ...frame, refused, typed: null, action: `${claimAt(claim.id)}/publish`, version: claim.version },
          () =>
            html`<p class="buttons">${button(w.back, { name: "do", value: "back" })}${button(tell(w.publish, { n: claim.version }), { name: "do", value: "publish", first: true })}</p>`,
        )
      : html`<p class="buttons"><a class="button" href="${frame.base}${claimAt(claim.id)}">${w.back}</a></p>`;
  const rules =
    hard.length === 0
      ? nothing
      : html`<p><b>${w.notYet}</b></p>${unmetList(hard, label, { page: `${frame.base}${claimAt(claim.id)}`, idOf: placesOf(aggregate, verdictAction(claim.id)) })}`;
  const bar = html`<div class="preview-bar"><h2>${w.title}</h2><p>${tell(w.bar, { n: claim.version })}</p>${rules}${whoseWord(bench, actor, hard.length === 0 ? w.holds : null)}${publish}</div>`;
  const site = siteOf(c.get("config"));
  return answerDesk(c, {
    title: w.title,
    room: "claims",
    refused: state.refused,
    status,
    // The one heading of the first order is the claim, as on its readers' page.
    main: html`<p class="kicker"><a href="${frame.base}${claimAt(claim.id)}">${words(claim.text, claim.language)}</a></p>${bar}<div class="preview">${claimArticle(site, view, Date.parse(at))}</div>`,
  });
}

/** The claim as its page would have it, with this publication as the last one. */
async function previewView(
  db: Database,
  { claim }: ClaimAggregate,
  preview: ClaimDocument,
  actor: Actor,
  at: string,
): Promise<ClaimView> {
  const { relations, verdict } = preview;
  const around = await findSurroundings(
    db,
    claim.id,
    relations.map(({ claim: { id } }) => id),
  );
  const mentions: RelatedClaim[] = JSON.parse(around.mentions);
  const publications: PublicationView[] = JSON.parse(around.publications);
  return {
    ...preview,
    relations: relations.flatMap((relation) => {
      const mention = mentions.find(({ id }) => id === relation.claim.id);
      return mention ? [{ ...relation, claim: mention }] : [];
    }),
    pointing: JSON.parse(around.pointing),
    publications: [
      ...publications,
      {
        n: claim.publishedCount + 1,
        at,
        by: actor.name,
        label: verdict?.label ?? null,
        verdict: verdict?.id ?? null,
        kind: verdict?.change.kind ?? null,
        note: verdict?.change.note ?? null,
      },
    ],
    events: JSON.parse(around.events),
    archives: JSON.parse(around.archives),
  };
}
