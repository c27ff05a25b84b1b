import type { Server } from "../shared/settings.ts";
import type { Filters } from "./filters.ts";
import type { Pauses } from "./pauses.ts";

const ALARM = "manifest";
const HOUR_MIN = 60;
/** Readers do not all come at once, and a minute says nothing of when a browser was started. */
const JITTER_MIN = 10;
const START_JITTER_MIN = 3;

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
    let nextMin = HOUR_MIN + random(JITTER_MIN);
    for (const server of await serversNow()) {
      if (!isDue(await filters.fetchedAt(server)) || (await pauses.isPaused(server.url))) continue;
      try {
        await filters.refresh(server);
        await pauses.lift(server.url);
      } catch {
        nextMin = Math.min(nextMin, (await pauses.pause(server.url)) / 60_000);
      }
    }
    await filters.keepOnly(await serversNow());
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
    Date.now() - fetchedAt > (HOUR_MIN - 1) * 60_000 || fetchedAt > Date.now();

  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void inTurn(() => refresh(isOld));
  });
  return {
    async start() {
      await inTurn(() => refresh(isUnknown));
      await chrome.alarms.create(ALARM, { delayInMinutes: random(START_JITTER_MIN) });
    },
    async settingsChanged() {
      await inTurn(() => refresh(isUnknown));
    },
  };
}
