import { viewCss } from "../view/view-css.ts";
import { say } from "./say.ts";
import type { Settings } from "./settings.ts";

/** Dresses a page of the extension's own: language, direction, and the styles that it shares with the card. */
export function dressPage(title: string, css: string): void {
  const { documentElement: root, body } = document;
  root.lang = say("language");
  root.dir = say("direction");
  document.title = title;
  body.className = "frame";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(viewCss(":root") + css);
  document.adoptedStyleSheets = [sheet];
}

export function showContrast({ contrast }: Settings): void {
  document.body.classList.toggle("more", contrast === "more");
}
