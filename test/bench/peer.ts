import type { DatabaseSync } from "node:sqlite";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { etag } from "hono/etag";

// What somebody would write in a day instead: one file, Hono over node:sqlite, documents in a column, the framework's own
// middleware for tags and other origins. Nothing is checked, and no claim changes.

export function peer(db: DatabaseSync): Hono {
  const byId = db.prepare("select document from claims where id = ? or slug = ?");
  const list = db.prepare(
    "select summary as document from claims where published_at < ? order by published_at desc limit ?",
  );
  const page = db.prepare("select article from pages where address = ?");
  const claimsOfPage = db.prepare(
    "select summary as document from claims where id in (select claim_id from spans where address = ?) order by published_at desc",
  );
  const spansOfPage = db.prepare("select document from spans where address = ? order by start");
  const documents = (rows: Record<string, unknown>[]) => rows.map((row) => JSON.parse(String(row.document)));
  return new Hono()
    .use(cors())
    .use(etag())
    .get("/v1/claims/:id", (c) => {
      const id = c.req.param("id");
      const row = byId.get(id, id);
      return row ? c.json(JSON.parse(String(row.document))) : c.json({ error: "no such claim" }, 404);
    })
    .get("/v1/claims", (c) => {
      const limit = Math.min(Number(c.req.query("limit") ?? 20), 100);
      const claims = documents(list.all(c.req.query("before") ?? "9999", limit));
      return c.json({ claims, nextCursor: claims.at(-1)?.publishedAt ?? null });
    })
    .get("/v1/annotations", (c) => {
      const url = c.req.query("url") ?? "";
      const row = page.get(url);
      return c.json({
        url,
        article: row ? JSON.parse(String(row.article)) : null,
        claims: documents(claimsOfPage.all(url)),
        spans: documents(spansOfPage.all(url)),
      });
    });
}

export interface PeerClaim {
  id: string;
  slug: string;
  publishedAt: string;
  /** JSON, as a claim is read and as lists have it. */
  document: string;
  summary: string;
}

export interface PeerPage {
  url: string;
  article: unknown;
  spans: readonly { claim: string; quote: { start: number } }[];
}

/** Puts the same documents into it. */
export function fillPeer(db: DatabaseSync, claims: readonly PeerClaim[], pages: readonly PeerPage[]): void {
  db.exec(`
    pragma journal_mode = wal;
    create table claims (id text primary key, slug text unique, published_at text, document text, summary text);
    create index newest on claims (published_at);
    create table pages (address text primary key, article text);
    create table spans (address text, claim_id text, start integer, document text);
    create index of_page on spans (address, start);
    begin;`);
  const claim = db.prepare("insert into claims values (?, ?, ?, ?, ?)");
  for (const { id, slug, publishedAt, document, summary } of claims)
    claim.run(id, slug, publishedAt, document, summary);
  const page = db.prepare("insert into pages values (?, ?)");
  const span = db.prepare("insert into spans values (?, ?, ?, ?)");
  for (const { url, article, spans } of pages) {
    page.run(url, JSON.stringify(article));
    for (const one of spans) span.run(url, one.claim, one.quote.start, JSON.stringify(one));
  }
  db.exec("commit");
}
