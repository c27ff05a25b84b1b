import { Hono } from "hono";
import { countVerdicts } from "../../db/queries/claim-facets.ts";
import { entityTag, shownTag } from "../../http/entity-tag.ts";
import type { Environment } from "../../http/environment.ts";
import { answerTagged } from "../../http/tagged-answer.ts";
import { answerShownPage } from "../answer-page.ts";
import { siteOf } from "../site.ts";
import { aboutPage } from "./about-page.ts";

export const aboutPages = new Hono<Environment>()
  .get("/about", (c) => answerShownPage(c, "about", () => aboutPage(siteOf(c.get("config")))))
  /** All verdicts of ours that stand, over all claimants together: whether we are even is told by nothing smaller. */
  .get("/about/verdicts.csv", async (c) => {
    const counts = await countVerdicts(c.get("db"));
    const lines = counts.map(({ kind, label, count }) => `${kind},${label},${count}`);
    const text = `kind,label,claims\r\n${lines.map((line) => `${line}\r\n`).join("")}`;
    return answerTagged(c, {
      tag: entityTag(c, shownTag("v", lines)),
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="verdicts.csv"',
      },
      text: () => text,
    });
  });
