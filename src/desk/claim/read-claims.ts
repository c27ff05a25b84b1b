import { html } from "hono/html";
import { loadClaimAggregate } from "../../db/queries/claim-aggregate.ts";
import { ProblemError } from "../../http/problems.ts";
import { nothing } from "../../pages/parts/say.ts";
import { section } from "../../pages/parts/section.ts";
import { asWritten } from "../../pages/parts/words-of-others.ts";
import { siteOf } from "../../pages/site.ts";
import { presentWorkingClaim } from "../../publications/working-claim.ts";
import { CLAIM_STATUSES } from "../../vocabulary.ts";
import { DESK } from "../../words/desk.ts";
import { tell } from "../../words/tell.ts";
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

/** One claim, to be worked on. */
claimPages.get("/desk/claims/:id", async (c) => {
  const { base } = siteOf(c.get("config"));
  const aggregate = await loadClaimAggregate(c.get("db"), c.req.param("id"));
  if (!aggregate) throw new ProblemError("not-found", "There is no such claim.");
  const claim = presentWorkingClaim(aggregate);
  const kicker = `${DESK.statuses[claim.status]}, ${tell(DESK.queue.version, { n: claim.version })}`;
  const ways = html`<a href="${base}/desk/claims/${claim.id}/history">${w.history}</a>`;
  return answerDesk(c, {
    title: claim.text,
    room: "claims",
    main: html`${heading(html`<span${asWritten(claim.language)}>${claim.text}</span>`, { kicker, ways })}`,
  });
});
