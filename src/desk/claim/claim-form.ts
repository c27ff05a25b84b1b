import { html } from "hono/html";
import {
  ABOUT_LIMIT,
  CLAIM_TEXT_LIMIT,
  type ClaimFields,
  claimFields,
  RELATIONS_LIMIT,
} from "../../claims/claim-input.ts";
import type { Part } from "../../pages/parts/say.ts";
import { ABOUT_KINDS, CLAIM_KINDS, RELATION_KINDS } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import type { Fields } from "../parts/form.ts";
import { Typed } from "../parts/typed.ts";
import { type Refusal, refusalOfIssues } from "../refusal.ts";

const { fields: w } = WORKBENCH;

/** What a new claim begins with. */
export const EMPTY_FIELDS: ClaimFields = {
  text: "",
  kind: "fact",
  claimant: null,
  claimedOn: null,
  language: "en",
  topics: [],
  about: [],
  relations: [],
};

/** The fields of the claim itself, filled with what is stored. Of people and other claims an empty line stands last. */
export function claimFieldset(f: Fields, stored: ClaimFields, typed: Typed | null): Part {
  const about = rowCount(typed, "about", stored.about.length, ABOUT_LIMIT);
  const relations = rowCount(typed, "relations", stored.relations.length, RELATIONS_LIMIT);
  return [
    f.text({
      name: "text",
      label: w.text,
      hint: w.textHint,
      value: stored.text,
      most: CLAIM_TEXT_LIMIT,
      rows: 2,
    }),
    f.choice({
      name: "kind",
      label: w.kind,
      value: stored.kind,
      options: CLAIM_KINDS.map((kind) => ({
        value: kind,
        label: WORDS.kindsShort[kind],
        hint: w.kindHint[kind],
      })),
    }),
    html`<div class="side-by-side">${f.line({ name: "claimant.name", label: w.claimantName, hint: w.claimantHint, value: stored.claimant?.name ?? "", optional: true })}${f.line({ name: "claimant.role", label: w.claimantRole, value: stored.claimant?.role ?? "", optional: true })}</div>`,
    html`<div class="side-by-side">${f.line({ name: "claimedOn", label: w.claimedOn, type: "date", value: stored.claimedOn, optional: true })}${f.line({ name: "language", label: w.language, hint: w.languageHint, value: stored.language })}</div>`,
    f.line({
      name: "topics",
      label: w.topics,
      hint: w.topicsHint,
      value: stored.topics.join(", "),
      optional: true,
    }),
    rows(w.about, w.aboutHint, about, (i) => [
      f.line({ name: `about.${i}.name`, label: w.aboutName, value: stored.about[i]?.name ?? "" }),
      f.select({
        name: `about.${i}.kind`,
        label: w.aboutKind,
        value: stored.about[i]?.kind ?? "person",
        options: ABOUT_KINDS.map((kind) => ({ value: kind, label: w.kinds[kind] })),
      }),
      f.boxes({
        name: `about.${i}.publicFigure`,
        label: w.aboutPublic,
        values: stored.about[i]?.publicFigure ? ["yes"] : [],
        options: [{ value: "yes", label: w.aboutPublicYes }],
      }),
    ]),
    rows(w.relations, w.relationsHint, relations, (i) => [
      f.select({
        name: `relations.${i}.kind`,
        label: w.relationKind,
        value: stored.relations[i]?.kind ?? "reports",
        options: RELATION_KINDS.map((kind) => ({ value: kind, label: w.relationKinds[kind] })),
      }),
      f.line({
        name: `relations.${i}.claim`,
        label: w.relationClaim,
        value: stored.relations[i]?.claim ?? "",
      }),
      f.line({
        name: `relations.${i}.on`,
        label: w.relationOn,
        type: "date",
        value: stored.relations[i]?.on ?? "",
        optional: true,
      }),
      f.line({
        name: `relations.${i}.note`,
        label: w.relationNote,
        value: stored.relations[i]?.note ?? "",
        optional: true,
      }),
    ]),
  ];
}

function rows(title: string, hint: string, count: number, row: (i: number) => Part): Part {
  return html`<fieldset class="rows"><legend>${title}</legend><p class="hint">${hint}</p>${Array.from({ length: count }, (_, i) => html`<div class="row">${row(i)}</div>`)}</fieldset>`;
}

/** As many lines as there are, and one to write into. */
function rowCount(typed: Typed | null, list: string, stored: number, most: number): number {
  const last = typed === null ? stored - 1 : lastRow(typed, list);
  return Math.min(last + 2, most);
}

const ROW = /^(about|relations)\.(\d{1,3})\.(\w+)$/;

function lastRow(typed: Typed, list: string): number {
  return typed.entries.reduce((last, [name]) => {
    const [, of, i = "0"] = ROW.exec(name) ?? [];
    return of === list ? Math.max(last, Number(i)) : last;
  }, -1);
}

/**
 * The form without its empty lines, those that remain numbered from 0: what is wrong with the third of three people is
 * wrong at the third line that is shown again.
 */
export function withoutEmptyRows(typed: Typed): Typed {
  const kept = new Map<string, Map<string, number>>();
  for (const list of ["about", "relations"]) {
    const numbers = new Map<string, number>();
    for (const [name, value] of typed.entries) {
      const [, of, i, member] = ROW.exec(name) ?? [];
      const says = member === "name" || member === "claim" || member === "note" || member === "on";
      if (of === list && i !== undefined && says && value.trim() !== "" && !numbers.has(i))
        numbers.set(i, numbers.size);
    }
    kept.set(list, numbers);
  }
  return new Typed(
    typed.entries.flatMap(([name, value]): [string, string][] => {
      const [, list, i, member] = ROW.exec(name) ?? [];
      if (list === undefined || i === undefined) return [[name, value]];
      const number = kept.get(list)?.get(i);
      return number === undefined ? [] : [[`${list}.${number}.${member}`, value]];
    }),
  );
}

/** What the form says, as the domain takes it; or what is wrong with it. `typed` is without empty lines. */
export function readClaimForm(typed: Typed): { fields: ClaimFields } | { refused: Refusal } {
  const claimant = { name: typed.text("claimant.name"), role: typed.given("claimant.role") };
  const parsed = claimFields.safeParse({
    text: typed.text("text"),
    kind: typed.given("kind") ?? undefined,
    claimant: claimant.name.trim() === "" && claimant.role === null ? null : claimant,
    claimedOn: typed.given("claimedOn"),
    language: typed.given("language") ?? undefined,
    topics: typed
      .text("topics")
      .split(/[,，、]/)
      .filter((topic) => topic.trim() !== ""),
    about: Array.from({ length: lastRow(typed, "about") + 1 }, (_, i) => ({
      name: typed.text(`about.${i}.name`),
      kind: typed.text(`about.${i}.kind`),
      publicFigure: typed.text(`about.${i}.publicFigure`) === "yes",
    })),
    relations: Array.from({ length: lastRow(typed, "relations") + 1 }, (_, i) => ({
      kind: typed.text(`relations.${i}.kind`),
      claim: referenceOf(typed.text(`relations.${i}.claim`)),
      on: typed.given(`relations.${i}.on`),
      note: typed.given(`relations.${i}.note`),
    })),
  });
  return parsed.success ? { fields: parsed.data } : { refused: refusalOfIssues(parsed.error.issues) };
}

/** What somebody typed or pasted to name a claim: its id, its slug, or an address of one of its pages. */
export function referenceOf(text: string): string {
  const given = text.trim();
  const [, slug] = /^https?:\/\/[^/]+\/(?:[^?#]*\/)?claims\/([^/?#]+)/.exec(given) ?? [];
  if (slug === undefined) return given;
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** Fields as the form holds them, by the names that it gives them. */
export function entriesOf(fields: ClaimFields): Map<string, string[]> {
  return new Map([
    ["text", [fields.text]],
    ["kind", [fields.kind]],
    ["claimant.name", [fields.claimant?.name ?? ""]],
    ["claimant.role", [fields.claimant?.role ?? ""]],
    ["claimedOn", [fields.claimedOn ?? ""]],
    ["language", [fields.language]],
    ["topics", [fields.topics.join(", ")]],
    ...fields.about.flatMap(({ name, kind, publicFigure }, i): [string, string[]][] => [
      [`about.${i}.name`, [name]],
      [`about.${i}.kind`, [kind]],
      [`about.${i}.publicFigure`, publicFigure ? ["yes"] : []],
    ]),
    ...fields.relations.flatMap(({ kind, claim, on, note }, i): [string, string[]][] => [
      [`relations.${i}.kind`, [kind]],
      [`relations.${i}.claim`, [claim]],
      [`relations.${i}.on`, [on ?? ""]],
      [`relations.${i}.note`, [note ?? ""]],
    ]),
  ]);
}

/** Names in the form of what one member of the claim is written in. */
export function isFieldOf(name: string, member: string): boolean {
  return name === member || name.startsWith(`${member}.`);
}
