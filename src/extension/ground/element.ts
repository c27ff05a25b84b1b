import { build } from "./build.ts";
import type { Twig } from "./tree.ts";

/** An element of a page of ours, with text, nodes and trees in it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> | null,
  ...children: readonly (Node | Twig)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) made.setAttribute(name, value);
  for (const child of children) {
    if (child != null)
      made.append(child instanceof Node ? child : typeof child === "number" ? `${child}` : build(child));
  }
  return made;
}
