import { newClaim } from "../../claims/claim-input.ts";
import type { SourceRecord } from "../../imported/import-reviews.ts";
import type { ImportedReview } from "../../imported/imported-review.ts";
import { lastDayBegun } from "../../time-limits.ts";
import { normaliseUrl, UrlError } from "../../urls/normalise-url.ts";
import { SUMMARY_LIMIT } from "../../verdicts/verdict-input.ts";
import { parseUnit } from "../claim-review/imported/parse-unit.ts";
import { sourceUnits, type Unit } from "../claim-review/imported/source-units.ts";
import { averitecRecord, carryRecord, dayOfAveritec, LABEL_OF_AVERITEC } from "./averitec-record.ts";

export interface AveritecOptions {
  /** Whose labels they are. */
  publisher: string;
  licence: string | null;
  language: string;
  /** RFC 3339. */
  now: string;
}

/** Characters of a record: the longest of the data set has some 30,000. */
const RECORD_LIMIT = 262_144;

/** How JSON writes what the database would not keep. */
const SUSPICIOUS_ESCAPE = /\\u(?:0000|[dD][89a-fA-F])/;

/** The records of an AVeriTeC file as reviews of its annotators, as they come in. */
export async function* averitecRecords(
  source: AsyncIterable<Uint8Array>,
  options: AveritecOptions,
): AsyncGenerator<SourceRecord[]> {
  for await (const units of sourceUnits(source)) {
    yield units.map((unit) =>
      "reason" in unit
        ? { line: unit.line, reasons: [unit.reason] }
        : { line: unit.line, ...readRecord(unit, options) },
    );
  }
}

function readRecord(
  { text }: Unit,
  { publisher, licence, language, now }: AveritecOptions,
): { review: ImportedReview } | { reasons: string[] } {
  const parsed = parseUnit(text);
  if ("reason" in parsed) return { reasons: [parsed.reason] };
  if (text.length > RECORD_LIMIT) return { reasons: [`it is longer than ${RECORD_LIMIT} characters`] };
  const carried = carryRecord(asGiven(parsed.value));
  if (carried.includes("\ufffd") || SUSPICIOUS_ESCAPE.test(carried)) {
    return { reasons: ["it contains U+FFFD, NUL or half of a character, where something was lost"] };
  }
  const read = averitecRecord.safeParse(parsed.value);
  if (!read.success) {
    return { reasons: read.error.issues.map(({ path, message }) => `${path.join(".") || "it"}: ${message}`) };
  }
  const record = read.data;
  const label = LABEL_OF_AVERITEC.get(record.label);
  if (label === undefined)
    return {
      reasons: [
        `label: “${record.label.slice(0, 60)}” is none of ${[...LABEL_OF_AVERITEC.keys()].join(", ")}`,
      ],
    };
  const speaker = (typeof record.speaker === "string" ? record.speaker : record.speaker?.name)?.trim() ?? "";
  const claim = newClaim.safeParse({
    text: record.claim,
    claimant: speaker === "" ? null : { name: speaker },
  });
  if (!claim.success) {
    return {
      reasons: claim.error.issues.map(
        ({ path, message }) => `${path[0] === "claimant" ? "speaker" : "claim"}: ${message}`,
      ),
    };
  }
  const day = record.claim_date ? dayOfAveritec(record.claim_date) : null;
  const article = record.fact_checking_article?.trim() || null;
  const justification = record.justification?.trim() ?? "";
  const urlKey = article === null ? null : keyOf(article);
  return {
    review: {
      claim: {
        text: claim.data.text,
        claimant: claim.data.claimant,
        claimedOn: day !== null && day <= lastDayBegun(now) ? day : null,
      },
      language,
      publisher: { name: publisher, site: null },
      url: urlKey === null ? null : article,
      urlKey,
      issuedAt: null,
      licence,
      label,
      rating: { text: record.label, value: null },
      headline: "",
      summary: justification.length <= SUMMARY_LIMIT && justification.isWellFormed() ? justification : "",
      carried,
    },
  };
}

/** What was parsed, before the schema put its members in an order of its own. */
function asGiven(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function keyOf(url: string): string | null {
  try {
    return normaliseUrl(url);
  } catch (error) {
    if (error instanceof UrlError) return null;
    throw error;
  }
}
