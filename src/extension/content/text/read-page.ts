import { isLeftOut } from "./left-out.ts";
import { PageText, type TextPiece } from "./page-text.ts";
import { type Shown, shown } from "./shown.ts";
import { attributeOf, childNodesOf, localNameOf } from "./unshadowed.ts";

/** Elements of ours in the page, whose words are none of it. */
export const ownElements = new WeakSet<Element>();

/** Elements that may have a shadow root without a name of their own (the DOM standard's list). */
const HOSTS = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
);

/** Nodes looked at between two moments at which the walk may rest. */
const NODES_A_STEP = 60;

type Task =
  | { kind: "node"; node: Node; textHidden: boolean; keepsLines: boolean }
  /** Behind a block: what floated in it, then the boundary. */
  | { kind: "end"; boundary: Shown["boundary"] };

/**
 * The page's text as a reader sees it: the flat tree, slots filled in, shadow roots entered, closed ones too; blocks parted, what is
 * hidden, struck out, navigation or a control left out, notes' marks and readings as well. What floats or is positioned inside a
 * block follows it, since the sentence goes on around it. Yields now and then, so that its caller can rest.
 */
export function* readPage(root: Element): Generator<void, PageText> {
  const pieces: TextPiece[] = [];
  const struck: TextPiece[] = [];
  const chunks: string[] = [];
  const mayBecomeHosts: Element[] = [];
  const roots: ShadowRoot[] = [];
  let length = 0;
  let pending: Shown["boundary"] = "";
  /** What floats in each open block. */
  const deferred: Task[][] = [[]];

  const part = (boundary: Shown["boundary"]) => {
    if (boundary.length > pending.length || (boundary === "\n" && pending === "\t")) pending = boundary;
  };
  const add = (text: string) => {
    chunks.push(text);
    length += text.length;
  };
  const addText = (node: Text, keepsLines: boolean) => {
    const { data } = node;
    if (data === "") return;
    if (pending !== "") {
      // White space at a block's edge is not rendered.
      if (data.trim() === "") return;
      if (length > 0) add(pending);
      pending = "";
    }
    pieces.push({ node, start: length, length: data.length });
    // A line feed in the source is a space to its reader, and would end a sentence in a text.
    add(keepsLines ? data : data.replace(/[\n\r\t\f]/g, " "));
  };

  const tasks: Task[] = [{ kind: "node", node: root, textHidden: false, keepsLines: false }];
  for (let seen = 0, task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if (++seen % NODES_A_STEP === 0) yield;
    if (task.kind === "end") {
      const floated = deferred.at(-1) ?? [];
      if (floated.length > 0) {
        // They come first, and this end once more.
        part(task.boundary);
        tasks.push(task, ...floated.splice(0).reverse());
        continue;
      }
      deferred.pop();
      part(task.boundary);
      continue;
    }
    const { node, textHidden, keepsLines } = task;
    if (node instanceof Text) {
      if (!textHidden) addText(node, keepsLines);
      continue;
    }
    if (!(node instanceof Element)) continue;
    if (localNameOf(node) === "br") {
      part("\n");
      continue;
    }
    if (ownElements.has(node) || isLeftOut(node)) continue;
    const how = shown(node);
    if (how.hidden) continue;
    if (how.struck || attributeOf(node, "role") === "deletion") {
      for (const one of textsIn(node)) struck.push({ node: one, start: length, length: one.length });
      continue;
    }
    if (how.outOfFlow && deferred.length > 1 && !isDeferred.has(task)) {
      isDeferred.add(task);
      deferred.at(-1)?.push(task);
      continue;
    }
    const shadow = shadowOf(node);
    if (shadow !== null) roots.push(shadow);
    else if (localNameOf(node).includes("-")) mayBecomeHosts.push(node);
    if (how.boundary !== "") {
      part(how.boundary);
      tasks.push({ kind: "end", boundary: how.boundary });
      deferred.push([]);
    }
    const children = childrenOf(node, shadow);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) {
        tasks.push({ kind: "node", node: child, textHidden: how.textHidden, keepsLines: how.keepsLines });
      }
    }
  }
  return new PageText(chunks.join(""), { pieces, struck, mayBecomeHosts, roots });
}

function* textsIn(element: Element): Generator<Text> {
  const walker = Document.prototype.createTreeWalker.call(document, element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text) yield node;
}

const isDeferred = new WeakSet<Task>();

function childrenOf(element: Element, shadow: ShadowRoot | null): ArrayLike<Node> {
  if (shadow !== null) return shadow.childNodes;
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    return assigned.length > 0 ? assigned : childNodesOf(element);
  }
  // What a closed one holds is not rendered, and no style of the element itself says so.
  if (element instanceof HTMLDetailsElement && !element.open) {
    const summary = element.querySelector(":scope > summary");
    return summary === null ? [] : [summary];
  }
  return childNodesOf(element);
}

/** Only extensions see closed roots; the page did not close them to its reader. */
export function shadowOf(element: Element): ShadowRoot | null {
  const name = localNameOf(element);
  if (!HOSTS.has(name) && !name.includes("-")) return null;
  if (element.shadowRoot !== null || !(element instanceof HTMLElement)) return element.shadowRoot;
  const root: unknown =
    BROWSER === "chrome"
      ? chrome.dom?.openOrClosedShadowRoot(element)
      : Reflect.get(element, "openOrClosedShadowRoot");
  return root instanceof ShadowRoot ? root : null;
}
