import type { Mark } from "../../marks/mark.ts";

/**
 * What is to be shown, as data: text, or an element with what is in it. The background writes what a card shows and the page's
 * script builds it, so that a page is given no more script than that takes. There is no way in for markup: whatever a server or
 * a page wrote is text.
 */
export type Tree = string | { tag: string; is: Readonly<Record<string, string>>; of: readonly Tree[] };
export type Twig = Tree | number | null | undefined;

export function h(tag: string, is: Readonly<Record<string, string>> | null, ...of: readonly Twig[]): Tree {
  return {
    tag,
    is: is ?? {},
    of: of.flatMap((one) => (one == null ? [] : [typeof one === "number" ? `${one}` : one])),
  };
}

/** Words of others in their own language and direction, kept from turning what stands around them. */
export function words(text: string, language: string | null = null): Tree {
  return h("bdi", language === null ? null : { lang: language }, text);
}

/** A way out to the web, or its words alone where the address is none that a reader should open. */
export function link(address: string, className: string, ...of: readonly Twig[]): Tree {
  const protocol = URL.canParse(address) ? new URL(address).protocol : "";
  if (protocol !== "https:" && protocol !== "http:") return h("span", null, ...of);
  return h(
    "a",
    { href: address, class: className, target: "_blank", rel: "noopener noreferrer nofollow ugc" },
    ...of,
  );
}

/** A shape, always beside its word and never read out. */
export function drawn(mark: Mark): Tree {
  const paths = mark.map(({ d, stroke, dashes, dashOffset, evenOdd }) =>
    h("path", {
      d,
      fill: stroke === undefined ? "currentColor" : "none",
      ...(stroke === undefined ? {} : { stroke: "currentColor", "stroke-width": `${stroke}` }),
      ...(dashes === undefined ? {} : { "stroke-dasharray": dashes }),
      ...(dashOffset === undefined ? {} : { "stroke-dashoffset": `${dashOffset}` }),
      ...(evenOdd === undefined ? {} : { "fill-rule": "evenodd" }),
    }),
  );
  return h("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, ...paths);
}
