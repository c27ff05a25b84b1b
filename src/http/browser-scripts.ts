import * as z from "zod";
import { sha256 } from "../language/sha256.ts";
import type { AssetsBinding } from "./reference/docs-assets.ts";

const browserScript = z.strictObject({
  /** Its entry: the name of its file in src/browser, without `.entry.ts`. */
  name: z.string(),
  /** Where pages load it from; another one whenever its content is another. */
  path: z.string(),
  content: z.string(),
});
/** A script of src/browser, bundled. */
export type BrowserScript = z.output<typeof browserScript>;

/** All of them, made or fetched when they are first asked for. */
export type BrowserScripts = () => Promise<readonly BrowserScript[]>;

export function scriptPath(name: string, content: string): string {
  return `/assets/scripts/${name}.${sha256(content).slice(0, 12)}.js`;
}

/** Where the bundles lie below the directory that wrangler uploads: one file with all of them. */
export const BUNDLES_FILE = "browser-scripts.json";

/** Those that were bundled when the Worker's assets were laid out, fetched once an isolate. */
export function workersBrowserScripts(assets: AssetsBinding): BrowserScripts {
  let scripts: Promise<readonly BrowserScript[]> | null = null;
  const read = async () => {
    // The binding looks at the path alone; a URL must have some host.
    const found = await assets.fetch(new URL(`https://assets.invalid/${BUNDLES_FILE}`));
    if (!found.ok)
      throw new Error(`${BUNDLES_FILE} is not among the assets: lay them out before the deployment`);
    return z.array(browserScript).parse(await found.json());
  };
  return () => {
    scripts ??= read().catch((error: unknown) => {
      scripts = null;
      throw error;
    });
    return scripts;
  };
}
