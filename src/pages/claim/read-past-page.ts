import { Hono } from "hono";
import { unpackDetails } from "../../db/packed-details.ts";
import { findPastPage } from "../../db/queries/published.ts";
import { publicationNumber } from "../../http/contract/parameters.ts";
import { shownTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import type { ClaimDocument } from "../../publications/claim-document.ts";
import { pastDocument } from "../../publications/past-document.ts";
import { answerPage, answerShownPage } from "../answer-page.ts";
import { siteOf } from "../site.ts";
import { pastPage } from "./past-page.ts";
import { answerMissing } from "./read-claim-page.ts";
import { withdrawnPage } from "./withdrawn-page.ts";

export const pastPages = new Hono<Environment>().get("/claims/:slug/publications/:n", (c) =>
  read(c, c.req.param("slug"), publicationNumber(c.req.param("n"))),
);

async function read(c: AppContext, slug: string, n: number): Promise<Response> {
  const site = siteOf(c.get("config"));
  const row = await findPastPage(c.get("db"), slug, n);
  if (row === null) return answerMissing(c, slug);
  // Taken down for a reason of law or privacy, it is taken down with its past; a retraction leaves that readable.
  if (row.status === "unpublished") {
    const page = withdrawnPage(site, {
      status: row.status,
      reason: row.statusReason,
      insteadPage: null,
      reportPage: `/claims/${c.req.param("slug")}/report`,
    });
    return answerPage(c, page, { status: 410 });
  }
  const document: ClaimDocument = JSON.parse(unpackDetails(pastDocument(row)));
  const { now, reported } = row;
  const shown = shownTag("n", [n, row.version, now, reported]);
  return answerShownPage(c, shown, () =>
    pastPage(site, { n, row, document, now: now && JSON.parse(now), reported: JSON.parse(reported) }),
  );
}
