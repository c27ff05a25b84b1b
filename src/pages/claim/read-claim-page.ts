import { Hono } from "hono";
import { findClaimPage } from "../../db/queries/claim-page.ts";
import { findWithdrawnClaim } from "../../db/queries/published.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import { refuseRetired } from "../../http/refuse-retired.ts";
import { claimPage as pathOfClaim } from "../../publications/compose-claim.ts";
import { answerPage, answerShownPage } from "../answer-page.ts";
import { siteOf } from "../site.ts";
import { citationOf } from "./citation.ts";
import { bibtex, CITATION_TYPES, ris } from "./citation-files.ts";
import { claimPage } from "./claim-page.ts";
import { claimView } from "./claim-view.ts";
import { withdrawnPage } from "./withdrawn-page.ts";

export const claimPages = new Hono<Environment>()
  .get("/claims/:slug", async (c) => {
    const row = await findClaimPage(c.get("db"), c.req.param("slug"));
    if (row === null) return answerMissing(c, c.req.param("slug"));
    const site = siteOf(c.get("config"));
    // Corrections stand above a page for a month and no longer.
    const shown = `${row.tag}.${today()}`;
    return answerShownPage(c, shown, () => claimPage(site, claimView(row), Date.now()));
  })
  .get("/claims/:slug/:file{cite\\.(?:bib|ris)}", async (c) => {
    const row = await findClaimPage(c.get("db"), c.req.param("slug"));
    if (row === null) return answerMissing(c, c.req.param("slug"));
    const citation = citationOf(siteOf(c.get("config")), claimView(row));
    const isBibtex = c.req.param("file").endsWith(".bib");
    return respond(c, isBibtex ? bibtex(citation, today()) : ris(citation), 200, {
      "content-type": isBibtex ? CITATION_TYPES.bibtex : CITATION_TYPES.ris,
      "content-disposition": `attachment; filename="${citation.key}.${isBibtex ? "bib" : "ris"}"`,
      "cache-control": "no-store",
    });
  });

/** In UTC. */
const today = () => new Date().toISOString().slice(0, 10);

/** 308 to what it was merged into, 410 with the reason for what was once public, 404 for what never was. */
export async function answerMissing(c: AppContext, idOrSlug: string): Promise<Response> {
  const withdrawn = await findWithdrawnClaim(c.get("db"), idOrSlug);
  const site = siteOf(c.get("config"));
  if (withdrawn?.mergedInto) {
    const location = `${site.base}${pathOfClaim(withdrawn.mergedInto.slug)}`;
    return respond(c, null, 308, { location, "cache-control": "no-cache" });
  }
  if (!withdrawn || withdrawn.status === "published") {
    await refuseRetired(c, "claim", idOrSlug);
    throw new ProblemError("not-found", "There is no such claim.");
  }
  const { status, slug, reason, replacedBy } = withdrawn;
  const insteadPage = replacedBy === null ? null : pathOfClaim(replacedBy);
  return answerPage(
    c,
    withdrawnPage(site, { status, reason, insteadPage, reportPage: `${pathOfClaim(slug)}/report` }),
    { status: 410 },
  );
}
