import { html } from "hono/html";
import type { VerdictRecord } from "../../db/records.ts";
import { basisMark, verdictMark } from "../../pages/parts/draw.ts";
import { type Html, nothing, type Part } from "../../pages/parts/say.ts";
import type { VerdictDraft } from "../../verdicts/check-draft.ts";
import { HEADLINE_LIMIT, type NewVerdict, newVerdict, SUMMARY_LIMIT } from "../../verdicts/verdict-input.ts";
import { BASIS_STRENGTHS, HOUSE_LABELS, VERDICT_CHANGES } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import type { Fields } from "../parts/form.ts";
import type { Typed } from "../parts/typed.ts";
import { type Refusal, refusalOfIssues } from "../refusal.ts";

const { verdict: w } = WORKBENCH;

/** Which of our labels and changes can be chosen. */
const CHANGES = VERDICT_CHANGES.filter((kind) => kind !== "initial");

/** The verdict's fields, filled with the verdict that stands. What only some verdicts say is hidden where they do not. */
export function verdictFieldset(f: Fields, stored: VerdictRecord | null, replaces: boolean): Part {
  return [
    f.choice({
      name: "label",
      label: w.label,
      value: stored?.label ?? "",
      options: HOUSE_LABELS.map((label) => ({
        value: label,
        label: html`<b class="with-mark">${verdictMark(label)} ${WORDS.verdicts[label].name}</b>`,
        hint: WORDS.verdicts[label].meaning,
      })),
    }),
    f.text({
      name: "headline",
      label: w.headline,
      value: stored?.headline ?? "",
      most: HEADLINE_LIMIT,
      rows: 2,
    }),
    html`<div class="for-misleading">${f.text({ name: "implied", label: w.implied, value: stored?.implied ?? "", rows: 2 })}</div>`,
    html`<div class="for-refuted">${f.text({ name: "instead", label: w.instead, hint: w.insteadHint, value: stored?.instead ?? "", rows: 2 })}</div>`,
    f.text({
      name: "summary",
      label: w.summary,
      hint: w.summaryHint,
      value: stored?.summary ?? "",
      most: SUMMARY_LIMIT,
      rows: 6,
    }),
    f.choice({
      name: "basis.strength",
      label: w.basis,
      value: stored?.basisStrength ?? "",
      options: BASIS_STRENGTHS.map((strength) => ({
        value: strength,
        label: html`<b class="with-mark">${basisMark(strength)} ${WORDS.basis[strength].name}</b>`,
        hint: WORDS.basis[strength].meaning,
      })),
    }),
    f.text({
      name: "notSeen",
      label: w.notSeen,
      hint: w.notSeenHint,
      value: lines(stored?.notSeen),
      rows: 2,
    }),
    f.text({
      name: "searched",
      label: w.searched,
      hint: w.linesHint,
      value: lines(stored?.searched),
      rows: 2,
    }),
    f.text({
      name: "notDecided",
      label: w.notDecided,
      hint: w.notDecidedHint,
      value: lines(stored?.notDecided),
      rows: 2,
    }),
    replyFields(f, stored),
    more(f, stored),
    replaces ? changeFields(f) : nothing,
  ];
}

function replyFields(f: Fields, stored: VerdictRecord | null): Html {
  const reply = stored?.reply ?? null;
  const asked = reply === null ? "" : reply.asked ? "yes" : "no";
  return html`<div class="reply">${f.choice({
    name: "reply.asked",
    label: w.reply,
    value: asked,
    options: (["", "yes", "no"] as const).map((value) => ({ value, label: w.replies[value] })),
  })}<div class="for-asked"><div class="side-by-side">${f.line({ name: "reply.on", label: w.replyOn, type: "date", value: reply?.on ?? "" })}${f.line({ name: "reply.deadline", label: w.replyDeadline, type: "date", value: reply?.deadline ?? "", optional: true })}</div>${f.text({ name: "reply.answer", label: w.replyAnswer, hint: w.replyAnswerHint, value: reply?.answer ?? "", rows: 2 })}</div><div class="for-not-asked">${f.text({ name: "reply.whyNotAsked", label: w.whyNotAsked, value: reply?.whyNotAsked ?? "", rows: 2 })}</div></div>`;
}

function more(f: Fields, stored: VerdictRecord | null): Html {
  return html`<details class="more-fields"><summary>${w.more}</summary>${f.line({ name: "basis.note", label: w.basisNote, value: stored?.basisNote ?? "", optional: true })}${f.line({ name: "asOf", label: w.asOf, type: "date", value: stored?.asOf ?? "", optional: true })}${f.line({ name: "ratingText", label: w.ratingText, hint: w.ratingTextHint, value: stored?.ratingText ?? "", optional: true })}</details>`;
}

function changeFields(f: Fields): Part {
  return [
    f.choice({
      name: "change.kind",
      label: w.change,
      options: CHANGES.map((kind) => ({
        value: kind,
        label: w.changes[kind].name,
        hint: w.changes[kind].hint,
      })),
    }),
    f.text({ name: "change.note", label: w.changeNote, hint: w.changeNoteHint, rows: 2 }),
  ];
}

/** One thing a line, as the form has lists. A line break within one, which only programs write, is shown as a space. */
export function lines(list: readonly string[] | undefined): string {
  return (list ?? []).map((entry) => entry.replaceAll(/\s*\n\s*/g, " ")).join("\n");
}

function listOf(typed: Typed, name: string): string[] {
  return typed
    .text(name)
    .split("\n")
    .filter((line) => line.trim() !== "");
}

/** As the form says it, before anything is checked. What belongs to another label than the chosen one is left out. */
function verdictTyped(typed: Typed, replaces: boolean) {
  const label = typed.given("label");
  const asked = typed.given("reply.asked");
  return {
    label: label ?? undefined,
    headline: typed.text("headline"),
    summary: typed.text("summary"),
    implied: label === "misleading" ? typed.given("implied") : null,
    instead: label === "refuted" ? typed.given("instead") : null,
    basis: { strength: typed.given("basis.strength") ?? undefined, note: typed.given("basis.note") },
    searched: listOf(typed, "searched"),
    notSeen: listOf(typed, "notSeen"),
    notDecided: listOf(typed, "notDecided"),
    reply:
      asked === null
        ? null
        : asked === "yes"
          ? {
              asked: true,
              on: typed.given("reply.on"),
              deadline: typed.given("reply.deadline"),
              answer: typed.given("reply.answer"),
            }
          : { asked: false, whyNotAsked: typed.given("reply.whyNotAsked") },
    asOf: typed.given("asOf"),
    ratingText: typed.given("ratingText"),
    restsOn: [...new Set(typed.all("restsOn"))],
    change: replaces
      ? { kind: typed.given("change.kind") ?? undefined, note: typed.given("change.note") }
      : { kind: "initial" },
  };
}

/** What the form says, as the domain takes it; or what is wrong with it. `replaces`: the claim has had a verdict. */
export function readVerdictForm(
  typed: Typed,
  replaces: boolean,
): { verdict: NewVerdict } | { refused: Refusal } {
  const parsed = newVerdict.safeParse(verdictTyped(typed, replaces));
  return parsed.success ? { verdict: parsed.data } : { refused: refusalOfIssues(parsed.error.issues) };
}

/** The same while it is being written. */
export function draftOf(typed: Typed, replaces: boolean): VerdictDraft {
  const given = verdictTyped(typed, replaces);
  const { reply } = given;
  return {
    label: HOUSE_LABELS.find((label) => label === given.label) ?? null,
    headline: given.headline,
    summary: given.summary,
    implied: given.implied,
    searched: given.searched,
    notSeen: given.notSeen,
    basisStrength: BASIS_STRENGTHS.find((strength) => strength === given.basis.strength) ?? null,
    reply: reply && {
      asked: reply.asked,
      on: reply.on ?? null,
      deadline: reply.deadline ?? null,
      answer: reply.answer ?? null,
      whyNotAsked: reply.whyNotAsked ?? null,
    },
    restsOn: given.restsOn,
    change: {
      kind: VERDICT_CHANGES.find((kind) => kind === given.change.kind) ?? null,
      note: given.change.note ?? null,
    },
  };
}

/** The verdict that stands, as a draft of the one that would follow it. */
export function draftOfRecord(verdict: VerdictRecord | null): VerdictDraft {
  return {
    label: HOUSE_LABELS.find((label) => label === verdict?.label) ?? null,
    headline: verdict?.headline ?? "",
    summary: verdict?.summary ?? "",
    implied: verdict?.implied ?? null,
    searched: verdict?.searched ?? [],
    notSeen: verdict?.notSeen ?? [],
    basisStrength: verdict?.basisStrength ?? null,
    reply: verdict?.reply ?? null,
    restsOn: verdict?.restsOn ?? [],
    change: { kind: verdict === null ? "initial" : null, note: null },
  };
}

/** Members of a verdict, by the names that conflicts and differences go by, with what the form calls them. */
export const VERDICT_MEMBERS = [
  "label",
  "headline",
  "implied",
  "instead",
  "summary",
  "basis.strength",
  "basis.note",
  "notSeen",
  "searched",
  "notDecided",
  "reply.asked",
  "reply.on",
  "reply.deadline",
  "reply.answer",
  "reply.whyNotAsked",
  "asOf",
  "ratingText",
  "restsOn",
] as const;
export type VerdictMember = (typeof VERDICT_MEMBERS)[number];

/** A stored verdict as the form holds it. */
export function entriesOfVerdict(verdict: VerdictRecord | null): Record<VerdictMember, string[]> {
  const reply = verdict?.reply ?? null;
  return {
    label: [verdict?.label ?? ""],
    headline: [verdict?.headline ?? ""],
    implied: [verdict?.implied ?? ""],
    instead: [verdict?.instead ?? ""],
    summary: [verdict?.summary ?? ""],
    "basis.strength": [verdict?.basisStrength ?? ""],
    "basis.note": [verdict?.basisNote ?? ""],
    notSeen: [lines(verdict?.notSeen)],
    searched: [lines(verdict?.searched)],
    notDecided: [lines(verdict?.notDecided)],
    "reply.asked": [reply === null ? "" : reply.asked ? "yes" : "no"],
    "reply.on": [reply?.on ?? ""],
    "reply.deadline": [reply?.deadline ?? ""],
    "reply.answer": [reply?.answer ?? ""],
    "reply.whyNotAsked": [reply?.whyNotAsked ?? ""],
    asOf: [verdict?.asOf ?? ""],
    ratingText: [verdict?.ratingText ?? ""],
    restsOn: verdict?.restsOn ?? [],
  };
}

/** What was typed, member by member. */
export function typedMembers(typed: Typed): Record<VerdictMember, string[]> {
  const of = (name: string) => (name === "restsOn" ? typed.all(name) : [typed.text(name)]);
  const members = VERDICT_MEMBERS.map((member): [string, string[]] => [member, of(member)]);
  return Object.fromEntries(members) as Record<VerdictMember, string[]>;
}
