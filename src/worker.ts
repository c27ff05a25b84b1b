import { createApp } from "./app.ts";
import { parseConfig } from "./config.ts";
import { openRemote } from "./db/remote.ts";
import { bindingLimiter, type RateLimitBinding } from "./http/pipelines/binding-limiter.ts";
import { type AssetsBinding, workersDocsAssets } from "./http/reference/docs-assets.ts";

interface Bindings extends Record<string, unknown> {
  ASSETS: AssetsBinding;
  /** Missing where a deployment does not limit. */
  MATCH_LIMITER?: RateLimitBinding;
}

type App = ReturnType<typeof createApp>;

// Bindings are the same for every request of an isolate, so the routes are built once.
let app: App | null = null;

function build(bindings: Bindings): App {
  const config = parseConfig(bindings);
  return createApp({
    config,
    // A client that is kept between requests hangs under load.
    connect: () => openRemote(config.databaseUrl, config.databaseAuthToken),
    docsAssets: workersDocsAssets(bindings.ASSETS),
    matchLimiter: bindings.MATCH_LIMITER && bindingLimiter(bindings.MATCH_LIMITER),
    reportError: (error, request) => {
      // Never the message: a driver's may hold what a client sent.
      const what =
        error instanceof Error ? { name: error.name, stack: framesOf(error) } : { name: typeof error };
      console.error(JSON.stringify({ ...request, ...what }));
    },
  });
}

function framesOf(error: Error): string[] {
  return (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
}

export default {
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    app ??= build(bindings);
    // Set by Cloudflare, whatever the client sends.
    return app.fetch(request, { peerAddress: () => request.headers.get("cf-connecting-ip") });
  },
};
