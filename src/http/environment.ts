import type { Context } from "hono";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import type { Session } from "../editors/sessions.ts";
import type { Inference } from "../inference/inference.ts";
import type { Later } from "../jobs/job.ts";
import type { Actor } from "../write-context.ts";
import type { BrowserScripts } from "./browser-scripts.ts";
import type { CompressedAnswers } from "./content-encoding.ts";
import type { Keep } from "./kept-answers.ts";
import type { ProblemPresenter } from "./pipelines/answer-errors.ts";
import type { Limits, RateLimiter } from "./pipelines/rate-limit.ts";
import type { DocsAssets } from "./reference/docs-assets.ts";

/** What the runtime gives the app. */
export interface Services {
  config: Config;
  /** The database for one request: the same one on Node, a fresh client on Workers. */
  connect(): Database;
  docsAssets: DocsAssets;
  /** What pages of the desk run in a browser. */
  browserScripts: BrowserScripts;
  /** Where compressed answers are kept; without it each is compressed anew. */
  compressed?: CompressedAnswers | null;
  /** Does something after the answer, which does not wait for it. */
  later: Later;
  /** Somebody may have written: whoever follows by webhook is told. Does not wait for it. */
  announce?: ((db: Database) => void) | undefined;
  /** Against those who match without end; without it nobody is limited. */
  matchLimiter?: RateLimiter | undefined;
  /** The same against those who report and ask without end. */
  reportLimiter?: RateLimiter | undefined;
  /** Models that somebody runs, where the operator set any. */
  inference?: Inference | undefined;
  /** Something went wrong that nobody asked for. Never given what a client sent. */
  reportError(error: unknown, request: { id: string; method: string; path: string }): void;
}

export interface AuthenticatedKey {
  keyId: string;
  actor: Actor;
}

export interface Environment {
  Bindings: {
    /** The other end of the connection; missing where the runtime does not tell. */
    peerAddress?: () => string | null;
    /** Takes an answer that may be kept. */
    keep?: Keep | undefined;
  };
  Variables: {
    db: Database;
    config: Config;
    requestId: string;
    /** Headers that every answer to this request has. */
    answerHeaders: Readonly<Record<string, string>>;
    /** What all tags of this service have in common: see entity-tag.ts. */
    serviceMark: string;
    compressed: CompressedAnswers | null;
    /** To be given the answer, where it is one that may be kept. */
    keep: Keep | null;
    /** Where problems are told otherwise than in JSON. */
    presentProblem?: ProblemPresenter;
    limits: Limits;
    browserScripts: BrowserScripts;
    later: Later;
    inference: Inference;
    /** Who asks; null for readers. */
    key: AuthenticatedKey | null;
    /** Who sits at the desk, and in which of their browsers; null where nobody does, and on every other surface. */
    session: Session | null;
    /** Whether the route's contract asks for the version that a write builds on. */
    requiresVersion: boolean;
  };
}

export type AppContext = Context<Environment>;
