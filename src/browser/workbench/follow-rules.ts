/** How long nobody has typed before the server is asked, in milliseconds. */
const QUIET = 400;

/**
 * Keeps the list of rules beside the verdict's form true while somebody types or ticks. What it shows is the server's
 * answer to the form as it stands, the same that the button "Check the rules" shows without a script.
 */
export function followRules(): void {
  const gate = document.querySelector<HTMLElement>("[data-rules]");
  const form = gate?.closest("form");
  const address = gate?.dataset.rules;
  if (!gate || !form || address === undefined) return;
  const said = gate.appendChild(document.createElement("p"));
  said.className = "sr";
  said.setAttribute("role", "status");
  let timer = 0;
  let asked = 0;
  const ask = async () => {
    asked += 1;
    const number = asked;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    const answer = await fetch(address, { method: "POST", body }).catch(() => null);
    // An answer to what was typed before says nothing of what stands there now.
    if (!answer?.ok || number !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("gate-rules");
    const stale = document.getElementById("gate-rules");
    if (!fresh || !stale || number !== asked) return;
    const title = fresh.querySelector("h3")?.textContent ?? "";
    const isNews = title !== stale.querySelector("h3")?.textContent;
    // Whoever stands on a link of the list keeps their place: it is put in when they have left.
    if (stale.contains(document.activeElement)) return;
    stale.replaceWith(fresh);
    if (isNews) said.textContent = title;
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, QUIET);
  };
  form.addEventListener("input", soon);
  // Boxes beside the quotes belong to the form and stand outside of it: whoever listens to the form is to hear of them.
  document.addEventListener("change", (event) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.form !== form) return;
    if (!form.contains(target)) form.dispatchEvent(new Event("change"));
    soon();
  });
  // Words that were put back after a reload are typed, too.
  if (form.querySelector(".kept")) soon();
}
