import { dressPage, showContrast } from "../ground/own-page.ts";
import { say } from "../ground/say.ts";
import { controlsView } from "./controls.ts";
import { editorView } from "./editor/editor-view.ts";
import { headView } from "./head.ts";
import { followPage } from "./open-page.ts";
import { PANEL_CSS } from "./panel-css.ts";
import { passagesView } from "./passages.ts";
import { selectionAtHand } from "./selection/at-hand.ts";
import { selectionView } from "./selection/selection-view.ts";
import type { View } from "./view.ts";

dressPage(say("extensionName"), PANEL_CSS);
if (new URLSearchParams(location.search).has("popup")) document.body.classList.add("popup");

const atHand = selectionAtHand();
/** From top to bottom. */
const views: readonly View[] = [
  headView(),
  selectionView(atHand),
  editorView(atHand),
  passagesView(),
  controlsView(),
];
document.body.append(...views.map(({ root }) => root));
followPage((page) => {
  showContrast(page.settings);
  for (const view of views) view.show(page);
});
