import type * as z from "zod";
import { newClaim } from "../../claims/claim-input.ts";
import { findPossibleDuplicates } from "../../claims/possible-duplicates.ts";
import type { Database } from "../../db/database.ts";
import type { ArticleRecord } from "../../db/records.ts";
import { DomainError } from "../../domain-error.ts";
import { addSpan, createClaimWithSpan } from "../../spans/add-span.ts";
import { newSpan } from "../../spans/span-input.ts";
import { READING } from "../../words/desk-reading.ts";
import type { Deed, Done } from "../carry-out.ts";
import type { Typed } from "../parts/typed.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { NEW_CLAIM } from "./mark-form.ts";

const w = READING.missing;

/** What is to be done with the marked words, read from the form. */
export interface Marking {
  span: z.output<typeof newSpan>;
  /** Id of the claim, or the one that is to be made. */
  claim: { id: string } | { made: z.output<typeof newClaim> };
}

/** What the form asks for, or what is missing or wrong in it, each at its field. */
export function readMarking(typed: Typed, article: ArticleRecord): Marking | Refusal {
  const missing: Refusal["fields"][number][] = [];
  const need = (field: string, message: string, given: string | null) => {
    if (given === null) missing.push({ field, message });
    return given ?? "";
  };
  const exact = typed.text("quote.exact");
  need("quote.exact", w.quote, typed.given("quote.exact"));
  const claim = typed.given("claim");
  if (claim === null) missing.push({ field: "claimText", message: READING.claimUnknown });
  const text = claim === NEW_CLAIM ? need("newClaim", w.newClaim, wordingOf(typed)) : "";
  const role = need("role", w.role, typed.given("role"));
  const isQuoted = typed.text("who") === "other";
  const name = isQuoted ? need("assertedBy.name", w.name, typed.given("assertedBy.name")) : "";
  if (missing.length > 0) return refuse(missing);

  const stance = typed.given("stance") ?? (isQuoted ? "reports" : "asserts");
  const span = newSpan.safeParse({
    article: article.id,
    role,
    quote: { exact, ...given(typed, "quote.prefix", "prefix"), ...given(typed, "quote.suffix", "suffix") },
    stance: role === "appearance" ? stance : null,
    assertedBy: isQuoted
      ? { name, role: typed.given("assertedBy.role"), claimantSide: typed.has("claimantSide") }
      : null,
    note: typed.given("note"),
    ...(typed.text("text") === "" ? {} : { text: typed.text("text") }),
  });
  const made = newClaim.safeParse({
    text,
    ...(article.language === null ? {} : { language: article.language }),
  });
  const issues = [
    ...(span.error?.issues ?? []),
    ...(claim === NEW_CLAIM ? (made.error?.issues ?? []) : []).map((issue) => ({
      ...issue,
      path: issue.path[0] === "text" ? ["newClaim"] : issue.path,
    })),
  ];
  if (!span.success || issues.length > 0) {
    return refuse(issues.map(({ path, message }) => ({ field: path.map(String).join("."), message })));
  }
  if (claim !== NEW_CLAIM) return { span: span.data, claim: { id: claim ?? "" } };
  return made.success
    ? { span: span.data, claim: { made: made.data } }
    : refuse([{ field: "newClaim", message: w.newClaim }]);
}

function given(typed: Typed, field: string, member: string): Record<string, string> {
  const text = typed.text(field);
  return text === "" ? {} : { [member]: text };
}

/** A claim is one line: line ends that were pasted along are spaces. Who typed no other wording means what was sought. */
function wordingOf(typed: Typed): string | null {
  return (typed.given("newClaim") ?? typed.given("claimText"))?.replace(/\s*\n\s*/gu, " ") ?? null;
}

/** Throws `invalid-input` with the claims that the new one may repeat, until the editor has seen them for this wording. */
export async function assertNoDuplicates(db: Database, { claim }: Marking, typed: Typed): Promise<void> {
  if (!("made" in claim) || typed.text("seen") === claim.made.text) return;
  const duplicates = (await findPossibleDuplicates(db, claim.made)).map(({ id }) => id);
  if (duplicates.length === 0) return;
  throw new DomainError("invalid-input", READING.duplicates, {
    errors: [{ pointer: "/claimText", message: READING.duplicates }],
    members: { duplicates, wording: claim.made.text },
  });
}

/** Marks the words, for a claim that is made first where it has to be. `to` says where the editor goes, by what was made. */
export async function markPassage(
  db: Database,
  deed: Deed,
  { span, claim }: Marking,
  to: (made: string) => string,
): Promise<Done> {
  if ("id" in claim) {
    const context = deed.forClaim((_after, created) => to(created ?? ""));
    const { created, changed } = await addSpan(db, context, claim.id, span);
    return { to: to(created ?? ""), kept: changed };
  }
  const context = deed.forClaim(({ claim: made }) => to(made.id));
  const { created } = await createClaimWithSpan(db, context, claim.made, span);
  return { to: to(created ?? ""), kept: true };
}
