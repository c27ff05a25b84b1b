import type { PageState } from "../ground/passage.ts";
import type { Settings } from "../ground/settings.ts";

/** What the panel knows of the tab that it stands beside. */
export interface PanelPage {
  tab: number;
  /** Of the page; null where the browser does not tell. */
  address: string | null;
  /** Null where a page has none that could be looked up. */
  host: string | null;
  /** Null where nothing of the extension runs in the page: nothing was found for it, or nothing was looked up. */
  state: PageState | null;
  settings: Settings;
}

/** A part of the panel: an element that stays where it is, and what it shows of a page. */
export interface View {
  root: HTMLElement;
  /** Called for each change of page, state or settings. Keeps the focus, and what was opened or typed. */
  show(page: PanelPage): void;
}
