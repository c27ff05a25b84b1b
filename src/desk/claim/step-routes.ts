import { html } from "hono/html";
import * as z from "zod";
import { currentVerdict } from "../../claims/claim-aggregate.ts";
import { claimMerge, claimReference, reason } from "../../claims/claim-input.ts";
import { mergeClaim } from "../../claims/merge-claim.ts";
import { discardClaim, reinstateClaim, retractClaim, unpublishClaim } from "../../claims/withdraw-claim.ts";
import { loadClaimAggregate } from "../../db/queries/claim-aggregate.ts";
import type { ClaimAggregate } from "../../db/records.ts";
import type { AppContext } from "../../http/environment.ts";
import { verdictMark } from "../../pages/parts/draw.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { asWritten, value, words } from "../../pages/parts/words-of-others.ts";
import { labelName } from "../../publications/label-words.ts";
import { letGoOfClaim, readClaimWork, takeClaim } from "../../review/claim-work.ts";
import { noteText } from "../../review/note-input.ts";
import { addNote, eraseNote } from "../../review/notes.ts";
import { handIn, sendBack } from "../../review/send-back.ts";
import { DESK } from "../../words/desk.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import { carryOut, type Deed, type Done, goTo } from "../carry-out.ts";
import { deskRoutes, needsRole } from "../desk.ts";
import { button, type FormState, form, UNTOUCHED } from "../parts/form.ts";
import { answerDesk, heading, withDone } from "../parts/layout.ts";
import { Typed } from "../parts/typed.ts";
import { referenceOf } from "./claim-form.ts";
import { aggregateOf, benchOf, checked, claimAt, readClaimTyped } from "./claim-routes.ts";
import { frameOf } from "./frame.ts";
import { answerWorkbench } from "./workbench-page.ts";

const { steps: w } = WORKBENCH;

export const stepPages = deskRoutes();

type StepName = "unpublish" | "retract" | "reinstate" | "merge" | "discard";

/** What is done to a claim as a whole, with a reason. */
interface Step {
  /** Of another claim that the step names: the field's name, label and hint. */
  other?: { name: "into" | "replacedBy"; label: string; hint: string };
  needsReason: boolean;
  run(c: AppContext, deed: Deed, id: string, typed: Typed): Promise<Done>;
}

const STEPS: Record<StepName, Step> = {
  unpublish: {
    needsReason: true,
    run: async (c, { forClaim }, id, typed) => {
      const to = () => withDone(claimAt(id), "unpublished");
      const { changed } = await unpublishClaim(c.get("db"), forClaim(to), id, reasonOf(typed));
      return { to: to(), kept: changed };
    },
  },
  retract: {
    other: { name: "replacedBy", label: w.retract.replacedBy, hint: w.retract.replacedByHint },
    needsReason: true,
    run: async (c, { forClaim }, id, typed) => {
      const to = () => withDone(claimAt(id), "retracted");
      const schema = z.object({ reason, replacedBy: claimReference.nullable() });
      const given = typed.given("replacedBy");
      const input = checked(
        schema.safeParse({ reason: typed.text("reason"), replacedBy: given && referenceOf(given) }),
      );
      const { changed } = await retractClaim(c.get("db"), forClaim(to), id, input);
      return { to: to(), kept: changed };
    },
  },
  reinstate: {
    needsReason: true,
    run: async (c, { forClaim }, id, typed) => {
      const to = () => withDone(claimAt(id), "reinstated");
      const { changed } = await reinstateClaim(c.get("db"), forClaim(to), id, reasonOf(typed));
      return { to: to(), kept: changed };
    },
  },
  merge: {
    other: { name: "into", label: w.merge.into, hint: w.merge.intoHint },
    needsReason: true,
    run: async (c, { forClaim }, id, typed) => {
      const input = checked(
        claimMerge.safeParse({ into: referenceOf(typed.text("into")), reason: typed.text("reason") }),
      );
      const to = ({ claim }: ClaimAggregate) => withDone(claimAt(claim.replacedBy ?? id), "merged");
      const { aggregate } = await mergeClaim(c.get("db"), forClaim(to), id, input);
      return { to: to(aggregate), kept: true };
    },
  },
  discard: {
    needsReason: false,
    run: async (c, { forClaim }, id) => {
      const to = () => withDone(claimAt(id), "discarded");
      const { changed } = await discardClaim(c.get("db"), forClaim(to), id);
      return { to: to(), kept: changed };
    },
  },
};

const reasonOf = (typed: Typed): string =>
  checked(z.object({ reason }).safeParse({ reason: typed.text("reason") })).reason;

for (const name of ["unpublish", "retract", "reinstate", "merge", "discard"] as const) {
  const path = `/desk/claims/:id/${name}` as const;
  if (name !== "discard") stepPages.use(path, needsRole("senior"));
  stepPages.get(path, async (c) => {
    const into = c.req.query("into");
    const typed = into === undefined ? null : new Typed([["into", into]]);
    return answerStep(c, name, await aggregateOf(c, c.req.param("id")), { typed, refused: null }, 200);
  });
  stepPages.post(path, async (c) => {
    const typed = await readClaimTyped(c);
    const id = c.req.param("id");
    if (typed.text("do") === "cancel") return goTo(c, claimAt(id));
    const show = async (refused: FormState["refused"], status: number) =>
      answerStep(c, name, await aggregateOf(c, id), { typed, refused }, status);
    if (typed.text("do") !== name) return show(null, 200);
    return carryOut(c, typed, { show, run: (deed) => STEPS[name].run(c, deed, id, typed) });
  });
}

async function answerStep(
  c: AppContext,
  name: StepName,
  aggregate: ClaimAggregate,
  state: FormState,
  status: number,
): Promise<Response> {
  const { claim } = aggregate;
  const frame = frameOf(c);
  const step = STEPS[name];
  const { title, text } = w[name];
  const { other } = step;
  const named = other === undefined ? null : (state.typed?.given(other.name) ?? null);
  const found = named === null ? null : await loadClaimAggregate(c.get("db"), referenceOf(named));
  const copies =
    aggregate.current === null || name === "reinstate" || name === "discard"
      ? nothing
      : html`<section><h2>${WORKBENCH.copies.title}</h2><p>${WORKBENCH.copies.text}</p></section>`;
  const main = html`${heading(title, { kicker: html`<a href="${frame.base}${claimAt(claim.id)}">${words(claim.text, claim.language)}</a>` })}<p class="hint">${text}</p>${form(
    {
      ...frame,
      ...state,
      action: `${claimAt(claim.id)}/${name}`,
      version: claim.version,
      keepAs: `claim ${claim.id} ${name}`,
    },
    (f) => [
      other === undefined
        ? nothing
        : [
            f.line({ name: other.name, label: other.label, hint: other.hint, optional: name === "retract" }),
            named === null ? nothing : foundClaim(found),
          ],
      step.needsReason
        ? f.text({
            name: "reason",
            label: w.reason,
            hint: "hint" in w[name] ? w.unpublish.hint : nothing,
            rows: 3,
          })
        : nothing,
      html`<p class="buttons">${
        other === undefined
          ? button(w.cancel, { name: "do", value: "cancel" })
          : [button(w.look, { name: "do", value: "look" }), button(w.cancel, { name: "do", value: "cancel" })]
      }${button(w[name].do, { name: "do", value: name, first: true })}</p>`,
    ],
  )}${copies}`;
  return answerDesk(c, {
    title,
    room: "claims",
    refused: state.refused,
    status,
    main,
  });
}

/** The other claim, as far as it is needed to see whether it is the one that was meant. */
function foundClaim(found: ClaimAggregate | null): Html {
  if (found === null) return html`<p class="looked" role="status">${w.lookNothing}</p>`;
  const verdict = currentVerdict(found);
  const mark =
    verdict === null ? nothing : html`${verdictMark(verdict.label)} <b>${labelName(verdict.label)}</b> · `;
  return html`<p class="looked" role="status"><span class="other"${asWritten(found.claim.language)}>${found.claim.text}</span><br>${mark}${DESK.statuses[found.claim.status]}</p>`;
}

const sendBackPath = "/desk/claims/:id/send-back";
stepPages.use(sendBackPath, needsRole("senior"));
stepPages.get(sendBackPath, (c) => answerSendBack(c, c.req.param("id"), UNTOUCHED, 200));
stepPages.post(sendBackPath, async (c) => {
  const typed = await readClaimTyped(c);
  const id = c.req.param("id");
  if (typed.text("do") !== "send-back") return goTo(c, claimAt(id));
  return carryOut(c, typed, {
    show: (refused, status) => answerSendBack(c, id, { typed, refused }, status),
    run: async ({ answering }) => {
      const to = () => withDone(claimAt(id), "sent-back");
      await sendBack(c.get("db"), answering(to), id, { reason: reasonOf(typed) });
      return { to: to(), kept: true };
    },
  });
});

async function answerSendBack(
  c: AppContext,
  id: string,
  state: FormState,
  status: number,
): Promise<Response> {
  const { claim } = await aggregateOf(c, id);
  const { pending } = await readClaimWork(c.get("db"), id);
  const { title, text, do: press } = w.sendBack;
  const frame = frameOf(c);
  const who: Part = value(pending?.issuer.name ?? "—");
  const main = html`${heading(title, { kicker: html`<a href="${frame.base}${claimAt(claim.id)}">${words(claim.text, claim.language)}</a>` })}<p class="hint">${say(text, { name: who })}</p>${form(
    {
      ...frame,
      ...state,
      action: `${claimAt(claim.id)}/send-back`,
      version: claim.version,
      keepAs: `claim ${claim.id} send-back`,
    },
    (f) => [
      f.text({ name: "reason", label: w.reason, rows: 4 }),
      html`<p class="buttons">${button(w.cancel, { name: "do", value: "cancel" })}${button(press, { name: "do", value: "send-back", first: true })}</p>`,
    ],
  )}`;
  return answerDesk(c, {
    title,
    room: "claims",
    refused: state.refused,
    status,
    main,
  });
}

stepPages.post("/desk/claims/:id/hand-in", async (c) => {
  const typed = await readClaimTyped(c);
  const id = c.req.param("id");
  return carryOut(c, typed, {
    show: async (refused, status) =>
      answerWorkbench(c, await benchOf(c, id), { handIn: { typed, refused } }, status),
    run: async ({ answering }) => {
      const to = () => withDone(claimAt(id), "handed-in");
      const { note } = checked(
        z.object({ note: noteText.nullable() }).safeParse({ note: typed.given("note") }),
      );
      await handIn(c.get("db"), answering(to), id, { note });
      return { to: to(), kept: true };
    },
  });
});

stepPages.post("/desk/claims/:id/notes", async (c) => {
  const typed = await readClaimTyped(c);
  const id = c.req.param("id");
  return carryOut(c, typed, {
    show: async (refused, status) =>
      answerWorkbench(c, await benchOf(c, id), { note: { typed, refused } }, status),
    run: async ({ answering }) => {
      const to = () => `${withDone(claimAt(id), "noted")}#notes`;
      const input = checked(z.object({ text: noteText }).safeParse({ text: typed.text("text") }));
      await addNote(c.get("db"), answering(to), id, input);
      return { to: to(), kept: true };
    },
  });
});

stepPages.post("/desk/claims/:id/notes/:note/erase", async (c) => {
  const typed = await readClaimTyped(c);
  const { id, note } = c.req.param();
  return carryOut(c, typed, {
    show: async (refused, status) =>
      answerWorkbench(c, await benchOf(c, id), { note: { typed: null, refused } }, status),
    run: async ({ context }) => {
      await eraseNote(c.get("db"), context, note);
      return { to: `${claimAt(id)}#notes`, kept: false };
    },
  });
});

for (const [step, write] of [
  ["take", takeClaim],
  ["let-go", letGoOfClaim],
] as const) {
  stepPages.post(`/desk/claims/:id/${step}`, async (c) => {
    const typed = await readClaimTyped(c);
    const id = c.req.param("id");
    return carryOut(c, typed, {
      show: async (_refused, status) => answerWorkbench(c, await benchOf(c, id), {}, status),
      run: async ({ context }) => {
        await write(c.get("db"), context, id);
        return { to: claimAt(id), kept: false };
      },
    });
  });
}
