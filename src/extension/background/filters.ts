import {
  filePath,
  filesOf,
  MANIFEST_PATH,
  MAX_MANIFEST_BYTES,
  type Manifest,
  parseManifest,
} from "../../lookup/manifest.ts";
import { assembleFilter, checkFile, filesToFetch, type PageFilter } from "../../lookup/page-filter.ts";
import { LookupRefused } from "../../lookup/refused.ts";
import { HASH_VERSION } from "../../urls/lookup-hash.ts";
import type { Server } from "../ground/settings.ts";
import { fetchPlainly, fetchText } from "./fetch-plainly.ts";
import type { FileStore } from "./file-store.ts";

/** Of all files of a filter: 25 million pages. A server with more is not asked. */
const MAX_FILTER_BYTES = 32 * 1024 * 1024;

export interface ServerFilter {
  manifest: Manifest;
  filter: PageFilter;
}

export interface Filters {
  /** What is known of a server's pages; null before its manifest has come. */
  of(server: Server): Promise<ServerFilter | null>;
  /** When a server's manifest came, ms; 0: never. */
  fetchedAt(server: Server): Promise<number>;
  /** Fetches the manifest and the files that are not here yet. Throws where the server does not give them. */
  refresh(server: Server): Promise<void>;
  /** Forgets what belongs to none of these. */
  keepOnly(servers: readonly Server[]): Promise<void>;
}

export function filtersIn(store: FileStore): Filters {
  const assembled = new Map<string, Promise<ServerFilter | null>>();

  async function assemble({ url }: Server): Promise<ServerFilter | null> {
    const kept = await store.manifestOf(url);
    if (kept === null) return null;
    try {
      const manifest = parseManifest(kept.manifest, HASH_VERSION);
      const files = await store.files(filesOf(manifest).map(({ digest }) => digest));
      return { manifest, filter: assembleFilter(manifest, files) };
    } catch (error) {
      // What an older version of the extension could read, and this one cannot, is as good as none.
      if (error instanceof LookupRefused) return null;
      throw error;
    }
  }

  async function namedBy(server: Server): Promise<string[]> {
    const known = await filters.of(server);
    return known === null ? [] : filesOf(known.manifest).map(({ digest }) => digest);
  }

  const filters: Filters = {
    of(server) {
      const known = assembled.get(server.url) ?? assemble(server);
      assembled.set(server.url, known);
      return known;
    },
    async fetchedAt({ url }) {
      return (await store.manifestOf(url))?.fetchedAt ?? 0;
    },
    async refresh(server) {
      const text = await fetchText(server, MANIFEST_PATH, MAX_MANIFEST_BYTES);
      const manifest = parseManifest(text, HASH_VERSION);
      const all = filesOf(manifest);
      if (all.reduce((sum, { bytes }) => sum + bytes, 0) > MAX_FILTER_BYTES) {
        throw new LookupRefused("too-large", "the filter has more bytes than are kept");
      }
      for (const file of filesToFetch(manifest, await store.digests()).fetch) {
        const bytes = await fetchPlainly(server, filePath(file.digest), file.bytes);
        await checkFile(file, bytes);
        await store.putFile(file.digest, bytes);
      }
      // Read once before it is relied upon: a filter that cannot be read leaves the one before in its place.
      const files = await store.files(all.map(({ digest }) => digest));
      const filter = assembleFilter(manifest, files);
      await store.putManifest({ url: server.url, manifest: text, fetchedAt: Date.now() });
      assembled.set(server.url, Promise.resolve({ manifest, filter }));
    },
    async keepOnly(servers) {
      const named = await Promise.all(servers.map(namedBy));
      await store.keepOnly(
        servers.map(({ url }) => url),
        new Set(named.flat()),
      );
      for (const url of assembled.keys()) if (!servers.some((one) => one.url === url)) assembled.delete(url);
    },
  };
  return filters;
}
