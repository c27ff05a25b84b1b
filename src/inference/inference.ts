import type { Config, VerifierConfig } from "../config.ts";
import { type AskedVerifier, askedVerifier } from "./asked-verifier.ts";
import { httpVerifier } from "./http-verifier.ts";
import type { Verifier } from "./verifier.ts";
import { WORKERS_AI_RECIPIENT, type WorkersAi } from "./workers-ai.ts";
import { workersAiVerifier } from "./workers-ai-verifier.ts";

/** Models that somebody runs: a help where there are any, and nothing depends on them. */
export interface Inference {
  readonly verifier: AskedVerifier | null;
}

export const NO_INFERENCE: Inference = { verifier: null };

export const RECIPIENT_PURPOSES = ["verifier"] as const;

/** Somebody else who receives what a reader sends. */
export interface Recipient {
  name: string;
  purpose: (typeof RECIPIENT_PURPOSES)[number];
  receives: string;
}

export function recipientsOf({ verifier }: Inference): Recipient[] {
  if (verifier === null) return [];
  return [
    {
      name: verifier.recipient,
      purpose: "verifier",
      receives: "The sentences of a text sent to be matched that resemble a checked claim, with that claim.",
    },
  ];
}

/** What of a runtime the models need. */
export interface InferenceRuntime {
  /** Workers AI, where the runtime has it. */
  readonly ai?: WorkersAi | undefined;
  /** Hears of each failure of one of them; never of what it was asked. */
  report(error: unknown, port: "verifier"): void;
}

function verifierFrom({ from, name }: VerifierConfig, ai: WorkersAi | undefined): Verifier {
  if ("url" in from) return httpVerifier(from, name ?? new URL(from.url).host);
  if (ai === undefined)
    throw new Error("VERIFIER_MODEL needs Workers AI: a Worker with [ai] in wrangler.toml");
  return workersAiVerifier(ai, from.model, name ?? WORKERS_AI_RECIPIENT);
}

/** The models that the settings name. Throws where this runtime cannot have one of them. */
export function inferenceOf({ verifier }: Config, { ai, report }: InferenceRuntime): Inference {
  return {
    verifier:
      verifier === null
        ? null
        : askedVerifier(verifierFrom(verifier, ai), verifier, (error) => report(error, "verifier")),
  };
}
