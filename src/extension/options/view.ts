import type { Settings } from "../ground/settings.ts";

/** A part of the settings page. `show` is called for each change, whoever made it. */
export interface OptionsView {
  root: HTMLElement;
  show(settings: Settings): void;
}
