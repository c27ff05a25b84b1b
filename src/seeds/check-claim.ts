import { decodeTime } from "ulid";
import { slugify } from "../claims/slug.ts";
import type { ReceiptSpan } from "../verdicts/receipts.ts";
import {
  type ReceiptArticles,
  unmetMemberRules,
  unmetVerdictRules,
  VERDICT_RULES,
} from "../verdicts/unmet-rules.ts";
import { MAX_CONTEXT_LENGTH, MAX_QUOTE_WORDS, type SeedClaim, type SeedSpan } from "./format.ts";
import { claimFile, type Problem } from "./problem.ts";

/** What must hold of one claim by itself, without its articles' texts. `articles` by the keys of the set. */
export function checkClaim(claim: SeedClaim, articles: ReceiptArticles): Problem[] {
  const problems: Problem[] = [];
  const miss = (at: string, message: string) => problems.push({ file: claimFile(claim.slug), at, message });

  if (claim.slug !== slugify(claim.text))
    miss("slug", `the text makes it ${JSON.stringify(slugify(claim.text))}`);
  checkTimes(claim, miss);
  for (const span of claim.spans) checkSpan(claim, span, miss);
  checkVerdict(claim, articles, miss);
  return problems;
}

type Miss = (at: string, message: string) => void;

/** Ids are ULIDs of the moment that the file gives, and the moments follow each other. */
function checkTimes(claim: SeedClaim, miss: Miss): void {
  const made: [id: string, at: string][] = [
    [claim.id, claim.createdAt],
    ...claim.spans.map((span): [string, string] => [span.id, claim.createdAt]),
    [claim.verdict.id, claim.verdict.issuedAt],
    [claim.publication.id, claim.publication.publishedAt],
  ];
  for (const [id, at] of made) {
    if (!idIsOfTime(id, at)) miss(id, `the id's time is not ${at}`);
  }
  if (
    !(claim.createdAt <= claim.verdict.issuedAt && claim.verdict.issuedAt <= claim.publication.publishedAt)
  ) {
    miss("publication", "made, judged and published in another order");
  }
}

/** Whether the ULID in an id such as `clm_01k…` carries this instant. */
export function idIsOfTime(id: string, instant: string): boolean {
  return decodeTime(id.slice(id.indexOf("_") + 1).toUpperCase()) === Date.parse(instant);
}

function checkSpan(claim: SeedClaim, span: SeedSpan, miss: Miss): void {
  const { exact, prefix, suffix, start, end } = span.quote;
  const words = exact.split(/\s+/).length;
  if (words > MAX_QUOTE_WORDS) miss(span.id, `a quote of ${words} words; ${MAX_QUOTE_WORDS} is the most`);
  if (end - start !== [...exact].length) miss(span.id, "the offsets do not span the quote");
  for (const context of [prefix, suffix]) {
    if ([...context].length > MAX_CONTEXT_LENGTH)
      miss(span.id, `a prefix or suffix of more than ${MAX_CONTEXT_LENGTH}`);
  }
  if ((span.role === "appearance") !== (span.stance !== null)) {
    miss(span.id, "a stance belongs to appearances, and to each of them");
  }
  if ((span.role === "refutes") !== (span.carriedBy !== undefined)) {
    miss(span.id, "each refuting receipt, and no other span, names the claims that carry it");
  }
  if (span.assertedBy?.claimantSide && claim.claimant === null) {
    miss(span.id, "on the claimant's side, but the claim has no claimant");
  }
  if (
    claim.claimant &&
    span.assertedBy?.name === claim.claimant.name &&
    span.assertedBy.claimantSide === false
  ) {
    miss(span.id, "the claimant is on the claimant's side");
  }
}

function checkVerdict(claim: SeedClaim, articles: ReceiptArticles, miss: Miss): void {
  const { verdict } = claim;
  const receiptClaim = { kind: claim.kind, claimantName: claim.claimant?.name ?? null };
  const judged = { ...verdict, basisStrength: verdict.basis.strength, rules: VERDICT_RULES };
  const spans = claim.spans.map(asReceiptSpan);
  const unmet = [
    ...unmetVerdictRules(receiptClaim, judged, spans, articles),
    ...unmetMemberRules(claim, judged),
  ];
  for (const { message } of unmet) {
    miss("verdict", message);
  }
  if (verdict.implied !== null && verdict.label !== "misleading")
    miss("verdict.implied", "belongs to misleading");
  if (new Set(verdict.restsOn).size !== verdict.restsOn.length) miss("verdict.restsOn", "names a span twice");
}

function asReceiptSpan(span: SeedSpan): ReceiptSpan {
  return {
    id: span.id,
    role: span.role,
    articleId: span.article,
    assertedByName: span.assertedBy?.name ?? null,
    claimantSide: span.assertedBy?.claimantSide ?? false,
    state: "verified",
    placement: null,
    retractedAt: null,
  };
}
