import { html } from "hono/html";
import type { ClaimAggregate } from "../../db/records.ts";
import { headlineOf } from "../../pages/parts/article-link.ts";
import { signMark } from "../../pages/parts/draw.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { composeArticle } from "../../publications/compose-claim.ts";
import type { SpanRehearsal } from "../../spans/add-span.ts";
import { quoteRefusalSchema } from "../../spans/quote-refusal.ts";
import { type NewSpan, newSpan, QUOTE_LIMIT } from "../../spans/span-input.ts";
import { STANCES } from "../../vocabulary.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import { button, type FormState, form } from "../parts/form.ts";
import type { Typed } from "../parts/typed.ts";
import { type Refusal, refusalOfIssues } from "../refusal.ts";
import type { Frame } from "./frame.ts";

const { quotes: w } = WORKBENCH;

export const QUOTE_ROLES = ["supports", "refutes", "context", "appearance"] as const;

/** A form to type or paste a quote into; `looked` is what the article says to it. */
export function addQuote(
  frame: Frame,
  { claim, articles }: ClaimAggregate,
  state: FormState,
  looked: Part,
): Html {
  const known = [...articles.values()].map((article) => {
    const view = composeArticle(article);
    return { value: article.id, label: headlineOf(view) };
  });
  return form(
    {
      ...frame,
      ...state,
      action: `/desk/claims/${claim.id}/quotes`,
      version: claim.version,
      keepAs: `claim ${claim.id} quote`,
    },
    (f) => [
      known.length === 0
        ? nothing
        : f.select({
            name: "known",
            label: w.article,
            value: known[0]?.value ?? "",
            options: [...known, { value: "", label: w.articleOtherChoice }],
          }),
      html`<div class="for-other">${f.line({ name: "article", label: w.articleOther, hint: w.articleHint, optional: known.length > 0 })}</div>`,
      f.text({
        name: "quote",
        label: w.quote,
        hint: w.quoteHint,
        rows: 2,
        most: QUOTE_LIMIT,
        attributes: html` data-unkept`,
      }),
      f.hidden("prefix", state.typed?.text("prefix") ?? ""),
      f.hidden("suffix", state.typed?.text("suffix") ?? ""),
      html`<div class="check" role="status" data-check-at="${frame.base}/desk/articles/">${looked}</div>`,
      f.choice({
        name: "role",
        label: w.role,
        value: "",
        options: QUOTE_ROLES.map((role) => ({ value: role, label: w.roles[role] })),
      }),
      html`<div class="for-appearance">${f.choice({ name: "stance", label: w.stance, options: STANCES.map((stance) => ({ value: stance, label: w.stances[stance] })) })}</div>`,
      html`<details><summary>${w.saidBy}</summary>${f.line({ name: "assertedBy.name", label: w.saidBy, hint: w.saidByHint, optional: true })}${f.line({ name: "assertedBy.role", label: w.saidByRole, optional: true })}${f.boxes({ name: "assertedBy.claimantSide", label: w.side, options: [{ value: "yes", label: w.sideYes }] })}${f.text({ name: "note", label: w.note, hint: w.noteHint, rows: 2, optional: true })}</details>`,
      html`<p class="buttons">${button(w.look, { name: "do", value: "look" })}${button(w.attach, { name: "do", value: "attach", first: true })}</p>`,
    ],
  );
}

/** What the form says, as the domain takes it; or what is wrong with it. */
export function readQuoteForm(typed: Typed, isLook: boolean): { span: NewSpan } | { refused: Refusal } {
  const name = typed.given("assertedBy.name");
  // Whoever looks a quote up need not say yet what it does.
  const role = typed.given("role") ?? (isLook ? "context" : undefined);
  const given = typed.given("article");
  const parsed = newSpan.safeParse({
    article: given ?? typed.given("known") ?? undefined,
    role,
    quote: { exact: typed.text("quote"), ...beside(typed, "prefix"), ...beside(typed, "suffix") },
    stance: role === "appearance" ? (typed.given("stance") ?? (isLook ? "reports" : null)) : null,
    assertedBy:
      name === null
        ? null
        : {
            name,
            role: typed.given("assertedBy.role"),
            claimantSide: typed.text("assertedBy.claimantSide") === "yes",
          },
    note: typed.given("note"),
  });
  if (parsed.success) return { span: parsed.data };
  return { refused: atQuoteFields(refusalOfIssues(parsed.error.issues)) };
}

/** What tells one place of the same words from another, where one of several was chosen. */
function beside(typed: Typed, name: "prefix" | "suffix"): Record<string, string> {
  const text = typed.text(name);
  return text === "" ? {} : { [name]: text };
}

/** What is wrong with a quote, at its field and in an editor's words. */
export function atQuoteFields(refused: Refusal): Refusal {
  const message = QUOTE_REFUSALS[refused.code];
  if (refused.code === "span-rested-on") {
    return { ...refused, sentence: null, fields: [{ field: "withdrawVerdict", message: w.rested }] };
  }
  if (message !== undefined) return { ...refused, sentence: null, fields: [{ field: "quote", message }] };
  const fields = refused.fields.map(({ field, message: told }) => ({
    field: field.startsWith("quote.") ? "quote" : field,
    message: told,
  }));
  return { ...refused, fields };
}

const QUOTE_REFUSALS: Partial<Record<Refusal["code"], string>> = {
  "quote-differs": w.differs,
  "quote-not-found": w.differs,
  "quote-ambiguous": w.places,
};

/** The answer to a quote that was looked up. */
export function lookedUp({ known }: SpanRehearsal): Html {
  return html`<p class="looked">${signMark("same")} <b>${w.stands}</b>${known === null ? nothing : html` ${w.known}`}</p>`;
}

/** What the article says instead, word by word, with a button that takes its words; nothing where it says nothing like it. */
export function nearMiss(refused: Refusal): Part {
  if (refused.code === "quote-ambiguous") return html`<p class="looked">${w.places}</p>`;
  const told = quoteRefusalSchema.safeParse(refused.members);
  const nearest = told.success ? told.data.nearest : null;
  if (!told.success || !nearest) return nothing;
  const runs = told.data.comparison ?? [{ quote: "", text: nearest.exact, characters: [] }];
  const invisible = runs.flatMap(({ characters }) => characters);
  return html`<div class="looked"><p>${signMark("differs")} <b>${w.differs}</b> ${say(w.nearest, { words: html`<bdi dir="auto" translate="no">${runs.map(runOf)}</bdi>` })}</p>${
    invisible.length === 0
      ? nothing
      : html`<ul>${invisible.map(({ quote, text }) => html`<li>${say(w.characters, { yours: named(quote), theirs: named(text) })}</li>`)}</ul>`
  }<p>${button(w.take, { name: "take", value: nearest.exact })}</p></div>`;
}

function runOf({ quote, text }: { quote: string; text: string }): Part {
  if (quote === text) return text;
  return [
    quote === "" ? nothing : html`<del>${quote}</del> `,
    text === "" ? nothing : html`<ins>${text}</ins>`,
  ];
}

/** Characters by their names, without their numbers: "no-break space". */
function named(characters: readonly string[]): string {
  return (
    characters.map((name) => name.replace(/^U\+[0-9A-F]+ /, "").toLowerCase()).join(", ") || w.noCharacter
  );
}
