import { patience } from "./patience.ts";
import type { Opinion, Pair, Verifier } from "./verifier.ts";

/** A verifier that is waited for so long and no longer, and whose failures are nobody's. */
export interface AskedVerifier {
  readonly recipient: string;
  /** From how sure an opinion counts, 0..1. */
  readonly sureFrom: number;
  /** An opinion for each pair, in their order, null where there is none; null where there is none at all. */
  ask(pairs: readonly Pair[]): Promise<readonly (Opinion | null)[] | null>;
}

export function askedVerifier(
  verifier: Verifier,
  { sureFrom, timeoutMs }: { readonly sureFrom: number; readonly timeoutMs: number },
  report: (error: unknown) => void,
): AskedVerifier {
  const ask = patience(timeoutMs, report);
  return {
    recipient: verifier.recipient,
    sureFrom,
    ask: (pairs) => ask((signal) => verifier.compare(pairs, signal)),
  };
}
