import type { BrowserContext, Page } from "playwright-core";

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string; scriptName?: string }; url?: string; fileName?: string };
}

/** A task of a page's main thread; ms of the thread's own time. */
export interface ExtensionTask {
  threadMs: number;
}

const SCRIPTS = new Set([
  "FunctionCall",
  "EvaluateScript",
  "v8.run",
  "v8.compile",
  "RunMicrotasks",
  "TimerFire",
]);

/** Records what the threads of a page do while something happens in it. */
export async function traced(
  context: BrowserContext,
  page: Page,
  during: () => Promise<void>,
): Promise<TraceEvent[]> {
  const session = await context.newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value) events.push(JSON.parse(JSON.stringify(event)));
  });
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      recordMode: "recordUntilFull",
      includedCategories: ["toplevel", "devtools.timeline", "v8", "disabled-by-default-devtools.timeline"],
      excludedCategories: ["*"],
    },
  });
  await during();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return events;
}

/**
 * All tasks of the page's main thread from the moment at which a script of the extension first ran in it, by thread time: wall
 * time on a machine that others use says nothing. In a page without scripts of its own they are the extension's, with the
 * painting and layout that it causes; a promise that goes on after a timer names no script, so they cannot be told by name.
 */
export function tasksSinceExtension(events: readonly TraceEvent[]): ExtensionTask[] {
  const isOurs = ({ name, args }: TraceEvent) =>
    SCRIPTS.has(name) &&
    [args?.data?.url, args?.data?.scriptName, args?.fileName, args?.url].some((url) =>
      url?.startsWith("chrome-extension://"),
    );
  const first = events.filter(isOurs).sort((a, b) => a.ts - b.ts)[0];
  if (first === undefined) return [];
  return events
    .filter(({ name, ph, pid, tid, ts, dur = 0 }) => {
      const isTask = ph === "X" && name.endsWith("RunTask");
      return isTask && pid === first.pid && tid === first.tid && ts + dur >= first.ts;
    })
    .map(({ tdur = 0 }) => ({ threadMs: tdur / 1000 }));
}
