import * as z from "zod";
import { normaliseTopic } from "../../claims/topic-input.ts";
import type { ClaimFilter } from "../../db/queries/claim-list.ts";
import { isCleanText } from "../../text-input.ts";
import { CLAIM_KINDS, LABELS } from "../../vocabulary.ts";

/** What a search asks for, as its address says it. Empty fields of a form are not asked for. */
export interface SearchQuery {
  q: string | undefined;
  label: ClaimFilter["labels"][number] | undefined;
  kind: ClaimFilter["kind"];
  topic: string | undefined;
  language: string | undefined;
  who: string | undefined;
  source: string | undefined;
  since: string | undefined;
  /** From 1. */
  page: number;
  cursor: string | undefined;
}

/** Longest text that is looked at, in UTF-16 units. */
const LONGEST = 2_000;

const text = z
  .string()
  .max(LONGEST)
  .refine(isCleanText)
  .transform((given) => given.trim() || undefined)
  .optional()
  .catch(undefined);

const parameters = z.object({
  q: text,
  label: z.enum(LABELS).optional().catch(undefined),
  kind: z.enum(CLAIM_KINDS).optional().catch(undefined),
  topic: text,
  language: text,
  who: text,
  source: text,
  since: z.iso.date().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(25).catch(1),
  cursor: z.string().max(1_024).optional().catch(undefined),
});

/** Whatever else stands in the address is somebody else's, and is not looked at; what cannot be read is not asked for. */
export function searchQueryOf(given: Record<string, string>): SearchQuery {
  const { q, label, kind, topic, language, who, source, since, page, cursor } = parameters.parse(given);
  return { q, label, kind, topic, language, who, source, since, page, cursor };
}

export function filterOf({ label, kind, topic, language, who, source, since }: SearchQuery): ClaimFilter {
  return {
    labels: label === undefined ? [] : [label],
    topics: topic === undefined ? [] : [...new Set([topic, normaliseTopic(topic)])],
    kind,
    claimant: who,
    about: undefined,
    sourcePublisher: source,
    article: undefined,
    language,
    claimedSince: undefined,
    claimedUntil: undefined,
    reviewedSince: since,
    reviewedUntil: undefined,
  };
}

/** Whether anything but words is asked for. */
export function isFiltered(query: SearchQuery): boolean {
  const { label, kind, topic, language, who, source, since } = query;
  return [label, kind, topic, language, who, source, since].some((one) => one !== undefined);
}

/** The same search under its address, in one order of parameters; `changed` takes the place of what it asked for. */
export function searchAddress(query: SearchQuery, changed: Partial<SearchQuery> = {}): string {
  const { page, cursor, ...asked } = { ...query, ...changed };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) parameters.set(name, value);
  if (page > 1) parameters.set("page", String(page));
  if (cursor !== undefined) parameters.set("cursor", cursor);
  const search = parameters.toString();
  return search === "" ? "/" : `/?${search}`;
}
