import { build } from "../../ground/build.ts";
import type { CardShown } from "../../ground/messages.ts";
import { type Box, placeCard } from "./place-card.ts";

/** Beats whatever a page says of its own elements: nothing outranks these but a user. */
const HOST_STYLE =
  "all:initial;display:block;position:fixed;inset:auto;margin:0;border:0;padding:0;overflow:visible;width:min(360px,calc(100vw - 16px));background:none;visibility:visible;pointer-events:auto";

export interface Card {
  /** The element that stands in the page. */
  host: HTMLElement;
  place(lines: readonly Box[], pointer: { x: number; y: number } | null): void;
  focus(): void;
  close(): void;
}

export interface CardActions {
  /** What was pressed in it by a person. */
  pressed(does: string): void;
  /** Called once, however it is closed. */
  closed(): void;
}

/**
 * A card over a page: in a closed shadow root at the end of the document, above everything, and gone as soon as anybody but
 * this module changes it, for what it says is said in our name.
 */
export function openCard({ tree, css }: CardShown, { pressed, closed }: CardActions): Card | null {
  const content = build(tree);
  if (!(content instanceof HTMLElement)) return null;
  const host = document.createElement("div");
  host.setAttribute("popover", "manual");
  style(host, HOST_STYLE);
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(content);

  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    observer.disconnect();
    around.disconnect();
    host.remove();
    closed();
  };
  const observer = new MutationObserver(close);
  // Whatever else comes and goes beside it is the page's affair.
  const around = new MutationObserver(() => {
    if (host.parentNode !== document.documentElement) close();
  });
  /** Changes by this module are not held against it. */
  const change = (work: () => void) => {
    work();
    observer.takeRecords();
  };
  document.documentElement.append(host);
  host.showPopover();
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(root, all);
  observer.observe(host, all);
  around.observe(document.documentElement, { childList: true });
  // A page may hide it without changing an attribute.
  host.addEventListener("toggle", ({ newState }) => {
    if (newState === "closed") close();
  });
  // What is done in the card is none of the page's affair: a click here is none beside its dialog.
  for (const type of [
    "click",
    "pointerdown",
    "mousedown",
    "pointerup",
    "mouseup",
    "keydown",
    "keyup",
    "wheel",
  ]) {
    host.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
  content.addEventListener("click", ({ isTrusted, target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-do]") : null;
    // What a page pretends to have been pressed is not acted upon.
    if (isTrusted && button?.dataset.do !== undefined) pressed(button.dataset.do);
  });
  host.addEventListener("keydown", (event) => keepFocus(event, root, content));
  return {
    host,
    place(lines, pointer) {
      change(() => {
        content.style.maxHeight = "";
        const { width, height } = host.getBoundingClientRect();
        const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
        const { left, top, maxHeight } = placeCard(lines, pointer, { width, height }, view);
        content.style.maxHeight = `${maxHeight}px`;
        style(host, `${HOST_STYLE};left:${left}px;top:${top}px`);
      });
    },
    focus() {
      content.focus({ preventScroll: true });
    },
    close,
  };
}

/** Tab goes round in the card: behind it is the end of the page, where nobody wants to be. */
function keepFocus(event: KeyboardEvent, root: ShadowRoot, content: HTMLElement): void {
  if (event.key !== "Tab" || !(root.activeElement instanceof HTMLElement)) return;
  const stops = [content, ...content.querySelectorAll<HTMLElement>("a[href],button")];
  const at = stops.indexOf(root.activeElement);
  const to = event.shiftKey ? (at <= 0 ? stops.at(-1) : null) : at === stops.length - 1 ? content : null;
  if (to == null) return;
  event.preventDefault();
  to.focus();
}

function style(element: HTMLElement, declarations: string): void {
  for (const declaration of declarations.split(";")) {
    const colon = declaration.indexOf(":");
    element.style.setProperty(declaration.slice(0, colon), declaration.slice(colon + 1), "important");
  }
}
