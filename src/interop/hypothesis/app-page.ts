import { Hono } from "hono";
import type { AppContext, Environment } from "../../http/environment.ts";
import type { InteropSurface } from "../../http/pipelines/interop.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import { jsonForScript } from "../../json-for-script.ts";
import { WORDS } from "../../words/english.ts";

export const appSurface: InteropSurface = {
  present: (c, { status, headers, told }) =>
    respond(c, told.detail, status, { ...headers, "content-type": "text/plain; charset=utf-8" }),
  clientHeaders: "",
  isOpen: () => false,
};

/**
 * The frame that the Hypothesis client opens beside a page. It runs that client's program, which is somebody else's, so it
 * is served on an origin of its own, where there is no session to be had, or in a demonstration.
 */
export const appPage = new Hono<Environment>().get("/app.html", (c) => {
  if (!isServed(c)) {
    throw new ProblemError("not-found", "The Hypothesis client is not served at this address.");
  }
  const { publicUrl, hypothesisClient } = c.get("config");
  const settings = {
    apiUrl: `${publicUrl}/api/`,
    authDomain: new URL(publicUrl).hostname,
    assetRoot: hypothesisClient,
  };
  // A setting's URL, written by `URL`, has no quotation mark in it.
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Annotations</title>
<script class="js-hypothesis-config" type="application/json">${jsonForScript(settings)}</script>
</head>
<body>
<hypothesis-app></hypothesis-app>
<script src="${hypothesisClient}build/boot.js"></script>
</body>
</html>
`;
  return respond(c, page, 200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policyFor(publicUrl, hypothesisClient),
    "cache-control": "public, max-age=0, must-revalidate, s-maxage=60",
  });
});

function isServed(c: AppContext): boolean {
  const { hypothesisOrigin, notice } = c.get("config");
  if (notice === WORDS.site.demonstration) return true;
  return hypothesisOrigin !== null && new URL(c.req.url).host === new URL(hypothesisOrigin).host;
}

/** The client sets styles on its elements; all else comes from where it comes from, and data from us. */
function policyFor(publicUrl: string, client: string): string {
  const { origin } = new URL(client);
  return [
    "default-src 'none'",
    `script-src ${origin}`,
    `style-src ${origin} 'unsafe-inline'`,
    `font-src ${origin}`,
    `img-src ${origin} data:`,
    `connect-src ${new URL(publicUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
  ].join("; ");
}
