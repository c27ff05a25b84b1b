import type { BrowserScript, BrowserScripts } from "./http/browser-scripts.ts";

/**
 * Bundled when a page first asks for one, so that no build comes between a change and its effect. A built server has them
 * in it (dev/build-server.ts).
 */
export function nodeBrowserScripts(): BrowserScripts {
  let scripts: Promise<readonly BrowserScript[]> | null = null;
  return () => {
    scripts ??= import("./browser-bundles.ts").then(({ bundleBrowserScripts }) => bundleBrowserScripts());
    return scripts;
  };
}
