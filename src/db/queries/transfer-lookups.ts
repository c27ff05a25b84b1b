import type { Database } from "../database.ts";

/** Those of the ids that there are. */
export async function findKnown(
  db: Database,
  table: "claims" | "articles" | "editors" | "events",
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await db.execute({
    sql: `select id from "${table}" where id in (select value from json_each(?))`,
    args: [JSON.stringify(ids)],
  });
  return new Set(rows.map((row) => String(row.id)));
}

export async function findEditors(db: Database, ids: readonly string[], nameKeys: readonly string[]) {
  const { rows } = await db.execute({
    sql: `select id, name, created_at from editors where id in (select value from json_each(?))
      or name_key in (select value from json_each(?))`,
    args: [JSON.stringify(ids), JSON.stringify(nameKeys)],
  });
  return rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    createdAt: String(row.created_at),
  }));
}

/** What a refused claim or article asked for; offsets in code points. */
export interface Asked {
  table: "claims" | "articles";
  id: string;
  seq: number;
  slug: string;
  editors: string[];
  articles: string[];
  eventIds: string[];
  eventSeqs: number[];
  quotes: { id: string; textSha256: string; articleId: string; start: number; end: number; exact: string }[];
}

/** What would do where another subject has taken a number, a slug or an id. */
const ELSEWHERE = "import into an empty database";

/** Why the database cannot take it, as far as it can be told in words; empty where it cannot. */
export async function findObstacles(db: Database, asked: Asked): Promise<string[]> {
  const { table, id, seq, slug } = asked;
  const list = (values: readonly (string | number)[]) => JSON.stringify(values);
  const missing = (name: "editors" | "articles", values: string[]) => ({
    sql: `select distinct value from json_each(?) where value not in (select id from "${name}")`,
    args: [list(values)],
  });
  const [taken, events, editors, articles, quotes] = await db.read([
    {
      sql: `select id, seq = ? as same_seq from "${table}" where (seq = ? or slug = ?) and id <> ?`,
      args: [seq, seq, slug, id],
    },
    {
      sql: `select id from events where id in (select value from json_each(?)) or seq in (select value from json_each(?)) limit 1`,
      args: [list(asked.eventIds), list(asked.eventSeqs)],
    },
    missing("editors", asked.editors),
    missing("articles", asked.articles),
    {
      sql: `select q.value ->> 'id' as id,
          exists (select 1 from snapshots s where s.article_id = q.value ->> 'articleId'
            and s.text_sha256 = q.value ->> 'textSha256') as has_text
        from json_each(?) q left join texts t on t.sha256 = q.value ->> 'textSha256'
        where not has_text or (q.value ->> 'end') > t.length or (t.content is not null and
          substr(t.content, (q.value ->> 'start') + 1, (q.value ->> 'end') - (q.value ->> 'start')) <> q.value ->> 'exact')`,
      args: [JSON.stringify(asked.quotes)],
    },
  ]);
  return [
    ...(taken?.rows ?? []).map((row) =>
      Number(row.same_seq) === 1
        ? `seq: its number ${seq} is that of ${row.id}: ${ELSEWHERE}`
        : `slug: its slug ${slug} is that of ${row.id}: ${ELSEWHERE}`,
    ),
    ...(events?.rows ?? []).map((row) => `events: one of them is here as ${row.id}: ${ELSEWHERE}`),
    ...(editors?.rows ?? []).map(
      (row) => `createdBy, actorId or issuerId: there is no editor ${row.value}: bring it in editors.jsonl`,
    ),
    ...(articles?.rows ?? []).map(
      (row) => `spans: there is no article ${row.value}: bring it in articles.jsonl`,
    ),
    ...(quotes?.rows ?? []).map((row) =>
      Number(row.has_text) === 1
        ? `spans: the quote of ${row.id} does not stand at its place in the text: bring the words that stand there`
        : `spans: the text of ${row.id} is no snapshot of its article: bring that snapshot in articles.jsonl`,
    ),
  ];
}
