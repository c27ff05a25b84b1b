/**
 * The files that the API reference loads, all of them our own server's: the page asks nobody else for anything.
 * Swagger UI's carry its version in their path and never change under it; ours are looked at again.
 */

/** Equal to the installed version of swagger-ui-dist. */
export const SWAGGER_UI_VERSION = "5.35.0";

const FOREVER = "public, max-age=31536000, immutable";
const EACH_TIME = "no-cache";

export type DocsAssetFile = {
  /** Path below the base under which the page expects its assets. */
  name: string;
  /** Where the file lies: in the package swagger-ui-dist, or beside this module. */
  source: "swagger-ui-dist" | "src/http/reference";
  file: string;
  contentType: string;
  cacheControl: string;
};

export const docsAssetFiles: readonly DocsAssetFile[] = [
  vendored("swagger-ui.css", "text/css; charset=utf-8"),
  vendored("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
  // Apache-2.0 wants these handed on with what they cover.
  vendored("swagger-ui-bundle.js.LICENSE.txt", "text/plain; charset=utf-8"),
  vendored("LICENSE", "text/plain; charset=utf-8"),
  vendored("NOTICE", "text/plain; charset=utf-8"),
  own("docs-page.css", "text/css; charset=utf-8"),
  own("docs-page.js", "text/javascript; charset=utf-8"),
  own("docs-page.svg", "image/svg+xml"),
];

export function swaggerUiPath(file: string): string {
  return `swagger-ui-${SWAGGER_UI_VERSION}/${file}`;
}

function vendored(file: string, contentType: string): DocsAssetFile {
  return { name: swaggerUiPath(file), source: "swagger-ui-dist", file, contentType, cacheControl: FOREVER };
}

function own(file: string, contentType: string): DocsAssetFile {
  return { name: file, source: "src/http/reference", file, contentType, cacheControl: EACH_TIME };
}

/** Where a runtime has these files. */
export interface DocsAssets {
  /** The file of this name with its headers, or null if there is none. */
  get(name: string): Promise<Response | null>;
}

/** A binding to Workers' static assets, as far as it is used here. */
export type AssetsBinding = { fetch(url: URL): Promise<Response> };

/** Where `layOutAssets` puts the files, below the directory that wrangler uploads. */
export const DOCS_ASSETS_FOLDER = "docs";

export function workersDocsAssets(assets: AssetsBinding): DocsAssets {
  const files = new Map(docsAssetFiles.map((file) => [file.name, file]));
  return {
    async get(name) {
      const file = files.get(name);
      if (file === undefined) return null;
      // The binding looks at the path alone; a URL must have some host.
      const found = await assets.fetch(new URL(`https://assets.invalid/${DOCS_ASSETS_FOLDER}/${name}`));
      return found.ok ? new Response(found.body, { headers: assetHeaders(file) }) : null;
    },
  };
}

export function assetHeaders(file: DocsAssetFile): Record<string, string> {
  return {
    "content-type": file.contentType,
    "cache-control": file.cacheControl,
    "x-content-type-options": "nosniff",
  };
}
