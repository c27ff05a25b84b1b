/**
 * Everything that can be wrong with what somebody asked, one code each. The HTTP layer gives every code a status
 * (src/http/problems.ts); docs/api.md lists them for clients.
 */
export const DOMAIN_ERROR_CODES = [
  "not-found",
  "gone",
  "forbidden",
  "version-mismatch",
  "busy",
  "unavailable",
  "unknown-outcome",
  "invalid-input",
  "rule-unmet",
  "wrong-status",
  "address-taken",
  "inbox-full",
  "quote-not-found",
  "quote-differs",
  "quote-ambiguous",
  "text-not-held",
  "text-mismatch",
  "span-rested-on",
  "second-editor-required",
  "idempotency-key-reused",
] as const;
export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number];

export interface FieldError {
  /** JSON Pointer into the input. */
  pointer: string;
  message: string;
}

export interface DomainErrorDetails {
  errors?: FieldError[];
  /** Members that the problem document carries besides the standard ones. */
  members?: Record<string, unknown>;
  /** What was thrown underneath; for the log, never for whoever asked. */
  cause?: unknown;
}

/** The one error that domain functions throw on purpose. `message` is for the person who asked. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly details: DomainErrorDetails;

  constructor(code: DomainErrorCode, message: string, details: DomainErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }
}
