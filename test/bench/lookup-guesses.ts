import { mostPrefixBits } from "../../src/lookup/ask.ts";

// What an operator can make of a look-up: how often the likeliest page of the bucket is the one that was read. Readers are not
// spread evenly over pages; Zipf's law (the n-th most read page is read 1/n as often as the first) is harsher than what
// news sites report of theirs.

/** Deterministic: every run prints the same. */
function* numbers(): Generator<number, never> {
  for (let state = 88_172_645; ; ) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield (state >>> 0) / 2 ** 32;
  }
}

/** Up to here pages are put into buckets one by one; beyond, what the tail adds is reckoned. */
const SIMULATED = 2_000_000;

/** Share of look-ups, weighted by how often pages are read, in which the bucket's most read page is the one. */
export function bestGuess(pages: number, buckets: number): number {
  const random = numbers();
  const taken = new Set<number>();
  let guessed = 0;
  let simulated = 0;
  const first = Math.min(pages, SIMULATED);
  // In the order of readership the first page of a bucket is its most read one.
  for (let rank = 1; rank <= first; rank++) {
    simulated += 1 / rank;
    const bucket = Math.floor(random.next().value * buckets);
    if (taken.has(bucket)) continue;
    taken.add(bucket);
    guessed += 1 / rank;
  }
  const all = simulated + Math.log(pages / first);
  // Buckets that are still empty get their first page among the rest.
  for (let rank = first; rank < pages; rank *= 1.01) {
    const stillEmpty = Math.exp(-rank / buckets);
    guessed += stillEmpty * Math.log(Math.min(pages, rank * 1.01) / rank);
  }
  return guessed / all;
}

/**
 * Other sites, of `sites` that have `pages` annotated pages each, that could have been read as well when a reader asked for
 * `asked` buckets: those that have a page in each.
 */
export function sitesLeft(sites: number, pages: number, buckets: number, asked: number): number {
  return (sites - 1) * (1 - (1 - 1 / buckets) ** pages) ** asked;
}

const SIZES = [20, 1_000, 10_000, 100_000, 1_000_000, 1_000_000_000];
/** Annotated pages of one site. */
const OF_A_SITE = 200;

export function printGuesses(): void {
  console.log(
    "pages        bits  a bucket  guess, evenly read  guess, Zipf  Zipf with 16 bits   other sites after 1, 2, 3, 4 pages",
  );
  for (const pages of SIZES) {
    const bits = pages <= 1_000 ? 0 : mostPrefixBits(pages);
    const buckets = 2 ** bits;
    const sites = Math.max(1, Math.floor(pages / OF_A_SITE));
    const left = [1, 2, 3, 4].map((asked) => sitesLeft(sites, OF_A_SITE, buckets, asked));
    console.log(
      [
        String(pages).padEnd(12),
        String(bits).padStart(4),
        (pages / buckets).toFixed(0).padStart(9),
        (buckets / pages).toFixed(4).padStart(19),
        bestGuess(pages, buckets).toFixed(2).padStart(12),
        bestGuess(pages, 2 ** 16)
          .toFixed(2)
          .padStart(18),
        `   ${left.map((one) => (one < 10 ? one.toFixed(2) : one.toFixed(0))).join(", ")}`,
      ].join(" "),
    );
  }
}
