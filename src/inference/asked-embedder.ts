import type { Embedder, Vector } from "./embedder.ts";
import { patience } from "./patience.ts";

/** An embedder that readers wait for so long and no longer, and whose failures are none of theirs. */
export interface AskedEmbedder {
  readonly recipient: string | null;
  readonly model: string;
  /** Vectors for what a reader sent; null where there are none in time. */
  ask(texts: readonly string[]): Promise<readonly Vector[] | null>;
  /** Vectors for claims, which nobody waits for. Rejects where there are none. */
  embed(texts: readonly string[]): Promise<readonly Vector[]>;
}

/** How long a batch of claims may take, ms: a small machine needs a second or two. */
const BATCH_MS = 60_000;
/** UTF-16 units of a text that a model is given: more than small models read, and less than large ones refuse. */
const LONGEST_TEXT = 2_000;

const shortened = (texts: readonly string[]): string[] =>
  texts.map((text) => text.slice(0, LONGEST_TEXT).toWellFormed());

export function askedEmbedder(
  embedder: Embedder,
  timeoutMs: number,
  report: (error: unknown) => void,
): AskedEmbedder {
  const ask = patience(timeoutMs, report);
  return {
    recipient: embedder.recipient,
    model: embedder.model,
    ask: (texts) => ask((signal) => embedder.embed(shortened(texts), signal)),
    embed: (texts) => embedder.embed(shortened(texts), AbortSignal.timeout(BATCH_MS)),
  };
}
