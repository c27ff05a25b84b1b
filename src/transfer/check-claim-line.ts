import type { ClaimDocument } from "../publications/claim-document.ts";
import { compareLists, compareRecords, type Difference } from "../replay/difference.ts";
import { foldClaim } from "../replay/fold-claim.ts";
import { type ReceiptArticles, unmetPublicationRules } from "../verdicts/unmet-rules.ts";
import type { ClaimLine } from "./line-schemas.ts";
import { toClaimRows } from "./read-lines.ts";

/**
 * What is wrong with a claim by itself: its events must tell the very rows that it brings, and what readers see of it
 * must be what its rules allow. What other subjects have to do with it, the database checks.
 */
export function checkClaimLine(line: ClaimLine): string[] {
  const reasons: string[] = [];
  const ids = new Set(line.events.map((event) => event.id));
  for (const { eventId } of line.redactions) {
    if (!ids.has(eventId)) reasons.push(`redactions: one names the event ${eventId}, which is not in events`);
  }
  const rows = toClaimRows(line);
  reasons.push(...checkShown(line, rows), ...checkEvents(line, rows));
  return reasons;
}

type Rows = ReturnType<typeof toClaimRows>;

function checkShown(line: ClaimLine, { claim, spans, verdicts }: Rows): string[] {
  const { shown, publications, status } = line;
  if ((shown !== null) !== (status === "published")) {
    return [`shown: its status is ${status}, but readers would ${shown ? "" : "not "}see it`];
  }
  for (const { id, document } of publications) {
    if (document.id !== line.id) return [`publications: the document of ${id} is that of another claim`];
  }
  const last = publications.at(-1);
  if (!shown) return [];
  if (last?.id !== shown.publicationId)
    return ["shown: what readers see is not the last of its publications"];
  // Once the working copy has moved on, it is not what was published.
  if (last.claimVersion !== line.version) return [];
  const verdict = verdicts.find(({ id }) => id === claim.verdictId);
  if (!verdict) return [];
  const asPublished = spans.map((span) => ({ ...span, state: "verified" as const, placement: null }));
  return unmetPublicationRules(claim, verdict, asPublished, articlesIn(last.document)).map(
    ({ message }) => `verdicts: ${message}`,
  );
}

/** The sources as the publication shows them: the line has no others. */
function articlesIn({ evidence }: ClaimDocument): ReceiptArticles {
  return new Map(
    evidence.map(({ article: { id, genre, publisher } }) => [
      id,
      { genre, publisherName: publisher?.name ?? null, publisherSite: publisher?.site ?? null },
    ]),
  );
}

const MOST_DIFFERENCES = 3;

function checkEvents(line: ClaimLine, rows: Rows): string[] {
  const differences: Difference[] = [];
  const report = (difference: Difference) => differences.push(difference);
  const events = line.events.map((event) => ({ ...event, claimId: line.id }));
  const told = foldClaim(line.id, events, { editors: new Map(), report, withDocuments: false });
  const published = line.publications.map((row) => ({ ...row, claimId: line.id }));
  differences.push(
    ...compareRecords("claim", told.claim ?? undefined, rows.claim, ["seq"]),
    ...compareLists("span", told.spans.values(), rows.spans, ["seq"]),
    ...compareLists("verdict", told.verdicts.values(), rows.verdicts, ["seq"]),
    ...compareLists("publication", told.publications, published, ["seq", "document"]),
  );
  const first = differences.slice(0, MOST_DIFFERENCES);
  return first.map(
    ({ subject, field, told: events, held }) =>
      `events: they do not tell what it brings: ${subject}: ${field}: ${events}, not ${held}`,
  );
}
