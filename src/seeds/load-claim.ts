import { createClaim } from "../claims/create-claim.ts";
import type { Database } from "../db/database.ts";
import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { publishClaim } from "../publications/publish-claim.ts";
import { recordSpan } from "../spans/record-span.ts";
import { issueVerdict } from "../verdicts/issue-verdict.ts";
import type { SeedClaim } from "./format.ts";
import type { SeedContext } from "./seed-context.ts";

/** False where the claim was published before, or somebody has taken it further since. */
export async function loadClaim(
  db: Database,
  context: SeedContext,
  seed: SeedClaim,
  articles: ReadonlyMap<string, ArticleAggregate>,
): Promise<boolean> {
  const existing = await loadClaimAggregate(db, seed.id);
  if (existing && (existing.claim.status !== "draft" || existing.claim.publishedCount > 0)) return false;
  context.resumeAt(existing?.claim.version ?? 0);
  if (!existing) {
    const { text, kind, claimant, claimedOn, language, topics, about, relations } = seed;
    await createClaim(db, context.at(seed.createdAt, { claim: seed.id }), {
      text,
      kind,
      claimant,
      claimedOn,
      language,
      topics,
      about,
      relations,
    });
  }
  for (const span of seed.spans) {
    const article = articles.get(span.article);
    if (!article?.latestText) throw new Error(`the seeds name no article ${span.article}`);
    if (existing?.spans.some(({ id }) => id === span.id)) continue;
    const { role, stance, assertedBy, note } = span;
    const located = {
      article: article.article,
      role,
      stance,
      quote: { ...span.quote, textSha256: article.latestText.sha256 },
      assertedBy,
      note,
    };
    await recordSpan(db, context.at(seed.createdAt, { span: span.id }), seed.id, async () => located);
  }
  if (!existing?.verdicts.some(({ id }) => id === seed.verdict.id)) {
    const { id, issuedAt, ...verdict } = seed.verdict;
    await issueVerdict(
      db,
      context.at(issuedAt, { verdict: id }),
      seed.id,
      { ...verdict, change: { kind: "initial", note: null } },
      "machine",
    );
  }
  const { id, publishedAt } = seed.publication;
  await publishClaim(db, context.at(publishedAt, { publication: id }), seed.id);
  return true;
}
