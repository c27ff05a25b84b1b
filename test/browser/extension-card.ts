import type { CDPSession, Page } from "playwright-core";
import * as z from "zod";

// A card stands in a closed shadow root: it is read over the browser's own protocol, as an accessibility tool reads it.

export interface ShownCard {
  /** All of its text, run together. */
  text: string;
  /** What it is called in the accessibility tree. */
  name: string | undefined;
  hasFocus: boolean;
  box: { x: number; y: number; width: number; height: number };
  links: { href: string; rel: string; target: string }[];
  tags: string[];
  /** Its accessibility tree, role and name a line. */
  tree: string[];
  /** Writes other words into it, as a page would that had found a way in. */
  rewrite(text: string): Promise<void>;
}

interface DomNode {
  nodeId: number;
  backendNodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[] | undefined;
  children?: DomNode[] | undefined;
  shadowRoots?: DomNode[] | undefined;
}

const node: z.ZodType<DomNode> = z.lazy(() =>
  z.object({
    nodeId: z.number(),
    backendNodeId: z.number(),
    nodeName: z.string(),
    nodeValue: z.string(),
    attributes: z.array(z.string()).optional(),
    children: z.array(node).optional(),
    shadowRoots: z.array(node).optional(),
  }),
);
const axNode = z.object({
  nodeId: z.string(),
  ignored: z.boolean(),
  parentId: z.string().optional(),
  backendDOMNodeId: z.number().optional(),
  role: z.object({ value: z.unknown() }).optional(),
  name: z.object({ value: z.unknown() }).optional(),
  childIds: z.array(z.string()).optional(),
  properties: z
    .array(z.object({ name: z.string(), value: z.object({ value: z.unknown().optional() }) }))
    .optional(),
});
type AxNode = z.output<typeof axNode>;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** The card that is open over a page, or null. */
export async function cardIn(page: Page): Promise<ShownCard | null> {
  const cdp = await sessionOf(page);
  const root = node.parse((await cdp.send("DOM.getDocument", { depth: -1, pierce: true })).root);
  const host = find(root, ({ attributes = [] }) => attributes.includes("popover"));
  const content = host?.shadowRoots?.[0]?.children?.[0];
  if (host === undefined || content === undefined) return null;
  const all = everything(content);
  const quad = await cdp.send("DOM.getBoxModel", { backendNodeId: content.backendNodeId }).then(
    ({ model }) => model.border,
    () => null,
  );
  if (quad === null) return null;
  const [x = 0, y = 0, right = 0, , , bottom = 0] = quad;
  const ax = z.array(axNode).parse((await cdp.send("Accessibility.getFullAXTree")).nodes);
  const own = ax.find(({ backendDOMNodeId }) => backendDOMNodeId === content.backendNodeId);
  const tree = own === undefined ? [] : treeOf(own, new Map(ax.map((one) => [one.nodeId, one])), 0);
  const isFocused = (one: AxNode) =>
    one.properties?.some(({ name, value }) => name === "focused" && value.value === true) === true;
  const inCard = new Set(all.map(({ backendNodeId }) => backendNodeId));
  const texts = all.filter(({ nodeName }) => nodeName === "#text");
  return {
    text: texts.map(({ nodeValue }) => nodeValue).join(""),
    name: own?.name === undefined ? undefined : String(own.name.value),
    hasFocus: ax.some((one) => isFocused(one) && inCard.has(one.backendDOMNodeId ?? -1)),
    box: { x, y, width: right - x, height: bottom - y },
    links: all
      .filter(({ nodeName }) => nodeName === "A")
      .map((link) => ({
        href: attribute(link, "href"),
        rel: attribute(link, "rel"),
        target: attribute(link, "target"),
      })),
    tags: all.map(({ nodeName }) => nodeName),
    tree,
    async rewrite(text) {
      const [first] = texts;
      if (first !== undefined) await cdp.send("DOM.setNodeValue", { nodeId: first.nodeId, value: text });
    },
  };
}

/** As the stored trees have it; a day of today is none that can be stored. */
export function linesOf({ tree }: ShownCard): string[] {
  const today = /\b\d{1,2} [A-Z][a-z]+ 20\d\d\b/g;
  const now = new Date().toISOString().slice(0, 10);
  return tree.map((line) => line.replace(today, (day) => (iso(day) === now ? "TODAY" : day)));
}

function iso(day: string): string {
  return new Date(`${day} UTC`).toISOString().slice(0, 10);
}

/** Where words begin on a page: the middle of their first letter, and the top of their line. */
export async function pieceAt(page: Page, words: string): Promise<{ x: number; y: number; top: number }> {
  return page.evaluate((start) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const at = text.textContent?.indexOf(start) ?? -1;
      if (at < 0) continue;
      const range = new Range();
      range.setStart(text, at + 4);
      range.setEnd(text, at + 5);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2, top };
    }
    throw new Error(`${start} is not on the page`);
  }, words);
}

function find(from: DomNode, is: (one: DomNode) => boolean): DomNode | undefined {
  return everything(from).find(is);
}

function everything(from: DomNode): DomNode[] {
  return [from, ...[...(from.shadowRoots ?? []), ...(from.children ?? [])].flatMap(everything)];
}

function attribute({ attributes = [] }: DomNode, name: string): string {
  const at = attributes.indexOf(name);
  return at < 0 ? "" : (attributes[at + 1] ?? "");
}

function treeOf(one: AxNode, all: ReadonlyMap<string, AxNode>, depth: number): string[] {
  const children = (one.childIds ?? []).flatMap((id) => all.get(id) ?? []);
  const role = String(one.role?.value ?? "");
  const isPlain = one.ignored || ["generic", "none", "InlineTextBox", "LayoutTableCell"].includes(role);
  if (role === "InlineTextBox") return [];
  const below = children.flatMap((child) => treeOf(child, all, isPlain ? depth : depth + 1));
  if (isPlain) return below;
  const name = String(one.name?.value ?? "");
  return [`${"  ".repeat(depth)}${role}${name === "" ? "" : ` ${name}`}`, ...below];
}
