import { entryOf, type LookupAnswer, MAX_ANSWER_BYTES, parseAnswer } from "../../src/lookup/answer.ts";
import { askFor } from "../../src/lookup/ask.ts";
import type { LookupEntry } from "../../src/lookup/entry.ts";
import { filePath, MANIFEST_PATH, type Manifest, parseManifest } from "../../src/lookup/manifest.ts";
import { assembleFilter, checkFile, filesToFetch, type PageFilter } from "../../src/lookup/page-filter.ts";
import { HASH_VERSION, lookupHash } from "../../src/urls/lookup-hash.ts";
import { normaliseUrl } from "../../src/urls/normalise-url.ts";

/** Whatever answers a GET: a service in process, a server, workerd. */
export type Get = (path: string, headers?: Record<string, string>) => Promise<Response>;

/** What a browser does that reads pages and asks one server, with every path that it asked for. */
export class Reader {
  readonly asked: string[] = [];
  readonly #get: Get;
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();
  #manifest: Manifest | null = null;
  #filter: PageFilter | null = null;

  constructor(get: Get) {
    this.#get = get;
  }

  async update(): Promise<{ manifest: Manifest; filter: PageFilter }> {
    const manifest = parseManifest(await this.#text(MANIFEST_PATH), HASH_VERSION);
    const { fetch, forget } = filesToFetch(manifest, this.#files.keys());
    for (const file of fetch) {
      const body = new Uint8Array(await (await this.#ask(filePath(file.digest))).arrayBuffer());
      await checkFile(file, body);
      this.#files.set(file.digest, body);
    }
    for (const digest of forget) this.#files.delete(digest);
    this.#manifest = manifest;
    this.#filter = assembleFilter(manifest, this.#files);
    return { manifest, filter: this.#filter };
  }

  /** What is known of a page; null where the filter denies it or the answer does. */
  async look(url: string): Promise<LookupEntry | null> {
    return this.lookAt(await lookupHash(normaliseUrl(url)));
  }

  async lookAt(hash: string): Promise<LookupEntry | null> {
    const { manifest, filter } =
      this.#manifest && this.#filter
        ? { manifest: this.#manifest, filter: this.#filter }
        : await this.update();
    if (!filter.mayContain(hash)) return null;
    return entryOf(await this.answer(askFor(manifest, filter, hash).path), hash);
  }

  async answer(path: string): Promise<LookupAnswer> {
    return parseAnswer(await this.#text(path));
  }

  async #text(path: string): Promise<string> {
    const bytes = new Uint8Array(await (await this.#ask(path)).arrayBuffer());
    const text = await unpacked(bytes);
    if (text.length > MAX_ANSWER_BYTES) throw new Error(`${path} is longer than a client reads`);
    return text;
  }

  async #ask(path: string): Promise<Response> {
    this.asked.push(path);
    const response = await this.#get(path, {
      "accept-encoding": "gzip, deflate, br, zstd",
      "accept-language": "*",
    });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  }
}

/** Asked in process, nobody has unpacked it yet. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}
