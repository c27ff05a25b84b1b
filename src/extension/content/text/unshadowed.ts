// A form's fields shadow its members by their names, and images, forms and frames those of the document, in every world: a page with
// a field called `childNodes` would lead whoever asks the form for its children astray. So nothing is asked of either directly.

const read = <T>(prototype: object, name: string) => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (of: object): T => get?.call(of);
};

const rootOf = read<Element>(Document.prototype, "documentElement");
const hidden = read<boolean>(Document.prototype, "hidden");
export const localNameOf = read<string>(Element.prototype, "localName");
export const childNodesOf = read<NodeListOf<ChildNode>>(Node.prototype, "childNodes");
export const textContentOf = read<string | null>(Node.prototype, "textContent");

export const rootElement = (): Element => rootOf(document);
export const isDocumentHidden = (): boolean => hidden(document);
export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);
export const boxOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);
