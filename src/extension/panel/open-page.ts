import type { FromPanel, ToContent } from "../ground/messages.ts";
import type { PageState } from "../ground/passage.ts";
import { readSettings } from "../ground/stored-settings.ts";
import type { PanelPage } from "./view.ts";

/** `?tab=` beside another tab than the one in front. */
const FIXED = new URLSearchParams(location.search).get("tab");

/** Tells of the page beside the panel, and again whenever it, what is known of it, or a setting changes. */
export function followPage(tell: (page: PanelPage) => void): void {
  let latest = 0;
  const look = async () => {
    latest += 1;
    const mine = latest;
    const tab = await tabBeside();
    if (tab?.id === undefined) return;
    const [state, settings] = await Promise.all([askState(tab.id), readSettings()]);
    if (mine === latest)
      tell({ tab: tab.id, address: tab.url ?? null, host: hostOf(tab.url), state, settings });
  };
  const again = () => void look();
  chrome.tabs.onActivated.addListener(again);
  chrome.tabs.onUpdated.addListener((_, { status, url }) => {
    if (status !== undefined || url !== undefined) again();
  });
  chrome.storage.onChanged.addListener(again);
  chrome.runtime.onMessage.addListener((message: unknown) => {
    // The page is asked itself: the message may be of another tab.
    if (isChange(message)) again();
  });
  again();
}

export async function tellContent(tab: number, message: ToContent): Promise<void> {
  // Nothing of the extension runs in a page on which nothing is marked.
  await chrome.tabs.sendMessage(tab, message, { frameId: 0 }).catch(() => undefined);
}

export async function tellBackground(message: FromPanel): Promise<void> {
  await chrome.runtime.sendMessage(message);
}

/** The tab that this panel stands beside: the one in front of its window. */
export async function tabBeside(): Promise<chrome.tabs.Tab | undefined> {
  if (FIXED !== null) return chrome.tabs.get(Number(FIXED));
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

async function askState(tab: number): Promise<PageState | null> {
  const ask: ToContent = { type: "state?" };
  // The page's own scripts have no way to this answer: it comes from the extension's world alone.
  return chrome.tabs
    .sendMessage<ToContent, PageState | undefined>(tab, ask, { frameId: 0 })
    .then((state) => state ?? null)
    .catch(() => null);
}

function isChange(message: unknown): boolean {
  return (
    typeof message === "object" && message !== null && "type" in message && message.type === "page-changed"
  );
}

/** As the settings name it: without a port, so that a site is off on all of them. */
export function hostOf(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? hostname : null;
}
