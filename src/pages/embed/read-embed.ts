import { Hono } from "hono";
import { findClaimPage } from "../../db/queries/claim-page.ts";
import { findWithdrawnClaim } from "../../db/queries/published.ts";
import { entityTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { PAGE_POLICY } from "../../http/pipelines/pages.ts";
import { ProblemError } from "../../http/problems.ts";
import { refuseRetired } from "../../http/refuse-retired.ts";
import { answerTagged } from "../../http/tagged-answer.ts";
import { claimPage } from "../../publications/compose-claim.ts";
import { LABELS } from "../../vocabulary.ts";
import { answerPage, SURFACE } from "../answer-page.ts";
import { claimView } from "../claim/claim-view.ts";
import { siteOf } from "../site.ts";
import { claimCard, type Theme, withdrawnCard } from "./claim-card.ts";

/** A card may stand in anybody's page: that is what it is for. It sends no forms. */
const CARD_POLICY = PAGE_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *").replace(
  "form-action 'self'",
  "form-action 'none'",
);
const CARD_HEADERS = { "content-security-policy": CARD_POLICY, "x-robots-tag": "noindex" };

export const embedPages = new Hono<Environment>().get("/embed/claims/:slug", (c) =>
  read(c, c.req.param("slug")),
);

async function read(c: AppContext, slug: string): Promise<Response> {
  const site = siteOf(c.get("config"));
  const theme = themeOf(c.req.query("theme"));
  const row = await findClaimPage(c.get("db"), slug);
  if (row === null) {
    const withdrawn = await findWithdrawnClaim(c.get("db"), slug);
    if (!withdrawn) await refuseRetired(c, "claim", slug);
    if (!withdrawn) throw new ProblemError("not-found", "There is no such claim.");
    const instead = withdrawn.mergedInto?.slug ?? withdrawn.replacedBy;
    const page = withdrawnCard(site, theme, withdrawn, instead === null ? null : claimPage(instead));
    return answerPage(c, page, { status: 410, headers: CARD_HEADERS });
  }
  const taken = LABELS.find((label) => label === c.req.query("label")) ?? null;
  const shown = `${row.tag}.${theme}.${taken}.${new Date().toISOString().slice(0, 10)}.${SURFACE}`;
  return answerTagged(c, {
    tag: entityTag(c, shown),
    headers: { ...CARD_HEADERS, "content-type": "text/html; charset=utf-8" },
    text: () => String(claimCard(site, claimView(row), { theme, taken, now: Date.now() })),
  });
}

function themeOf(given: string | undefined): Theme {
  return given === "dark" || given === "light" ? given : "auto";
}
