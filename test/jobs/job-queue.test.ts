import { expect, it } from "vitest";
import { jobQueue } from "../../src/jobs/job-queue.ts";

function recorded() {
  const done: string[] = [];
  const failed: [job: string, error: unknown][] = [];
  const queue = jobQueue((error, job) => failed.push([job, error]));
  const job = (name: string, what = name) => ({
    name,
    run: async () => {
      await Promise.resolve();
      done.push(what);
    },
  });
  return { done, failed, queue, job };
}

it("does what is left for later after the caller has gone on, one at a time and in turn", async () => {
  const { done, queue, job } = recorded();
  for (const name of ["a", "b", "c"]) queue.later(job(name));
  expect(done).toEqual([]);
  await queue.drain();
  expect(done).toEqual(["a", "b", "c"]);
});

it("does a job once however often it is asked for while it waits, and again afterwards", async () => {
  const { done, queue, job } = recorded();
  for (let i = 0; i < 5; i++) queue.later(job("tidy"));
  await queue.drain();
  queue.later(job("tidy"));
  await queue.drain();
  expect(done).toEqual(["tidy", "tidy"]);
});

it("goes on after a job that fails, and says which", async () => {
  const { done, failed, queue, job } = recorded();
  const error = new Error("no");
  queue.later({ name: "bad", run: () => Promise.reject(error) });
  queue.later(job("good"));
  await queue.drain();
  expect([done, failed]).toEqual([["good"], [["bad", error]]]);
});

it("is drained of what jobs leave for later themselves, and at once where nothing waits", async () => {
  const { done, queue, job } = recorded();
  await queue.drain();
  queue.later({ name: "first", run: async () => queue.later(job("second")) });
  await queue.drain();
  expect(done).toEqual(["second"]);
});

it("holds a thousand jobs, and says which ones it turned away", async () => {
  const { done, failed, queue, job } = recorded();
  for (let i = 0; i < 1_002; i++) queue.later(job(`job ${i}`));
  queue.later(job("job 0", "job 0, as asked for last"));
  await queue.drain();
  expect(done).toHaveLength(1_000);
  expect(done[0]).toBe("job 0, as asked for last");
  expect(failed).toEqual([
    ["job 1000", null],
    ["job 1001", null],
  ]);
});

it("does what was asked for while a job rests once, and lets nothing rest when it is drained", async () => {
  const { done, queue, job } = recorded();
  const rested = (what: string) => ({ ...job("filter", what), rest: 60_000 });
  queue.later(rested("first"));
  queue.later(job("mail"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (const what of ["second", "third", "fourth"]) queue.later(rested(what));
  queue.later(job("mail"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).toEqual(["first", "mail", "mail"]);
  await queue.drain();
  expect(done).toEqual(["first", "mail", "mail", "fourth"]);
});

it("does again after its rest what was asked for meanwhile", async () => {
  const { done, queue, job } = recorded();
  const rested = (what: string) => ({ ...job("filter", what), rest: 30 });
  queue.later(rested("first"));
  await new Promise((resolve) => setTimeout(resolve, 10));
  queue.later(rested("second"));
  await expect.poll(() => done).toEqual(["first", "second"]);
});
