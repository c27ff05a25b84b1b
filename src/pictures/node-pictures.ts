import { Worker } from "node:worker_threads";
import type { DrawPicture, Picture } from "../pages/picture/picture.ts";
import { PICTURE_THREAD } from "./picture-thread-file.ts";

/** A thread holds typefaces and a renderer, some 60 MB: it ends when nobody has wanted a picture for so long, ms. */
const IDLE_MS = 10_000;
/** Pictures that may wait; one takes some 100 ms. */
const MOST_WAITING = 32;
/** Longer than any picture takes on a busy machine, ms. */
const PATIENCE_MS = 30_000;

/** What the thread is sent, and what it answers. */
export interface DrawingJob {
  id: number;
  picture: Picture;
}
export type DrawnJob = { id: number; png: Uint8Array<ArrayBuffer> } | { id: number; fault: string };

interface Waiting {
  resolve(png: Uint8Array<ArrayBuffer>): void;
  reject(error: Error): void;
  limit: NodeJS.Timeout;
}

/**
 * Draws in a thread of its own, one picture after another, so that drawing holds no request up. The thread comes with the
 * first picture, holds no process open, and ends once it is idle.
 */
export function nodePictures(): DrawPicture {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;

  const end = (error: Error | null) => {
    const ended = thread;
    thread = null;
    clearTimeout(idle);
    ended?.removeAllListeners().terminate();
    for (const { reject, limit } of waiting.values()) {
      clearTimeout(limit);
      reject(error ?? new Error("the thread that draws pictures ended"));
    }
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(PICTURE_THREAD);
    started.unref();
    started.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))));
    started.on("exit", () => end(null));
    started.on("message", (answer: DrawnJob) => {
      const job = waiting.get(answer.id);
      waiting.delete(answer.id);
      clearTimeout(job?.limit);
      if ("png" in answer) job?.resolve(answer.png);
      else job?.reject(new Error(answer.fault));
      if (waiting.size === 0) idle = setTimeout(() => end(null), IDLE_MS).unref();
    });
    return started;
  };

  return (picture) => {
    if (waiting.size >= MOST_WAITING) return Promise.resolve(null);
    clearTimeout(idle);
    thread ??= start();
    const job: DrawingJob = { id: ++last, picture };
    const drawing = thread;
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => end(new Error("a picture took too long")), PATIENCE_MS).unref();
      waiting.set(job.id, { resolve, reject, limit });
      drawing.postMessage(job);
    });
  };
}
