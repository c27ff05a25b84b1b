import {
  findAnswer,
  type IdempotencyScope,
  keepAnswer,
  type StoredAnswer,
} from "../db/queries/idempotency.ts";
import type { ClaimAggregate } from "../db/records.ts";
import type { AppContext } from "../http/environment.ts";
import { respond } from "../http/pipelines/respond.ts";
import { newId } from "../ids.ts";
import { embedNewClaims, forgetAnswers } from "../jobs/due-jobs.ts";
import { sha256Hex } from "../language/sha256.ts";
import { siteOf } from "../pages/site.ts";
import type { AnsweringContext, ClaimWriteContext, WriteContext } from "../write-context.ts";
import { sessionOf } from "./desk.ts";
import type { Typed } from "./parts/typed.ts";
import { type Refusal, refusalOf } from "./refusal.ts";

/** A repeat of a form leads to its first result for so long. */
const REPEAT_MS = 24 * 60 * 60 * 1000;
/** Where a repeat is sent whose first result was blanked by law. */
const QUEUE = "/desk";

/** What a form's action is done with. Paths are below the service's base, and begin with `/desk`. */
export interface Deed {
  /** For domain functions that write to a claim; `to` says where the editor goes after it. */
  forClaim(to: (after: ClaimAggregate, created: string | null) => string): ClaimWriteContext;
  /** For those that write to something else. */
  answering<Made>(to: (made: Made) => string): AnsweringContext<Made>;
  /** For what keeps no answer of its own. */
  context: WriteContext;
}

/** Where to go, and whether a batch has kept that already: false for what found nothing to change. */
export interface Done {
  to: string;
  kept: boolean;
}

export interface Action {
  /** The page with the form as it was typed: with what is wrong, or, after signing in again, with nothing. */
  show(refused: Refusal | null, status: number): Response | Promise<Response>;
  /** Does it. Whatever domain functions throw is shown at the form. */
  run(deed: Deed): Promise<Done>;
}

/**
 * Does what a form asks for, once: the same form again, pressed twice or sent by a reload, leads to the first result. What is
 * refused comes back as the form with everything that was typed.
 */
export async function carryOut(c: AppContext, typed: Typed, { show, run }: Action): Promise<Response> {
  if (typed.isReview) return show(null, 200);
  const db = c.get("db");
  const scope = await scopeOf(c, typed);
  const first = await firstResult(c, typed);
  if (first) return first;
  const now = new Date();
  const at = now.toISOString();
  const kept = (to: string): StoredAnswer => ({
    ...scope,
    requestHash: scope.idempotencyKey,
    status: 303,
    headers: "{}",
    body: to,
    expiresAt: new Date(now.getTime() + REPEAT_MS).toISOString(),
  });
  const context: WriteContext = {
    actor: sessionOf(c).actor,
    policy: c.get("config").policy,
    now: () => at,
    newId,
    ifMatch: typed.version,
  };
  c.get("later")(forgetAnswers(db, at));
  try {
    const done = await run({
      context,
      answering: (to) => ({ ...context, answer: (made) => kept(to(made)) }),
      forClaim: (to) => ({ ...context, answer: (after, created) => kept(to(after, created)) }),
    });
    if (!done.kept) {
      // Where the same form came twice at once, both go where the first one does.
      await keepAnswer(db, kept(done.to), at);
      return (await firstResult(c, typed)) ?? goTo(c, done.to);
    }
    const { embedder } = c.get("inference");
    if (embedder !== null) c.get("later")(embedNewClaims(db, embedder));
    return goTo(c, done.to);
  } catch (error) {
    // The same form may have come twice at once, and the other one was first.
    const twin = await firstResult(c, typed).catch(() => null);
    if (twin) return twin;
    const refused = refusalOf(error);
    if (refused === null) throw error;
    return show(refused, refused.status);
  }
}

/** Where the same form led to before; null where it was not carried out yet. */
export async function firstResult(c: AppContext, typed: Typed): Promise<Response | null> {
  const stored = await findAnswer(c.get("db"), await scopeOf(c, typed), new Date().toISOString());
  return stored && goTo(c, stored.body.startsWith(QUEUE) ? stored.body : QUEUE);
}

async function scopeOf(c: AppContext, typed: Typed): Promise<IdempotencyScope> {
  const content = await sha256Hex(JSON.stringify(typed.entries));
  // Who goes back, changes something and sends it again means another thing than before.
  return {
    keyId: sessionOf(c).keyId,
    method: "POST",
    path: c.req.path,
    idempotencyKey: `${typed.token}-${content}`,
  };
}

/** To a page of the desk, by GET. `path` is below the service's base and begins with `/desk`. */
export function goTo(c: AppContext, path: string, headers: Record<string, string> = {}): Response {
  const { base } = siteOf(c.get("config"));
  return respond(c, null, 303, { location: `${base}${path}`, ...headers });
}
