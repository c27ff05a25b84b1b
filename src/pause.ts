/** Lets everything else that waits in this process have its turn: requests, timers. Runs on Node and on Workers. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
