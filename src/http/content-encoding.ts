import { parseAccept } from "hono/utils/accept";
import type { JsonText } from "../db/json-text.ts";
import type { AppContext } from "./environment.ts";

/** workerd's CompressionStream has no Brotli, and what stands in front of either runtime may add it. */
export type Encoding = "gzip" | "identity";

/** UTF-16 units, or bytes, of a body that is too short to gain anything. It goes out as it is, under the tag of who takes gzip. */
const WORTH_COMPRESSING = 1_000;

/** How this client gets its answer, by its headers alone: a 304 has to know it without the body. */
export function encodingOf(c: AppContext): Encoding {
  const header = c.req.header("accept-encoding");
  if (header === undefined || !/gzip|\*/i.test(header)) return "identity";
  const accepted = new Map(parseAccept(header).map(({ type, q }) => [type.toLowerCase(), q]));
  const gzip = accepted.get("gzip") ?? accepted.get("x-gzip") ?? accepted.get("*") ?? 0;
  return gzip > 0 && gzip >= (accepted.get("identity") ?? 0) ? "gzip" : "identity";
}

/** A body in gzip, or null where that is not worth it. */
export async function gzipped(body: JsonText): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body.length < WORTH_COMPRESSING) return null;
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Compressed answers by their address and tag, those used longest ago given up first. A tag names its bytes, so an entry
 * is never stale; what nobody can ask for any more is pushed out.
 */
export class CompressedAnswers {
  readonly #limit: number;
  readonly #kept = new Map<string, Uint8Array<ArrayBuffer>>();
  #size = 0;

  /** @param limit bytes of all bodies together. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(name: string): Uint8Array<ArrayBuffer> | undefined {
    const bytes = this.#kept.get(name);
    if (bytes === undefined) return undefined;
    this.#kept.delete(name);
    this.#kept.set(name, bytes);
    return bytes;
  }

  keep(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    if (bytes.length > this.#limit / 4) return;
    this.#size += bytes.length - (this.#kept.get(name)?.length ?? 0);
    this.#kept.delete(name);
    this.#kept.set(name, bytes);
    for (const [oldest, { length }] of this.#kept) {
      if (this.#size <= this.#limit) break;
      this.#kept.delete(oldest);
      this.#size -= length;
    }
  }
}
