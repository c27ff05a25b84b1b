import { STYLE } from "../content/anchor/mark-style.ts";
import type { Entries, ToContent } from "../ground/messages.ts";
import { readSettings } from "../ground/stored-settings.ts";
import type { Limits } from "./limits.ts";
import type { LookUp } from "./look-up.ts";
import { isOff, serversFor } from "./which-servers.ts";

/** A page that is left sooner is not looked up, ms. */
const LINGER_MS = 1000;

export interface TabParts {
  limits: Limits;
  lookUpFor(isPrivate: boolean): LookUp;
}

export interface MarkedTabs {
  /** Looks at every tab that is in front again: filters or settings have changed. */
  lookAgain(): Promise<void>;
}

/** Looks up what is opened, once it is in front for a second, and puts the content script where something is to be marked. */
export function markTabs({ limits, lookUpFor }: TabParts): MarkedTabs {
  const waiting = new Map<number, ReturnType<typeof setTimeout>>();

  /** What a tab is told: what is known now. Whether it is worth asking, too. */
  async function entriesFor(address: string, isPrivate: boolean) {
    const settings = await readSettings();
    const none: Entries = { entries: [], failed: [], status: "ready", until: Number.MAX_SAFE_INTEGER };
    if (settings.marking === "never" || isOff(address, settings)) {
      return { told: { ...none, status: "off" } satisfies Entries, unasked: [] };
    }
    const servers = serversFor(address, settings.servers);
    const { entries, unasked, until } = await lookUpFor(isPrivate).known(address, servers);
    const told: Entries = { ...none, entries, until, failed: unasked };
    return settings.marking === "asked"
      ? { told: { ...told, status: "ask" } satisfies Entries, unasked }
      : { told, unasked };
  }

  async function look(tabId: number, byReader: boolean): Promise<void> {
    const tab = await tabInFront(tabId);
    const address = tab?.url;
    if (!tab || address === undefined) return;
    const { told, unasked } = await entriesFor(address, tab.incognito);
    if (told.status === "off" || (told.status === "ask" && !byReader)) {
      await tell(tabId, { type: "entries-changed" });
      return;
    }
    if (unasked.length > 0) await lookUpFor(tab.incognito).ask(address, unasked, tabId);
    const { told: after } = await entriesFor(address, tab.incognito);
    const isThere = await tell(tabId, { type: "entries-changed" });
    if (!isThere && after.entries.length > 0) await inject(tabId);
  }

  /** In a second, unless something else happens in the tab before. */
  function lookSoon(tabId: number): void {
    clearTimeout(waiting.get(tabId));
    const timer = setTimeout(() => {
      waiting.delete(tabId);
      look(tabId, false).catch(console.warn);
    }, LINGER_MS);
    waiting.set(tabId, timer);
  }

  chrome.tabs.onUpdated.addListener((tabId, { status, url }) => {
    if (url !== undefined || status === "loading") lookSoon(tabId);
  });
  // `tabs` says the same of a page that is loaded and of one that changes its address; this is for the first alone.
  chrome.webNavigation.onCommitted.addListener(({ tabId, frameId }) => {
    if (frameId === 0) void limits.newDocument(tabId);
  });
  chrome.tabs.onActivated.addListener(({ tabId }) => lookSoon(tabId));
  chrome.tabs.onRemoved.addListener((tabId) => {
    clearTimeout(waiting.get(tabId));
    waiting.delete(tabId);
    void limits.newDocument(tabId);
  });

  chrome.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    const type = typeof message === "object" && message !== null ? Reflect.get(message, "type") : null;
    if (type === "look-up" && isOwnPage(sender)) {
      look(Number(Reflect.get(Object(message), "tabId")), true).then(() => answer(true), console.warn);
      return true;
    }
    const tabId = sender.tab?.id;
    if (sender.id !== chrome.runtime.id || tabId === undefined || sender.frameId !== 0) return;
    if (type === "entries") {
      const address = addressOf(sender);
      entriesFor(address, sender.tab?.incognito ?? false).then(({ told, unasked }) => {
        answer(told);
        if (unasked.length > 0) lookSoon(tabId);
      }, console.warn);
      return true;
    }
    if (type === "painted") {
      const count = Number(Reflect.get(Object(message), "count"));
      const text = Number.isInteger(count) && count > 0 ? String(count) : "";
      chrome.action.setBadgeText({ tabId, text }).catch(() => {});
    }
    return undefined;
  });

  return {
    async lookAgain() {
      for (const { id } of await chrome.tabs.query({ active: true })) if (id !== undefined) lookSoon(id);
    },
  };
}

/** Panel and popup, which only their reader can make ask for anything. */
function isOwnPage({ id, url }: chrome.runtime.MessageSender): boolean {
  return id === chrome.runtime.id && url?.startsWith(chrome.runtime.getURL("")) === true;
}

/** The tab, if it is the one that its window shows, and the window is not put away. */
async function tabInFront(tabId: number): Promise<chrome.tabs.Tab | null> {
  try {
    const tab = await chrome.tabs.get(tabId);
    if (!tab.active) return null;
    const { state } = await chrome.windows.get(tab.windowId);
    return state === "minimized" ? null : tab;
  } catch {
    // It was closed meanwhile.
    return null;
  }
}

/**
 * Where the page that sent a message is, by the browser's word. `sender.url` is the address that it was loaded from; the tab's is that
 * of now, and another origin's is none of this page's affair.
 */
function addressOf({ url = "", tab }: chrome.runtime.MessageSender): string {
  const now = tab?.url ?? "";
  return URL.canParse(now) && URL.canParse(url) && new URL(now).origin === new URL(url).origin ? now : url;
}

/** Whether a content script was there to hear it. */
async function tell(tabId: number, message: ToContent): Promise<boolean> {
  try {
    await chrome.tabs.sendMessage(tabId, message, { frameId: 0 });
    return true;
  } catch {
    return false;
  }
}

async function inject(tabId: number): Promise<void> {
  const target = { tabId, frameIds: [0] };
  // A page's policy has nothing to say about it. Not as the user's own: Chromium paints no ground of a highlight that no author's
  // sheet has coloured.
  await chrome.scripting.insertCSS({ target, css: STYLE, origin: "AUTHOR" });
  await chrome.scripting.executeScript({ target, files: ["content.js"] });
}
