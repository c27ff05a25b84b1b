import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Environment } from "../http/environment.ts";
import { aboutPages } from "./about/read-about-page.ts";
import { articlePages } from "./article/read-article-page.ts";
import { claimPages } from "./claim/read-claim-page.ts";
import { pastPages } from "./claim/read-past-page.ts";
import { correctionPages } from "./corrections/read-corrections.ts";
import { demoPages } from "./demo/read-demo-page.ts";
import { embedPages } from "./embed/read-embed.ts";
import { feedPages } from "./feeds/read-feeds.ts";
import { listPages } from "./lists/read-lists.ts";
import { machinePages } from "./machines/read-machines.ts";
import type { DrawPicture } from "./picture/picture.ts";
import { picturePages } from "./picture/read-picture.ts";
import { searchPages } from "./search/read-search.ts";
import { readAssets } from "./style/read-assets.ts";
import { askPages } from "./talk-back/ask-for-check.ts";
import { reportPages } from "./talk-back/report-on-claim.ts";

/** Everything that people read in a browser, and what their programs fetch of it. */
export function mountPages(app: OpenAPIHono<Environment>, draw?: DrawPicture): void {
  for (const pages of [
    searchPages,
    claimPages,
    pastPages,
    reportPages,
    askPages,
    articlePages,
    listPages,
    correctionPages,
    aboutPages,
    demoPages,
    embedPages,
    picturePages(draw),
    feedPages,
    machinePages,
    readAssets,
  ])
    app.route("/", pages);
}
