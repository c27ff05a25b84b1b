import { bucketOf } from "./ask.ts";
import { entryShape, type LookupEntry } from "./entry.ts";
import { MAX_AGE_S } from "./manifest.ts";
import { LookupRefused } from "./refused.ts";
import { list, matching, object, orNull, parseJson, text, unread, whole } from "./shape.ts";

/** As it is read, after whatever it was packed in. A server gives no more (docs/decisions/0020-private-look-up.md). */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const MAX_ENTRIES = 100_000;

const answer = object({
  hashVersion: whole(1, 1000),
  prefix: matching(/^[01]{0,32}$/),
  maxAge: whole(1, 86_400),
  notice: orNull(text(10_000)),
  pages: list(unread, MAX_ENTRIES),
});

/** A look-up as it came: every page of a bucket, of which one is looked at. */
export interface LookupAnswer {
  hashVersion: number;
  /** Of all its pages' hashes, as binary digits; empty: of every annotated page. */
  prefix: string;
  /** Seconds from receipt, at most 900. */
  maxAge: number;
  /** What the service says of all that it shows; a demonstration says here that it is one. */
  notice: string | null;
  pages: ReadonlyMap<string, unknown>;
}

/** Reads the envelope; an entry is looked at when its page is, so that a broken one silences no other. */
export function parseAnswer(body: string): LookupAnswer {
  const { pages, ...envelope } = answer(parseJson(body), "answer");
  const hashOf = object({ hash: matching(/^[0-9a-f]{64}$/) });
  const byHash = new Map(pages.map((page, i) => [hashOf(page, `answer/pages/${i}`).hash, page]));
  return { ...envelope, maxAge: Math.min(envelope.maxAge, MAX_AGE_S), pages: byHash };
}

/**
 * What an answer says of a page: its entry, or null where it says that nobody annotated it (the filter was wrong, as it is to
 * be now and then). Throws {@link LookupRefused} where it says nothing of this page, or nothing that can be read.
 */
export function entryOf(answer: LookupAnswer, hash: string): LookupEntry | null {
  if (!covers(answer, hash)) throw new LookupRefused("malformed", "the answer is about other pages");
  const entry = answer.pages.get(hash);
  return entry === undefined ? null : entryShape(entry, "entry");
}

/** Whether an answer that a client has is about this page too. */
export function covers({ prefix }: LookupAnswer, hash: string): boolean {
  return bucketOf(hash, prefix.length) === prefix;
}

/** Whether what was received then, by this client's clock, ms, may still be shown. */
export function isFresh({ maxAge }: LookupAnswer, receivedAt: number, now: number): boolean {
  // A clock that was set back makes nothing younger.
  return now >= receivedAt && now - receivedAt < maxAge * 1000;
}
