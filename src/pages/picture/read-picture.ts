import { Hono } from "hono";
import { findClaimPage } from "../../db/queries/claim-page.ts";
import { findWithdrawnClaim } from "../../db/queries/published.ts";
import { entityTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import { refuseRetired } from "../../http/refuse-retired.ts";
import { cachingHeaders, notModified } from "../../http/tagged-answer.ts";
import { WORDS } from "../../words/english.ts";
import { claimView } from "../claim/claim-view.ts";
import { siteOf } from "../site.ts";
import { type DrawPicture, pictureOf, pictureTag } from "./picture.ts";

/**
 * A claim as a picture for those who share a link to it. Its address changes with what it shows; whichever address is asked
 * for, the present picture answers, and nothing once the claim is withdrawn.
 */
export function picturePages(draw: DrawPicture | undefined): Hono<Environment> {
  return new Hono<Environment>().get("/pictures/claims/:slug/:file{[\\w.-]{1,80}\\.png}", (c) => {
    if (draw === undefined || !c.get("config").pictures)
      throw new ProblemError("not-found", "No pictures are drawn here.");
    return read(c, draw, c.req.param("slug"));
  });
}

async function read(c: AppContext, draw: DrawPicture, slug: string): Promise<Response> {
  const row = await findClaimPage(c.get("db"), slug);
  if (row === null) return refuse(c, slug);
  const view = claimView(row);
  const picture = pictureOf(siteOf(c.get("config")), view, Date.now());
  const tag = entityTag(c, `i${pictureTag(view, picture)}`);
  const unchanged = notModified(c, tag);
  if (unchanged) return unchanged;
  const kept = c.get("compressed");
  const name = `${tag} ${view.id}.png`;
  const png = kept?.get(name) ?? (await draw(picture));
  if (png === null) throw new ProblemError("busy", "Too many pictures are wanted at the moment.");
  kept?.keep(name, png, png.length);
  return respond(c, png, 200, { ...cachingHeaders(c), "content-type": "image/png", etag: tag });
}

async function refuse(c: AppContext, slug: string): Promise<never> {
  const withdrawn = await findWithdrawnClaim(c.get("db"), slug);
  if (withdrawn && withdrawn.status !== "published")
    throw new ProblemError("gone", withdrawn.reason ?? WORDS.problems.noReason);
  await refuseRetired(c, "claim", slug);
  throw new ProblemError("not-found", "There is no such claim.");
}
