import * as z from "zod";
import type { Label } from "../../vocabulary.ts";

// AVeriTeC (Schlichtkrull, Guo, Vlachos, 2023): real claims, each with questions, answers and where these were found.

/** Labels of the data set, and ours. Its "cherrypicking" is what is misleading here. */
export const LABEL_OF_AVERITEC: ReadonlyMap<string, Label> = new Map([
  ["Supported", "supported"],
  ["Refuted", "refuted"],
  ["Not Enough Evidence", "unproven"],
  ["Conflicting Evidence/Cherrypicking", "conflicting"],
]);

/** Null where the data set has no label that says it. */
export const AVERITEC_OF_LABEL: Record<Label, string | null> = {
  supported: "Supported",
  mostly_supported: null,
  mixed: null,
  refuted: "Refuted",
  misleading: "Conflicting Evidence/Cherrypicking",
  conflicting: "Conflicting Evidence/Cherrypicking",
  unproven: "Not Enough Evidence",
  unrated: null,
};

const text = z.string().nullable().optional();

/** As far as it is read; everything else of a record is carried along. */
export const averitecRecord = z.looseObject({
  claim: z.string(),
  label: z.string(),
  justification: text,
  claim_date: text,
  speaker: z
    .union([z.string(), z.looseObject({ name: text })])
    .nullable()
    .optional(),
  fact_checking_article: text,
  questions: z
    .array(z.looseObject({ question: z.string(), answers: z.array(z.looseObject({ answer: z.string() })) }))
    .optional(),
});
export type AveritecRecord = z.output<typeof averitecRecord>;

/** `25-8-2020` as YYYY-MM-DD; null where it is no day. */
export function dayOfAveritec(given: string): string | null {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(given.trim()) ?? [];
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const read = new Date(`${iso}T00:00:00.000Z`);
  return !Number.isNaN(read.valueOf()) && read.toISOString().startsWith(iso) ? iso : null;
}

/** The inverse, without leading zeros, as the data set writes days. */
export function averitecDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date}-${month}-${year}`;
}

const MARK = "averitec";

/** A record as it is carried along with the review that was made of it. */
export function carryRecord(record: object): string {
  return JSON.stringify({ [MARK]: record });
}

const carriedRecord = z.object({ [MARK]: z.looseObject({}) });

/** The record that was carried, its members in their order; null where the review came from somewhere else. */
export function carriedAveritec(carried: string | null): unknown {
  if (!carried?.startsWith(`{"${MARK}":`)) return null;
  const parsed: unknown = JSON.parse(carried);
  return carriedRecord.safeParse(parsed).success ? (parsed as Record<string, unknown>)[MARK] : null;
}
