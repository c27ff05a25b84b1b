import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import { closeItems } from "../../inbox/handle.ts";
import { itemClosing } from "../../inbox/inbox-input.ts";
import { ITEM as w } from "../../words/desk-queue.ts";
import { carryOut, goTo } from "../carry-out.ts";
import { deskRoutes } from "../desk.ts";
import { withDone } from "../parts/layout.ts";
import { readTyped, type Typed } from "../parts/typed.ts";
import { askedOf, showQueue } from "../queue/read-queue.ts";
import { type Refusal, refusalOfIssues, refuse } from "../refusal.ts";
import { ON_PAGE, PICKED } from "./close-many-form.ts";

export const closeManyPages = deskRoutes();

/** Ends many at once, for one reason. */
closeManyPages.post("/desk/inbox/close", async (c) => {
  const typed = await readTyped(c, BODY_LIMITS.writing);
  const asked = askedOf((name) => typed.given(name) ?? undefined);
  const show = (refused: Refusal | null, status: number) => showQueue(c, asked, { typed, refused }, status);
  if (typed.isReview) return show(null, 200);
  const numbers = numbersOf(typed);
  if (numbers.length === 0) return show(refuse([{ field: "which", message: w.noneTicked }]), 422);
  const closing = itemClosing.safeParse({
    outcome: typed.given("outcome") ?? undefined,
    note: typed.given("note"),
  });
  if (!closing.success) return show(refusalOfIssues(closing.error.issues), 422);
  return carryOut(c, typed, {
    show: (refused, status) => (refused === null ? goTo(c, "/desk") : show(refused, status)),
    run: async ({ context }) => {
      await closeItems(c.get("db"), context, numbers, closing.data);
      return { to: withDone(`/desk?reason=${asked.reason ?? "report"}`, "items-closed"), kept: false };
    },
  });
});

/** Those that are ticked, or all that the page showed. */
function numbersOf(typed: Typed): number[] {
  const given = typed.text("which") === "all" ? typed.text(ON_PAGE).split(" ") : typed.all(PICKED);
  return given.filter((number) => /^[1-9]\d{0,8}$/.test(number)).map(Number);
}
