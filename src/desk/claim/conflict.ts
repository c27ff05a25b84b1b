import { html } from "hono/html";
import { type ChangedBy, claimAtVersion } from "../../claims/changes-since.ts";
import { currentVerdict } from "../../claims/claim-aggregate.ts";
import { CLAIM_FIELDS, type ClaimField, columnsOf, fieldsOf } from "../../claims/claim-fields.ts";
import { type ComparedField, compareEdits } from "../../claims/compare-edits.ts";
import type { Database } from "../../db/database.ts";
import type { ClaimAggregate } from "../../db/records.ts";
import { dayName } from "../../pages/parts/day.ts";
import { type Html, nothing, type Part } from "../../pages/parts/say.ts";
import { value } from "../../pages/parts/words-of-others.ts";
import { BASIS_STRENGTHS, LABELS } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import { button } from "../parts/form.ts";
import { CARRIED, Typed } from "../parts/typed.ts";
import { entriesOf, isFieldOf } from "./claim-form.ts";
import { entriesOfVerdict, typedMembers, VERDICT_MEMBERS, type VerdictMember } from "./verdict-form.ts";

const { conflict: w, verdict: v, differing, quotes } = WORKBENCH;

/** The version from which the typing began, where the form has met a conflict before. */
export const SINCE = "_since";
/** Presses of the button that takes over what the other wrote in one field. */
export const TAKE = "take";

/** What two people wrote at once, and the form with what can be put together put together. */
export interface Conflict {
  /** The version from which the editor started. */
  since: number;
  /** What was typed, with what the other alone changed taken over. */
  merged: Typed;
  block: Html;
}

/** The version from which this typing began; null where nobody has written since, or the form says nothing of it. */
export function startOf(typed: Typed, version: number): number | null {
  const start = Number(typed.text(SINCE) || (typed.version ?? version));
  return Number.isInteger(start) && start >= 1 && start < version ? start : null;
}

interface ShownField {
  member: string;
  name: string;
  outcome: ComparedField<string>["outcome"];
  base: string;
  theirs: string;
  yours: string;
  last: ChangedBy | null;
}

/** Null where nobody wrote to the claim since the form was opened. */
export async function claimConflict(
  db: Database,
  { claim }: ClaimAggregate,
  typed: Typed,
): Promise<Conflict | null> {
  const since = startOf(typed, claim.version);
  if (since === null) return null;
  const { base, changed, beside } = await claimAtVersion(db, claim, since);
  const [before, now] = [entriesOf(fieldsOf(base)), entriesOf(fieldsOf(claim))];
  const taken = typed.text(TAKE);
  const mine = new Map<ClaimField, [string, string][]>();
  for (const member of CLAIM_FIELDS) {
    const entries =
      taken === member
        ? flat(now, member)
        : typed.entries.map(pair).filter(([name]) => isFieldOf(name, member));
    mine.set(
      member,
      entries.filter(([, text]) => text !== ""),
    );
  }
  const of = (entries: Map<string, string[]>) =>
    Object.fromEntries(
      CLAIM_FIELDS.map((member) => [member, flat(entries, member).filter(([, text]) => text !== "")]),
    ) as Record<ClaimField, [string, string][]>;
  const compared = compareEdits<ClaimField>(CLAIM_FIELDS, of(before), of(now), Object.fromEntries(mine));
  const shown = compared.map(
    ({ field, outcome, base: was, theirs, yours }): ShownField => ({
      member: field,
      name: differing[field],
      outcome,
      base: shownEntries(field, was),
      theirs: shownEntries(field, theirs),
      yours: shownEntries(field, yours),
      last:
        columnsOf(field)
          .flatMap((column) => changed.get(column) ?? [])
          .toSorted(byTime)[0] ?? null,
    }),
  );
  const merged = new Typed([
    ...typed.entries.filter(
      ([name]) => !CLAIM_FIELDS.some((member) => isFieldOf(name, member)) && !CONFLICT_NAMES.has(name),
    ),
    ...compared.flatMap(({ field, outcome }) =>
      outcome === "theirs"
        ? flat(now, field)
        : typedOr(typed, field, taken === field ? flat(now, field) : null),
    ),
  ]);
  return { since, merged, block: conflictBlock(shown, [...changed.values(), ...beside.values()], []) };
}

/** The same for the form of the verdict. */
export async function verdictConflict(
  db: Database,
  aggregate: ClaimAggregate,
  typed: Typed,
): Promise<Conflict | null> {
  const { claim, verdicts } = aggregate;
  const since = startOf(typed, claim.version);
  if (since === null) return null;
  const { base, changed, beside } = await claimAtVersion(db, claim, since);
  const before = verdicts.find(({ id }) => id === base.verdictId) ?? null;
  const theirs = currentVerdict(aggregate);
  const taken = typed.text(TAKE);
  const now = entriesOfVerdict(theirs);
  const typedNow = typedMembers(typed);
  const mine = Object.fromEntries(
    VERDICT_MEMBERS.map((member) => [member, taken === member ? now[member] : typedNow[member]]),
  ) as Record<VerdictMember, string[]>;
  const compared = compareEdits<VerdictMember>(VERDICT_MEMBERS, entriesOfVerdict(before), now, mine);
  const last = theirs && theirs.id !== before?.id ? { by: theirs.issuedBy, at: theirs.issuedAt } : null;
  const shown = compared.map(
    ({ field, outcome, base: was, theirs: is, yours }): ShownField => ({
      member: field,
      name: VERDICT_NAMES[field],
      outcome,
      base: shownMember(aggregate, field, was),
      theirs: shownMember(aggregate, field, is),
      yours: shownMember(aggregate, field, yours),
      last,
    }),
  );
  const merged = new Typed([
    ...typed.entries.filter(
      ([name]) => !VERDICT_MEMBERS.some((member) => member === name) && !CONFLICT_NAMES.has(name),
    ),
    ...compared.flatMap(({ field, outcome }) =>
      (outcome === "theirs" ? now[field] : mine[field]).map((text): [string, string] => [field, text]),
    ),
  ]);
  const elsewhere = [
    ...CLAIM_FIELDS.filter((field) => columnsOf(field).some((column) => changed.has(column))).map(
      (field) => differing[field],
    ),
    ...(beside.has("span") ? [quotes.title] : []),
  ];
  return {
    since,
    merged,
    block: conflictBlock(last === null ? [] : shown, [...changed.values(), ...beside.values()], elsewhere),
  };
}

/** Carried along by the form that is shown again. */
const CONFLICT_NAMES: ReadonlySet<string> = new Set([SINCE, TAKE, CARRIED.version]);

function conflictBlock(
  shown: readonly ShownField[],
  changed: readonly ChangedBy[],
  elsewhere: readonly string[],
): Html {
  const names = [...new Set(changed.map(({ by }) => by))].join(", ");
  const both = shown.filter(({ outcome }) => outcome === "both");
  const theirs = shown.filter(({ outcome }) => outcome === "theirs");
  const yours = shown.filter(({ outcome }) => outcome === "yours");
  const list = (title: string, some: readonly ShownField[], item: (field: ShownField) => Part) =>
    some.length === 0 ? nothing : html`<h3>${title}</h3>${some.map(item)}`;
  return html`<div class="conflict" tabindex="-1" role="group" aria-labelledby="conflict"><h2 id="conflict">${tell(w.title, { names: names || w.theirUnknown })}</h2><p>${w.nothing}</p>${list(w.both, both, bothItem)}${list(w.theirs, theirs, ({ name, base, theirs: now, last }) => html`<dl class="versions"><div><dt>${name}</dt><dd><del>${value(base)}</del> <ins>${value(now)}</ins>${last === null ? nothing : html` <span class="soft">${whoAndWhen(last)}</span>`}</dd></div></dl>`)}${yours.length === 0 ? nothing : html`<h3>${w.yours}</h3><p>${yours.map(({ name }) => name).join(", ")}</p>`}${elsewhere.length === 0 ? nothing : html`<p>${tell(w.elsewhere, { fields: elsewhere.join(", "), names })}</p>`}<p><b>${w.press}</b></p></div>`;
}

function bothItem({ member, name, base, theirs, yours, last }: ShownField): Html {
  return html`<div class="both"><h4>${name}</h4><dl class="versions"><div><dt>${w.before}</dt><dd>${value(base)}</dd></div><div><dt>${last === null ? w.theirUnknown : whoAndWhen(last)}</dt><dd>${value(theirs)}</dd></div><div><dt>${w.mine}</dt><dd>${value(yours)}</dd></div></dl>${button(tell(w.take, { name: last?.by ?? w.theirUnknown }), { name: TAKE, value: member })}</div>`;
}

const whoAndWhen = ({ by, at }: ChangedBy): string =>
  tell(w.their, { name: by, when: `${dayName(at)}, ${at.slice(11, 16)} UTC` });

const byTime = (a: ChangedBy, b: ChangedBy) => (a.at < b.at ? 1 : -1);

const pair = ([name, text]: readonly [string, string]): [string, string] => [name, text];

function flat(entries: Map<string, string[]>, member: string): [string, string][] {
  return [...entries]
    .filter(([name]) => isFieldOf(name, member))
    .flatMap(([name, texts]) => texts.map((text): [string, string] => [name, text]));
}

const typedOr = (typed: Typed, member: string, instead: [string, string][] | null): [string, string][] =>
  instead ?? typed.entries.map(pair).filter(([name]) => isFieldOf(name, member));

/** Entries of the form as somebody reads them. */
function shownEntries(field: ClaimField, entries: unknown): string {
  const list = Array.isArray(entries)
    ? entries.map((entry) => (Array.isArray(entry) ? String(entry[1]) : ""))
    : [];
  const words = list.map((text) => {
    if (field === "kind" && (text === "fact" || text === "statement")) return WORDS.kindsShort[text];
    if (field === "claimedOn") return dayName(text);
    return text;
  });
  return words.filter((text) => text !== "" && text !== "yes").join(" · ") || "—";
}

function shownMember({ spans }: ClaimAggregate, member: VerdictMember, entries: unknown): string {
  const list = Array.isArray(entries) ? entries.map(String).filter((text) => text !== "") : [];
  const words = list.map((text) => {
    const label = LABELS.find((one) => one === text);
    const strength = BASIS_STRENGTHS.find((one) => one === text);
    if (member === "label" && label) return WORDS.verdicts[label].name;
    if (member === "basis.strength" && strength) return WORDS.basis[strength].name;
    if (member === "reply.asked") return text === "yes" ? v.replies.yes : v.replies.no;
    if (member === "restsOn") return `“${spans.find(({ id }) => id === text)?.exact ?? text}”`;
    return member === "asOf" || member === "reply.on" || member === "reply.deadline" ? dayName(text) : text;
  });
  return words.join("\n") || "—";
}

const VERDICT_NAMES: Record<VerdictMember, string> = {
  label: v.label,
  headline: v.headline,
  implied: v.implied,
  instead: v.instead,
  summary: v.summary,
  "basis.strength": v.basis,
  "basis.note": v.basisNote,
  notSeen: v.notSeen,
  searched: v.searched,
  notDecided: v.notDecided,
  "reply.asked": v.reply,
  "reply.on": v.replyOn,
  "reply.deadline": v.replyDeadline,
  "reply.answer": v.replyAnswer,
  "reply.whyNotAsked": v.whyNotAsked,
  asOf: v.asOf,
  ratingText: v.ratingText,
  restsOn: v.restsOn,
};
