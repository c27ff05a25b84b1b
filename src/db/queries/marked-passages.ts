import { and, asc, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { ClaimKind, ClaimStatus, Label } from "../../vocabulary.ts";
import type { Database } from "../database.ts";
import type { SpanRecord } from "../records.ts";
import { claims, spans, verdicts } from "../schema.ts";

/** A claim as far as an editor is shown it beside a quote: its working copy. */
export interface MarkedClaim {
  id: string;
  slug: string;
  text: string;
  language: string;
  kind: ClaimKind;
  status: ClaimStatus;
  /** Of the current verdict, published or not; null where there is none. */
  label: Label | null;
}

export interface MarkedSpan {
  span: SpanRecord;
  claim: MarkedClaim;
}

const CLAIM = {
  id: claims.id,
  slug: claims.slug,
  text: claims.text,
  language: claims.language,
  kind: claims.kind,
  status: claims.status,
  label: verdicts.label,
};

/** The quotes that working copies have in an article, in the order in which they were added; retracted ones are left out. */
export async function loadMarkedSpans(db: Database, articleId: string): Promise<MarkedSpan[]> {
  const [rows] = await db.orm.batch([
    db.orm
      .select({ span: spans, claim: CLAIM })
      .from(spans)
      .innerJoin(claims, eq(claims.id, spans.claimId))
      .leftJoin(verdicts, eq(verdicts.id, claims.verdictId))
      .where(and(eq(spans.articleId, articleId), isNull(spans.retractedAt), ne(claims.status, "discarded")))
      .orderBy(asc(spans.seq)),
  ]);
  return rows.map(({ span: { seq: _, ...span }, claim }) => ({ span, claim }));
}

/** Claims in any state, by id. Unknown ids are left out; the order is the store's. */
export async function loadMarkedClaims(db: Database, ids: readonly string[]): Promise<MarkedClaim[]> {
  if (ids.length === 0) return [];
  const [rows] = await db.orm.batch([
    db.orm
      .select(CLAIM)
      .from(claims)
      .leftJoin(verdicts, eq(verdicts.id, claims.verdictId))
      .where(inArray(claims.id, [...ids])),
  ]);
  return rows;
}

/** Working copies that readers do not see, newest first: drafts, and what is under review or was taken off. */
export async function listUnpublishedClaims(db: Database, limit: number): Promise<MarkedClaim[]> {
  const [rows] = await db.orm.batch([
    db.orm
      .select(CLAIM)
      .from(claims)
      .leftJoin(verdicts, eq(verdicts.id, claims.verdictId))
      .where(inArray(claims.status, ["draft", "under_review", "unpublished"]))
      .orderBy(desc(claims.seq))
      .limit(limit),
  ]);
  return rows;
}
