/** The panel of both browsers, and the small one where there is none, are the same page. */
export const PANEL_PAGE = "panel.html";

/** While a key or a menu is being handled: a browser opens a panel for its user only, and at no later time. */
export function openPanel(windowId: number): void {
  const opened =
    BROWSER === "chrome" && chrome.sidePanel !== undefined
      ? chrome.sidePanel.open({ windowId })
      : (sidebar()?.open() ?? chrome.action.openPopup());
  opened.catch((error: unknown) => console.warn("The panel was not opened.", error));
}

interface Sidebar {
  toggle(): void;
  open(): Promise<void>;
}

/** Firefox's own, on a computer: its Android has none. */
export function sidebar(): Sidebar | null {
  const found: unknown = Reflect.get(chrome, "sidebarAction");
  return isSidebar(found) ? found : null;
}

function isSidebar(value: unknown): value is Sidebar {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof Reflect.get(value, "toggle") === "function" &&
    typeof Reflect.get(value, "open") === "function"
  );
}
