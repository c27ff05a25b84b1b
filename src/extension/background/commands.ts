import type { ToContent } from "../shared/messages.ts";

const PANEL_PAGE = "panel.html";

/** What a key or the button in the toolbar does. The panel stands at the side where a browser has a place for it, else it is a popup. */
export function followCommands(): void {
  chrome.commands.onCommand.addListener((command, tab) => {
    if (tab?.id === undefined) return;
    if (command === "open-panel") openPanel(tab.windowId);
    const message = MESSAGES[command];
    // Nothing of the extension runs in a page on which nothing is marked.
    if (message !== undefined) chrome.tabs.sendMessage(tab.id, message, { frameId: 0 }).catch(() => {});
  });
  if (chrome.sidePanel !== undefined) {
    chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(console.warn);
  } else if (sidebar() !== null) {
    chrome.action.onClicked.addListener(() => sidebar()?.toggle());
  } else {
    chrome.action.setPopup({ popup: `${PANEL_PAGE}?popup` }).catch(console.warn);
  }
}

const MESSAGES: Readonly<Record<string, ToContent>> = {
  "next-passage": { type: "step", by: 1 },
  "previous-passage": { type: "step", by: -1 },
  "open-card": { type: "open-card" },
};

/** While a key is being handled: a browser opens a panel for its user only. */
function openPanel(windowId: number): void {
  if (chrome.sidePanel !== undefined) chrome.sidePanel.open({ windowId }).catch(console.warn);
  else if (sidebar() !== null) sidebar()?.toggle();
  else chrome.action.openPopup().catch(console.warn);
}

interface Sidebar {
  toggle(): void;
}

/** Firefox's own, on a computer: its Android has none. */
function sidebar(): Sidebar | null {
  const found: unknown = Reflect.get(chrome, "sidebarAction");
  return isSidebar(found) ? found : null;
}

function isSidebar(value: unknown): value is Sidebar {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "toggle") === "function";
}
