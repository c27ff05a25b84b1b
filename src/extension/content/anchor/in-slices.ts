/** How long one slice of work may take, ms, so that with what cannot be divided it stays far below 50. */
const SLICE_MS = 10;

/** Lets the page do what it has to do. */
const rest = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Runs work a slice at a time. Null where it was given up between two. `cpuMs` is told what each slice took. */
export async function inSlices<T>(
  work: Generator<void, T>,
  { isGivenUp, spent }: { isGivenUp(): boolean; spent(ms: number): void },
): Promise<T | null> {
  for (;;) {
    if (isGivenUp()) return null;
    const start = performance.now();
    let took = 0;
    while (took < SLICE_MS) {
      const { done, value } = work.next();
      took = performance.now() - start;
      if (done) {
        spent(took);
        return value;
      }
    }
    spent(took);
    await rest();
  }
}
