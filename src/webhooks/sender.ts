import type { Database } from "../db/database.ts";
import { type SenderContext, sendDue } from "./send-due.ts";

/** How often it is looked for what other processes have left to be sent, ms. */
const LOOK_MS = 60_000;
/** One round of sending ends after this, ms, so that new webhooks are not kept waiting by slow ones. */
const ROUND_MS = 20_000;
/** Between two rounds there is at least so much time, ms, whatever is due. */
const SHORTEST_PAUSE_MS = 50;

export interface Sender {
  /** Something may be to be sent. */
  wake(): void;
  /** Ends after the attempts that are being made, and makes no more. */
  stop(): Promise<void>;
}

/** Sends for as long as a process lives: when it is woken, when a repeat is due, and from time to time. */
export function webhookSender(
  db: Database,
  context: SenderContext,
  report: (error: unknown) => void,
): Sender {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working: Promise<void> | null = null;
  let isWoken = false;
  let isStopped = false;
  const sleep = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
  const round = async () => {
    isWoken = false;
    let pause = LOOK_MS;
    try {
      const end = context.now() + ROUND_MS;
      const next = await sendDue(db, context, () => !isStopped && context.now() < end);
      if (next !== null) pause = Math.min(LOOK_MS, Math.max(SHORTEST_PAUSE_MS, next - context.now()));
    } catch (error) {
      report(error);
    }
    working = null;
    if (!isStopped) sleep(isWoken ? 0 : pause);
  };
  const work = () => {
    working ??= round();
  };
  return {
    wake: () => {
      isWoken = true;
      if (working === null && !isStopped) sleep(0);
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
