/**
 * Number of the last redaction of all, as an expression; 0 where there was none. What is never changed but by redaction
 * has it in its tag: one is rare, and may reach anything that was ever written.
 */
export const LAST_REDACTION = "coalesce((select max(seq) from redactions), 0)";
