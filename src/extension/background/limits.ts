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
    take(tabId) {
      return kept.change((value) => {
        const now = Date.now();
        const times = value.times.filter((time) => now - time < HOUR_MS && time <= now);
        const made = value.byTab[tabId] ?? 0;
        if (made >= MOST_A_DOCUMENT || times.length >= MOST_AN_HOUR) return { value, result: false };
        return {
          value: { times: [...times, now], byTab: { ...value.byTab, [tabId]: made + 1 } },
          result: true,
        };
      });
    },
    newDocument(tabId) {
      return kept.change(({ times, byTab }) => {
        const { [String(tabId)]: _, ...others } = byTab;
        return { value: { times, byTab: others }, result: undefined };
      });
    },
  };
}
