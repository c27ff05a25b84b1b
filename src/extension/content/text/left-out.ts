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

/** By what the element is, whatever it looks like. */
export function isLeftOut(element: Element): boolean {
  const localName = localNameOf(element);
  if (LEFT_OUT.has(localName)) return true;
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
/** "[3]", "[citation needed]". */
const BRACKETED = /^\s*\[[^\]]{1,40}\]\s*$/u;
const NAMED_FOR_NOTES = /note|ref|cit|fn/i;
const LONGEST_MARK = 44;

/** Does the element only lead to a footnote? It stands in a sentence without being a word of it. */
function isNoteMark(element: Element, localName: string, role: string | null): boolean {
  if (role === "doc-noteref" || attributeOf(element, "epub:type") === "noteref") return true;
  if (localName !== "sup" && localName !== "a") return false;
  const text = textContentOf(element) ?? "";
  if (text.length > LONGEST_MARK) return false;
  if (localName === "a") {
    if (!leadsWithin(element)) return false;
    return BRACKETED.test(text) ? MARK_OF_NOTE.test(text) : MARK_OF_NOTE.test(text) && isRaised(element);
  }
  if (SIGN_OF_NOTE.test(text) || BRACKETED.test(text)) return true;
  if (!MARK_OF_NOTE.test(text)) return false;
  return (
    leadsWithin(element.querySelector("a")) ||
    leadsWithin(element.closest("a")) ||
    NAMED_FOR_NOTES.test(`${attributeOf(element, "class") ?? ""} ${attributeOf(element, "id") ?? ""}`) ||
    standsBehindWord(element, text)
  );
}

/** A number behind a word of several letters or a full stop is no power: "m2" and "106" are. */
function standsBehindWord(element: Element, text: string): boolean {
  const before = element.previousSibling;
  return /\d/.test(text) && before instanceof Text && /(?:\p{L}{4}|[.,;:!?”"’)])$/u.test(before.data);
}

function isRaised(element: Element): boolean {
  const { verticalAlign } = getComputedStyle(element);
  return verticalAlign === "super" || verticalAlign === "text-top" || Number.parseFloat(verticalAlign) > 0;
}

/** Is it a link to a place of some page? */
function leadsWithin(link: Element | null): boolean {
  return link !== null && (attributeOf(link, "href")?.includes("#") ?? false);
}
