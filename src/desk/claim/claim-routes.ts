import { html } from "hono/html";
import * as z from "zod";
import type { CommittedArticle } from "../../articles/commit-article.ts";
import { lastHouseVerdict } from "../../claims/claim-aggregate.ts";
import { createClaim } from "../../claims/create-claim.ts";
import { editClaim } from "../../claims/edit-claim.ts";
import { loadClaimAggregate } from "../../db/queries/claim-aggregate.ts";
import type { ClaimAggregate } from "../../db/records.ts";
import { DomainError } from "../../domain-error.ts";
import type { AppContext } from "../../http/environment.ts";
import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import { nothing } from "../../pages/parts/say.ts";
import { clarifyVerdict } from "../../publications/clarify-verdict.ts";
import { addSpan, rehearseSpan } from "../../spans/add-span.ts";
import { confirmSpan } from "../../spans/confirm-span.ts";
import { editSpan, recastSpan, retractSpan } from "../../spans/edit-span.ts";
import { spanConfirmation, spanPatch, spanRetraction } from "../../spans/span-input.ts";
import { issueVerdict } from "../../verdicts/issue-verdict.ts";
import { HOUSE_LABELS, SPAN_ROLES } from "../../vocabulary.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import { carryOut, goTo } from "../carry-out.ts";
import { deskRoutes, sessionOf } from "../desk.ts";
import { button, type FormState, form } from "../parts/form.ts";
import { answerDesk, heading, withDone } from "../parts/layout.ts";
import { readTyped, Typed } from "../parts/typed.ts";
import { type Refusal, refusalOf, refusalOfIssues } from "../refusal.ts";
import { atQuoteFields, lookedUp, nearMiss, readQuoteForm } from "./add-quote.ts";
import { claimFieldset, EMPTY_FIELDS, readClaimForm, withoutEmptyRows } from "./claim-form.ts";
import { type Conflict, claimConflict, TAKE, verdictConflict } from "./conflict.ts";
import { frameOf } from "./frame.ts";
import { inEditorsWords } from "./gate.ts";
import type { QuoteForms } from "./quotes.ts";
import { draftOf, readVerdictForm } from "./verdict-form.ts";
import { readWorkbench, type Workbench } from "./workbench.ts";
import { answerWorkbench, type Returned, rulesOf } from "./workbench-page.ts";

const w = WORKBENCH;

export const workbenchPages = deskRoutes();

/** Path of a claim's page at the desk. */
export const claimAt = (id: string): string => `/desk/claims/${encodeURIComponent(id)}`;

export function benchOf(c: AppContext, id: string): Promise<Workbench> {
  const { actor } = sessionOf(c);
  return readWorkbench(c.get("db"), { actor, policy: c.get("config").policy }, id);
}

export async function aggregateOf(c: AppContext, id: string): Promise<ClaimAggregate> {
  const aggregate = await loadClaimAggregate(c.get("db"), id);
  if (!aggregate) throw new ProblemError("not-found", "There is no such claim.");
  return aggregate;
}

/** What was typed may hold as much as its fields take, and as much again for what is refused. */
export const readClaimTyped = (c: AppContext) => readTyped(c, BODY_LIMITS.writing);

workbenchPages.get("/desk/claims/new", (c) => {
  const text = c.req.query("text") ?? "";
  return answerNew(c, { typed: text === "" ? null : new Typed([["text", text]]), refused: null }, 200);
});

workbenchPages.post("/desk/claims/new", async (c) => {
  const typed = withoutEmptyRows(await readClaimTyped(c));
  return carryOut(c, typed, {
    show: (refused, status) => answerNew(c, { typed, refused }, status),
    run: async ({ forClaim }) => {
      const to = ({ claim }: ClaimAggregate) => withDone(claimAt(claim.id), "claim-made");
      const { aggregate } = await createClaim(c.get("db"), forClaim(to), taken(readClaimForm(typed)).fields);
      return { to: to(aggregate), kept: true };
    },
  });
});

function answerNew(c: AppContext, state: FormState, status: number): Promise<Response> {
  const frame = frameOf(c);
  return answerDesk(c, {
    title: w.newTitle,
    room: "claims",
    refused: state.refused,
    status,
    main: html`${heading(w.newTitle)}<p class="hint">${w.newHint}</p>${form(
      { ...frame, ...state, action: "/desk/claims/new", keepAs: "claim new fields" },
      (f) => [
        claimFieldset(f, EMPTY_FIELDS, state.typed),
        html`<p class="buttons">${button(w.newSave, { first: true })}</p>`,
      ],
    )}`,
  });
}

workbenchPages.get("/desk/claims/:id", async (c) => answerWorkbench(c, await benchOf(c, c.req.param("id"))));

workbenchPages.post("/desk/claims/:id/edit", async (c) => {
  const typed = withoutEmptyRows(await readClaimTyped(c));
  const id = c.req.param("id");
  const show = async (refused: Refusal | null, status: number) => {
    const bench = await benchOf(c, id);
    const conflict = await claimConflict(c.get("db"), bench.aggregate, typed);
    return answerWorkbench(
      c,
      bench,
      { fields: stateOf(typed, refused, conflict), ...at("fields", conflict) },
      status,
    );
  };
  if (typed.has(TAKE)) return show(null, 200);
  return carryOut(c, typed, {
    show,
    run: async ({ forClaim }) => {
      const to = (after: ClaimAggregate) => withDone(claimAt(after.claim.id), "saved");
      const { fields } = taken(readClaimForm(typed));
      const { aggregate, changed } = await editClaim(c.get("db"), forClaim(to), id, fields);
      const path = changed ? to(aggregate) : withDone(claimAt(aggregate.claim.id), "nothing-changed");
      return { to: path, kept: changed };
    },
  });
});

workbenchPages.post("/desk/claims/:id/verdict", async (c) => {
  const typed = await readClaimTyped(c);
  const id = c.req.param("id");
  const show = async (refused: Refusal | null, status: number) => {
    const bench = await benchOf(c, id);
    const conflict = await verdictConflict(c.get("db"), bench.aggregate, typed);
    const told = inEditorsWords(refused, HOUSE_LABELS.find((label) => label === typed.text("label")) ?? null);
    return answerWorkbench(
      c,
      bench,
      { verdict: stateOf(typed, told, conflict), ...at("verdict", conflict) },
      status,
    );
  };
  const step = typed.text("do");
  if (typed.has(TAKE) || (step !== "issue" && step !== "issue-publish")) return show(null, 200);
  return carryOut(c, typed, {
    show,
    run: async ({ forClaim }) => {
      const isWhole = step === "issue-publish";
      const done = isWhole ? "published" : "issued";
      const to = ({ claim }: ClaimAggregate) => withDone(claimAt(claim.id), done);
      const replaces = lastHouseVerdict(await aggregateOf(c, id)) !== null;
      const { verdict } = taken(readVerdictForm(typed, replaces));
      const issue = isWhole ? clarifyVerdict : issueVerdict;
      const { aggregate } = await issue(c.get("db"), forClaim(to), id, verdict);
      return { to: to(aggregate), kept: true };
    },
  });
});

/** The list of rules for what is typed, for a script that asks while somebody types. It writes nothing. */
workbenchPages.post("/desk/claims/:id/verdict/rules", async (c) => {
  const typed = await readClaimTyped(c);
  const aggregate = await aggregateOf(c, c.req.param("id"));
  const draft = draftOf(typed, lastHouseVerdict(aggregate) !== null);
  const list = rulesOf({ aggregate }, draft, `${claimAt(c.req.param("id"))}/verdict`);
  return respond(c, String(list), 200, { "content-type": "text/html; charset=utf-8" });
});

workbenchPages.post("/desk/claims/:id/quotes", async (c) => {
  const given = await readClaimTyped(c);
  const id = c.req.param("id");
  const words = given.has("take") ? given.text("take") : null;
  const typed =
    words === null
      ? given
      : new Typed([
          ...given.entries.filter(([name]) => name !== "quote" && name !== "take"),
          ["quote", words],
        ]);
  const answer = async (returned: Returned, status: number) =>
    answerWorkbench(c, await benchOf(c, id), returned, status);
  const show = (refused: Refusal | null, status: number) => {
    const told = refused && atQuoteFields(refused);
    const looked = refused === null ? nothing : nearMiss(refused);
    return answer({ quote: { typed, refused: told }, looked }, status);
  };
  if (typed.text("do") !== "attach" || words !== null) {
    const read = readQuoteForm(typed, true);
    if ("refused" in read) return show(read.refused, 200);
    try {
      const context = { actor: sessionOf(c).actor, policy: c.get("config").policy, ifMatch: null };
      const found = await rehearseSpan(c.get("db"), { ...context, ...CLOCK }, id, read.span);
      return await answer({ quote: { typed, refused: null }, looked: lookedUp(found) }, 200);
    } catch (error) {
      const refused = refusalOf(error);
      if (refused === null) throw error;
      return show(refused, 200);
    }
  }
  return carryOut(c, typed, {
    show,
    run: async ({ forClaim }) => {
      const to = ({ claim }: ClaimAggregate, span: string | null) =>
        withDone(`${claimAt(claim.id)}#${span ?? "quotes"}`, "attached");
      const { aggregate, created, changed } = await addSpan(
        c.get("db"),
        // Others may attach quotes at the same time: no version is asked for.
        { ...forClaim(to), ifMatch: null },
        id,
        taken(readQuoteForm(typed, false)).span,
      );
      return { to: to(aggregate, created), kept: changed };
    },
  });
});

const CLOCK = {
  now: () => new Date().toISOString(),
  newId: () => {
    throw new Error("a rehearsal makes nothing");
  },
};

workbenchPages.post("/desk/claims/:id/quotes/:span/:step{edit|recast|retract|confirm}", async (c) => {
  const typed = await readClaimTyped(c);
  const { id, span } = c.req.param();
  const step = c.req.param("step") as NonNullable<QuoteForms["step"]>;
  const home = `${claimAt(id)}#${encodeURIComponent(span)}`;
  if (typed.text("do") === "cancel") return goTo(c, home);
  const db = c.get("db");
  return carryOut(c, typed, {
    show: async (refused, status) =>
      answerWorkbench(
        c,
        await benchOf(c, id),
        { quotes: { span, step, state: { typed, refused: refused && atQuoteFields(refused) } } },
        status,
      ),
    run: async ({ forClaim, answering }) => {
      if (step === "confirm") {
        const to = () => withDone(home, "confirmed");
        const note = checked(spanConfirmation.safeParse({ note: typed.given("note") }));
        const { changed } = await confirmSpan(db, answering<CommittedArticle>(to), span, note);
        return { to: to(), kept: changed };
      }
      const to = () =>
        withDone(step === "edit" ? home : `${claimAt(id)}#quotes`, step === "edit" ? "saved" : "quote-out");
      if (step === "recast") {
        const role = checked(
          z.object({ role: z.enum(SPAN_ROLES) }).safeParse({ role: typed.text("role") }),
        ).role;
        const input = { role, stance: null, reason: w.quotes.recastReason };
        const done = () => withDone(`${claimAt(id)}#quotes`, "saved");
        const { changed } = await recastSpan(db, forClaim(done), span, input);
        return { to: changed ? done() : withDone(home, "nothing-changed"), kept: changed };
      }
      if (step === "retract") {
        const input = {
          reason: typed.text("reason"),
          withdrawVerdict: typed.text("withdrawVerdict") === "yes",
        };
        const { changed } = await retractSpan(
          db,
          forClaim(to),
          span,
          checked(spanRetraction.safeParse(input)),
        );
        return { to: to(), kept: changed };
      }
      const name = typed.given("assertedBy.name");
      const patch = checked(
        spanPatch.safeParse({
          assertedBy:
            name === null
              ? null
              : {
                  name,
                  role: typed.given("assertedBy.role"),
                  claimantSide: typed.text("assertedBy.claimantSide") === "yes",
                },
          note: typed.given("note"),
          ...(typed.has("stance") ? { stance: typed.text("stance") } : {}),
        }),
      );
      const { changed } = await editSpan(db, forClaim(to), span, patch);
      return { to: changed ? to() : withDone(home, "nothing-changed"), kept: changed };
    },
  });
});

/** A form as it is shown again: with what another has changed meanwhile taken over, where there is no choice about it. */
function stateOf(typed: Typed, refused: Refusal | null, conflict: Conflict | null): FormState {
  return { typed: conflict?.merged ?? typed, refused };
}

function at(where: "fields" | "verdict", conflict: Conflict | null): Pick<Returned, "conflict"> {
  return { conflict: conflict && { at: where, conflict } };
}

/** Refuses as the domain would, where the form itself cannot be read. */
export function taken<T extends object>(read: T | { refused: Refusal }): T {
  if (!("refused" in read)) return read;
  throw new FormRefused(read.refused);
}

/** What zod made of an input. */
export function checked<T>(
  parsed:
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } },
): T {
  if (parsed.success) return parsed.data;
  throw new FormRefused(refusalOfIssues(parsed.error.issues));
}

/** A refusal on its way to the form. */
export class FormRefused extends DomainError {
  constructor({ fields, sentence }: Refusal) {
    super("invalid-input", sentence ?? "", {
      errors: fields.map(({ field, message }) => ({ pointer: `/${field.replaceAll(".", "/")}`, message })),
    });
  }
}
