/** One source, two browsers: what differs between them stands in this file alone. */
export type Browser = "chrome" | "firefox";

/** What a manifest may depend on: panels, options and further content are there as soon as their entry is. */
export interface Parts {
  version: string;
  panel: boolean;
  options: boolean;
}

const ICONS = { 16: "icons/16.png", 32: "icons/32.png", 48: "icons/48.png", 128: "icons/128.png" };

/** Shared by both browsers. Each permission is explained in docs/extension.md. */
const PERMISSIONS = ["alarms", "scripting", "storage", "contextMenus", "webNavigation"];

/** What a page is looked up and marked for: any that its reader opens, and the servers that are asked. */
const HOSTS = ["http://*/*", "https://*/*"];

/** The panel of both browsers, and the small one where there is none, are the same page. */
const PANEL_PAGE = "panel.html";

/** Suggested keys; a browser lets its user change them. */
const COMMANDS = {
  "open-panel": { suggested_key: { default: "Alt+Shift+V" }, description: "__MSG_commandPanel__" },
  "next-passage": { suggested_key: { default: "Alt+Shift+Period" }, description: "__MSG_commandNext__" },
  "previous-passage": {
    suggested_key: { default: "Alt+Shift+Comma" },
    description: "__MSG_commandPrevious__",
  },
  // Four may have a key from the start.
  "open-card": { description: "__MSG_commandCard__" },
  "check-selection": { suggested_key: { default: "Alt+Shift+S" }, description: "__MSG_commandCheck__" },
};

/**
 * The manifest of one browser. No content script is declared and nothing is accessible to pages: what runs in a page is
 * put there after a look-up has found something. `incognito`: in Chromium a private window has a background of its own,
 * which ends with it; Firefox has one for all, which keeps nothing of private tabs.
 */
export function manifestFor(browser: Browser, { version, panel, options }: Parts): Record<string, unknown> {
  const shared = {
    manifest_version: 3,
    name: "__MSG_extensionName__",
    description: "__MSG_extensionDescription__",
    version,
    default_locale: "en",
    icons: ICONS,
    permissions: PERMISSIONS,
    host_permissions: HOSTS,
    action: { default_title: "__MSG_extensionName__", default_icon: ICONS },
    commands: COMMANDS,
    ...(options ? { options_ui: { page: "options.html", open_in_tab: true } } : {}),
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  };
  if (browser === "chrome") {
    return {
      ...shared,
      minimum_chrome_version: "125",
      permissions: panel ? [...PERMISSIONS, "sidePanel"] : PERMISSIONS,
      background: { service_worker: "background.js" },
      incognito: "split",
      ...(panel ? { side_panel: { default_path: PANEL_PAGE } } : {}),
    };
  }
  return {
    ...shared,
    permissions: [...PERMISSIONS, "declarativeNetRequestWithHostAccess"],
    background: { scripts: ["background.js"] },
    incognito: "spanning",
    ...(panel
      ? {
          sidebar_action: {
            default_panel: PANEL_PAGE,
            default_title: "__MSG_extensionName__",
            default_icon: ICONS,
            open_at_install: false,
          },
        }
      : {}),
    browser_specific_settings: {
      gecko: {
        id: "verbatim@verbatim.example",
        strict_min_version: "140.0",
        data_collection_permissions: { required: ["none"] },
      },
      gecko_android: { strict_min_version: "142.0" },
    },
  };
}
