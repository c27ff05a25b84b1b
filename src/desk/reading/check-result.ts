import { html } from "hono/html";
import { nameCharacter, type SideBySide } from "../../anchoring/index.ts";
import { codePoints } from "../../language/code-points.ts";
import { signMark } from "../../pages/parts/draw.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { asWritten } from "../../pages/parts/words-of-others.ts";
import { QUOTE_LIMIT } from "../../spans/span-input.ts";
import { READING } from "../../words/desk-reading.ts";
import { tell } from "../../words/tell.ts";
import type { QuoteCheck } from "./check-quote.ts";

const w = READING;

const number = (n: number) => n.toLocaleString("en");

/** What a check says, with the article's words to be taken by one press. The same for a page and for a script that asks. */
export function checkResult(check: QuoteCheck | null, language: string | null): Html {
  if (check === null) return html``;
  switch (check.outcome) {
    case "long":
      return html`<p class="says">${say(w.quoteLong, { most: number(QUOTE_LIMIT), n: number(check.n) })}</p>`;
    case "unreadable":
      return html`<p class="says">${check.detail}</p>`;
    case "stands": {
      const { start, end } = check.quote;
      return html`<div data-outcome="stands" data-start="${start}" data-end="${end}"><p class="says">${signMark("same")} <b>${w.stands}</b> <span class="soft">${placeName(start, end)}</span></p></div>`;
    }
    case "refused":
      return refused(check, language);
  }
}

function placeName(start: number, end: number): string {
  return tell(w.place, { start: number(start + 1), end: number(end) });
}

function refused({ refusal }: QuoteCheck & { outcome: "refused" }, language: string | null): Html {
  const { state, nearest, comparison, places, meaningMayHaveChanged } = refusal;
  if (places !== undefined) {
    const sentence = state === "gone" ? w.between : tell(w.several, { n: placesSaid(refusal) });
    const list = places.map(
      (place) =>
        html`<li><p class="q"${asWritten(language)}><span class="ctx">… ${place.prefix}</span><b>${place.exact}</b><span class="ctx">${place.suffix} …</span></p><p>${takeButton(w.takePlace, place)} <span class="soft">${placeName(place.start, place.end)}</span></p></li>`,
    );
    return html`<div data-outcome="several"><p class="says">${signMark("possible")} <b>${sentence}</b></p><ol class="places">${list}</ol></div>`;
  }
  if (nearest === null || nearest === undefined)
    return html`<div data-outcome="absent"><p class="says">${signMark("none")} <b>${w.absent}</b></p></div>`;
  const [sign, sentence] = said(state);
  const isTooLong = codePoints(nearest.exact) > QUOTE_LIMIT;
  const warning = meaningMayHaveChanged ? html`<p><b>${w.mayMeanOther}</b></p>` : nothing;
  const runs = comparison ?? [];
  const take = isTooLong
    ? html`<p class="soft">${w.tooLong}</p>`
    : html`<p>${takeButton(w.take, { ...nearest, prefix: "", suffix: "" })} <span class="soft">${placeName(nearest.start, nearest.end)}</span></p>`;
  return html`<div data-outcome="near"><p class="says">${signMark(sign)} <b>${sentence}</b></p><p class="q compared"${asWritten(language)}>${runs.map(run)}</p>${named(runs)}${warning}${take}</div>`;
}

/** How many places there are; the list has the first ones only. */
function placesSaid({ places = [] }: { places?: readonly unknown[] | undefined }): string {
  return places.length < 10 ? number(places.length) : `${number(places.length)} or more`;
}

function said(state: string | undefined): ["same" | "differs" | "none" | "possible", string] {
  switch (state) {
    case "cut":
      return ["differs", w.cut];
    case "wrapped":
      return ["differs", w.wrapped];
    case "normalised":
    case "exact":
      return ["differs", w.differs];
    case "changed":
    case "ambiguous":
      return ["differs", w.changed];
    default:
      return ["none", w.nearest];
  }
}

function run({ quote, text }: SideBySide): Part {
  if (quote === text) return quote;
  const typed =
    quote === "" ? nothing : html`<del><span class="sr"> ${w.youTyped} </span>${visible(quote)}</del>`;
  const own =
    text === "" ? nothing : html`<ins><span class="sr"> ${w.articleHas} </span>${visible(text)}</ins>`;
  return [typed, own];
}

const UNSEEN = /[\s\p{Cf}\p{Cc}\u00AD]/u;

/** Characters that leave no trace are named where they alone are what differs. */
function visible(words: string): Part {
  if (words.trim() !== "" && !/[\p{Cf}\u00AD]/u.test(words)) return words;
  return Array.from(words, (character) =>
    UNSEEN.test(character) && (character !== " " || words.trim() === "")
      ? html`<span class="sign">${signName(nameCharacter(character))}</span>`
      : character,
  );
}

/** Each difference of typography by name, each once. */
function named(runs: readonly SideBySide[]): Part {
  const differences = new Map<string, number>();
  for (const { quote, text, times } of runs.flatMap(({ characters }) => characters)) {
    const names = (list: readonly string[]) =>
      list.length === 0 ? w.nothingThere : list.map(signName).join(", ");
    const key = tell(w.characterDiffers, { text: names(text), quote: names(quote) });
    differences.set(key, (differences.get(key) ?? 0) + times);
  }
  if (differences.size === 0) return nothing;
  const items = [...differences].map(
    ([difference, n]) => html`<li>${n === 1 ? difference : tell(w.times, { difference, n })}</li>`,
  );
  return html`<ul class="signs">${items}</ul>`;
}

const SIGNS: Readonly<Record<string, string>> = w.signs;

/** "no-break space" of "U+00A0 NO-BREAK SPACE"; of a letter itself. */
function signName(unicode: string): string {
  const [, name = unicode] = /^U\+[0-9A-F]{4,6} (.+)$/su.exec(unicode) ?? [];
  return SIGNS[name] ?? (/^[A-Z][A-Z -]+$/.test(name) ? name.toLowerCase() : name);
}

function takeButton(
  text: string,
  { exact, prefix, suffix, start }: { exact: string; prefix: string; suffix: string; start: number },
): Html {
  return html`<button name="take" value="${start}" data-exact="${exact}" data-prefix="${prefix}" data-suffix="${suffix}">${text}</button>`;
}
