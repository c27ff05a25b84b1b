import type { Server } from "../ground/settings.ts";
import type { Filters } from "./filters.ts";
import type { Pauses } from "./pauses.ts";

const ALARM = "manifest";
const HOUR_MIN = 60;
/** Readers do not all come at once, and a minute says nothing of when a browser was started. */
const JITTER_MIN = 10;
const START_JITTER_MIN = 3;
/** Browsers ring no alarm sooner. */
const SOONEST_MIN = 0.5;
const MIN_MS = 60_000;

const random = (minutes: number) => Math.random() * minutes;

/**
 * Fetches the manifests hourly. At a start, at a random time within some minutes, but at once of a server that nothing is known
 * of. `after` is called whenever something new has come.
 */
export function keepFiltersFresh(
  filters: Filters,
  pauses: Pauses,
  serversNow: () => Promise<readonly Server[]>,
  after: () => Promise<void>,
): { start(): Promise<void>; settingsChanged(): Promise<void> } {
  /** One at a time: a start, an alarm and a change of settings may come together. */
  let running: Promise<void> = Promise.resolve();

  async function refresh(isDue: (fetchedAt: number) => boolean): Promise<void> {
    const servers = await serversNow();
    let nextMin = HOUR_MIN + random(JITTER_MIN);
    for (const server of servers) {
      let failedFor: number | null = null;
      if (isDue(await filters.fetchedAt(server)) && !(await pauses.isPaused(server.url))) {
        try {
          await filters.refresh(server);
          await pauses.lift(server.url);
        } catch {
          failedFor = (await pauses.pause(server.url)) / MIN_MS;
        }
      }
      const age = (Date.now() - (await filters.fetchedAt(server))) / MIN_MS;
      const inMin = failedFor ?? HOUR_MIN - Math.min(HOUR_MIN, age) + random(JITTER_MIN);
      nextMin = Math.min(nextMin, Math.max(SOONEST_MIN, inMin));
    }
    await filters.keepOnly(servers);
    await chrome.alarms.create(ALARM, { delayInMinutes: nextMin });
    await after();
  }
  const inTurn = (work: () => Promise<void>) => {
    running = running.then(work).catch(console.error);
    return running;
  };
  const isUnknown = (fetchedAt: number) => fetchedAt === 0;
  /** Alarms are a little early now and then. */
  const isOld = (fetchedAt: number) =>
    Date.now() - fetchedAt > (HOUR_MIN - 1) * MIN_MS || fetchedAt > Date.now();

  async function start(): Promise<void> {
    await inTurn(() => refresh(isUnknown));
    await chrome.alarms.create(ALARM, { delayInMinutes: SOONEST_MIN + random(START_JITTER_MIN) });
  }

  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void inTurn(() => refresh(isOld));
  });
  // An extension that was switched off and on again is neither installed nor started with the browser.
  void chrome.alarms.get(ALARM).then((set) => (set === undefined ? start() : undefined));
  return {
    start,
    async settingsChanged() {
      await inTurn(() => refresh(isUnknown));
    },
  };
}
