import type * as z from "zod";
import { DomainError } from "../../domain-error.ts";
import type { AppContext } from "../../http/environment.ts";
import { secondsToWait } from "../../http/pipelines/rate-limit.ts";
import { BODY_LIMITS, readForm } from "../../http/pipelines/request-body.ts";
import { ProblemError } from "../../http/problems.ts";
import type { Receipt } from "../../inbox/receive.ts";
import { codePoints } from "../../language/code-points.ts";
import { isBlank } from "../../language/shown-text.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";

const { talkBack: w } = WORDS;

/** What was typed into a form, by the names of its fields. */
export type Typed = ReadonlyMap<string, string>;

/** What is wrong with it: at a field, or, under the empty name, with all of it. */
export type Mistakes = ReadonlyMap<string, string>;

export const NO_MISTAKES: Mistakes = new Map();

/** The form that tells one sending from another: pressed twice, it came once. */
export const TOKEN = "once";

export function newToken(): string {
  return crypto.randomUUID();
}

/** The fields of the form. Throws `forbidden` where another site's page sent it. */
export async function readSentForm(c: AppContext): Promise<Typed> {
  const site = c.req.header("sec-fetch-site");
  if (site === "cross-site" || site === "same-site") throw new ProblemError("forbidden", w.elsewhere);
  return readForm(c, BODY_LIMITS.report);
}

/** The token that the form came with; null where there is none of ours. */
export function tokenOf(typed: Typed): string | null {
  const token = typed.get(TOKEN) ?? "";
  return /^[0-9a-f-]{36}$/.test(token) ? token : null;
}

export interface FieldRule {
  name: string;
  /** Code points. */
  most: number;
  /** What is said where it must be filled in and is not. */
  missing?: string;
  /** What is said of anything else. */
  otherwise?: string;
}

/** What is wrong with each field, in words for people; `schema` decides whether anything is. */
export function mistakesIn(
  error: z.ZodError,
  typed: Typed,
  rules: readonly FieldRule[],
): Map<string, string> {
  const wrong = new Set(error.issues.map(({ path }) => String(path[0] ?? "")));
  return new Map(
    rules
      .filter(({ name }) => wrong.has(name))
      .map(({ name, most, missing, otherwise = w.unshowable }) => {
        const text = typed.get(name) ?? "";
        const over = codePoints(text) - most;
        if (over > 0) return [name, tell(w.tooLong, { over, most })];
        return [name, missing !== undefined && isBlank(text) ? missing : otherwise];
      }),
  );
}

export type Sent = { receipt: Receipt } | { status: 422 | 429 | 503; mistakes: Mistakes };

/** Runs what takes the form in, unless its sender sends too often; what keeps it out is told at the form. */
export async function sendForm(c: AppContext, take: () => Promise<Receipt>): Promise<Sent> {
  const seconds = await secondsToWait(c, "report");
  if (seconds !== null) return { status: 429, mistakes: new Map([["", tell(w.tooOften, { seconds })]]) };
  try {
    return { receipt: await take() };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "inbox-full") throw error;
    return { status: 503, mistakes: new Map([["", w.full]]) };
  }
}
