import { isKnownTracking } from "../urls/tracking-parameters.ts";
import { BoundedStore } from "./bounded-store.ts";
import { canonicalAddress } from "./canonical-address.ts";
import { acceptedEncoding } from "./content-encoding.ts";
import { isAmong } from "./entity-tag.ts";
import { ofUnchanged } from "./tagged-answer.ts";

// Public answers that were worked out once and go out again until anything is written. A runtime asks here before it asks the
// app, so that a hit costs no more than an answer that never changes.

/** What an answer may hang on besides the database is the clock, as far as a minute goes: shared caches keep it as long. */
const KEPT_MS = 60_000;
/** What an entry takes besides its body: its headers, twice, and its name. Bytes. */
const OVERHEAD = 2_000;
/** UTF-16 units. What is asked for in more is not asked for twice. */
const LONGEST_NAME = 2_000;

/** What a request says, as far as it matters here. */
export interface Asking {
  method: string | undefined;
  /** Path and query, as they came. */
  target: string;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** An answer as it goes out, but for the id of its request, which is each time another one. */
export interface SharedAnswer {
  body: string | Uint8Array<ArrayBuffer>;
  /** All of them, `etag` included. */
  headers: Record<string, string>;
  /** Request headers by which it was chosen, besides those by which every answer is; undefined for none. */
  negotiated: string | undefined;
}

export type Keep = (answer: SharedAnswer) => void;

export interface FoundAnswer {
  status: 200 | 304;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | null;
}

interface Kept {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  tag: string;
  /** Headers of a 304. */
  unchanged: Record<string, string>;
  /** Milliseconds since 1970. */
  until: number;
}

/** A request whose answer may be kept, and the state of the database that was seen before anything was read for it. */
interface Missed {
  name: string;
  accept: string;
  version: number;
}

/** Stands where an answer hangs on Accept: the one of each Accept has a name of its own. */
const BY_ACCEPT = "by accept";

/**
 * Answers to readers without a key, of at most so many bytes. The order is what makes them never older than the database: first
 * its version is read, then the rows, and the answer is kept under that version. The other way round, what is written
 * between the two would leave an old answer under the new version, for as long as nobody writes again.
 */
export class KeptAnswers {
  readonly #answers: BoundedStore<Kept | typeof BY_ACCEPT>;
  readonly #versionNow: () => number | null;
  readonly #now: () => number;
  #version: number | null = null;

  /** @param versionNow see `Runner.version`: where it gives null, nothing is kept. */
  constructor(limit: number, versionNow: () => number | null, now: () => number = Date.now) {
    this.#answers = new BoundedStore(limit);
    this.#versionNow = versionNow;
    this.#now = now;
  }

  /** What is kept; else what is to be called with the answer once it is worked out, or null where it is not to be kept. */
  find(asking: Asking): FoundAnswer | Keep | null {
    if (!isPlainRead(asking)) return null;
    const version = this.#versionNow();
    if (version === null) return null;
    if (version !== this.#version) {
      this.#answers.clear();
      this.#version = version;
    }
    const name = nameOf(asking);
    if (name === null || name.length > LONGEST_NAME) return null;
    const accept = String(asking.headers.accept ?? "");
    const known = this.#get(name, accept);
    if (known !== undefined) return answerFrom(known, asking);
    const missed = { name, accept, version };
    return (answer) => this.#keep(missed, answer);
  }

  #get(name: string, accept: string): Kept | undefined {
    const plain = this.#answers.get(name);
    const known = plain === BY_ACCEPT ? this.#answers.get(withAccept(name, accept)) : plain;
    return known === undefined || known === BY_ACCEPT || known.until < this.#now() ? undefined : known;
  }

  #keep({ name, accept, version }: Missed, { body, headers, negotiated }: SharedAnswer): void {
    // Somebody has seen a later state since: this answer may be of before it.
    if (version !== this.#version) return;
    if (negotiated !== undefined && negotiated !== "Accept") return;
    const full = negotiated === undefined ? name : withAccept(name, accept);
    if (full.length > LONGEST_NAME) return;
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    const kept: Kept = {
      body: bytes,
      headers,
      tag: headers.etag ?? "",
      unchanged: ofUnchanged(headers),
      until: this.#now() + KEPT_MS,
    };
    if (negotiated !== undefined) this.#answers.keep(name, BY_ACCEPT, OVERHEAD);
    this.#answers.keep(full, kept, bytes.length + OVERHEAD);
  }
}

/** Nothing but its address, and what every answer is chosen by, says what is wanted or who asks. */
function isPlainRead({ method, target, headers }: Asking): boolean {
  return (
    (method === "GET" || method === "HEAD") &&
    headers.authorization === undefined &&
    headers.range === undefined &&
    headers["transfer-encoding"] === undefined &&
    (headers["content-length"] ?? "0") === "0" &&
    // Clients that cannot send a header put a key there.
    !target.includes("key=")
  );
}

/**
 * The address in one way of writing, and the encoding. Pages ignore what says how somebody came to them, which is another
 * word with each click; the API refuses it. Null for what is no path.
 */
function nameOf({ target, headers }: Asking): string | null {
  if (!target.startsWith("/")) return null;
  const header = headers["accept-encoding"];
  const encoding = acceptedEncoding(header === undefined ? undefined : String(header));
  const isApi = target.startsWith("/v1/");
  // One parameter has one order, and reading it costs as much as all the rest of a hit.
  if (!target.includes(isApi ? "&" : "?")) return `${encoding} ${target}`;
  const url = URL.parse(`http://any${target}`);
  if (url === null) return null;
  return `${encoding} ${canonicalAddress(url, isApi ? undefined : isKnownTracking)}`;
}

/** A space stands in no address. */
function withAccept(name: string, accept: string): string {
  return `${name} ${accept}`;
}

function answerFrom(
  { body, headers, tag, unchanged }: Kept,
  { headers: asked, method }: Asking,
): FoundAnswer {
  const had = asked["if-none-match"];
  if (had !== undefined && isAmong(String(had), tag)) return { status: 304, headers: unchanged, body: null };
  return { status: 200, headers, body: method === "HEAD" ? null : body };
}
