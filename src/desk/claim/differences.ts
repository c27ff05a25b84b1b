import { html } from "hono/html";
import * as z from "zod";
import { dayName } from "../../pages/parts/day.ts";
import { type Html, nothing, type Part } from "../../pages/parts/say.ts";
import { value } from "../../pages/parts/words-of-others.ts";
import type { Difference } from "../../publications/find-differences.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { WORKBENCH } from "../../words/workbench.ts";

const { publish: w, differing, quotes, verdict } = WORKBENCH;

/** What readers would see otherwise, each as it is now and as it would be. */
export function differenceList(differences: readonly Difference[]): Html {
  return html`<dl class="differences">${differences.map((difference) => {
    const { field, before, after } = difference;
    const name = field === "quote" ? quoteName(difference) : differing[field];
    return html`<div><dt>${name}</dt><dd>${before === null ? nothing : html`<del>${told(field, before)}</del> `}${
      after === null ? html`<span class="soft">${w.nothing}</span>` : html`<ins>${told(field, after)}</ins>`
    }</dd></div>`;
  })}</dl>`;
}

function quoteName({ before, after }: Difference): string {
  if (before === null) return w.quoteIn;
  return after === null ? w.quoteOut : w.quoteChanged;
}

const party = z.looseObject({ name: z.string(), role: z.string().nullable().optional() });
const quote = z.looseObject({
  exact: z.string(),
  role: z.enum(["supports", "refutes", "context", "appearance"]),
  restedOn: z.boolean(),
  note: z.string().nullable(),
  assertedBy: party.nullable(),
});
const relation = z.looseObject({
  kind: z.enum(["reports", "overtaken_by", "narrower_than", "same_as"]),
  claim: z.looseObject({ text: z.string() }),
});
const reply = z.looseObject({
  asked: z.boolean(),
  on: z.string().nullable(),
  answer: z.string().nullable(),
  whyNotAsked: z.string().nullable(),
});
const basis = z.looseObject({
  strength: z.enum(["document", "independent_reports", "several_reports", "one_report", "interested_party"]),
  note: z.string().nullable(),
});
const change = z.looseObject({
  kind: z.enum(["initial", "correction", "update", "clarification"]),
  note: z.string().nullable(),
});
const label = z.enum(["supported", "mostly_supported", "refuted", "misleading", "conflicting", "unproven"]);
const dayText = z.iso.date();

/** A value of a document in words; what is of no known shape is shown as it is kept. */
export function told(field: Difference["field"], given: unknown): Part {
  const text = tellValue(field, given);
  return value(text);
}

function tellValue(field: Difference["field"], given: unknown): string {
  const as = <T>(schema: z.ZodType<T>, words: (parsed: T) => string): string | null => {
    const parsed = schema.safeParse(given);
    return parsed.success ? words(parsed.data) : null;
  };
  const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(" · ");
  const special = () => {
    switch (field) {
      case "kind":
        return as(z.enum(["fact", "statement"]), (kind) => WORDS.kindsShort[kind]);
      case "claimant":
        return as(party, ({ name, role }) => joined(name, role));
      case "claimedOn":
      case "verdict.asOf":
        return as(dayText, dayName);
      case "about":
        return as(z.array(party), (parties) => parties.map(({ name }) => name).join(", "));
      case "relations":
        return as(z.array(relation), (all) =>
          all.map(({ kind, claim }) => `${WORDS.claim.relations[kind]}: ${claim.text}`).join("\n"),
        );
      case "quote":
        return as(quote, ({ exact, role, restedOn, note, assertedBy }) =>
          joined(
            tell(w.quoteTold, { words: exact, role: quotes.roles[role] }),
            assertedBy?.name,
            restedOn ? w.restedOn : null,
            note,
          ),
        );
      case "verdict.label":
        return as(label, (one) => WORDS.verdicts[one].name);
      case "verdict.basis":
        return as(basis, ({ strength, note }) => joined(WORDS.basis[strength].name, note));
      case "verdict.reply":
        return as(reply, ({ asked, on, answer, whyNotAsked }) =>
          joined(
            verdict.replies[asked ? "yes" : "no"],
            on === null ? null : dayName(on),
            answer,
            whyNotAsked,
          ),
        );
      case "verdict.change":
        return as(change, ({ kind, note }) =>
          kind === "initial" ? WORDS.claim.published : joined(verdict.changes[kind].name, note),
        );
      default:
        return as(z.array(z.string()), (list) => list.join(field === "topics" ? ", " : "\n"));
    }
  };
  return special() ?? (typeof given === "string" ? given : JSON.stringify(given));
}
