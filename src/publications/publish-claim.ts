import { currentVerdict, standingSpans } from "../claims/claim-aggregate.ts";
import { assertStatus } from "../claims/claim-status.ts";
import { type Committed, commitClaim, type Decision } from "../claims/commit-claim.ts";
import type { Database } from "../db/database.ts";
import { articlesUnchanged, targetsUnchanged } from "../db/queries/guards.ts";
import type { ClaimAggregate, ClaimRecord, VerdictRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { edited } from "../events/changes.ts";
import { foldName } from "../language/fold-name.ts";
import { type UnmetRule, unmetPublicationRules } from "../verdicts/unmet-rules.ts";
import type { Actor, ClaimWriteContext } from "../write-context.ts";
import { publicationOf } from "./publication-of.ts";

const PUBLISHABLE = ["draft", "published", "under_review", "unpublished"] as const;

/** Two people of one name count as one here: an older release took "Ada" and "ada" for two. */
function isSamePerson(
  { issuerId, issuedBy }: Pick<VerdictRecord, "issuerId" | "issuedBy">,
  { editorId, name }: Actor,
): boolean {
  return issuerId === editorId || foldName(issuedBy) === foldName(name);
}

/** Everything that stands between the working copy and its readers; empty when it can be published. */
export function unmetRules(
  aggregate: ClaimAggregate,
  { actor, policy }: Pick<ClaimWriteContext, "actor" | "policy">,
): UnmetRule[] {
  const { claim } = aggregate;
  const verdict = currentVerdict(aggregate);
  const unmet: UnmetRule[] = [];
  if (!(PUBLISHABLE as readonly string[]).includes(claim.status)) {
    unmet.push({ rule: "wrong-status", message: `A claim that is ${claim.status} cannot be published.` });
  }
  if (verdict) {
    unmet.push(...unmetPublicationRules(claim, verdict, aggregate.spans, aggregate.articles));
    if (policy.requireSecondEditor && isSamePerson(verdict, actor)) {
      unmet.push({
        rule: "second-editor-required",
        message: "Who issued the verdict cannot publish it: a second person looks first.",
      });
    }
  } else if (
    claim.verdictId !== null ||
    !aggregate.verdicts.some((review) => !review.house && review.withdrawnAt === null)
  ) {
    unmet.push({
      rule: "verdict-missing",
      message: "There is no verdict. Issue one, with the quotes it rests on.",
    });
  }
  return unmet;
}

/** Shows readers the working copy as it stands. Throws `rule-unmet` or `second-editor-required` with all that is wrong. */
export function publishClaim(db: Database, context: ClaimWriteContext, idOrSlug: string): Promise<Committed> {
  return commitClaim(db, context, idOrSlug, (aggregate) => decidePublication(aggregate, context));
}

/** The working copy before its readers. Throws as {@link publishClaim} does. */
export function decidePublication(aggregate: ClaimAggregate, context: ClaimWriteContext): Decision {
  assertStatus(aggregate.claim, "publish", PUBLISHABLE);
  const unmet = unmetRules(aggregate, context);
  if (unmet.length > 0) {
    const onlyEditor = unmet.every(({ rule }) => rule === "second-editor-required");
    throw new DomainError(
      onlyEditor ? "second-editor-required" : "rule-unmet",
      unmet.map(({ message }) => message).join(" "),
      { members: { unmet } },
    );
  }
  const claim = publishedClaim(aggregate.claim, context.now());
  const change = edited("claim.published", "claim", aggregate.claim, claim, { isPublic: true });
  const cited = new Set(standingSpans(aggregate).map((span) => span.articleId));
  return {
    after: { ...aggregate, claim },
    changes: change ? [change] : [],
    // The document freezes how articles are described and what related claims say, so neither may have moved.
    guards: [
      articlesUnchanged([...aggregate.articles.values()].filter(({ id }) => cited.has(id))),
      targetsUnchanged([...aggregate.targets.values()]),
    ],
    readers: publicationOf,
  };
}

/** What publishing makes of the claim itself. */
export function publishedClaim(claim: ClaimRecord, at: string): ClaimRecord {
  return {
    ...claim,
    status: "published",
    statusReason: null,
    replacedBy: null,
    merged: false,
    publishedCount: claim.publishedCount + 1,
    firstPublishedAt: claim.firstPublishedAt ?? at,
  };
}
