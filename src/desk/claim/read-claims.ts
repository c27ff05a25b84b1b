import { html } from "hono/html";
import { nothing } from "../../pages/parts/say.ts";
import { section } from "../../pages/parts/section.ts";
import { siteOf } from "../../pages/site.ts";
import { CLAIM_STATUSES } from "../../vocabulary.ts";
import { DESK } from "../../words/desk.ts";
import { deskRoutes } from "../desk.ts";
import { answerDesk, heading } from "../parts/layout.ts";
import { claimItem } from "./claim-item.ts";
import { listClaimsAtDesk } from "./list-claims.ts";

const { claims: w } = DESK;

const PAGE = 50;

export const claimPages = deskRoutes();

/** Every claim there is, by its status. */
claimPages.get("/desk/claims", async (c) => {
  const { base } = siteOf(c.get("config"));
  const status = CLAIM_STATUSES.find((one) => one === c.req.query("status"));
  const before = Number(c.req.query("before") ?? "");
  const found = await listClaimsAtDesk(c.get("db"), {
    status,
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
    limit: PAGE + 1,
  });
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  const filters = [undefined, ...CLAIM_STATUSES].map(
    (one) =>
      html`<a href="${base}/desk/claims${one === undefined ? "" : `?status=${one}`}"${one === status ? html` aria-current="true"` : nothing}>${one === undefined ? w.all : DESK.statuses[one]}</a> `,
  );
  const more =
    found.length > PAGE && last
      ? html`<p class="more"><a href="${base}/desk/claims?${status === undefined ? "" : `status=${status}&`}before=${last.seq}">${w.more}</a></p>`
      : nothing;
  const list =
    shown.length === 0
      ? html`<p class="nothing">${w.none}</p>`
      : html`<ul class="items">${shown.map(({ claim }) => claimItem(base, claim))}</ul>`;
  return answerDesk(c, {
    title: w.title,
    room: "claims",
    main: html`${heading(w.title)}<nav class="topics" aria-label="${w.byStatus}">${filters}</nav>${section(status === undefined ? w.all : DESK.statuses[status], {}, [list, more])}`,
  });
});
