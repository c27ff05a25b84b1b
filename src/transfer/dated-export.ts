import type { Database } from "../db/database.ts";
import { NO_FILTER } from "../db/queries/claim-list.ts";
import { listClaimsAsOf } from "../db/queries/claims-as-of.ts";
import { composeClaimAsOf } from "../publications/claim-as-of.ts";
import { DATA_LICENCE } from "../publications/data-licence.ts";
import { DOCUMENT_FORMAT } from "../publications/formats.ts";
import {
  BASIS_CODEBOOK,
  BEST_RATING,
  CODEBOOK_VERSION,
  LABEL_CODEBOOK,
  WORST_RATING,
} from "../verdicts/labels.ts";
import { BASIS_STRENGTHS, LABELS } from "../vocabulary.ts";

/** Claims read at a time: what bounds the memory. */
const PAGE = 100;

/** Whose data it is, and as of when. */
export interface DatedExport {
  /** RFC 3339 UTC with milliseconds. */
  asOf: string;
  publisher: { name: string; site: string | null };
  /** Where readers reach the service; no slash at the end. */
  publicUrl: string;
  release: string;
  /** What the service says of everything in it. */
  notice: string | null;
}

/**
 * Claims with our verdicts as readers saw them at that moment, oldest first, a JSON document each, in pieces: the same however
 * long it takes and whatever is written meanwhile. Reviews by others keep their own licence and are not among them. `page` is a path.
 */
export async function* datedClaims(
  db: Database,
  { asOf, notice }: DatedExport,
): AsyncGenerator<string[], void, void> {
  for (let after: { at: string; seq: number } | null = null; ; ) {
    const { rows } = await listClaimsAsOf(db, NO_FILTER, {
      at: asOf,
      order: "oldest",
      after,
      limit: PAGE,
      total: false,
    });
    const last = rows.at(-1);
    if (!last) return;
    after = { at: last.firstPublishedAt, seq: last.seq };
    yield rows.flatMap((row) => {
      const shown = composeClaimAsOf(row, asOf);
      if (shown === null || shown.summary.verdict === null) return [];
      const { summary, details, past } = shown;
      // Whether it still stands is said elsewhere: what is written here stays as it is.
      const { publication } = past;
      const claim = { ...summary, ...details, reviews: [], publication };
      return [JSON.stringify(notice === null ? claim : { ...claim, notice })];
    });
  }
}

/** What the labels and strengths of the data mean, as they are defined now. */
export function codebook(): object {
  return {
    version: CODEBOOK_VERSION,
    scale: { bestRating: BEST_RATING, worstRating: WORST_RATING },
    labels: LABELS.map((label) => ({ label, ...LABEL_CODEBOOK[label] })),
    basis: BASIS_STRENGTHS.map((strength) => ({ strength, meaning: BASIS_CODEBOOK[strength] })),
  };
}

export interface DatedFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** What the export is, for programs. */
export function datedManifest(
  { asOf, publisher, publicUrl, release, notice }: DatedExport,
  { claims, files }: { claims: number; files: readonly DatedFile[] },
): object {
  return {
    format: "verbatim-dated-export-1",
    asOf,
    publisher,
    source: publicUrl,
    release,
    notice,
    licence: DATA_LICENCE,
    codebookVersion: CODEBOOK_VERSION,
    documentFormat: DOCUMENT_FORMAT,
    claims,
    files,
  };
}

/** What the export is, for people. */
export function datedReadme(
  { asOf, publisher, publicUrl, notice }: DatedExport,
  { claims, files }: { claims: number; files: readonly string[] },
): string {
  return `# ${publisher.name}: checked claims as of ${asOf}

${notice === null ? "" : `**${notice}**\n\n`}${claims} claims with their verdicts, word-for-word quotes and sources, from <${publicUrl}>, exactly as readers saw them at that moment.

- \`claims.jsonl\`: a claim a line, oldest publication first, in the form of \`GET /v1/claims/{id}\`. \`publication\` is which
  publication of the claim it is. \`verdict.receipts\` says how the quotes stood then: a verdict whose receipts are not \`standing\` rests on words that the source no
  longer has. Read a verdict with its \`claimText\`, its \`asOf\` and its \`basis\`.
- \`codebook.json\`: what each label and each strength means, version ${CODEBOOK_VERSION}.
- \`manifest.json\`: the same facts for programs, and the SHA-256 of ${files.join(", ")}.
- \`SHA256SUMS\`: \`sha256sum -c SHA256SUMS\` checks them all.

Left out: reviews by other publishers, which keep their own licence; texts of articles; claims that were taken down for a reason of law or privacy.

A verdict may have been corrected since: <${publicUrl}/v1/corrections> lists what was, <${publicUrl}/v1/changes> all that changed. This copy
never changes; cite it by its moment and the hash in \`SHA256SUMS\`.

Licence: ${DATA_LICENCE.name}, <${DATA_LICENCE.url}>. ${DATA_LICENCE.note}
`;
}
