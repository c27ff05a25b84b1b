import type { Config, EmbedderConfig, VerifierConfig } from "../config.ts";
import { type AskedEmbedder, askedEmbedder } from "./asked-embedder.ts";
import { type AskedVerifier, askedVerifier } from "./asked-verifier.ts";
import type { Embedder } from "./embedder.ts";
import { httpEmbedder } from "./http-embedder.ts";
import { httpVerifier } from "./http-verifier.ts";
import type { Verifier } from "./verifier.ts";
import { WORKERS_AI_RECIPIENT, type WorkersAi } from "./workers-ai.ts";
import { workersAiEmbedder } from "./workers-ai-embedder.ts";
import { workersAiVerifier } from "./workers-ai-verifier.ts";

/** Models that somebody runs: a help where there are any, and nothing depends on them. */
export interface Inference {
  readonly verifier: AskedVerifier | null;
  readonly embedder: AskedEmbedder | null;
}

export const NO_INFERENCE: Inference = { verifier: null, embedder: null };

export const PORTS = ["verifier", "embedder"] as const;
export type Port = (typeof PORTS)[number];

/** Somebody else who receives what a reader sends. */
export interface Recipient {
  name: string;
  purpose: Port;
  receives: string;
}

const RECEIVES: Record<Port, string> = {
  verifier: "The sentences of a text sent to be matched that resemble a checked claim, with that claim.",
  embedder: "The beginning of a text sent to be matched, some 240 words of it; and published claims.",
};

/** Who that is; a model that runs on the service's own machine is nobody else. */
export function recipientsOf(inference: Inference): Recipient[] {
  return PORTS.flatMap((purpose) => {
    const name = inference[purpose]?.recipient ?? null;
    return name === null ? [] : [{ name, purpose, receives: RECEIVES[purpose] }];
  });
}

/** What of a runtime the models need. */
export interface InferenceRuntime {
  /** Workers AI, where the runtime has it. */
  readonly ai?: WorkersAi | undefined;
  /** The model of EMBEDDER_FOLDER, where the runtime can have one. */
  readonly local?: Embedder | undefined;
  /** Hears of each failure of one of them; never of what it was asked. */
  report(error: unknown, port: Port): void;
}

function needed(ai: WorkersAi | undefined, setting: string): WorkersAi {
  if (ai !== undefined) return ai;
  throw new Error(`${setting} needs Workers AI: a Worker with [ai] in wrangler.toml`);
}

function verifierFrom({ from, name }: VerifierConfig, { ai }: InferenceRuntime): Verifier {
  return "url" in from
    ? httpVerifier(from, name ?? new URL(from.url).host)
    : workersAiVerifier(needed(ai, "VERIFIER_MODEL"), from.model, name ?? WORKERS_AI_RECIPIENT);
}

function embedderFrom({ from, name }: EmbedderConfig, { ai, local }: InferenceRuntime): Embedder {
  if ("url" in from) return httpEmbedder(from, from.model, name ?? new URL(from.url).host);
  if ("model" in from) {
    return workersAiEmbedder(needed(ai, "EMBEDDER_MODEL alone"), from.model, name ?? WORKERS_AI_RECIPIENT);
  }
  if (local === undefined) throw new Error("EMBEDDER_FOLDER needs Node: a Worker has no folders");
  return local;
}

/** The models that the settings name. Throws where this runtime cannot have one of them. */
export function inferenceOf({ verifier, embedder }: Config, runtime: InferenceRuntime): Inference {
  const { report } = runtime;
  return {
    verifier:
      verifier &&
      askedVerifier(verifierFrom(verifier, runtime), verifier, (error) => report(error, "verifier")),
    embedder:
      embedder &&
      askedEmbedder(embedderFrom(embedder, runtime), embedder.timeoutMs, (error) =>
        report(error, "embedder"),
      ),
  };
}
