import { listItems } from "../../db/queries/inbox.ts";
import { DomainError } from "../../domain-error.ts";
import { decodeCursor, pageOf } from "../../http/cursor.ts";
import type { AppContext } from "../../http/environment.ts";
import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import {
  answerItem,
  closeItem,
  eraseItem,
  letGoOfItem,
  markRead,
  readItem,
  reopenItem,
  takeItem,
} from "../../inbox/handle.ts";
import { itemAnswer, itemClosing } from "../../inbox/inbox-input.ts";
import type { InboxItem } from "../../inbox/inbox-item.ts";
import type { WriteContext } from "../../write-context.ts";
import { carryOut } from "../carry-out.ts";
import { deskRoutes, needsRole } from "../desk.ts";
import { withDone } from "../parts/layout.ts";
import { readTyped, type Typed } from "../parts/typed.ts";
import { answerClosed, answerItemPage, ITEM_DEEDS, type ItemDeed } from "./item-page.ts";

const PAGE = 50;
const LIST = "desk inbox closed";

export const inboxPages = deskRoutes();

/** What was closed: what is open stands in the queue. */
inboxPages.get("/desk/inbox", async (c) => {
  const after = decodeCursor(c.req.query("cursor"), LIST);
  const rows = await listItems(
    c.get("db"),
    { state: "closed" },
    { after: after && { at: String(after.at), number: after.seq }, limit: PAGE + 1 },
  );
  const { page, nextCursor } = pageOf(rows, PAGE, ({ closedAt, number }) => ({
    sort: LIST,
    at: closedAt ?? "",
    seq: number,
  }));
  return answerClosed(c, page, nextCursor);
});

/** Opening it changes nothing, for a link from anywhere opens it: whoever has read it says so. */
inboxPages.get("/desk/inbox/:number", async (c) => answerItemPage(c, await itemOf(c)));

inboxPages.use("/desk/inbox/:number/erase", needsRole("senior"));

for (const deed of ITEM_DEEDS) {
  inboxPages.post(`/desk/inbox/:number/${deed}`, async (c) => {
    const typed = await readTyped(c, BODY_LIMITS.writing);
    const item = await itemOf(c);
    return carryOut(c, typed, {
      show: async (refused, status) => answerItemPage(c, await itemOf(c), { deed, typed, refused }, status),
      run: async ({ context }) => {
        await DEEDS[deed](c, context, item, typed);
        // What is done with leaves the desk; the rest is worked on further.
        const to = deed === "close" ? "/desk" : `/desk/inbox/${item.number}`;
        return { to: withDone(to, deed === "close" ? "item-closed" : "saved"), kept: false };
      },
    });
  });
}

/** Throws `not-found`. */
function itemOf(c: AppContext): Promise<InboxItem> {
  return readItem(c.get("db"), c.req.param("number") ?? "");
}

type Deed = (c: AppContext, context: WriteContext, item: InboxItem, typed: Typed) => Promise<InboxItem>;

const DEEDS: Record<ItemDeed, Deed> = {
  read: (c, context, { id }) => markRead(c.get("db"), context, id),
  take: (c, context, { id }) => takeItem(c.get("db"), context, id),
  "let-go": (c, context, { id }) => letGoOfItem(c.get("db"), context, id),
  answer: (c, context, { id }, typed) => {
    const parsed = itemAnswer.safeParse({
      text: typed.given("text") === null ? undefined : typed.text("text"),
    });
    if (!parsed.success) throw refusedBy(parsed.error.issues);
    return answerItem(c.get("db"), context, id, parsed.data);
  },
  close: (c, context, { id }, typed) => {
    const parsed = itemClosing.safeParse({
      outcome: typed.given("outcome") ?? undefined,
      note: typed.given("note"),
      claim: claimNamed(typed.given("claim")),
    });
    if (!parsed.success) throw refusedBy(parsed.error.issues);
    return closeItem(c.get("db"), context, id, parsed.data);
  },
  reopen: (c, context, { id }) => reopenItem(c.get("db"), context, id),
  erase: (c, context, { id }) => eraseItem(c.get("db"), context, id),
};

/** Of an address of ours what names the claim. */
function claimNamed(given: string | null): string | null {
  const [, inAddress] = /\/claims\/([^/?#]+)/.exec(given ?? "") ?? [];
  return inAddress ?? given;
}

/** What the contract of a form finds wrong, as domain functions would say it. */
function refusedBy(issues: readonly { path: PropertyKey[]; message: string }[]): DomainError {
  const errors = issues.map(({ path, message }) => ({ pointer: `/${path.map(String).join("/")}`, message }));
  return new DomainError("invalid-input", "Something is missing, or cannot be kept.", { errors });
}
