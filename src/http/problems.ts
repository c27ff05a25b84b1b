import type { DomainErrorCode, FieldError } from "../domain-error.ts";

/** Codes that come from HTTP itself; the rest are the domain's. */
const HTTP_CODES = [
  "invalid-json",
  "invalid-cursor",
  "invalid-query",
  "invalid-header",
  "body-not-allowed",
  "unauthorized",
  "method-not-allowed",
  "not-acceptable",
  "body-too-large",
  "unsupported-media-type",
  "precondition-required",
  "rate-limited",
  "not-replayable",
  "not-ready",
  "internal-error",
] as const;
export type ProblemCode = DomainErrorCode | (typeof HTTP_CODES)[number];

interface ProblemKind {
  status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  title: string;
}

/** The closed table of everything that can be answered instead of what was asked; docs/api.md repeats it. */
export const PROBLEMS: Record<ProblemCode, ProblemKind> = {
  "invalid-json": { status: 400, title: "The body is not JSON" },
  "invalid-cursor": { status: 400, title: "The cursor is not one of ours" },
  "invalid-query": { status: 400, title: "The query cannot be used" },
  "invalid-header": { status: 400, title: "A header cannot be used" },
  "body-not-allowed": { status: 400, title: "This request takes no body" },
  unauthorized: { status: 401, title: "A valid key is needed" },
  forbidden: { status: 403, title: "This key may not do that" },
  "not-found": { status: 404, title: "There is no such thing" },
  "method-not-allowed": { status: 405, title: "This address does not take that method" },
  "not-acceptable": { status: 406, title: "No answer is of a type that is accepted" },
  "rule-unmet": { status: 409, title: "A rule of the house does not hold" },
  "wrong-status": { status: 409, title: "Not in this state" },
  "address-taken": { status: 409, title: "The address is taken" },
  "span-rested-on": { status: 409, title: "The current verdict rests on this quote" },
  "second-editor-required": { status: 409, title: "A second editor is needed" },
  "not-replayable": { status: 409, title: "This answer is not kept" },
  gone: { status: 410, title: "No longer published" },
  "version-mismatch": { status: 412, title: "Changed since you saw it" },
  "body-too-large": { status: 413, title: "The body is too large" },
  "unsupported-media-type": { status: 415, title: "The body must be JSON" },
  "invalid-input": { status: 422, title: "The body cannot be accepted" },
  "quote-not-found": { status: 422, title: "The quote is not in the article" },
  "quote-differs": { status: 422, title: "The quote is not word for word what the article says" },
  "quote-ambiguous": { status: 422, title: "The quote stands more than once" },
  "text-not-held": { status: 422, title: "The article's text is not held" },
  "text-mismatch": { status: 422, title: "The text is another one" },
  "idempotency-key-reused": { status: 422, title: "The idempotency key was used for another request" },
  "precondition-required": { status: 428, title: "Say which version you have seen" },
  "rate-limited": { status: 429, title: "Too many requests" },
  "internal-error": { status: 500, title: "Something went wrong here" },
  "inbox-full": { status: 503, title: "Too much waits to be read" },
  busy: { status: 503, title: "Busy" },
  unavailable: { status: 503, title: "The database cannot be reached" },
  "unknown-outcome": { status: 503, title: "Whether it was written is not known" },
  "not-ready": { status: 503, title: "Not ready" },
};

export interface ProblemField extends Partial<FieldError> {
  in: "body" | "query" | "path" | "header";
  name?: string;
  message: string;
}

export interface ProblemOptions {
  errors?: ProblemField[] | undefined;
  members?: Record<string, unknown> | undefined;
  headers?: Record<string, string> | undefined;
}

/** Seconds after which a client that met `busy` may try again. */
const RETRY_AFTER_SECONDS = "1";
/** People read what waits, not programs. */
const RETRY_AFTER_READING_SECONDS = "3600";

/** UTF-16 units: a sentence may repeat what the client sent, but not without end. */
const DETAIL_LIMIT = 1000;

export interface ProblemAnswer {
  status: ProblemKind["status"];
  headers: Record<string, string>;
  body: string;
  /** What of it is for surfaces that tell it in another way. */
  told: { code: ProblemCode; detail: string; errors: readonly ProblemField[] };
}

/** An `application/problem+json` answer (RFC 9457). */
export function problem(code: ProblemCode, detail: string, options: ProblemOptions = {}): ProblemAnswer {
  const { status, title } = PROBLEMS[code];
  const { errors = [], members = {}, headers = {} } = options;
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(status === 503
        ? { "retry-after": code === "inbox-full" ? RETRY_AFTER_READING_SECONDS : RETRY_AFTER_SECONDS }
        : {}),
      ...headers,
    },
    told: { code, detail, errors },
    body: JSON.stringify({
      type: `urn:verbatim:problem:${code}`,
      title,
      status,
      code,
      detail: detail.length > DETAIL_LIMIT ? `${detail.slice(0, DETAIL_LIMIT).toWellFormed()}…` : detail,
      errors,
      ...members,
    }),
  };
}

/** What HTTP code throws to answer with a problem. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail);
    this.name = "ProblemError";
    this.code = code;
    this.options = options;
  }
}
