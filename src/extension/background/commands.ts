import "../ground/browser.ts";
import type { ToContent } from "../ground/messages.ts";
import { openPanel, PANEL_PAGE, sidebar } from "./open-panel.ts";

/** What a key or the button in the toolbar does. The panel stands at the side where a browser has a place for it, else it is a popup. */
export function followCommands(): void {
  chrome.commands.onCommand.addListener((command, tab) => {
    if (tab?.id === undefined) return;
    if (command === "open-panel") openPanel(tab.windowId);
    const message = MESSAGES[command];
    // Nothing of the extension runs in a page on which nothing is marked.
    if (message !== undefined) chrome.tabs.sendMessage(tab.id, message, { frameId: 0 }).catch(() => {});
  });
  if (BROWSER === "chrome" && chrome.sidePanel !== undefined) {
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
