import type { Database } from "../db/database.ts";
import { findReportedClaim, receiveItem } from "../db/queries/inbox.ts";
import { DomainError } from "../domain-error.ts";
import { foldCase } from "../language/fold-case.ts";
import { plainTypography } from "../language/plain-typography.ts";
import { sha256 } from "../language/sha256.ts";
import { parseArticleAddress } from "../urls/article-address.ts";
import type { IdKind, InboxKind } from "../vocabulary.ts";
import type { NewReport, NewRequest } from "./inbox-input.ts";
import { dayAfter } from "./inbox-item.ts";

/** Items that nobody has read yet: of one claim, and in all. Beyond that, people have to read first. */
export const UNREAD_LIMITS = { ofClaim: 20, inAll: 2000 };

/** What the reader is told: a number to ask by, and the UTC day by which somebody will have looked. */
export interface Receipt {
  id: string;
  number: number;
  promisedOn: string;
}

export interface ReceiveContext {
  now(): string;
  newId(kind: IdKind): string;
  answerDays: number;
  /** Of the form that it came from; null for programs. */
  formToken: string | null;
}

/**
 * Takes in what a reader says about a claim that is or was public. The same again while it is open is the same item.
 * Throws `not-found`, and `inbox-full` where too much waits to be read.
 */
export async function receiveReport(
  db: Database,
  context: ReceiveContext,
  idOrSlug: string,
  { kind, text, contact }: NewReport,
): Promise<Receipt> {
  const claimId = await findReportedClaim(db, idOrSlug);
  if (claimId === null) throw new DomainError("not-found", `There is no claim ${idOrSlug}.`);
  const sameness = samenessOf(kind, claimId, text, contact === null ? "" : folded(contact));
  return receive(db, context, { id: context.newId("report"), kind, claimId, text, contact, sameness });
}

/** Takes in what a reader would like to have checked. Readers who ask for the same are counted. Throws `inbox-full`. */
export function receiveRequest(
  db: Database,
  context: ReceiveContext,
  { text, url }: NewRequest,
): Promise<Receipt> {
  const kind = "request";
  return receive(db, context, {
    id: context.newId("request"),
    kind,
    text,
    url,
    sameness: samenessOf(kind, "", text, url === null ? "" : pageOf(url)),
  });
}

async function receive(
  db: Database,
  { now, answerDays, formToken }: ReceiveContext,
  item: {
    id: string;
    kind: InboxKind;
    claimId?: string;
    text: string;
    url?: string | null;
    contact?: string | null;
    sameness: string;
  },
): Promise<Receipt> {
  const at = now();
  const received = await receiveItem(
    db,
    {
      ...item,
      formToken,
      receivedAt: at,
      lastReceivedAt: at,
      promisedOn: dayAfter(at, answerDays),
    },
    UNREAD_LIMITS,
  );
  if (received === null) {
    throw new DomainError(
      "inbox-full",
      "So much waits to be read that we cannot take more now. Please try again later.",
    );
  }
  return received;
}

/** By which an open item knows its equals: the same words, whatever their capitals, spaces, typography and final stop. */
function samenessOf(kind: InboxKind, claimId: string, text: string, more: string): string {
  return sha256(JSON.stringify([kind, claimId, folded(text), more]));
}

function folded(text: string): string {
  return foldCase(plainTypography(text.normalize("NFKC")))
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(/[.!?…]+$/u, "");
}

function pageOf(url: string): string {
  const address = parseArticleAddress(url);
  return address.kind === "url" ? address.key : url;
}
