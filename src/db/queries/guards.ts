import { type SQL, sql } from "drizzle-orm";
import type { ArticleRecord, ClaimRecord, RelationTarget, SpanRecord } from "../records.ts";
import { articles, claims, publishedClaims, snapshots, texts } from "../schema.ts";
import { shownText } from "./claim-lookups.ts";

// Preconditions that a write carries in its own batch.

/** Every one of these articles still has the version that was read. */
export function articlesUnchanged(read: Pick<ArticleRecord, "id" | "version">[]): SQL {
  const expected = JSON.stringify(read.map(({ id, version }) => ({ id, version })));
  return sql`(
    select count(*) from json_each(${expected}) as expected join ${articles} on ${articles.id} = expected.value ->> 'id'
    where ${articles.version} = expected.value ->> 'version'
  ) = ${read.length}`;
}

/** The claim still has the version that was read. */
export function claimUnchanged({ id, version }: Pick<ClaimRecord, "id" | "version">): SQL {
  return sql`exists (select 1 from ${claims} where ${claims.id} = ${id} and ${claims.version} = ${version})`;
}

/** Every one of these related claims still reads as it did, and its readers still see it, or still do not. */
export function targetsUnchanged(read: RelationTarget[]): SQL {
  const expected = JSON.stringify(
    read.map(({ id, text, published }) => ({ id, text, published: published ? 1 : 0 })),
  );
  return sql`(
    select count(*) from json_each(${expected}) as expected
    join ${claims} on ${claims.id} = expected.value ->> 'id'
    left join ${publishedClaims} on ${publishedClaims.claimId} = ${claims.id}
    where ${shownText} = expected.value ->> 'text'
      and (${publishedClaims.claimId} is not null) = (expected.value ->> 'published')
  ) = ${read.length}`;
}

/** When a source had a text, and among equals the one recorded last; src/articles/latest-text.ts says why. */
export const newestFirst = [
  sql`coalesce(${snapshots.retrievedAt}, ${snapshots.createdAt}) desc`,
  sql`${snapshots.seq} desc`,
];

/**
 * The text of the quote is one of those that decide: the article's newest whole text, or an excerpt that was seen after
 * it. src/articles/latest-text.ts says the same.
 */
function isDecidingText({ articleId, textSha256 }: Pick<SpanRecord, "articleId" | "textSha256">): SQL {
  return sql`exists (
    select 1 from "snapshots" "s" where "s"."article_id" = ${articleId} and "s"."text_sha256" = ${textSha256}
      and "s"."extent" <> 'stub' and not exists (
        select 1 from "snapshots" "w" where "w"."article_id" = "s"."article_id" and "w"."extent" = 'whole'
          and (coalesce("w"."retrieved_at", "w"."created_at"), "w"."seq")
            > (coalesce("s"."retrieved_at", "s"."created_at"), "s"."seq")
      )
  )`;
}

/** The quote stands at its offsets in a text of the article that decides, or that text is known by its hash alone. */
export function standsInLatestText(
  span: Pick<SpanRecord, "articleId" | "textSha256" | "exact" | "start" | "end">,
): SQL {
  return sql`exists (
    select 1 from ${texts}
    where ${texts.sha256} = ${span.textSha256} and ${isDecidingText(span)}
      and (${texts.content} is null
        or substr(${texts.content}, ${span.start} + 1, ${span.end - span.start}) = ${span.exact})
  )`;
}
