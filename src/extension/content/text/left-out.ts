import { attributeOf, localNameOf, textContentOf } from "./unshadowed.ts";

/** What is in a document and is no text of an article: code, data, what is played or drawn, controls, readings, navigation. */
const LEFT_OUT = new Set(
  (
    "script style noscript template head title meta link base iframe frame frameset object embed video audio canvas svg map " +
    "input textarea select option optgroup button datalist meter progress rt rp rtc nav"
  ).split(" "),
);
const LEFT_OUT_ROLES = new Set(
  "navigation menu menubar toolbar tablist textbox searchbox combobox listbox search".split(" "),
);
/** A correction that is shown as one: the words no longer stand. */
const STRUCK = new Set(["del", "s", "strike"]);

export const isStruck = (element: Element): boolean => STRUCK.has(localNameOf(element));

/** By what the element is, whatever it looks like. */
export function isLeftOut(element: Element): boolean {
  const localName = localNameOf(element);
  if (LEFT_OUT.has(localName) || STRUCK.has(localName)) return true;
  const role = attributeOf(element, "role");
  if (role !== null && LEFT_OUT_ROLES.has(role)) return true;
  return isWrittenByReader(element) || isNoteMark(element, localName, role);
}

/** A draft is no article, and marking it would be in its writer's way. */
function isWrittenByReader(element: Element): boolean {
  const editable = attributeOf(element, "contenteditable");
  return editable !== null && editable.toLowerCase() !== "false";
}

/** "4", "[12]", "b", "*", "†": what leads to a note. */
const MARK_OF_NOTE =
  /^\s*[[(]?\s*(?:(?:note|n\.)\s*)?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[*†‡§¶‖#⁎]{1,3})\s*[\])]?[\s,;]*$/iu;
const SIGN_OF_NOTE = /^[\s*†‡§¶‖⁎]+$/u;
const BRACKETED = /^\s*\[\s*(?:(?:note|n\.)\s*)?[\da-z]{1,3}\s*\]\s*$/iu;

/** Does the element only lead to a footnote? It stands in a sentence without being a word of it. */
function isNoteMark(element: Element, localName: string, role: string | null): boolean {
  if (role === "doc-noteref" || attributeOf(element, "epub:type") === "noteref") return true;
  if (localName !== "sup" && localName !== "a") return false;
  const text = textContentOf(element) ?? "";
  if (text.length > 24) return false;
  if (localName === "sup") {
    if (SIGN_OF_NOTE.test(text)) return true;
    return (
      MARK_OF_NOTE.test(text) &&
      (leadsWithin(element.querySelector("a")) || leadsWithin(element.closest("a")))
    );
  }
  return BRACKETED.test(text) && leadsWithin(element);
}

/** Is it a link to a place of some page? */
function leadsWithin(link: Element | null): boolean {
  return link !== null && (attributeOf(link, "href")?.includes("#") ?? false);
}
