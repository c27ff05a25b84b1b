import { html } from "hono/html";
import { WORDS } from "../../words/english.ts";
import { type Html, nothing, type Part } from "../parts/say.ts";
import { type Mistakes, newToken, TOKEN, type Typed } from "./sent-form.ts";

const { talkBack: w } = WORDS;

/** Before the form, and what the page opens with: what is wrong, each with a link that leads to its field. */
export function mistakeList(mistakes: Mistakes): Part {
  if (mistakes.size === 0) return nothing;
  const items = [...mistakes].map(
    ([name, text]) => html`<li>${name === "" ? text : html`<a href="#${name}">${text}</a>`}</li>`,
  );
  return html`<div class="mistakes" tabindex="-1" autofocus role="group" aria-labelledby="mistakes"><h2 id="mistakes">${w.wrong}</h2><ul>${items}</ul></div>`;
}

interface Field {
  name: string;
  label: string;
  hint: Part;
  isOptional?: boolean;
}

const mark = (name: string, mistakes: Mistakes) =>
  mistakes.has(name)
    ? html` aria-invalid="true" aria-describedby="${name}-wrong ${name}-hint"`
    : html` aria-describedby="${name}-hint"`;

function frame({ name, label, hint, isOptional = false }: Field, mistakes: Mistakes, control: Html): Html {
  const wrong = mistakes.get(name);
  const optional = isOptional ? html` <small>(${w.optional})</small>` : nothing;
  return html`<div class="field"><label for="${name}">${label}${optional}</label><p class="hint" id="${name}-hint">${hint}</p>${
    wrong === undefined ? nothing : html`<p class="error" id="${name}-wrong">${wrong}</p>`
  }${control}</div>`;
}

/** No `maxlength`: it would cut what is pasted without a word. A textarea drops the first line feed after its tag. */
export function textField(field: Field, typed: Typed, mistakes: Mistakes): Html {
  const { name } = field;
  return frame(
    field,
    mistakes,
    html`<textarea id="${name}" name="${name}" rows="6" dir="auto"${mark(name, mistakes)}>
${typed.get(name) ?? ""}</textarea>`,
  );
}

export function lineField(field: Field, typed: Typed, mistakes: Mistakes): Html {
  const { name } = field;
  return frame(
    field,
    mistakes,
    html`<input id="${name}" name="${name}" dir="auto" value="${typed.get(name) ?? ""}"${mark(name, mistakes)}>`,
  );
}

export function choiceField(
  { name, label }: Pick<Field, "name" | "label">,
  options: readonly { value: string; name: string; hint: string }[],
  typed: Typed,
  mistakes: Mistakes,
): Html {
  const wrong = mistakes.get(name);
  const described =
    wrong === undefined ? nothing : html` aria-invalid="true" aria-describedby="${name}-wrong"`;
  const radios = options.map(
    (option, i) =>
      html`<label class="option"><input type="radio" name="${name}" value="${option.value}"${i === 0 ? html` id="${name}"` : nothing}${option.value === typed.get(name) ? html` checked` : nothing}${described}><span>${option.name}<small>${option.hint}</small></span></label>`,
  );
  return html`<fieldset class="field"><legend>${label}</legend>${
    wrong === undefined ? nothing : html`<p class="error" id="${name}-wrong">${wrong}</p>`
  }${radios}</fieldset>`;
}

/** The token that the form had, or a new one. */
export function tokenField(typed: Typed): Html {
  return html`<input type="hidden" name="${TOKEN}" value="${typed.get(TOKEN) ?? newToken()}">`;
}
