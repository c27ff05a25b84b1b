import { registerArticle } from "../articles/register-article.ts";
import type { Database } from "../db/database.ts";
import { type ArticleAggregate, loadArticle } from "../db/queries/article-aggregate.ts";
import type { HousePolicy } from "../write-context.ts";
import type { SeedClaim, SeedSet } from "./format.ts";
import { loadClaim } from "./load-claim.ts";
import { SeedContext } from "./seed-context.ts";
import { seedActor } from "./seed-editor.ts";

export interface LoadedSeeds {
  /** Claims that this run brought to their readers. */
  published: number;
  /** Claims that were there already, whatever became of them since. */
  known: number;
}

/**
 * Loads the set through the same writes as an editor's, with ids and times of its own, so that every load gives
 * the same database. Loading again changes nothing, and a load that was cut off is carried on.
 */
export async function loadSeeds(db: Database, policy: HousePolicy, seeds: SeedSet): Promise<LoadedSeeds> {
  const actor = await seedActor(db, seeds.articles[0]?.createdAt ?? new Date(0).toISOString());
  const context = (subject: string) =>
    new SeedContext(actor, { ...policy, requireSecondEditor: false }, subject);

  const articles = new Map<string, ArticleAggregate>();
  for (const { key, id, createdAt, publisher: _p, ...article } of seeds.articles) {
    const { textSha256 } = article;
    const input = {
      ...article,
      url: undefined,
      publisher: null,
      keepText: false,
      archiveUrl: null,
      access: "unknown" as const,
    };
    await registerArticle(db, context(id).at(createdAt, { article: id }), input);
    const registered = await loadArticle(db, { key: `urn:sha-256:${textSha256}` });
    if (registered) articles.set(key, registered);
  }

  const loaded: LoadedSeeds = { published: 0, known: 0 };
  for (const claim of inOrderOfRelations(seeds.claims)) {
    if (await loadClaim(db, context(claim.id), claim, articles)) loaded.published++;
    else loaded.known++;
  }
  return loaded;
}

/** A claim after those that its relations name, so that they are there to be named. */
function inOrderOfRelations(claims: SeedClaim[]): SeedClaim[] {
  const bySlug = new Map(claims.map((claim) => [claim.slug, claim]));
  const ordered = new Set<SeedClaim>();
  const open = new Set<SeedClaim>();
  const visit = (claim: SeedClaim) => {
    if (ordered.has(claim)) return;
    if (open.has(claim)) throw new Error(`the relations of ${claim.slug} run in a circle`);
    open.add(claim);
    for (const relation of claim.relations) {
      const target = bySlug.get(relation.claim);
      if (!target)
        throw new Error(`${claim.slug} is related to ${relation.claim}, which is not among the seeds`);
      visit(target);
    }
    ordered.add(claim);
  };
  claims.forEach(visit);
  return [...ordered];
}
