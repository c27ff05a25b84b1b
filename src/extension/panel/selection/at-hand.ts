import { SELECTED, type Selected, selectedShape } from "../../ground/selected.ts";
import { tabBeside } from "../open-page.ts";

/** The words that a reader asked about last, for the parts of the panel that do something with them. */
export interface AtHand {
  now(): Selected | null;
  letGo(): void;
  onChange(listener: () => void): void;
}

/** Takes what the background left, now and whenever it leaves something. It stays in this panel alone. */
export function selectionAtHand(): AtHand {
  let selected: Selected | null = null;
  const listeners: (() => void)[] = [];
  const put = (next: Selected | null) => {
    selected = next;
    for (const listener of listeners) listener();
  };
  const take = async () => {
    const { [SELECTED]: left } = await chrome.storage.session.get<Record<string, unknown>>(SELECTED);
    if (left === undefined) return;
    const found = selectedShape(left, SELECTED);
    // Each window has a panel of its own.
    if ((await tabBeside())?.id !== found.tab) return;
    await chrome.storage.session.remove(SELECTED);
    put(found);
  };
  chrome.storage.session.onChanged.addListener((changes) => {
    if (changes[SELECTED]?.newValue !== undefined) void take();
  });
  // Once everybody who wants to hear of it has said so.
  queueMicrotask(() => void take());
  return {
    now: () => selected,
    letGo: () => put(null),
    onChange: (listener) => listeners.push(listener),
  };
}
