import { html } from "hono/html";
import { swaggerUiPath } from "./docs-assets.ts";

export type DocsPageOptions = {
  /** Shown in the header and as the document's title. */
  title: string;
  /** Address of the OpenAPI document, of this origin. */
  specUrl: string;
  /** Path under which `DocsAssets` are served, without a slash at its end. */
  assetBase: string;
};

/**
 * For the page's answer: it runs no script and loads no style but its files', and asks no other origin, whatever
 * the libraries in it would do. Swagger UI sets style attributes on elements of its own; images are data: URLs.
 */
export const docsContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The API reference: a frame of ours around Swagger UI, which docs-page.js starts. */
export function docsPage({ title, specUrl, assetBase }: DocsPageOptions) {
  const asset = (name: string) => `${assetBase}/${name}`;
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>${title}</title>
    <link rel="icon" type="image/svg+xml" href="${asset("docs-page.svg")}" />
    <link rel="stylesheet" href="${asset(swaggerUiPath("swagger-ui.css"))}" />
    <link rel="stylesheet" href="${asset("docs-page.css")}" />
  </head>
  <body>
    <a class="docs-skip" href="#reference">Skip to the reference</a>
    <header class="docs-header">
      <div class="docs-header-row">
        <img src="${asset("docs-page.svg")}" alt="" width="32" height="32" />
        <p class="docs-title">${title}</p>
        <nav aria-label="Formats">
          <a href="${specUrl}" download>OpenAPI 3.1 document</a>
        </nav>
      </div>
    </header>
    <main id="reference" data-spec-url="${specUrl}">
      <noscript>
        <p class="docs-notice">
          The reference needs JavaScript. <a href="${specUrl}">The OpenAPI document</a> says the same.
        </p>
      </noscript>
    </main>
    <script src="${asset(swaggerUiPath("swagger-ui-bundle.js"))}"></script>
    <script src="${asset("docs-page.js")}"></script>
  </body>
</html>`;
}
