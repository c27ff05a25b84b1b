import { registerArticle } from "../articles/register-article.ts";
import { createClaim } from "../claims/create-claim.ts";
import type { Database } from "../db/database.ts";
import { type ArticleAggregate, loadArticle } from "../db/queries/article-aggregate.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { ensureEditor } from "../editors/ensure-editor.ts";
import { publishClaim } from "../publications/publish-claim.ts";
import { recordSpan } from "../spans/record-span.ts";
import { issueVerdict } from "../verdicts/issue-verdict.ts";
import type { IdKind } from "../vocabulary.ts";
import type { Actor, HousePolicy, WriteContext } from "../write-context.ts";
import type { SeedClaim, SeedSet } from "./format.ts";

/** Whom the events name: the seeds were written by a machine and reviewed by nobody, and say so. */
const SEED_EDITOR = { name: "Verbatim seed set", id: "edt_01m7w2y7m00000000000000000" };

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
  const editor = await ensureEditor(db, {
    name: SEED_EDITOR.name,
    id: SEED_EDITOR.id,
    at: seeds.articles[0]?.createdAt ?? new Date(0).toISOString(),
  });
  const actor: Actor = { ...editor, role: "senior" };
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

/** False where the claim was published before, or somebody has taken it further since. */
async function loadClaim(
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

/** Gives writes the ids and times that stand in the seeds, and events ids that follow from their subject's. */
class SeedContext {
  readonly #actor: Actor;
  readonly #policy: HousePolicy;
  readonly #subject: string;
  #writes = 0;
  #events = 0;

  constructor(actor: Actor, policy: HousePolicy, subject: string) {
    this.#actor = actor;
    this.#policy = policy;
    this.#subject = subject;
  }

  /** Where an earlier load was cut off: each write of a claim gave it one version more. */
  resumeAt(version: number): void {
    this.#writes = version;
  }

  /** For one write, which takes at most two events: their ids do not depend on how many the writes before took. */
  at(instant: string, ids: Partial<Record<IdKind, string>>): WriteContext {
    this.#events = 2 * this.#writes++;
    return {
      actor: this.#actor,
      policy: this.#policy,
      now: () => instant,
      newId: (kind) => {
        if (kind === "event") return this.#eventId();
        const id = ids[kind];
        if (id === undefined) throw new Error(`the seeds give no id for a ${kind} here`);
        return id;
      },
      ifMatch: null,
    };
  }

  /** The subject's own ULID, its last two characters counting up. */
  #eventId(): string {
    const count = (this.#events++).toString(32).padStart(2, "0");
    const crockford = count.replace(
      /[i-v]/g,
      (digit) => "jkmnpqrstvwxyz"["ijklmnopqrstuv".indexOf(digit)] ?? digit,
    );
    return `evt_${this.#subject.slice(4, -2)}${crockford}`;
  }
}
