import type { ArticleContext, CommittedArticle } from "../articles/commit-article.ts";
import type { Committed } from "../claims/commit-claim.ts";
import type { IdempotencyScope, StoredAnswer } from "../db/queries/idempotency.ts";
import { findAnswer, keepAnswer, REDACTED_ANSWER } from "../db/queries/idempotency.ts";
import type { ClaimAggregate } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { newId } from "../ids.ts";
import { embedNewClaims, forgetAnswers, refreshPageFilter } from "../jobs/due-jobs.ts";
import { sha256Hex } from "../language/sha256.ts";
import type { AnsweringContext, ClaimWriteContext } from "../write-context.ts";
import { withAbsolutePages } from "./absolute-pages.ts";
import type { AppContext } from "./environment.ts";
import { requireKey } from "./pipelines/authenticate.ts";
import { respond } from "./pipelines/respond.ts";
import { ProblemError } from "./problems.ts";

/** How long an answer is given again for the same Idempotency-Key. */
const REPLAY_MS = 24 * 60 * 60 * 1000;
const KEY_PATTERN = /^[\x21-\x7e]{1,255}$/;
const VERSION_PATTERN = /^"([1-9][0-9]{0,8})(-k)?"$/;

/** Patterns that the contract shows of the two headers. */
export const WRITE_HEADERS = {
  idempotencyKey: KEY_PATTERN.source,
  version: VERSION_PATTERN.source,
};

/** A finished answer to a write. */
export interface WriteAnswer {
  status: 200 | 201;
  body: unknown;
  headers: Record<string, string>;
}

export type PresentClaim = (after: ClaimAggregate, created: string | null) => WriteAnswer;
export type PresentArticle = (after: CommittedArticle) => WriteAnswer;

/** What a write needs from its request: who, when, on which version, and under which Idempotency-Key. */
export interface WriteRequest {
  /** Set when the same request was answered before: give this again. */
  replay: Response | null;
  forClaim(present: PresentClaim): ClaimWriteContext;
  forArticle(present: PresentArticle): ArticleContext;
  forMade<Made>(present: (made: Made) => WriteAnswer): AnsweringContext<Made>;
  /** The answer as it goes out, the same text that is stored. */
  send(answer: WriteAnswer): Response;
  /**
   * Replay, or run the write and answer. Where the same Idempotency-Key came twice at once, both get the answer of
   * the one that was first; a write that found nothing to do keeps its answer too.
   */
  settle(run: () => Promise<Outcome>): Promise<Response>;
}

interface Outcome {
  answer: WriteAnswer;
  /** False: everything was as asked already, so no batch has stored the answer. */
  changed: boolean;
}

/**
 * Throws `precondition-required`, `invalid-header`, `idempotency-key-reused`, `not-replayable`.
 *
 * @param seen the version that the write builds on, where a surface reads that in its own way; null for any
 */
export async function readWriteRequest(
  c: AppContext,
  seen: number | null | undefined = undefined,
): Promise<WriteRequest> {
  const key = requireKey(c);
  const now = new Date();
  const at = now.toISOString();
  const ifMatch = seen === undefined ? readIfMatch(c) : seen;
  if (c.get("requiresVersion") && ifMatch === null) {
    throw new ProblemError(
      "precondition-required",
      'Send the version that you have seen: If-Match: "<version>".',
    );
  }
  const scope = readScope(c, key.keyId);
  // Without the host: behind another name of the service it is the same request.
  const { pathname, search } = new URL(c.req.url);
  const requestHash = scope ? await sha256Hex(`${pathname}${search}\n${await c.req.text()}`) : "";
  const findReplay = async (): Promise<Response | null> => {
    const stored = scope && (await findAnswer(c.get("db"), scope, at));
    if (!stored) return null;
    if (stored.requestHash !== requestHash) {
      throw new DomainError(
        "idempotency-key-reused",
        "This Idempotency-Key came with another request before.",
      );
    }
    if (stored.body === REDACTED_ANSWER) {
      throw new ProblemError(
        "not-replayable",
        "The request was carried out, and words of its answer were redacted since. Look before you send it again under another Idempotency-Key.",
      );
    }
    return answerWrite(c, stored.status === 201 ? 201 : 200, stored.body, JSON.parse(stored.headers));
  };
  const replay = await findReplay();
  const serialise = ({ body }: WriteAnswer) =>
    withAbsolutePages(JSON.stringify(body), c.get("config").publicUrl);
  const store = (answer: WriteAnswer): StoredAnswer | null =>
    scope && {
      ...scope,
      requestHash,
      status: answer.status,
      headers: JSON.stringify(answer.headers),
      body: serialise(answer),
      expiresAt: new Date(now.getTime() + REPLAY_MS).toISOString(),
    };
  const send = (answer: WriteAnswer) => answerWrite(c, answer.status, serialise(answer), answer.headers);
  const base = {
    actor: key.actor,
    policy: c.get("config").policy,
    now: () => at,
    newId,
    ifMatch,
  };
  return {
    replay,
    // Only what is kept under an Idempotency-Key is presented before it is written.
    forClaim: (present) => ({
      ...base,
      ...(scope && { answer: (after, created) => store(present(after, created)) }),
    }),
    forArticle: (present) => ({ ...base, ...(scope && { answer: (after) => store(present(after)) }) }),
    forMade: (present) => ({ ...base, ...(scope && { answer: (made) => store(present(made)) }) }),
    send,
    settle: async (run) => {
      if (replay) return replay;
      // Only who keeps answers has some to forget.
      if (scope) c.get("later")(forgetAnswers(c.get("db"), at));
      try {
        const { answer, changed } = await run();
        const { embedder } = c.get("inference");
        if (changed) c.get("later")(refreshPageFilter(c.get("db"), at));
        if (changed && embedder !== null) c.get("later")(embedNewClaims(c.get("db"), embedder));
        const kept = changed ? null : store(answer);
        if (!kept) return send(answer);
        await keepAnswer(c.get("db"), kept, at);
        return (await findReplay()) ?? send(answer);
      } catch (error) {
        const first = await findReplay();
        if (!first) throw error;
        return first;
      }
    },
  };
}

/**
 * The whole of a write to a claim: replay, or run it and answer. `present` gives the answer for a claim and the id
 * of what was made; it is called before the write, because the answer is stored with it.
 */
export async function answerClaimWrite(
  c: AppContext,
  present: PresentClaim,
  run: (context: ClaimWriteContext) => Promise<Committed>,
  seen?: number | null,
): Promise<Response> {
  const request = await readWriteRequest(c, seen);
  return request.settle(async () => {
    const { aggregate, created, changed } = await run(request.forClaim(present));
    const answer = present(aggregate, created);
    return { answer: changed ? answer : { ...answer, status: 200 }, changed };
  });
}

/** The same for a write to anything else: `run` gives what was made, or is now, and whether it kept the answer itself. */
export async function answerWriteOf<Made>(
  c: AppContext,
  present: (made: Made) => WriteAnswer,
  run: (context: AnsweringContext<Made>) => Promise<{ made: Made; changed: boolean }>,
): Promise<Response> {
  const request = await readWriteRequest(c);
  return request.settle(async () => {
    const { made, changed } = await run(request.forMade(present));
    return { answer: present(made), changed };
  });
}

function answerWrite(
  c: AppContext,
  status: 200 | 201,
  body: string,
  headers: Record<string, string>,
): Response {
  return respond(c, body, status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...headers,
  });
}

function readIfMatch(c: AppContext): number | null {
  const header = c.req.header("If-Match");
  if (header === undefined || header.trim() === "*") return null;
  const version = VERSION_PATTERN.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new ProblemError("invalid-header", 'If-Match holds one version in quotes, such as "3".', {
      errors: [{ in: "header", name: "If-Match", message: "is not a version in quotes" }],
    });
  }
  return Number(version);
}

function readScope(c: AppContext, keyId: string): IdempotencyScope | null {
  const idempotencyKey = c.req.header("Idempotency-Key");
  if (idempotencyKey === undefined || c.req.method !== "POST") return null;
  if (!KEY_PATTERN.test(idempotencyKey)) {
    throw new ProblemError("invalid-header", "An Idempotency-Key is 1 to 255 printable ASCII characters.", {
      errors: [
        { in: "header", name: "Idempotency-Key", message: "is not 1 to 255 printable ASCII characters" },
      ],
    });
  }
  return { keyId, method: c.req.method, path: c.req.path, idempotencyKey };
}
