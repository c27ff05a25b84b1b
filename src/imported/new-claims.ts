import { newDraft } from "../claims/new-draft.ts";
import { newSlug } from "../claims/new-slug.ts";
import { slugify } from "../claims/slug.ts";
import { wordingKey } from "../claims/wording-key.ts";
import { type Database, isConstraintError } from "../db/database.ts";
import { findTakenSlugs, type LastNumbers, readLastNumbers } from "../db/queries/imported-reviews.ts";
import type { EventRow } from "../db/queries/transfer-bundles.ts";
import { claimStatements, type ImportedClaim } from "../db/queries/transfer-writes.ts";
import type { Change } from "../db/records.ts";
import { created, edited } from "../events/changes.ts";
import { DOCUMENT_FORMAT } from "../publications/formats.ts";
import { publicationOf } from "../publications/publication-of.ts";
import { publishedClaim } from "../publications/publish-claim.ts";
import type { WriteContext } from "../write-context.ts";
import type { ImportedReview } from "./imported-review.ts";
import { toVerdictRecord } from "./review-record.ts";

/** A claim that was not here, with the reviews of it. */
export interface NewClaim {
  reviews: { review: ImportedReview; reviewKey: string }[];
}

/** Somebody else may write at the same time, and take the numbers and slugs that were free. */
const ATTEMPTS = 5;

/**
 * Claims with their reviews, published at once: imported reviews alone carry a claim without a verdict of ours. All in one batch, or
 * none: tables take many rows a statement, which is most of why a thousand a second go in.
 */
export async function addClaims(
  db: Database,
  context: WriteContext,
  claims: NewClaim[],
  feed: string | null,
): Promise<void> {
  if (claims.length === 0) return;
  for (let attempt = 1; ; attempt++) {
    const slugs = await slugsOf(db, claims);
    const numbers = await readLastNumbers(db);
    const made = claims.map((claim, i) => makeClaim(claim, slugs[i] ?? null, context, feed, numbers));
    // Of what comes in by the thousand nobody wants to be told that it resembles what else comes in.
    const wordings = made.map(({ bundle: { claim } }) => ({
      claimId: claim.id,
      key: wordingKey(claim.text),
      compared: true,
    }));
    try {
      await db.write(claimStatements(made, [], wordings));
      return;
    } catch (error) {
      if (!isConstraintError(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** One for each claim; null where the words make none, and its id stands in. */
async function slugsOf(db: Database, claims: NewClaim[]): Promise<(string | null)[]> {
  const bases = claims.map(({ reviews }) => slugify(reviews[0]?.review.claim.text ?? ""));
  const taken = await findTakenSlugs(db, bases);
  const slugs: (string | null)[] = [];
  for (const base of bases) {
    if (base === "") {
      slugs.push(null);
      continue;
    }
    let slug = taken.has(base) ? await newSlug(db, "claim", base) : base;
    for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
    taken.add(slug);
    slugs.push(slug);
  }
  return slugs;
}

function makeClaim(
  { reviews }: NewClaim,
  slug: string | null,
  context: WriteContext,
  feed: string | null,
  numbers: LastNumbers,
): ImportedClaim {
  const [first] = reviews;
  if (first === undefined) throw new Error("a claim comes in with a review");
  const at = context.now();
  const id = context.newId("claim");
  const draft = newDraft(
    { id, slug: slug ?? id.replace("_", "-"), at, createdBy: context.actor.editorId },
    {
      ...first.review.claim,
      kind: "fact",
      language: first.review.language,
      about: [],
      topics: [],
      relations: [],
    },
    new Map(),
  );
  const claim = publishedClaim(draft.claim, at);
  const verdicts = reviews.map(({ review, reviewKey }) =>
    toVerdictRecord(review, {
      id: context.newId("verdict"),
      claimId: id,
      reviewKey,
      feed,
      now: at,
      before: null,
    }),
  );
  const { change, projection } = publicationOf({ ...draft, claim, verdicts }, context);
  const changes: (Change | null)[] = [
    created("claim.created", "claim", { ...draft.claim }),
    ...verdicts.map(({ claimId: _, ...recorded }) => created("verdict.imported", "verdict", recorded)),
    edited("claim.published", "claim", draft.claim, claim, { isPublic: true }),
    change,
  ];
  const { publication, articles: _, ...shown } = projection;
  return {
    bundle: {
      claim: { seq: ++numbers.claims, ...claim },
      spans: [],
      verdicts: verdicts.map((verdict) => ({ seq: ++numbers.verdicts, ...verdict })),
      publications: [
        {
          seq: ++numbers.publications,
          ...publication,
          verdictId: null,
          format: publication.format ?? DOCUMENT_FORMAT,
        },
      ],
      events: changes
        .filter((one) => one !== null)
        .map(
          (one): EventRow => ({
            seq: ++numbers.events,
            id: context.newId("event"),
            at,
            actorId: context.actor.editorId,
            action: one.action,
            subjectKind: one.subject.kind,
            subjectId: one.subject.id,
            claimId: id,
            articleId: null,
            version: claim.version,
            reason: one.reason,
            changes: JSON.stringify(one.changes),
            isPublic: one.isPublic,
          }),
        ),
      redactions: [],
    },
    shown,
  };
}
