import { decodeCursor, encodeCursor } from "../../http/cursor.ts";
import type { AppContext } from "../../http/environment.ts";
import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import { ProblemError } from "../../http/problems.ts";
import { compareClaims } from "../../jobs/due-jobs.ts";
import { tellApart } from "../../review/duplicates.ts";
import { queueOf } from "../../review/queue.ts";
import { activeEditors, secondEditorFor } from "../../review/team.ts";
import { REVIEW_REASONS, type ReviewReason } from "../../vocabulary.ts";
import { DESK } from "../../words/desk.ts";
import { carryOut, goTo } from "../carry-out.ts";
import { deskRoutes, sessionOf } from "../desk.ts";
import { type FormState, UNTOUCHED } from "../parts/form.ts";
import { withDone } from "../parts/layout.ts";
import { readTyped } from "../parts/typed.ts";
import { answerQueue, type QueueAsked } from "./queue-page.ts";

const PAGE = 50;
/** What readers sent is closed by the page. */
const PAGE_OF_READERS = 200;
const LIST = "desk queue";
const DUPLICATES = "/desk?reason=duplicate";

export const queuePages = deskRoutes();

queuePages.get("/desk", (c) =>
  showQueue(
    c,
    askedOf((name) => c.req.query(name)),
  ),
);

/** Which part of the queue is asked for, by the parameters of its address. */
export function askedOf(parameter: (name: string) => string | undefined): QueueAsked {
  const wanted = parameter("reason");
  return {
    reason: wanted !== undefined && isReason(wanted) ? wanted : null,
    mine: parameter("mine") === "true",
    cursor: parameter("cursor") ?? null,
  };
}

/** The queue; `closing` is the form that closes many, where it came back. */
export async function showQueue(
  c: AppContext,
  asked: QueueAsked,
  closing: FormState = UNTOUCHED,
  status = 200,
): Promise<Response> {
  const db = c.get("db");
  const { actor } = sessionOf(c);
  const after = decodeCursor(asked.cursor ?? undefined, LIST);
  const now = new Date().toISOString();
  const isOfReaders = asked.reason === "report" || asked.reason === "request";
  const queue = await queueOf(
    db,
    { editorId: actor.editorId, now },
    {
      ...asked,
      after: after && { place: String(after.at), key: after.seq },
      limit: isOfReaders ? PAGE_OF_READERS : PAGE,
    },
  );
  const { required, isAlone } = secondEditorFor(actor, c.get("config").policy, await activeEditors(db));
  // What is found goes into the next look.
  c.get("later")(compareClaims(db, now));
  const nextCursor = queue.next && encodeCursor({ sort: LIST, at: queue.next.place, seq: queue.next.key });
  return answerQueue(c, { ...queue, asked, nextCursor, isAlone: required && isAlone, closing }, status);
}

queuePages.post("/desk/claims/:id/tell-apart", async (c) => {
  const typed = await readTyped(c, BODY_LIMITS.writing);
  return carryOut(c, typed, {
    show: (refused) => {
      if (refused === null) return goTo(c, DUPLICATES);
      throw new ProblemError(refused.code, refused.sentence ?? DESK.problems.notFound);
    },
    run: async ({ context }) => {
      await tellApart(c.get("db"), context, c.req.param("id"), { other: typed.text("other") });
      return { to: withDone(DUPLICATES, "saved"), kept: false };
    },
  });
});

function isReason(name: string): name is ReviewReason {
  return (REVIEW_REASONS as readonly string[]).includes(name);
}
