import type { CardAsked, CardShown } from "../../ground/messages.ts";

/** What a card shows, written by the background; null where it cannot be asked, because the extension was taken away or renewed. */
export async function askForCard(asked: CardAsked): Promise<CardShown | null> {
  const answer = await chrome.runtime
    .sendMessage<CardAsked, CardShown | undefined>(asked)
    .catch(() => undefined);
  return answer ?? null;
}
