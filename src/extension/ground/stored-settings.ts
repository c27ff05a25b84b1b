import { DEFAULTS, parseSettings, type Settings } from "./settings.ts";

export async function readSettings(): Promise<Settings> {
  return parseSettings(await chrome.storage.local.get(Object.keys(DEFAULTS)));
}

export async function writeSettings(changed: Partial<Settings>): Promise<void> {
  await chrome.storage.local.set(changed);
}

/** Calls back with all of the settings after any of them has changed, whoever changed it. */
export function onSettingsChanged(listener: (settings: Settings) => void): void {
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && Object.keys(changes).some((name) => name in DEFAULTS)) {
      readSettings().then(listener, console.error);
    }
  });
}
