import type * as z from "zod";
import { type InboxItem, isOverdue } from "../../inbox/inbox-item.ts";
import type { WriteAnswer } from "../write-request.ts";
import type { inboxItemSchema } from "./inbox-contract.ts";

/** `now` is a moment, RFC 3339 UTC. */
export function presentItem(item: InboxItem, now: string): z.output<typeof inboxItemSchema> {
  return { ...item, isOverdue: isOverdue(item, now.slice(0, 10)) };
}

export function presentItemWrite(item: InboxItem): WriteAnswer {
  return { status: 200, body: presentItem(item, new Date().toISOString()), headers: {} };
}
