import { ElementType, parseDocument } from "htmlparser2";
import type { Node } from "./find-reviews.ts";
import { type Attributes, isReviewItem, terms, tokens } from "./microdata-terms.ts";
import { UNIT_LIMIT } from "./source-units.ts";

type Document = ReturnType<typeof parseDocument>;
type Child = Document["children"][number];
type Element = Extract<Child, { attribs: Attributes }>;

/** A ClaimReview in microdata as JSON-LD would have it, and where its element begins in the text. */
export interface MicrodataReview {
  node: Node;
  offset: number;
}

/** How deep elements may be nested, as in Chromium, and items in items. */
const ELEMENTS_DEEP = 512;
const ITEMS_DEEP = 40;
/** What may be looked at before a unit is given up, in characters, and what an element counts: `itemref` can name the same again and again. */
const EFFORT = 4 * UNIT_LIMIT;
const EFFORT_OF_ELEMENT = 128;

/** The attribute that has the value of a property, by element. */
const VALUES: Readonly<Record<string, string>> = {
  a: "href",
  area: "href",
  audio: "src",
  data: "value",
  embed: "src",
  iframe: "src",
  img: "src",
  link: "href",
  meter: "value",
  object: "data",
  source: "src",
  time: "datetime",
  track: "src",
  video: "src",
};

/** Elements around which lines break, where there need be no white space between words. */
const LINES = new Set([
  "blockquote",
  "br",
  "dd",
  "div",
  "dt",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "li",
  "p",
  "td",
  "th",
  "tr",
]);
const BREAK = "break";

/** Properties of a rating that JSON-LD has as numbers. */
const NUMBERS = new Set(["ratingValue", "bestRating", "worstRating"]);

/** Why a unit cannot be read. */
class Unreadable extends Error {}

/**
 * The ClaimReviews of an element in microdata (HTML standard, section 5.2), `referred` being the elements elsewhere that its `itemref`s
 * name. Values are text as it is read, white space being one space each; `content` stands in the place of what is read on any
 * element, as most readers of microdata have it. Addresses stay as they stand: where the page was is not known.
 */
export function readMicrodata(
  text: string,
  referred: readonly string[],
): { reviews: MicrodataReview[] } | { reason: string } {
  try {
    return { reviews: new Reading(text, referred).reviews() };
  } catch (error) {
    if (error instanceof Unreadable) return { reason: error.message };
    throw error;
  }
}

class Reading {
  readonly #byId = new Map<string, Element>();
  /** In the order in which they stand. */
  readonly #items = new Set<Element>();
  /** Those that stand in another one, as what a property of it says. */
  readonly #inner = new Set<Element>();
  #effort = EFFORT;

  constructor(text: string, referred: readonly string[]) {
    for (const one of referred) this.#survey(parseDocument(one), null);
    this.#survey(parseDocument(text, { withStartIndices: true }), this.#items);
  }

  reviews(): MicrodataReview[] {
    const read = [...this.#items].map((item) => ({ item, node: this.#node(item, 1) }));
    return read
      .filter(({ item }) => !this.#inner.has(item))
      .map(({ item, node }) => ({ node, offset: item.startIndex ?? 0 }));
  }

  /** Notes ids, and the items that are reviews. */
  #survey(document: Document, reviews: Set<Element> | null): void {
    const open: { node: Element; depth: number }[] = [];
    const enter = (children: Child[], depth: number) => {
      if (depth > ELEMENTS_DEEP)
        throw new Unreadable(`it is nested more than ${ELEMENTS_DEEP} elements deep`);
      for (const node of children.toReversed()) if ("attribs" in node) open.push({ node, depth });
    };
    enter(document.children, 1);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, depth } = next;
      const { id } = node.attribs;
      if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, node);
      if (isReviewItem(node.attribs)) reviews?.add(node);
      if (node.children.length > 0) enter(node.children, depth + 1);
    }
  }

  #node(item: Element, depth: number): Node {
    if (depth > ITEMS_DEEP) throw new Unreadable(`it is nested more than ${ITEMS_DEEP} deep`);
    const { itemtype, itemid } = item.attribs;
    const members = new Map<string, unknown[]>();
    const types = terms(itemtype);
    if (types.length > 0) members.set("@type", types);
    if (itemid !== undefined && itemid.trim() !== "") members.set("@id", [itemid.trim()]);
    for (const element of this.#properties(item)) {
      const given = "itemscope" in element.attribs ? this.#node(element, depth + 1) : this.#value(element);
      if (this.#items.has(element)) this.#inner.add(element);
      for (const name of new Set(terms(element.attribs.itemprop))) {
        // No property of a vocabulary, but JSON-LD's own.
        if (name.startsWith("@")) continue;
        const values = members.get(name);
        const value = NUMBERS.has(name) ? asNumber(given) : given;
        if (values === undefined) members.set(name, [value]);
        else values.push(value);
      }
    }
    return Object.fromEntries(
      [...members].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
    );
  }

  /** The elements that say something of an item: below it, and below what it names, but not below another item. */
  #properties(item: Element): Element[] {
    const found: Element[] = [];
    const met = new Set<Element>([item]);
    const named = tokens(item.attribs.itemref).map((id) => this.#byId.get(id));
    const open: Child[] = [...item.children, ...named.filter((one) => one !== undefined)].toReversed();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      this.#spend(EFFORT_OF_ELEMENT);
      if (!("attribs" in next) || met.has(next)) continue;
      met.add(next);
      if (tokens(next.attribs.itemprop).length > 0) found.push(next);
      if (!("itemscope" in next.attribs)) for (const child of next.children.toReversed()) open.push(child);
    }
    return found;
  }

  #value(element: Element): string {
    const { name, attribs } = element;
    const { content } = attribs;
    if (content !== undefined) return content.trim();
    const attribute = VALUES[name];
    const value = attribute === undefined ? undefined : attribs[attribute];
    return value === undefined ? this.#text(element) : value.trim();
  }

  /** What is read of an element: without scripts and styles, and white space as one space. */
  #text(element: Element): string {
    const pieces: string[] = [];
    const open: (Child | typeof BREAK)[] = [element];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      this.#spend(EFFORT_OF_ELEMENT);
      if (next === BREAK) pieces.push(" ");
      else if (next.type === ElementType.Text) {
        this.#spend(next.data.length);
        pieces.push(next.data);
      } else if ("attribs" in next && next.name !== "script" && next.name !== "style") {
        const isLine = LINES.has(next.name);
        if (isLine) open.push(BREAK);
        for (const child of next.children.toReversed()) open.push(child);
        if (isLine) open.push(BREAK);
      }
    }
    return pieces
      .join("")
      .replaceAll(/[\t\n\f\r ]+/g, " ")
      .trim();
  }

  #spend(effort: number): void {
    this.#effort -= effort;
    if (this.#effort < 0) throw new Unreadable("it names the same elements again and again");
  }
}

/** A number that is written as JSON would write it; anything else as it stands. */
function asNumber(value: unknown): unknown {
  return typeof value === "string" && String(Number(value)) === value ? Number(value) : value;
}
