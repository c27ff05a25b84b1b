import { CANONICAL_REASON } from "../articles/canonical-link.ts";
import { slugify } from "../claims/slug.ts";
import type { ArticleBundle, ClaimBundle } from "../db/queries/transfer-bundles.ts";
import { foldName } from "../language/fold-name.ts";
import { valuesEver } from "./blank-records.ts";
import { Blanks } from "./blanks.ts";

/** What is asked for, by the fields of its record. */
export interface AskedFields {
  kind: "claim" | "span" | "verdict" | "article";
  id: string;
  fields: readonly string[];
}

/**
 * All that is to be blanked in a claim: the fields asked for, with every value that they ever had, and the copies
 * that follow them: the wording that verdicts judged, the same name as claimant and as speaker.
 */
export function gatherClaimBlanks(bundle: ClaimBundle, { kind, id, fields }: AskedFields): Blanks {
  const { claim, spans, verdicts, events } = bundle;
  const blanks = new Blanks();
  const record = [claim, ...spans, ...verdicts].find((candidate) => candidate.id === id);
  const now = new Map<string, unknown>(Object.entries(record ?? {}));
  const values = new Map<string, unknown[]>();
  for (const field of fields) {
    const all = [now.get(field), ...valuesEver(events, id, field)];
    values.set(field, all);
    blanks.add(kind, id, field, all);
  }
  if (kind === "claim") followWords(blanks, bundle, fields);
  const held = (field: string, value: unknown) =>
    kind === "claim" && value !== null && (values.get(field)?.includes(value) ?? false);
  for (const verdict of verdicts) {
    const copies = [
      ["text", "claimText", verdict.claimText],
      ["claimantName", "claimClaimantName", verdict.claimClaimantName],
      ["claimantRole", "claimClaimantRole", verdict.claimClaimantRole],
    ] as const;
    // A review's own wording is its publisher's; it is blanked when it is asked for.
    for (const [field, copy, value] of copies) {
      if (verdict.house && held(field, value)) blanks.add("verdict", verdict.id, copy, [value]);
    }
  }
  for (const span of spans) {
    const names = [span.assertedByName, ...valuesEver(events, span.id, "assertedByName")];
    if (!names.some((name) => held("claimantName", name))) continue;
    blanks.add("span", span.id, "assertedByName", names);
    blanks.add("span", span.id, "assertedByRole", [
      span.assertedByRole,
      ...valuesEver(events, span.id, "assertedByRole"),
    ]);
  }
  return blanks;
}

/**
 * What was made of a claim's words, or repeats its claimant's name: the slug of its first text, topics that hold what is
 * blanked, and the claimant among those whom it is about.
 */
function followWords(blanks: Blanks, { claim, events }: ClaimBundle, fields: readonly string[]): void {
  const needles = blanks
    .words()
    .map(slugify)
    .filter((needle) => needle.length >= SHORTEST);
  const holds = (text: string) => needles.some((needle) => text.includes(needle));
  if (fields.includes("text") || fields.includes("slug") || holds(claim.slug)) {
    blanks.add("claim", claim.id, "slug", [claim.slug]);
  }
  const topicLists = [claim.topics, ...valuesEver(events, claim.id, "topics")];
  const topics = topicLists.flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  blanks.dropTopics(fields.includes("topics") ? topics : topics.filter(holds));
  blanks.add("claim", claim.id, "topics", topicLists);
  const parties = [claim.about, ...valuesEver(events, claim.id, "about")];
  const names = new Set(blanks.words().map(foldName));
  const repeats = parties.some(
    (list) => Array.isArray(list) && list.some((party) => names.has(foldName(String(party?.name ?? "")))),
  );
  if (repeats) blanks.add("claim", claim.id, "about", parties);
}

/** Code points; less is found anywhere by chance. */
const SHORTEST = 4;

/** All that is to be blanked in an article; its texts hold what its quotes' placements say of them. */
export function gatherArticleBlanks(
  { article, addresses, events, texts }: ArticleBundle,
  { id, fields }: AskedFields,
  citing: ClaimBundle[],
): Blanks {
  const blanks = new Blanks();
  const now = new Map<string, unknown>(Object.entries(article));
  for (const field of fields) {
    if (field === "text") {
      blanks.add(
        "article",
        id,
        field,
        texts.map(({ sha256 }) => sha256),
      );
      for (const bundle of citing) addPlacements(blanks, bundle, id);
    } else if (field === "reason") {
      const given = [...addresses, ...events.filter(({ action }) => !action.endsWith(".redacted"))];
      blanks.add(
        "article",
        id,
        field,
        given.map(({ reason }) => (reason === CANONICAL_REASON ? null : reason)),
      );
    } else blanks.add("article", id, field, [now.get(field), ...valuesEver(events, id, field)]);
  }
  // The slug was made of the first headline.
  const needles = blanks
    .words()
    .map(slugify)
    .filter((needle) => needle.length >= SHORTEST);
  if (
    fields.some((field) => /headline/i.test(field)) ||
    needles.some((word) => article.slug.includes(word))
  ) {
    blanks.add("article", id, "slug", [article.slug]);
  }
  return blanks;
}

function addPlacements(blanks: Blanks, { spans, events }: ClaimBundle, articleId: string): void {
  for (const span of spans) {
    if (span.articleId !== articleId) continue;
    blanks.add("span", span.id, "placement", [span.placement, ...valuesEver(events, span.id, "placement")]);
  }
}
