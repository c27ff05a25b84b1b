import type { Database } from "../database.ts";
import type { Statement } from "../statements.ts";

// Which pages are annotated, settled from the articles that triggers noted (drizzle/0010_lookup.sql). All of it is SQL in
// one batch, so that whatever is written meanwhile comes before it or after it.

/** Articles settled in one batch: a large import is settled in many. */
const CHUNK = 500;
/** How long it is told of a page that its last claim was taken back, days. */
const GONE_DAYS = 7;

const CHUNK_OF_TOUCHED = `select seq, article_id from lookup_touched order by seq limit ${CHUNK}`;

/** The touched articles with all that they were merged with. */
const FAMILY = `
  family(id) as (
    select article_id from (${CHUNK_OF_TOUCHED})
    union select a.merged_into from family f join articles a on a.id = f.id where a.merged_into is not null
    union select a.id from family f join articles a on a.merged_into = f.id
  )`;

// A page is that of every article at its key, and of all that were merged into one of these: as in claims-at-pages.ts.
// Each address is a page to be found by; of those of one article the first one counts as a page.
const FIND_AFFECTED = `
  insert or ignore into lookup_affected (hash, article_id, is_alias, shown)
  with recursive ${FAMILY},
  keys(key) as (
    select d.key from family f join article_addresses d on d.article_id = f.id
    union select d.shares_key from family f join article_addresses d on d.article_id = f.id
      where d.shares_key is not null
  ),
  up(key, id, next) as (
    select k.key, a.id, a.merged_into from keys k
      join article_addresses d on d.key = k.key or d.shares_key = k.key join articles a on a.id = d.article_id
    union select up.key, a.id, a.merged_into from up join articles a on a.id = up.next
  ),
  members(key, id) as (
    select key, id from up where next is null
    union select m.key, a.id from members m join articles a on a.merged_into = m.id
  ),
  shown(key) as (
    select distinct m.key from members m
    where exists (select 1 from published_spans s where s.article_id = m.id)
  ),
  roots(key, id) as (select key, min(id) from up where next is null group by key),
  addresses as (
    select d.hash, d.article_id, d.previous_hash, d.previous_hash_until, d.key in shown as shown,
      row_number() over (partition by r.id order by d.added_at, d.key) > 1 as is_alias
    from roots r join article_addresses d on d.key = r.key
  )
  select hash, article_id, is_alias, shown from addresses
  union all
  select previous_hash, article_id, 1, shown from addresses where previous_hash is not null and previous_hash_until > ?1`;

/** Hashes that no address of theirs has any more. */
const FIND_LEFT = `
  insert or ignore into lookup_affected (hash, article_id, is_alias, shown)
  with recursive ${FAMILY}
  select p.hash, p.article_id, 1, 0 from family f join lookup_pages p on p.article_id = f.id`;

const KNOWN = "exists (select 1 from lookup_pages p where p.hash = a.hash)";
const inFilter = (condition: string) =>
  `exists (select 1 from lookup_pages p where p.hash = a.hash and p.gone_on is null and ${condition})`;

function settleStatements(now: string): Statement[] {
  const today = now.slice(0, "2026-11-27".length);
  const forgotten = new Date(Date.parse(now) - GONE_DAYS * 86_400_000).toISOString().slice(0, today.length);
  const plain = (sql: string): Statement => ({ sql, args: [] });
  return [
    { sql: FIND_AFFECTED, args: [now] },
    plain(FIND_LEFT),
    plain(`update lookup_segments set stale = 1 where segment in (
      select substr(a.hash, 1, 2) from lookup_affected a
      where a.shown <> ${inFilter("true")} or (a.shown and not ${inFilter("p.is_alias = a.is_alias")}))`),
    plain("delete from lookup_entries where hash in (select hash from lookup_affected)"),
    plain(`delete from lookup_answers where exists (
      select 1 from lookup_affected a where a.hash between first and last and (a.shown or ${KNOWN}))`),
    plain(`insert into lookup_pages (hash, article_id, is_alias, gone_on)
      select hash, article_id, is_alias, null from lookup_affected where shown
      on conflict (hash) do update set article_id = excluded.article_id, is_alias = excluded.is_alias, gone_on = null`),
    {
      sql: `update lookup_pages set gone_on = ? where gone_on is null and hash in (
        select hash from lookup_affected where not shown)`,
      args: [today],
    },
    { sql: "delete from lookup_pages where gone_on < ?", args: [forgotten] },
    plain(`delete from lookup_touched where seq in (select seq from (${CHUNK_OF_TOUCHED}))`),
    plain("delete from lookup_affected"),
    plain(`update lookup_state set revision = revision + 1,
      manifest = iif(exists (select 1 from lookup_segments where stale), null, manifest)`),
    plain("select exists (select 1 from lookup_touched) as touched"),
  ];
}

/**
 * Brings the pages up to date with what readers see: what was published is in, what was taken back is out. Mostly nothing
 * is to be done, which one small statement tells.
 *
 * @param now RFC 3339.
 */
export async function settlePages(db: Database, now: string): Promise<void> {
  const { rows } = await db.execute("select exists (select 1 from lookup_touched) as touched");
  for (let touched = Number(rows[0]?.touched) === 1; touched; ) {
    const results = await db.write(settleStatements(now));
    touched = Number(results.at(-1)?.rows[0]?.touched) === 1;
  }
}

/** Pages are still as they were when `revision` was read; what was published since is settled by whoever asks next. */
export const SETTLED_LAST = "exists (select 1 from lookup_state where revision = ?)";
/** Nothing that readers see was written since `revision` was read. */
export const STILL = `${SETTLED_LAST} and not exists (select 1 from lookup_touched)`;

/** Lets go of hashes by older rules whose time is over; the pages are then found by the present ones alone. */
export async function forgetPreviousHashes(db: Database, now: string): Promise<void> {
  const { rows } = await db.execute({
    sql: "select 1 from article_addresses where previous_hash is not null and previous_hash_until <= ? limit 1",
    args: [now],
  });
  if (rows.length === 0) return;
  await db.write([
    {
      sql: `update article_addresses set previous_hash = null, previous_hash_until = null
        where previous_hash is not null and previous_hash_until <= ?`,
      args: [now],
    },
  ]);
}
