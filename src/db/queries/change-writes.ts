import { type SQL, sql } from "drizzle-orm";
import type { ChangeKind } from "../../vocabulary.ts";
import { changes, publishedClaims, publishedRelations, publishedSpans } from "../schema.ts";
import { type Statement, statement } from "../statements.ts";

// What a batch appends to `changes` for those who follow what readers see. Every write that changes a byte of it, for
// whatever cause, says so here, in the same batch: feeds, copies and caches go by nothing else.

/** What became of what readers see of some claims, and the event that tells why. */
export interface SeenChange {
  at: string;
  kind: ChangeKind;
  eventId: string;
}

/**
 * One row for each claim whose id `claimIds`, a SELECT of "claim_id", gives; claims for which this batch has said
 * something already, by any of its events, are passed over.
 */
export function appendChanges(
  { at, kind, eventId }: SeenChange,
  claimIds: SQL,
  batch: readonly string[],
  gate: SQL,
): Statement {
  return statement(sql`
    insert into ${changes} ("at", "kind", "claim_id", "event_id")
    select ${at}, ${kind}, "seen"."claim_id", ${eventId} from (${claimIds}) as "seen"
    where ${gate} and not exists (
      select 1 from ${changes} where ${changes.claimId} = "seen"."claim_id" and ${changes.eventId} in ${listOf(batch)})`);
}

/** The last of a batch's statements about changes: claims that are shown take the number of their last one. */
export function numberShown(batch: readonly string[], gate: SQL): Statement {
  return statement(sql`
    update ${publishedClaims} set "revision" = (
      select max(${changes.seq}) from ${changes} where ${changes.claimId} = ${publishedClaims.claimId})
    where ${publishedClaims.claimId} in (
      select ${changes.claimId} from ${changes} where ${changes.eventId} in ${listOf(batch)}) and ${gate}`);
}

/** One claim, shown or not. */
export function oneClaim(claimId: string): SQL {
  return sql`select ${claimId} as "claim_id"`;
}

/** Claims that readers see, of which a quote stands in the article. */
export function claimsCiting(articleId: string): SQL {
  return sql`
    select ${publishedClaims.claimId} from ${publishedClaims} where ${publishedClaims.seq} in (
      select ${publishedSpans.claimSeq} from ${publishedSpans} where ${publishedSpans.articleId} = ${articleId})`;
}

/** Claims that readers see and that show this one: those that it points at, and those that point at it. */
export function neighboursOf(claim: { id: string; seq: number }): SQL {
  return sql`
    select ${publishedClaims.claimId} from ${publishedClaims} where ${publishedClaims.seq} in (
      select ${publishedRelations.claimSeq} from ${publishedRelations} where ${publishedRelations.targetId} = ${claim.id})
    union
    select ${publishedClaims.claimId} from ${publishedClaims} where ${publishedClaims.claimId} in (
      select ${publishedRelations.targetId} from ${publishedRelations} where ${publishedRelations.claimSeq} = ${claim.seq})`;
}

/** After changes of many claims, each by one of the events: their neighbours, by the first event that touches them. */
export function appendToNeighbours(batch: readonly string[], gate: SQL): Statement {
  return statement(sql`
    with "told" as (
      select ${changes.at}, ${changes.claimId}, ${changes.eventId}, ${publishedClaims.seq} as "claim_seq"
      from ${changes} join ${publishedClaims} on ${publishedClaims.claimId} = ${changes.claimId}
      where ${changes.eventId} in ${listOf(batch)}
    ),
    "beside"("claim_id", "at", "event_id") as (
      select "shown"."claim_id", "told"."at", "told"."event_id" from "told"
      join ${publishedRelations} as "r" on "r"."target_id" = "told"."claim_id"
      join ${publishedClaims} as "shown" on "shown"."seq" = "r"."claim_seq"
      union all
      select "shown"."claim_id", "told"."at", "told"."event_id" from "told"
      join ${publishedRelations} as "r" on "r"."claim_seq" = "told"."claim_seq"
      join ${publishedClaims} as "shown" on "shown"."claim_id" = "r"."target_id"
    )
    insert into ${changes} ("at", "kind", "claim_id", "event_id")
    select "at", 'changed', "claim_id", min("event_id") from "beside"
    where "claim_id" not in (select "claim_id" from "told") and ${gate} group by "claim_id" order by "claim_id"`);
}

/** What a claim shows of itself beside others: the row as it is to be, for {@link neighboursSeeingOther}. */
export interface Shown {
  mention: string;
  relations: { kind: string; targetId: string; since: string | null; note: string | null }[];
}

/**
 * Before a claim that is shown is shown anew: those of its neighbours, old and new, that will show something else.
 * Who points at it sees how it is mentioned; whom it points at also how it points.
 */
export function neighboursSeeingOther(claim: { id: string; seq: number }, next: Shown): SQL {
  const others = sql`${publishedClaims} as "own" where "own"."seq" = ${claim.seq} and "own"."mention" <> ${next.mention}`;
  const pointing = sql`
    select json_group_array(json_array("kind", "target_id", "since", "note") order by "position")
    from ${publishedRelations} where "claim_seq" = ${claim.seq}`;
  const relations = JSON.stringify(
    next.relations.map(({ kind, targetId, since, note }) => [kind, targetId, since, note]),
  );
  return sql`
    select "claim_id" from (${neighboursOf(claim)}) where exists (select 1 from ${others})
    union
    select ${publishedClaims.claimId} from ${publishedClaims} where ${publishedClaims.claimId} in (
      select ${publishedRelations.targetId} from ${publishedRelations} where ${publishedRelations.claimSeq} = ${claim.seq}
      union select value ->> 1 from json_each(${relations})
    ) and (exists (select 1 from ${others}) or (${pointing}) <> ${relations})`;
}

function listOf(ids: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(ids)}))`;
}
