import type { ClaimDocument } from "../publications/claim-document.ts";
import { compareLists, compareRecords, type Difference } from "../replay/difference.ts";
import { foldClaim } from "../replay/fold-claim.ts";
import { type ReceiptArticles, unmetPublicationRules } from "../verdicts/unmet-rules.ts";
import type { ClaimLine } from "./line-schemas.ts";
import { toClaimBundle } from "./read-lines.ts";

/**
 * What is wrong with a claim by itself: its events must tell the very rows that it brings, and what readers see of it
 * must be what its rules allow. What other subjects have to do with it, the database checks.
 */
export function checkClaimLine(line: ClaimLine): string[] {
  const reasons: string[] = [];
  const ids = new Set(line.events.map((event) => event.id));
  for (const { eventId } of line.redactions) {
    if (!ids.has(eventId)) reasons.push(`a redaction names the event ${eventId}, which is not in the line`);
  }
  const bundle = toClaimBundle(line);
  reasons.push(...checkShown(line, bundle), ...checkEvents(line, bundle));
  return reasons;
}

type Bundle = ReturnType<typeof toClaimBundle>;

function checkShown(line: ClaimLine, { claim, spans, verdicts }: Bundle): string[] {
  const { shown, publications, status } = line;
  if ((shown !== null) !== (status === "published")) {
    return [`its status is ${status}, but readers would ${shown ? "" : "not "}see it`];
  }
  for (const { id, document } of publications) {
    if (document.id !== line.id) return [`the document of ${id} is that of another claim`];
  }
  const last = publications.at(-1);
  if (!shown) return [];
  if (last?.id !== shown.publicationId) return ["what readers see is not its last publication"];
  // Once the working copy has moved on, it is not what was published.
  if (last.claimVersion !== line.version) return [];
  const verdict = verdicts.find(({ id }) => id === claim.verdictId);
  if (!verdict) return [];
  const asPublished = spans.map((span) => ({ ...span, state: "verified" as const, placement: null }));
  return unmetPublicationRules(claim, verdict, asPublished, articlesIn(last.document)).map(
    ({ message }) => message,
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

function checkEvents(line: ClaimLine, bundle: Bundle): string[] {
  const differences: Difference[] = [];
  const report = (difference: Difference) => differences.push(difference);
  const events = line.events.map((event) => ({ ...event, claimId: line.id }));
  const told = foldClaim(line.id, events, { editors: new Map(), report, withDocuments: false });
  const { seq: _, ...claim } = bundle.claim;
  const numberless = <T extends { seq: number }>({ seq: _, ...row }: T) => row;
  differences.push(
    ...compareRecords("claim", told.claim ? { ...told.claim } : undefined, claim),
    ...compareLists("span", [...told.spans.values()], bundle.spans.map(numberless)),
    ...compareLists("verdict", [...told.verdicts.values()], bundle.verdicts.map(numberless)),
    ...compareLists(
      "publication",
      told.publications,
      bundle.publications.map((row) => ({ ...numberless(row), document: "" })),
    ),
  );
  const first = differences.slice(0, MOST_DIFFERENCES);
  return first.map(
    ({ subject, field, told: events, held }) =>
      `its events do not tell what it brings: ${subject}: ${field}: ${events}, not ${held}`,
  );
}
