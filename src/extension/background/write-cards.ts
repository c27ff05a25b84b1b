import type { CardAsked, CardShown } from "../ground/messages.ts";
import { readSettings } from "../ground/stored-settings.ts";
import { CARD_CSS } from "../view/card-css.ts";
import { cardView } from "../view/card-view.ts";
import { viewCss } from "../view/view-css.ts";

/**
 * Writes cards for pages' scripts. What is asked for is what is shown, so whoever asks, a page's own process too, learns nothing
 * and changes nothing by it.
 */
export function writeCards(): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    if (sender.id !== chrome.runtime.id || sender.tab === undefined || !isCardAsked(message))
      return undefined;
    write(message).then(answer, (error: unknown) => {
      console.warn(error);
      answer(null);
    });
    return true;
  });
}

async function write({ passage, n, most, around, isWalk }: CardAsked): Promise<CardShown> {
  const { contrast } = await readSettings();
  const moreContrast = contrast === "more";
  return {
    tree: cardView({ passage, n, most, around, moreContrast, isWalk }),
    css: viewCss(".card") + CARD_CSS,
  };
}

function isCardAsked(message: unknown): message is CardAsked {
  return typeof message === "object" && message !== null && Reflect.get(message, "type") === "card";
}
