import { html } from "hono/html";
import { type KeyView, NAME_LIMIT } from "../../editors/keys.ts";
import type { AppContext } from "../../http/environment.ts";
import { day } from "../../pages/parts/day.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { section } from "../../pages/parts/section.ts";
import { value } from "../../pages/parts/words-of-others.ts";
import { siteOf } from "../../pages/site.ts";
import { ROLES } from "../../vocabulary.ts";
import { DESK } from "../../words/desk.ts";
import { KEYS } from "../../words/desk-keys.ts";
import { tell } from "../../words/tell.ts";
import { sessionOf } from "../desk.ts";
import { button, type FormState, form } from "../parts/form.ts";
import { answerDesk, heading } from "../parts/layout.ts";

const w = KEYS;

/** Who may work here, and the form to make a key. */
export function answerKeys(
  c: AppContext,
  keys: readonly KeyView[],
  state: FormState,
  status = 200,
): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const { keyId, actor } = sessionOf(c);
  const making = form({ action: "/desk/keys", base, editorId: actor.editorId, ...state }, (f) => [
    f.line({ name: "name", label: w.name, hint: w.nameHint, most: NAME_LIMIT }),
    f.choice({
      name: "role",
      label: w.role,
      value: "editor",
      options: ROLES.map((role) => ({ value: role, label: DESK.roles[role], hint: w.roles[role] })),
    }),
    html`<p class="buttons">${button(w.make, { first: true })}</p>`,
  ]);
  return answerDesk(c, {
    title: w.title,
    room: "keys",
    refused: state.refused,
    status,
    main: html`${heading(w.title)}<p class="intro">${w.intro}</p>${section(w.make, {}, making)}${section(w.people, { count: new Set(keys.map(({ editor }) => editor.id)).size }, peopleTable(base, keys, keyId))}`,
  });
}

function peopleTable(base: string, keys: readonly KeyView[], ownKey: string): Html {
  const names = [w.person, w.role, w.key, w.since, w.used, w.state];
  const sorted = keys.toSorted(
    (a, b) =>
      Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || (a.editor.name < b.editor.name ? -1 : 1),
  );
  const rows = sorted.map(({ id, editor, role, prefix, createdAt, lastUsedAt, revokedAt }) => {
    const state: Part =
      revokedAt === null
        ? html`${w.active}${id === ownKey ? html`, ${w.yours}` : nothing} <a href="${base}/desk/keys/${id}/revoke">${w.revoke}<span class="unseen"> ${prefix}</span></a>`
        : say(w.revoked, { day: day(revokedAt) });
    return html`<tr><th scope="row">${value(editor.name)}</th><td data-label="${w.role}">${DESK.roles[role]}</td><td data-label="${w.key}"><code>${prefix}</code></td><td data-label="${w.since}">${day(createdAt)}</td><td data-label="${w.used}">${lastUsedAt === null ? w.never : day(lastUsedAt)}</td><td>${state}</td></tr>`;
  });
  return html`<div class="scrolls" tabindex="0" role="group" aria-label="${w.people}"><table class="people"><thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** The only time that the secret is shown. */
export function answerMadeKey(
  c: AppContext,
  { key, secret }: { key: KeyView; secret: string },
): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const name = value(key.editor.name);
  return answerDesk(c, {
    title: tell(w.made, { name: key.editor.name }),
    room: "keys",
    main: html`${heading(say(w.made, { name }), { kicker: DESK.roles[key.role] })}<p class="secret"><code id="secret">${secret}</code></p><p class="intro">${say(w.madeText, { name })}</p><p><a href="${base}/desk/keys">${w.madeBack}</a></p>`,
  });
}

/** Asks before a key is made worthless for ever. */
export function answerRevocation(
  c: AppContext,
  key: KeyView,
  state: FormState,
  status = 200,
): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const { keyId, actor } = sessionOf(c);
  const { editor, prefix } = key;
  const asking = form(
    { action: `/desk/keys/${key.id}/revoke`, base, editorId: actor.editorId, ...state },
    () =>
      html`<p>${w.revokeText}${key.id === keyId ? html` <b>${w.revokeYours}</b>` : nothing}</p><p class="buttons"><a class="button" href="${base}/desk/keys">${w.keep}</a>${button(w.revokeDo, { name: "do", value: "revoke" })}</p>`,
  );
  return answerDesk(c, {
    title: tell(w.revokeTitle, { prefix, name: editor.name }),
    room: "keys",
    refused: state.refused,
    status,
    main: html`${heading(say(w.revokeTitle, { prefix: html`<code>${prefix}</code>`, name: value(editor.name) }))}${asking}`,
  });
}
