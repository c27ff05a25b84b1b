import { LookupRefused } from "../../lookup/refused.ts";
import { SELECTED, type Selected, selectionShape } from "../ground/selected.ts";
import { openPanel } from "./open-panel.ts";

const MENU = "check-selection";

/**
 * "Is this checked?", from the menu on selected words or by a key. Opens the panel, looks what is selected, and leaves it to the
 * panel: nothing goes to a server before its reader has said so there.
 */
export function askOfSelections(): void {
  chrome.runtime.onInstalled.addListener(() => {
    chrome.contextMenus.removeAll(() => {
      chrome.contextMenus.create({
        id: MENU,
        title: chrome.i18n.getMessage("menuCheck"),
        contexts: ["selection"],
      });
    });
  });
  chrome.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId === MENU && tab?.id !== undefined) ask(tab.id, frameId ?? 0, tab.windowId);
  });
  chrome.commands.onCommand.addListener((command, tab) => {
    if (command === MENU && tab?.id !== undefined) ask(tab.id, 0, tab.windowId);
  });
  chrome.runtime.onMessage.addListener((message: unknown, sender) => {
    if (sender.id !== chrome.runtime.id || typeof message !== "object" || message === null) return;
    if (Reflect.get(message, "type") !== "selected" || sender.tab?.id === undefined) return;
    void keep(sender.tab.id, sender.tab.url ?? sender.url ?? "", Reflect.get(message, "selection"));
  });
}

function ask(tabId: number, frameId: number, windowId: number): void {
  openPanel(windowId);
  chrome.scripting
    .executeScript({ target: { tabId, frameIds: [frameId] }, files: ["selection.js"] })
    .catch((error: unknown) => console.warn("The selection cannot be read here.", error));
}

async function keep(tab: number, url: string, given: unknown): Promise<void> {
  try {
    const selected: Selected = { tab, url, at: Date.now(), selection: selectionShape(given, "selection") };
    await chrome.storage.session.set({ [SELECTED]: selected });
  } catch (error) {
    if (!(error instanceof LookupRefused)) throw error;
    console.warn("What was selected cannot be asked about.", error);
  }
}
