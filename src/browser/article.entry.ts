import { holdText } from "./article/hold-text.ts";
import { pasteAsText } from "./article/paste-as-text.ts";

// Adding an article.
for (const field of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-paste]")) {
  pasteAsText(field);
  holdText(field);
}
