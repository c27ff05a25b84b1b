import type { Database } from "../database.ts";
import { QUOTE, reviewsOf, unpackQuotes } from "../packed-details.ts";
import {
  claimsOfPage,
  type PageAtKey,
  type PageVersion,
  pageArguments,
  pageAtKeyStatement,
  pageVersion,
} from "./annotated-page.ts";
import { REPORTED_CLAIMS } from "./reported-claims.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";

/** Of a row `s` of published_spans and its claim `p`: the quote with its claim and what is said beside that, as JSON in which the quote is packed. */
export const ANNOTATION = `
  '{"span":' || ${QUOTE} || ',"claim":' || ${SHOWN_SUMMARY} || ',"reported":' || ${REPORTED_CLAIMS}
    || ',"reviews":' || ${reviewsOf("p.details")} || '}'`;

const PUBLISHED = "from published_spans s join published_claims p on p.seq = s.claim_seq";

const ONE = `select ${ANNOTATION} as annotation, p.publication_id || '.' || p.revision as version ${PUBLISHED}
  where s.span_id = ?`;

/** A quote that readers see, as JSON, and what its version is; null where they see none of this id. One statement. */
export async function findPublishedAnnotation(
  db: Database,
  spanId: string,
): Promise<{ annotation: string; version: string } | null> {
  const { rows } = await db.execute({ sql: ONE, args: [spanId] });
  const [row] = rows;
  return row ? { annotation: unpackQuotes(String(row.annotation)), version: String(row.version) } : null;
}

// By id, which is by when they were made: what is added comes at the end, and pages before it stay as they are.
// The page is taken from the index before anything is read of its quotes.
const LIST = `select ${ANNOTATION} as annotation ${PUBLISHED}
  where s.span_id in (select span_id from published_spans order by span_id limit ? offset ?) order by s.span_id`;
const IDS = "select s.span_id as id from published_spans s order by s.span_id limit ? offset ?";

/** What readers see of quotes, as JSON each. One statement. */
export async function listPublishedAnnotations(
  db: Database,
  { limit, offset }: { limit: number; offset: number },
): Promise<string[]> {
  const { rows } = await db.execute({ sql: LIST, args: [limit, offset] });
  return rows.map((row) => unpackQuotes(String(row.annotation)));
}

export async function listPublishedSpanIds(
  db: Database,
  { limit, offset }: { limit: number; offset: number },
): Promise<string[]> {
  const { rows } = await db.execute({ sql: IDS, args: [limit, offset] });
  return rows.map((row) => String(row.id));
}

/** A list of quotes as a whole. */
export interface AnnotationsState {
  total: number;
  /** Another one whenever any of them reads otherwise. */
  version: number;
  /** When one last did; null for none. */
  modified: string | null;
}

const PUBLISHED_STATE = `select (select count(*) from published_spans) as total, coalesce(max(seq), 0) as version,
  (select at from changes order by seq desc limit 1) as modified from changes`;

const WORKING =
  "from spans s join claims c on c.id = s.claim_id where s.retracted_at is null and c.status <> 'discarded'";

const WORKING_STATE = `select (select count(*) ${WORKING}) as total, coalesce(max(seq), 0) as version,
  (select at from events order by seq desc limit 1) as modified from events`;

export const publishedAnnotationsState = (db: Database) => readState(db, PUBLISHED_STATE);
export const workingAnnotationsState = (db: Database) => readState(db, WORKING_STATE);

async function readState(db: Database, sql: string): Promise<AnnotationsState> {
  const { rows } = await db.execute(sql);
  const { total, version, modified } = rows[0] ?? {};
  return {
    total: Number(total ?? 0),
    version: Number(version ?? 0),
    modified: typeof modified === "string" ? modified : null,
  };
}

const WORKING_LIST = `select s.id as id, s.claim_id as claim ${WORKING} order by s.id limit ? offset ?`;

/** Quotes of working copies, with the claims that they belong to. One statement. */
export async function listWorkingSpans(
  db: Database,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ id: string; claim: string }[]> {
  const { rows } = await db.execute({ sql: WORKING_LIST, args: [limit, offset] });
  return rows.map((row) => ({ id: String(row.id), claim: String(row.claim) }));
}

const ANNOTATED_PAGE = pageAtKeyStatement(claimsOfPage("p.seq"), [
  `(select '[' || group_concat(annotation, ',') || ']' from (
    select ${ANNOTATION} as annotation ${PUBLISHED} where s.article_id in members order by s.start, s.span_id
  )) as annotations`,
]);

/** What a page shows, as a JSON array in reading order, and its version. One statement. */
export async function findAnnotationsOfPage(
  db: Database,
  asked: PageAtKey,
): Promise<PageVersion & { annotations: string }> {
  const { rows } = await db.execute({ sql: ANNOTATED_PAGE, args: pageArguments(asked) });
  const row = rows[0] ?? {};
  return { ...pageVersion(row), annotations: unpackQuotes(String(row.annotations ?? "[]")) };
}
