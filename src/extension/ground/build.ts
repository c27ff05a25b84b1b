import type { Tree } from "./tree.ts";

/** A tree as nodes of this document. */
export function build(tree: Tree): HTMLElement | SVGElement | Text {
  if (typeof tree === "string") return document.createTextNode(tree);
  const { tag, is, of } = tree;
  const made =
    tag === "svg" || tag === "path"
      ? document.createElementNS("http://www.w3.org/2000/svg", tag)
      : document.createElement(tag);
  for (const [name, value] of Object.entries(is)) made.setAttribute(name, value);
  made.append(...of.map(build));
  return made;
}
