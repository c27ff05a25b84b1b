import { Hono } from "hono";
import type { Environment } from "../../http/environment.ts";
import { ProblemError } from "../../http/problems.ts";
import { DEMO_PAGE_PATH } from "../../words/demo-article.ts";
import { answerShownPage } from "../answer-page.ts";
import { siteOf } from "../site.ts";
import { demoPage } from "./demo-page.ts";

/** Where a service says nothing of the kind, it is no demonstration, and has no article of its own. */
export const demoPages = new Hono<Environment>().get(DEMO_PAGE_PATH, (c) => {
  const site = siteOf(c.get("config"));
  if (site.notice === null) throw new ProblemError("not-found", "Only a demonstration has this page.");
  return answerShownPage(c, "demo", () => demoPage(site));
});
