/** A request as it goes out. */
export interface OutgoingRequest {
  url: string;
  headers: Record<string, string>;
  /** UTF-8. */
  body: string;
}

/** What came of it: of an answer nothing but its status is kept. */
export type Attempted = { status: number } | { failed: "timeout" | "unreachable" | "forbidden-address" };

/**
 * Posts a request to an address that was judged, once: no redirection is followed, no proxy asked, and after
 * {@link ATTEMPT_MS} it is over. Never throws.
 */
export type Transport = (request: OutgoingRequest) => Promise<Attempted>;

/** How long a receiver has for its answer, ms. */
export const ATTEMPT_MS = 10_000;
