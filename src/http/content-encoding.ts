import { parseAccept } from "hono/utils/accept";
import type { JsonText } from "../db/json-text.ts";
import type { BoundedStore } from "./bounded-store.ts";
import type { AppContext } from "./environment.ts";

/** workerd's CompressionStream has no Brotli, and what stands in front of either runtime may add it. */
export type Encoding = "gzip" | "identity";

/** UTF-16 units, or bytes, of a body that is too short to gain anything. It goes out as it is, under the tag of who takes gzip. */
const WORTH_COMPRESSING = 1_000;

/** How this client gets its answer, by its headers alone: a 304 has to know it without the body. */
export function encodingOf(c: AppContext): Encoding {
  return acceptedEncoding(c.req.header("accept-encoding"));
}

/** What a header's value came to, for browsers send the same few again and again. */
const known = new Map<string, Encoding>();
const MOST_KNOWN = 200;

/** The same of the header's value. */
export function acceptedEncoding(header: string | undefined): Encoding {
  if (header === undefined) return "identity";
  const before = known.get(header);
  if (before !== undefined) return before;
  const encoding = chooseEncoding(header);
  // Of what somebody makes up nothing is kept for long.
  if (known.size >= MOST_KNOWN) known.clear();
  if (header.length <= MOST_KNOWN) known.set(header, encoding);
  return encoding;
}

function chooseEncoding(header: string): Encoding {
  if (!/gzip|\*/i.test(header)) return "identity";
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
 * Compressed answers by their address and tag. A tag names its bytes, so an entry is never stale; what nobody can ask for
 * any more is pushed out.
 */
export type CompressedAnswers = BoundedStore<Uint8Array<ArrayBuffer>>;
