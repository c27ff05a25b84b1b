// Whoever sees the wire sees how many bytes an answer has, and by that which bucket was asked for, unless many have the same
// size. So a text is filled up to a whole number of steps in each form in which it is sent, as measured in that form, with what
// no packing makes smaller. The filling is made of the text, so that the same text has the same bytes each time.

/** Bytes in gzip. A bucket of 128 to 256 pages with a claim and two quotes each takes one or two. */
const STEP = 64 * 1024;
/** The same as it is read: JSON is some four times as long, so an answer has about as many steps in either form. */
const PLAIN_STEP = 4 * STEP;

/** Before the last member of an answer's JSON, and after it. */
const OPENING = ',"padding":"';
const CLOSING = '"}';

/** How many characters of base 64 a byte of gzip holds: 6 bits each, and the Huffman code's overhead. */
const PACKED_CHARACTER = 0.758;
/** Left for the header's own field, which makes up the rest. */
const HEADER_ROOM = 1_024;
/** RFC 1952: FLG.FEXTRA, and the field's length, its identifier and its own length. */
const FEXTRA = 4;
const FIELD_HEAD = 6;
const GZIP_HEAD = 10;

export interface PaddedAnswer {
  plain: string;
  packed: Uint8Array<ArrayBuffer>;
  /** Of the text without its padding. */
  bytes: number;
  /** SHA-256 of the text without its padding, lower-case hex. */
  digest: string;
}

/** @param members of a JSON object: its text without the last brace. */
export async function padAnswer(members: string): Promise<PaddedAnswer> {
  const bytes = new TextEncoder().encode(members);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const filling = fillingOf(new DataView(hash.buffer).getUint32(0));
  const packed = await packedTo(members, filling);
  const bare = bytes.length + OPENING.length + CLOSING.length;
  const steps = Math.max(packed.length / STEP, Math.ceil(bare / PLAIN_STEP));
  return {
    plain: `${members}${OPENING}${filling(steps * PLAIN_STEP - bare)}${CLOSING}`,
    packed,
    bytes: bytes.length,
    digest: Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
}

async function packedTo(
  members: string,
  filling: (length: number) => string,
): Promise<Uint8Array<ArrayBuffer>> {
  const pack = (characters: number) => gzip(`${members}${OPENING}${filling(characters)}${CLOSING}`);
  const bare = await pack(0);
  const target = Math.ceil((bare.length + HEADER_ROOM) / STEP) * STEP;
  // Too few characters first, then as many more as were missing: packing is not to the byte what was reckoned.
  for (let characters = Math.floor((target - bare.length - HEADER_ROOM) / PACKED_CHARACTER); ; ) {
    const packed = characters <= 0 ? bare : await pack(characters);
    const rest = target - packed.length;
    if (rest >= FIELD_HEAD && rest < STEP / 2) return withField(packed, rest);
    characters += Math.floor((rest - HEADER_ROOM) / PACKED_CHARACTER);
  }
}

/** The same with so many bytes more in its header, in a field that nobody reads. */
function withField(packed: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const field = new Uint8Array(length);
  const view = new DataView(field.buffer);
  view.setUint16(0, length - 2, true);
  field.set([0x56, 0x70], 2);
  view.setUint16(4, length - FIELD_HEAD, true);
  const whole = new Uint8Array(packed.length + length);
  whole.set(packed.subarray(0, GZIP_HEAD));
  whole[3] = (whole[3] ?? 0) | FEXTRA;
  whole.set(field, GZIP_HEAD);
  whole.set(packed.subarray(GZIP_HEAD), GZIP_HEAD + length);
  return whole;
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Beginnings of one endless text that gzip cannot pack: xorshift (Marsaglia 2003), six bits a character. */
function fillingOf(seed: number): (length: number) => string {
  let made = "";
  let state = seed || 1;
  return (length) => {
    const more: string[] = [];
    for (let missing = length - made.length; missing > 0; missing--) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      more.push(BASE64.charAt(state & 63));
    }
    made += more.join("");
    return made.slice(0, length);
  };
}
