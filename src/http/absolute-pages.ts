import type { JsonPart, JsonText } from "../db/json-text.ts";
import { unpackDetails } from "../db/packed-details.ts";

// Stored documents hold paths, so that they outlive a change of address. Inside a JSON string every quotation mark is
// escaped, so `"page":"/` can only be a member.

const encoder = new TextEncoder();
const SLASH = 0x2f;
/** What stands before the slash of a path. */
const BEFORE = encoder.encode('"page":"');
const COLON = 0x3a;
const QUOTE = 0x22;

/** JSON with the pages' addresses made absolute. */
export function withAbsolutePages(json: string, publicUrl: string): string {
  return json.replaceAll('"page":"/', `"page":${JSON.stringify(publicUrl).slice(0, -1)}/`);
}

/**
 * The same for the parts of one JSON text, as a text or, where one is bytes, as its UTF-8. No part ends within a member's name or
 * value. What is packed has all its paths in phrases.
 */
export function absoluteParts(parts: readonly JsonPart[], publicUrl: string): JsonText {
  const address = JSON.stringify(publicUrl).slice(1, -1);
  const texts = parts.map((part) => {
    if (typeof part === "string") return withAbsolutePages(part, publicUrl);
    return "packed" in part ? unpackDetails(part.packed, address) : part;
  });
  // Where all are texts, one text is cheaper than its bytes.
  return texts.every((part) => typeof part === "string")
    ? texts.join("")
    : bytesOf(texts, encoder.encode(address));
}

function bytesOf(parts: readonly JsonText[], address: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunks = parts.map((part) =>
    typeof part === "string"
      ? { bytes: encoder.encode(part), places: [] }
      : { bytes: part, places: placesIn(part) },
  );
  const length = chunks.reduce(
    (sum, { bytes, places }) => sum + bytes.length + places.length * address.length,
    0,
  );
  const whole = new Uint8Array(length);
  let end = 0;
  const append = (bytes: Uint8Array) => {
    whole.set(bytes, end);
    end += bytes.length;
  };
  for (const { bytes, places } of chunks) {
    let from = 0;
    for (const place of places) {
      append(bytes.subarray(from, place));
      append(address);
      from = place;
    }
    append(bytes.subarray(from));
  }
  return whole;
}

/** Where paths of pages begin. Few bytes are slashes, and looking for one byte is the runtime's own work. */
function placesIn(bytes: Uint8Array): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(SLASH); at !== -1; at = bytes.indexOf(SLASH, at + 1)) {
    const start = at - BEFORE.length;
    // Most slashes are those of other addresses, which two bytes tell.
    if (bytes[at - 1] !== QUOTE || bytes[at - 2] !== COLON) continue;
    if (start >= 0 && BEFORE.every((byte, i) => bytes[start + i] === byte)) places.push(at);
  }
  return places;
}
