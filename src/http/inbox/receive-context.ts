import { newId } from "../../ids.ts";
import type { ReceiveContext } from "../../inbox/receive.ts";
import type { AppContext } from "../environment.ts";

/** What taking something in from a reader needs; `formToken` where it came from a form. */
export function receiveContext(c: AppContext, formToken: string | null = null): ReceiveContext {
  const now = new Date().toISOString();
  return { now: () => now, newId, answerDays: c.get("config").answerDays, formToken };
}
