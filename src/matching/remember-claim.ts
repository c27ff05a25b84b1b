import { type ClaimReading, type MatchableClaim, readClaim } from "./readings.ts";

/** UTF-16 units of claims and what stands around them that are kept: some 4,000 claims of a line, 26 MiB with what is worked out of them. */
const MOST_HELD = 600_000;
/**
 * Once that is full, one claim in so many that were not known takes the place of the one not asked for the longest. To let all in would forget
 * each before it is asked for again wherever texts go round more claims than are kept (bimodal insertion, Qureshi et al. 2007).
 */
const LET_IN = 8;

/** By text, the one asked for last at the end. */
const kept = new Map<string, ClaimReading>();
let held = 0;
let unknown = 0;

const sizeOf = ({ text, around }: MatchableClaim): number =>
  around.reduce((sum, one) => sum + one.length, text.length);

const isSame = (one: MatchableClaim, other: MatchableClaim): boolean =>
  one.kind === other.kind &&
  one.claimant === other.claimant &&
  one.language === other.language &&
  one.around.length === other.around.length &&
  one.around.every((text, i) => text === other.around[i]);

function forget(text: string): void {
  const reading = kept.get(text);
  if (reading === undefined) return;
  kept.delete(text);
  held -= sizeOf(reading.claim);
}

/**
 * {@link readClaim}, remembered by all that it reads: cutting the words of fifty candidates costs more than finding them, and texts about one thing
 * find the same claims.
 */
export function rememberClaim({ text, kind, claimant, language, around }: MatchableClaim): ClaimReading {
  const claim = { text, kind, claimant, language, around };
  const known = kept.get(text);
  if (known !== undefined && isSame(known.claim, claim)) {
    kept.delete(text);
    kept.set(text, known);
    return known;
  }
  forget(text);
  const reading = readClaim(claim);
  const size = sizeOf(claim);
  if (size > MOST_HELD || (held + size > MOST_HELD && ++unknown % LET_IN !== 0)) return reading;
  for (const oldest of kept.keys()) {
    if (held + size <= MOST_HELD) break;
    forget(oldest);
  }
  held += size;
  kept.set(text, reading);
  return reading;
}
