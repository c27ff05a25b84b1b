import { html } from "hono/html";
import { codePoints } from "../../language/code-points.ts";
import { type Html, nothing, type Part } from "../../pages/parts/say.ts";
import { DESK } from "../../words/desk.ts";
import { IN_BROWSER } from "../../words/desk-browser.ts";
import { tell } from "../../words/tell.ts";
import { atField, type Refusal } from "../refusal.ts";
import { CARRIED, newToken, type Typed } from "./typed.ts";

const { form: w } = DESK;

/** What every form of a page is made with. */
export interface FormState {
  /** What was typed into it; null where it is shown for the first time, with what is stored. */
  typed: Typed | null;
  refused: Refusal | null;
}

/** A form that nobody has typed into yet. */
export const UNTOUCHED: FormState = { typed: null, refused: null };

export interface FormOf extends FormState {
  /** Path below the service's base. */
  action: string;
  base: string;
  /** Who it is made for; null on the page to sign in. */
  editorId: string | null;
  /** Of what is changed, as it is shown here. */
  version?: number | undefined;
  /**
   * Under which name words that were typed and not saved are kept in the browser, such as `claim clm_… verdict`; without
   * one they are not. Never for what holds an article's text or how to reach somebody.
   */
  keepAs?: string | undefined;
  class?: string | undefined;
  /** For fields of the form that stand outside of it. */
  id?: string | undefined;
  /** Ids of where those stand that the form does not make itself, by name. */
  elsewhere?: Readonly<Record<string, string>> | undefined;
}

/** What all fields have in common. */
interface FieldOf {
  /** As domain functions name it in what they refuse: members of members after a dot, such as `claimant.name`. */
  name: string;
  label: string;
  hint?: Part;
  /** Says "optional" beside the label. */
  optional?: boolean;
}

interface TextOf extends FieldOf {
  /** What is stored. */
  value?: string | null;
  /** Code points it may have: counted beside it, never cut. */
  most?: number;
}

/** Makes the fields of one form: what was typed goes before what is stored, and what is wrong stands at its field. */
export class Fields {
  readonly #state: FormState;
  /** Fields by the names under which something may be wrong with them, in the order in which they stand. */
  readonly #labels = new Map<string, string>();
  readonly #prefix: string;
  readonly #elsewhere: Readonly<Record<string, string>>;

  constructor(state: FormState, prefix: string, elsewhere: Readonly<Record<string, string>> = {}) {
    this.#state = state;
    this.#prefix = prefix;
    this.#elsewhere = elsewhere;
  }

  /** A text of one line. */
  line({
    value,
    most,
    type = "text",
    attributes = nothing,
    ...field
  }: TextOf & { type?: "text" | "url" | "date" | "password" | "search"; attributes?: Part }): Html {
    const { id, errors, described } = this.#open(field);
    const shown = type === "password" ? "" : this.#value(field.name, value);
    // A date field of a browser empties what it cannot read: what was refused stays to be seen.
    const kind =
      type === "date" && shown !== "" && !/^\d{4}-\d{2}-\d{2}$/.test(shown)
        ? "text"
        : type === "url"
          ? "text"
          : type;
    const mode = type === "url" ? html` inputmode="url"` : nothing;
    return this.#frame(
      field,
      id,
      errors,
      most,
      shown,
      html`<input id="${id}" name="${field.name}" type="${kind}"${mode} value="${shown}" dir="auto" autocomplete="${type === "password" ? "current-password" : "off"}"${described(most)}${countOf(most)}${attributes}>`,
    );
  }

  /** A text of several lines. */
  text({
    value,
    most,
    rows = 3,
    attributes = nothing,
    ...field
  }: TextOf & { rows?: number; attributes?: Part }): Html {
    const { id, errors, described } = this.#open(field);
    const shown = this.#value(field.name, value);
    // A parser drops one line feed behind the tag: this one, and not the first that was typed.
    return this.#frame(
      field,
      id,
      errors,
      most,
      shown,
      html`<textarea id="${id}" name="${field.name}" rows="${rows}" dir="auto"${described(most)}${countOf(most)}${attributes}>
${shown}</textarea>`,
    );
  }

  /** One of several, all of them to be seen. */
  choice({
    value,
    options,
    ...field
  }: FieldOf & {
    value?: string | null;
    options: readonly { value: string; label: Part; hint?: Part }[];
  }): Html {
    const { id, errors } = this.#open(field);
    const chosen = this.#value(field.name, value);
    const boxes = options.map(
      (option, i) =>
        html`<label class="option"><input type="radio" name="${field.name}" value="${option.value}"${i === 0 ? html` id="${id}"` : nothing}${option.value === chosen ? html` checked` : nothing}><span>${option.label}${option.hint === undefined ? nothing : html`<small>${option.hint}</small>`}</span></label>`,
    );
    return this.#group(field, id, errors, html`<div class="options">${boxes}</div>`);
  }

  /** Any of several. What was typed before counts as typed also where nothing is ticked. */
  boxes({
    values,
    options,
    ...field
  }: FieldOf & {
    values?: readonly string[];
    options: readonly { value: string; label: Part; hint?: Part }[];
  }): Html {
    const { id, errors } = this.#open(field);
    const ticked = this.#state.typed === null ? (values ?? []) : this.#state.typed.all(field.name);
    const boxes = options.map(
      (option, i) =>
        html`<label class="option"><input type="checkbox" name="${field.name}" value="${option.value}"${i === 0 ? html` id="${id}"` : nothing}${ticked.includes(option.value) ? html` checked` : nothing}><span>${option.label}${option.hint === undefined ? nothing : html`<small>${option.hint}</small>`}</span></label>`,
    );
    return this.#group(field, id, errors, html`<div class="options">${boxes}</div>`);
  }

  /** One of several, folded. */
  select({
    value,
    options,
    ...field
  }: FieldOf & { value?: string | null; options: readonly { value: string; label: string }[] }): Html {
    const { id, errors, described } = this.#open(field);
    const chosen = this.#value(field.name, value);
    const items = options.map(
      (option) =>
        html`<option value="${option.value}"${option.value === chosen ? html` selected` : nothing}>${option.label}</option>`,
    );
    return this.#frame(
      field,
      id,
      errors,
      undefined,
      "",
      html`<select id="${id}" name="${field.name}"${described(undefined)}>${items}</select>`,
    );
  }

  /** What the form carries along unseen. */
  hidden(name: string, value: string): Html {
    return html`<input type="hidden" name="${name}" value="${value}">`;
  }

  /** What is wrong, with the way to each field: what a form that was refused begins with. */
  summary(): Part {
    const { refused } = this.#state;
    if (refused === null) return nothing;
    const entries = refused.fields.map(({ field, message }) => {
      const known = this.#fieldFor(field);
      const place = known === null ? this.#elsewhere[field] : undefined;
      if (place !== undefined)
        return html`<li><a href="#${place}">${atField(sentenceCase(field), message)}</a></li>`;
      if (known === null) return html`<li>${atField(sentenceCase(field), message)}</li>`;
      return html`<li><a href="#${this.#idOf(known)}">${atField(this.#labels.get(known) ?? known, message)}</a></li>`;
    });
    const n = Math.max(entries.length, 1);
    const title = n === 1 ? w.errorsOne : tell(w.errorsMany, { n });
    const sentence = refused.sentence === null ? nothing : html`<p>${refused.sentence}</p>`;
    return html`<div class="refused" tabindex="-1" autofocus aria-labelledby="${this.#prefix}refused"><h2 id="${this.#prefix}refused">${title}</h2>${sentence}${entries.length === 0 ? nothing : html`<ul>${entries}</ul>`}<p class="soft">${w.nothingSaved}</p></div>`;
  }

  #open(field: FieldOf) {
    this.#labels.set(field.name, field.label);
    const id = this.#idOf(field.name);
    const errors = (this.#state.refused?.fields ?? [])
      .filter(({ field: wrong }) => wrong === field.name || wrong.startsWith(`${field.name}.`))
      .map(({ message }) => atField(field.label, message));
    const described = (most: number | undefined): Html => {
      const parts = [
        ...(errors.length > 0 ? [`${id}-wrong`] : []),
        ...(field.hint === undefined ? [] : [`${id}-hint`]),
        ...(most === undefined ? [] : [`${id}-count`]),
      ];
      return html`${errors.length > 0 ? html` aria-invalid="true"` : nothing}${parts.length === 0 ? nothing : html` aria-describedby="${parts.join(" ")}"`}`;
    };
    return { id, errors, described };
  }

  #frame(
    field: FieldOf,
    id: string,
    errors: string[],
    most: number | undefined,
    shown: string,
    control: Html,
  ): Html {
    const count =
      most === undefined
        ? nothing
        : html`<p class="count" id="${id}-count">${tell(IN_BROWSER.count, { n: codePoints(shown), most })}</p>`;
    return html`<div class="field${errors.length > 0 ? " wrong" : ""}"><label for="${id}">${field.label}${optional(field)}</label>${hintOf(field, id)}${wrongOf(errors, id)}${control}${count}</div>`;
  }

  #group(field: FieldOf, id: string, errors: string[], boxes: Html): Html {
    const described = [
      ...(errors.length > 0 ? [`${id}-wrong`] : []),
      ...(field.hint === undefined ? [] : [`${id}-hint`]),
    ];
    return html`<fieldset class="field${errors.length > 0 ? " wrong" : ""}"${described.length === 0 ? nothing : html` aria-describedby="${described.join(" ")}"`}><legend>${field.label}${optional(field)}</legend>${hintOf(field, id)}${wrongOf(errors, id)}${boxes}</fieldset>`;
  }

  #value(name: string, stored: string | null | undefined): string {
    const { typed } = this.#state;
    return typed?.has(name) ? typed.text(name) : (stored ?? "");
  }

  /** The field, or the one that holds it: `topics.3` is wrong at `topics`. */
  #fieldFor(wrong: string): string | null {
    for (let name = wrong; name !== ""; name = name.slice(0, Math.max(name.lastIndexOf("."), 0))) {
      if (this.#labels.has(name)) return name;
    }
    return null;
  }

  #idOf(name: string): string {
    return idOf(this.#prefix, name);
  }
}

const optional = (field: FieldOf): Part =>
  field.optional ? html` <span class="optional">${w.optional}</span>` : nothing;
const hintOf = (field: FieldOf, id: string): Part =>
  field.hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${field.hint}</p>`;
const wrongOf = (errors: string[], id: string): Part =>
  errors.length === 0 ? nothing : html`<p class="error" id="${id}-wrong">${errors.join(" ")}</p>`;
/** A script counts on while somebody types. Never `maxlength`: it cuts what is pasted, in silence. */
const countOf = (most: number | undefined): Part =>
  most === undefined ? nothing : html` data-most="${most}"`;

function sentenceCase(field: string): string {
  const words = field.replaceAll(/[._]/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A form of the desk. Its first submit button is what Enter in a field presses: let that be the harmless one. `content`
 * makes the fields and buttons; what is wrong with them is told above, in the order in which they stand.
 */
export function form(given: FormOf, content: (fields: Fields) => Part): Html {
  const { action, base, editorId, version, keepAs } = given;
  // A page may have several forms with fields of the same names.
  const fields = new Fields(given, prefixOf(action), given.elsewhere);
  const inside = content(fields);
  const keep =
    keepAs === undefined || editorId === null
      ? nothing
      : html` data-keep="${editorId} ${keepAs} ${version ?? 0}"`;
  const id = given.id === undefined ? nothing : html` id="${given.id}"`;
  const kind = given.class === undefined ? nothing : html` class="${given.class}"`;
  return html`<form method="post" action="${base}${action}" novalidate${id}${kind}${keep}${given.typed === null ? nothing : html` data-typed`}>${fields.summary()}${fields.hidden(CARRIED.token, newToken())}${editorId === null ? nothing : fields.hidden(CARRIED.by, editorId)}${version === undefined ? nothing : fields.hidden(CARRIED.version, String(version))}${inside}</form>`;
}

/** Id of a field of the form with this action, for links that lead to it. */
export function fieldId(action: string, name: string): string {
  return idOf(prefixOf(action), name);
}

const prefixOf = (action: string): string => `f${formNumber(action)}-`;
const idOf = (prefix: string, name: string): string => `${prefix}${name.replaceAll(/[^\w]/g, "-")}`;

/** A short name for a form, the same each time it is shown, so that links to its fields hold. */
function formNumber(action: string): string {
  let number = 7;
  for (const character of action) number = (number * 31 + (character.codePointAt(0) ?? 0)) % 46_656;
  return number.toString(36);
}

/** A button that sends the form. `first`: the thing to do, drawn full. */
export function button(
  text: Part,
  {
    name,
    value,
    first = false,
    action,
  }: { name?: string; value?: string; first?: boolean; action?: string } = {},
): Html {
  return html`<button${first ? html` class="first"` : nothing}${name === undefined ? nothing : html` name="${name}" value="${value ?? ""}"`}${action === undefined ? nothing : html` formaction="${action}"`}>${text}</button>`;
}
