import { Hono } from "hono";
import { type ClaimPageRow, findClaimPage } from "../../db/queries/claim-page.ts";
import { findWithdrawnClaim, type WithdrawnClaim } from "../../db/queries/published.ts";
import { entityTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { answerFixed, fixedAnswer } from "../../http/fixed-answer.ts";
import { OPEN_HEADERS } from "../../http/pipelines/cross-origin.ts";
import { PAGE_POLICY } from "../../http/pipelines/pages.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import { refuseRetired } from "../../http/refuse-retired.ts";
import { answerTagged } from "../../http/tagged-answer.ts";
import { claimPage } from "../../publications/compose-claim.ts";
import { LABELS, type Label } from "../../vocabulary.ts";
import { answerPage, SURFACE } from "../answer-page.ts";
import { claimView } from "../claim/claim-view.ts";
import { siteOf } from "../site.ts";
import { cardData, withdrawnCardData } from "./card-data.ts";
import { claimCard, type Theme, withdrawnCard } from "./claim-card.ts";
import { ELEMENT_PATH, ELEMENT_SCRIPT } from "./element-script.ts";

/** A card may stand in anybody's page: that is what it is for. It sends no forms. */
const CARD_POLICY = PAGE_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *").replace(
  "form-action 'self'",
  "form-action 'none'",
);
const CARD_HEADERS = { "content-security-policy": CARD_POLICY, "x-robots-tag": "noindex" };

const JSON_HEADERS = { ...OPEN_HEADERS, "content-type": "application/json; charset=utf-8" };
const SCRIPT = fixedAnswer(ELEMENT_SCRIPT, {
  ...OPEN_HEADERS,
  "content-type": "text/javascript; charset=utf-8",
});

export const embedPages = new Hono<Environment>()
  .get(ELEMENT_PATH, (c) => answerFixed(c, SCRIPT))
  .get("/embed/claims/:slug", (c) => readCard(c, c.req.param("slug")))
  .get("/embed/claims/:slug/card.json", (c) => readCardData(c, c.req.param("slug")));

async function readCard(c: AppContext, slug: string): Promise<Response> {
  const site = siteOf(c.get("config"));
  const theme = themeOf(c.req.query("theme"));
  const row = await findClaimPage(c.get("db"), slug);
  if (row === null) {
    const { withdrawn, instead } = await withdrawnClaim(c, slug);
    return answerPage(c, withdrawnCard(site, theme, withdrawn, instead), {
      status: 410,
      headers: CARD_HEADERS,
    });
  }
  const taken = takenLabel(c);
  return answerTagged(c, {
    tag: cardTag(c, row, `${theme}.${taken}`),
    headers: { ...CARD_HEADERS, "content-type": "text/html; charset=utf-8" },
    text: () => String(claimCard(site, claimView(row), { theme, taken, now: Date.now() })),
  });
}

async function readCardData(c: AppContext, slug: string): Promise<Response> {
  const site = siteOf(c.get("config"));
  const row = await findClaimPage(c.get("db"), slug);
  if (row === null) {
    const { withdrawn, instead } = await withdrawnClaim(c, slug);
    const body = JSON.stringify(withdrawnCardData(site, withdrawn, instead));
    return respond(c, body, 410, { ...JSON_HEADERS, "cache-control": "no-store" });
  }
  const taken = takenLabel(c);
  return answerTagged(c, {
    tag: cardTag(c, row, `json.${taken}`),
    headers: JSON_HEADERS,
    text: () => JSON.stringify(cardData(site, claimView(row), taken, Date.now())),
  });
}

/** Corrections stand on a card for a month and no longer. */
function cardTag(c: AppContext, { tag }: ClaimPageRow, form: string): string {
  return entityTag(c, `${tag}.${form}.${new Date().toISOString().slice(0, 10)}.${SURFACE}`);
}

/** The label that the claim had when the code for the card was taken. */
function takenLabel(c: AppContext): Label | null {
  return LABELS.find((label) => label === c.req.query("label")) ?? null;
}

/** What was once public, with the path of what stands instead. Throws `not-found` for what never was. */
async function withdrawnClaim(
  c: AppContext,
  slug: string,
): Promise<{ withdrawn: WithdrawnClaim; instead: string | null }> {
  const withdrawn = await findWithdrawnClaim(c.get("db"), slug);
  if (!withdrawn) {
    await refuseRetired(c, "claim", slug);
    throw new ProblemError("not-found", "There is no such claim.");
  }
  const instead = withdrawn.mergedInto?.slug ?? withdrawn.replacedBy;
  return { withdrawn, instead: instead === null ? null : claimPage(instead) };
}

function themeOf(given: string | undefined): Theme {
  return given === "dark" || given === "light" ? given : "auto";
}
