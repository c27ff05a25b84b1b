import { loadClaimAggregate } from "../../db/queries/claim-aggregate.ts";
import { listClaimEvents } from "../../db/queries/event-list.ts";
import type { AppContext } from "../../http/environment.ts";
import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import { ProblemError } from "../../http/problems.ts";
import { lastAction, planUndo, undoLast } from "../../review/undo-last.ts";
import { DESK } from "../../words/desk.ts";
import { HISTORY } from "../../words/desk-history.ts";
import { carryOut } from "../carry-out.ts";
import { deskRoutes } from "../desk.ts";
import { type FormState, UNTOUCHED } from "../parts/form.ts";
import { withDone } from "../parts/layout.ts";
import { readTyped } from "../parts/typed.ts";
import { answerHistory } from "./history-page.ts";

/** No claim has had so many; of one that had, the first ones are told. */
const MOST_EVENTS = 5000;

export const historyPages = deskRoutes();

const PATH = "/desk/claims/:id/history";

historyPages.get(PATH, (c) => show(c, c.req.param("id"), UNTOUCHED, 200));

/** Takes the last action back. */
historyPages.post(PATH, async (c) => {
  const typed = await readTyped(c, BODY_LIMITS.writing);
  const id = c.req.param("id");
  const path = withDone(`/desk/claims/${encodeURIComponent(id)}/history`, "undone");
  return carryOut(c, typed, {
    show: (refused, status) => show(c, id, { typed, refused }, status),
    run: async (deed) => {
      // Which action was the last one, the version tells.
      if (typed.version === null) throw new ProblemError("forbidden", DESK.problems.foreign);
      const { aggregate, events } = await load(c, id);
      const { changed } = await undoLast(
        c.get("db"),
        deed.forClaim(() => path),
        aggregate.claim.id,
        {
          last: lastAction(events),
          reason: HISTORY.undoReason,
        },
      );
      return { to: path, kept: changed };
    },
  });
});

async function show(c: AppContext, id: string, state: FormState, status: number): Promise<Response> {
  const { aggregate, events } = await load(c, id);
  return answerHistory(
    c,
    { aggregate, events, undo: planUndo(aggregate, lastAction(events)) },
    state,
    status,
  );
}

async function load(c: AppContext, id: string) {
  const db = c.get("db");
  const aggregate = await loadClaimAggregate(db, id);
  if (!aggregate) throw new ProblemError("not-found", "There is no such claim.");
  const { events } = await listClaimEvents(db, aggregate.claim.id, {
    after: 0,
    limit: MOST_EVENTS,
    all: true,
  });
  return { aggregate, events };
}
