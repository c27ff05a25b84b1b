/**
 * IP addresses as bytes, and which of them are public. Judged by bytes and never by text, because one address has many spellings, and by the
 * IPv4 address that an IPv6 one carries where it carries one, because that is where packets go in the end.
 *
 * Which blocks are not public: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and its updates), November 2026.
 */

/** Network and length of its prefix in bits. */
type Block = readonly [network: readonly number[], bits: number];

const NOT_PUBLIC_V4: readonly Block[] = [
  [[0, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[100, 64, 0, 0], 10],
  [[127, 0, 0, 0], 8],
  [[169, 254, 0, 0], 16],
  [[172, 16, 0, 0], 12],
  [[192, 0, 0, 0], 24],
  [[192, 0, 2, 0], 24],
  [[192, 88, 99, 0], 24],
  [[192, 168, 0, 0], 16],
  [[198, 18, 0, 0], 15],
  [[198, 51, 100, 0], 24],
  [[203, 0, 113, 0], 24],
  // Multicast, what is reserved, broadcast.
  [[224, 0, 0, 0], 3],
];

/** Beside these nothing outside of 2000::/3 is public. */
const GLOBAL_V6: Block = [[0x20], 3];
const NOT_PUBLIC_V6: readonly Block[] = [
  // Protocol assignments: benchmarking, ORCHID, and more to come; Teredo among them is unwrapped.
  [[0x20, 0x01, 0x00], 23],
  [[0x20, 0x01, 0x0d, 0xb8], 32],
  [[0x3f, 0xff, 0x00], 20],
];

const MAPPED: Block = [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], 96];
const NAT64: Block = [[0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0], 96];
const SIX_TO_FOUR: Block = [[0x20, 0x02], 16];
const TEREDO: Block = [[0x20, 0x01, 0x00, 0x00], 32];
/** Of an interface identifier, RFC 5214: an IPv4 address follows. */
const ISATAP: readonly Block[] = [
  [[0x00, 0x00, 0x5e, 0xfe], 32],
  [[0x02, 0x00, 0x5e, 0xfe], 32],
];

const V4_TEXT = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/**
 * The bytes of an address in text, four or sixteen: IPv4 in four decimal parts, IPv6 as RFC 4291 2.2 has it, in brackets or not.
 * Null for what is none, names among it. A URL's host comes here as the URL's parser has written it.
 */
export function addressBytes(text: string): readonly number[] | null {
  const bare = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  return bare.includes(":") ? v6Bytes(bare) : v4Bytes(bare);
}

function v4Bytes(text: string): readonly number[] | null {
  const parts = V4_TEXT.exec(text)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) ? parts : null;
}

function v6Bytes(text: string): readonly number[] | null {
  // An address that is spoken of together with an interface, as resolvers give them.
  const [address = ""] = text.split("%");
  const lastColon = address.lastIndexOf(":");
  const v4 = v4Bytes(address.slice(lastColon + 1));
  const hex = v4 === null ? address : `${address.slice(0, lastColon + 1)}${pairs(v4).join(":")}`;
  const halves = hex.split("::");
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array<string>(missing).fill("0"), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

function pairs(bytes: readonly number[]): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)];
}

/** Whether packets to it leave for the internet, whatever they are wrapped in. */
export function isPublic(bytes: readonly number[]): boolean {
  if (bytes.length === 4) return !NOT_PUBLIC_V4.some((block) => isIn(bytes, block));
  if (isIn(bytes, MAPPED) || isIn(bytes, NAT64)) return isPublic(bytes.slice(12));
  if (isIn(bytes, SIX_TO_FOUR)) return isPublic(bytes.slice(2, 6));
  if (isIn(bytes, TEREDO)) {
    // The server, and the client behind it with every bit turned over (RFC 4380, 4).
    return isPublic(bytes.slice(4, 8)) && isPublic(bytes.slice(12).map((byte) => byte ^ 0xff));
  }
  if (ISATAP.some((block) => isIn(bytes.slice(8), block)) && !isPublic(bytes.slice(12))) return false;
  return isIn(bytes, GLOBAL_V6) && !NOT_PUBLIC_V6.some((block) => isIn(bytes, block));
}

/** Whether it is this machine: 127.0.0.0/8, ::1, and the former mapped. */
export function isLoopback(bytes: readonly number[]): boolean {
  if (bytes.length === 4) return bytes[0] === 127;
  return isIn(bytes, MAPPED) ? bytes[12] === 127 : bytes.every((byte, i) => byte === (i === 15 ? 1 : 0));
}

function isIn(bytes: readonly number[], [network, bits]: Block): boolean {
  for (let at = 0, left = bits; left > 0; at++, left -= 8) {
    const mask = left >= 8 ? 0xff : (0xff00 >> left) & 0xff;
    if (((bytes[at] ?? 0) & mask) !== ((network[at] ?? 0) & mask)) return false;
  }
  return true;
}
