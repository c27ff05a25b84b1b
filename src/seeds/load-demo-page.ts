import { addSnapshot } from "../articles/add-snapshot.ts";
import { addAlias } from "../articles/edit-article.ts";
import { registerArticle } from "../articles/register-article.ts";
import { identifyText } from "../articles/text-identity.ts";
import type { Database } from "../db/database.ts";
import { type ArticleAggregate, loadArticle } from "../db/queries/article-aggregate.ts";
import { newId } from "../ids.ts";
import { DEMO_HEADLINE, DEMO_PAGE_PATH, DEMO_SEEN_AGAIN, DEMO_TAKEN, pasted } from "../words/demo-article.ts";
import type { HousePolicy, WriteContext } from "../write-context.ts";
import {
  DEMO_ARTICLE_ID,
  DEMO_ARTICLE_KEY,
  DEMO_MADE_AT,
  DEMO_SEEN_AGAIN_AT,
  demoClaims,
} from "./demo-claims.ts";
import { loadClaim } from "./load-claim.ts";
import { SeedContext } from "./seed-context.ts";
import { seedActor } from "./seed-editor.ts";

/**
 * Loads the demonstration's own article, its claims and what became of it since, under the address at which this service
 * serves it. Loading again changes nothing but gives the article the address of a service that moved, and a load that was cut
 * off is carried on.
 *
 * @param site the service's address, without a slash at the end
 */
export async function loadDemoPage(db: Database, policy: HousePolicy, site: string): Promise<void> {
  const actor = await seedActor(db, DEMO_MADE_AT);
  const alone = { ...policy, requireSecondEditor: false };
  const id = DEMO_ARTICLE_ID;
  const url = site + DEMO_PAGE_PATH;

  if (!(await loadArticle(db, { id }))) {
    const made = new SeedContext(actor, alone, id).at(DEMO_MADE_AT, { article: id });
    await registerArticle(db, made, {
      ...DESCRIPTION,
      url,
      publisher: { name: policy.publisherName, site: null },
    });
  }
  const ordinary = (at: string): WriteContext => ({
    actor,
    policy: alone,
    now: () => at,
    newId,
    ifMatch: null,
  });
  await addAlias(db, ordinary(new Date().toISOString()), id, { url, reason: null });

  const article = await demoArticle(db, id);
  for (const claim of demoClaims()) {
    const context = new SeedContext(actor, alone, claim.id);
    await loadClaim(db, context, claim, new Map([[DEMO_ARTICLE_KEY, article]]));
  }

  const text = pasted(DEMO_SEEN_AGAIN);
  const { sha256 } = await identifyText(text);
  if (!article.snapshots.some(({ textSha256 }) => textSha256 === sha256)) {
    await addSnapshot(db, ordinary(DEMO_SEEN_AGAIN_AT), id, {
      text,
      keepText: true,
      retrievedAt: DEMO_SEEN_AGAIN_AT,
      archiveUrl: null,
    });
  }
}

const DESCRIPTION = {
  text: pasted(DEMO_TAKEN),
  keepText: true,
  retrievedAt: DEMO_MADE_AT,
  archiveUrl: null,
  headline: DEMO_HEADLINE,
  descriptiveHeadline: null,
  author: null,
  publishedOn: "2026-03-04",
  language: "en",
  genre: "news",
  genreNote: "Written for this demonstration; town, people and figures are invented.",
  access: "open",
} as const;

async function demoArticle(db: Database, id: string): Promise<ArticleAggregate> {
  const article = await loadArticle(db, { id });
  if (!article) throw new Error("the demonstration's own article was not registered");
  return article;
}
