import { sha256 } from "../../language/sha256.ts";
import { PAGE_CSS } from "./page-css.ts";
import { PRINT_CSS } from "./print-css.ts";
import { STORY_CSS } from "./story-css.ts";
import { TOKENS_CSS } from "./tokens-css.ts";

export interface Asset {
  path: string;
  content: string;
  type: string;
}

/** A yellow mark under a V: the name of the house is such a word. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#ffe45e" d="M2 3H30V26H2Z"/><path fill="#14171a" d="M2 26H30V29H2ZM7 7H12L16 18.5 20 7H25L18.3 24H13.7Z"/></svg>`;

/** An asset under a name that changes with its content. */
export const named = (name: string, extension: string, type: string, content: string): Asset => ({
  path: `/assets/${name}.${sha256(content).slice(0, 12)}.${extension}`,
  content,
  type,
});

const stylesheet = named("style", "css", "text/css; charset=utf-8", `${TOKENS_CSS}${PAGE_CSS}${PRINT_CSS}`);
const story = named("story", "css", "text/css; charset=utf-8", STORY_CSS);
const icon = named("icon", "svg", "image/svg+xml", ICON);

/**
 * What pages load. Small enough to be part of the program, so that no runtime has to be told where files lie, and no
 * build comes between a change and its effect.
 */
export const ASSETS: readonly Asset[] = [stylesheet, story, icon];
export const STYLESHEET_PATH = stylesheet.path;
export const STORY_STYLESHEET_PATH = story.path;
export const ICON_PATH = icon.path;
