import { createApp } from "../../src/app.ts";
import { nodeBrowserScripts } from "../../src/browser-build.ts";
import { parseConfig } from "../../src/config.ts";
import { openRemote } from "../../src/db/remote.ts";
import { startHranaServer } from "../../src/dev/hrana-server.ts";
import { nodeDocsAssets } from "../../src/node-assets.ts";

/** How often each read asks the database when that is a server over HTTP, as at the edge. */
export async function countRoundTrips(databaseUrl: string, paths: string[]): Promise<Map<string, number>> {
  const server = await startHranaServer({ databaseUrl });
  const app = createApp({
    browserScripts: nodeBrowserScripts(),
    config: parseConfig({}),
    connect: () => openRemote(server.url),
    docsAssets: nodeDocsAssets(),
    later: ({ run }) => void run(),
    reportError: (error) => {
      throw error;
    },
  });
  const counts = new Map<string, number>();
  for (const path of paths) {
    const before = server.pipelineCount();
    const response = await app.request(path);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    counts.set(path, server.pipelineCount() - before);
  }
  await server.close();
  return counts;
}
