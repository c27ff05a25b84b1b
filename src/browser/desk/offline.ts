import { IN_BROWSER } from "../../words/desk-browser.ts";

/** Says when there is no network, and sends nothing into it: a form that went would be a page that cannot be shown. */
export function sayWhenOffline(): void {
  const bar = document.createElement("p");
  bar.className = "offline";
  bar.setAttribute("role", "status");
  bar.hidden = true;
  document.body.append(bar);
  const show = () => {
    bar.hidden = navigator.onLine;
    bar.textContent = navigator.onLine ? "" : IN_BROWSER.offline;
  };
  window.addEventListener("online", show);
  window.addEventListener("offline", show);
  show();
  document.addEventListener(
    "submit",
    (event) => {
      if (navigator.onLine) return;
      event.preventDefault();
      show();
    },
    { capture: true },
  );
}
