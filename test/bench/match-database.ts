import { setImmediate } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { EvalClaim } from "../../src/cli/eval-data.ts";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { publishStatements, withdrawStatements } from "../../src/db/queries/publication-writes.ts";
import { claims as workingCopies } from "../../src/db/schema.ts";
import { insertWhere, type Statement } from "../../src/db/statements.ts";
import type { ClaimDetails, ClaimSummary } from "../../src/publications/claim-document.ts";
import { projectPublication } from "../../src/publications/project-publication.ts";
import { migrate } from "../../src/upgrade/migrate.ts";

const BATCH = 500;
const AT = "2026-01-01T00:00:00.000Z";
const ALWAYS = sql`true`;

/** A claim as readers get it, its title as the verdict's summary. */
function documentOf(claim: EvalClaim): { summary: ClaimSummary; details: ClaimDetails } {
  const slug = `claim-${claim.id}`;
  return {
    summary: {
      id: claim.id,
      slug,
      page: `/claims/${slug}`,
      text: claim.text,
      kind: "fact",
      claimant: null,
      claimedOn: null,
      language: "en",
      topics: [],
      about: [],
      reworded: null,
      status: "published",
      version: 3,
      publishedAt: AT,
      updatedAt: AT,
      overtaken: null,
      verdict: {
        id: `verdict-${claim.id}`,
        label: "refuted",
        headline: "Two reports say otherwise.",
        ratingText: "Refuted",
        ratingValue: 1,
        bestRating: 5,
        worstRating: 1,
        summary: claim.title ?? "",
        implied: null,
        searched: [],
        notSeen: [],
        notDecided: [],
        instead: null,
        reply: null,
        basis: { strength: "several_reports", note: null },
        method: "human",
        publisher: { name: "Verbatim", site: null },
        issuedBy: "Bench",
        reviewedBy: null,
        issuedAt: AT,
        asOf: null,
        change: { kind: "initial", note: null },
        supersedes: null,
        restsOn: [],
        receipts: "standing",
        claimText: claim.text,
        reviewUrl: null,
        licence: null,
      },
      evidenceCount: 0,
      contextCount: 0,
      articleCount: 0,
      independentSources: 0,
    },
    details: { evidence: [], appearances: [], sources: [], reviews: [], relations: [] },
  };
}

function publication(seq: number, claim: EvalClaim): Statement[] {
  const shown = { publicationId: `publication-${claim.id}`, shownAt: AT };
  return publishStatements(seq, projectPublication(documentOf(claim), shown), ALWAYS);
}

/** The working copy that a publication is only let in with. */
function workingCopy(seq: number, { id, text }: EvalClaim): Statement {
  return insertWhere(
    workingCopies,
    {
      seq,
      id,
      slug: `claim-${id}`,
      text,
      kind: "fact",
      language: "en",
      status: "published",
      version: 3,
      verdictId: `verdict-${id}`,
      publishedCount: 1,
      createdAt: AT,
      createdBy: "bench",
      updatedAt: AT,
    },
    ALWAYS,
  );
}

/** What publishing does to what readers, search and match read of a claim, once more; and the opening of a connection. */
export function republish(db: Database, seq: number, claim: EvalClaim): Promise<void> {
  return db.writeWithoutForeignKeys([...withdrawStatements(seq, ALWAYS), ...publication(seq, claim)]);
}

/** Opens a file that {@link addClaims} fills: verdicts, publications and events are missing in it. */
export async function openClaims(path: string): Promise<Database> {
  const db = await openEmbedded({ url: `file:${path}` });
  await migrate(db);
  return db;
}

/** Adds all that search and match read of a claim: its publication as readers see it, and the index. */
export async function addClaims(
  db: Database,
  claims: Iterable<{ seq: number; claim: EvalClaim }>,
): Promise<void> {
  let statements: Statement[] = [];
  const flush = async (): Promise<void> => {
    await db.writeWithoutForeignKeys(statements);
    statements = [];
    // Statements are freed by a macrotask; a loop that only awaits keeps them all.
    await setImmediate();
  };
  for (const { seq, claim } of claims) {
    statements.push(workingCopy(seq, claim), ...publication(seq, claim));
    if (seq % BATCH === 0) await flush();
  }
  await flush();
}
