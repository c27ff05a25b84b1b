import { inSession } from "./session.ts";

/** So that a page that changes its address, or a reader with many tabs, tells a server no more than this. */
export const MOST_A_DOCUMENT = 3;
export const MOST_AN_HOUR = 60;
const HOUR_MS = 3_600_000;

export interface Limits {
  /** Whether one more look-up may be made for this tab's document; counts it if so. */
  take(tabId: number): Promise<boolean>;
  /** Another document is in the tab now, or none. */
  newDocument(tabId: number): Promise<void>;
}

interface Counted {
  /** When look-ups were made, ms. */
  times: number[];
  /** Of the document in each tab. */
  byTab: Record<string, number>;
}

export function limitsInSession(): Limits {
  const kept = inSession<Counted>("limits", { times: [], byTab: {} });
  return {
    async take(tabId) {
      const { times, byTab } = await kept.read();
      const now = Date.now();
      const recent = times.filter((time) => now - time < HOUR_MS && time <= now);
      const made = byTab[tabId] ?? 0;
      if (made >= MOST_A_DOCUMENT || recent.length >= MOST_AN_HOUR) return false;
      await kept.write({ times: [...recent, now], byTab: { ...byTab, [tabId]: made + 1 } });
      return true;
    },
    async newDocument(tabId) {
      const { times, byTab } = await kept.read();
      const { [String(tabId)]: made, ...others } = byTab;
      if (made !== undefined) await kept.write({ times, byTab: others });
    },
  };
}
