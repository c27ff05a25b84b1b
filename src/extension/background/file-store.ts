// Files of filters and manifests, which everybody has alike, in IndexedDB: they say nothing of what is read. Answers never come here.

const DATABASE = "lookup-files";

/** What is kept of a server. */
export interface KeptManifest {
  url: string;
  /** As it came. */
  manifest: string;
  /** Ms. */
  fetchedAt: number;
}

export interface FileStore {
  manifestOf(url: string): Promise<KeptManifest | null>;
  files(digests: readonly string[]): Promise<Map<string, Uint8Array>>;
  digests(): Promise<string[]>;
  putFile(digest: string, bytes: Uint8Array): Promise<void>;
  putManifest(kept: KeptManifest): Promise<void>;
  /** Forgets servers that are not among these, and files that none of them names. */
  keepOnly(urls: readonly string[], digests: ReadonlySet<string>): Promise<void>;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("files");
    request.result.createObjectStore("manifests", { keyPath: "url" });
  };
  return settled(request);
}

export function indexedFileStore(): FileStore {
  let opened: Promise<IDBDatabase> | null = null;
  const store = async (name: "files" | "manifests", mode: IDBTransactionMode) => {
    opened ??= open();
    return (await opened).transaction(name, mode).objectStore(name);
  };
  return {
    async manifestOf(url) {
      const kept: KeptManifest | undefined = await settled((await store("manifests", "readonly")).get(url));
      return kept ?? null;
    },
    async files(digests) {
      const files = await store("files", "readonly");
      const found = await Promise.all(
        digests.map(
          async (digest): Promise<[string, Uint8Array | undefined]> => [
            digest,
            await settled(files.get(digest)),
          ],
        ),
      );
      return new Map(found.flatMap(([digest, bytes]) => (bytes ? [[digest, bytes]] : [])));
    },
    async digests() {
      return (await settled((await store("files", "readonly")).getAllKeys())).map(String);
    },
    async putFile(digest, bytes) {
      await settled((await store("files", "readwrite")).put(bytes, digest));
    },
    async putManifest(kept) {
      await settled((await store("manifests", "readwrite")).put(kept));
    },
    async keepOnly(urls, digests) {
      const manifests = await store("manifests", "readwrite");
      for (const url of await settled(manifests.getAllKeys())) {
        if (!urls.includes(String(url))) manifests.delete(url);
      }
      const files = await store("files", "readwrite");
      for (const digest of await settled(files.getAllKeys())) {
        if (!digests.has(String(digest))) files.delete(digest);
      }
    },
  };
}
