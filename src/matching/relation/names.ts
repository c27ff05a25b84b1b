import { oncePerText } from "../once-per-text.ts";
import { isPossessive, type Token } from "../tokens.ts";
import { readQuantities } from "./quantities.ts";

/** A name as it stands: tokens `from` to `to`, inclusive, without titles in front. */
export interface Name {
  readonly from: number;
  readonly to: number;
  readonly place: boolean;
}

export const TITLES: ReadonlySet<string> = new Set(
  `mr mrs ms miss dr prof professor sir dame lord lady president vice first former ex senator sen representative rep congressman
  congresswoman governor gov mayor judge justice king queen prince princess pope general gen colonel captain sergeant secretary
  minister prime chancellor ceo actor actress singer rapper musician reverend saint st speaker chief officer director doctor
  attorney senators representatives republican democrat democratic gop breaking news video photo photos watch update exclusive us american guess imagine anyone anybody`.split(
    /\s+/,
  ),
);
const PLACE_WORDS = new Set([
  "in",
  "at",
  "near",
  "from",
  "across",
  "outside",
  "throughout",
  "around",
  "to",
  "into",
  "inside",
  "over",
]);
/** Above this share of capitals a text is a headline, and capitals say nothing about names. */
const HEADLINE_CAPITALS = 0.6;
const FEW_WORDS = 4;

/** Whether capitals tell names apart in this text. */
export function hasTellingCapitals(tokens: readonly Token[]): boolean {
  const counting = tokens.filter(
    (token, at) => at > 0 && !token.stop && token.kind === "word" && !TITLES.has(token.word),
  );
  if (counting.length < FEW_WORDS) return true;
  return counting.filter((token) => token.capital).length / counting.length <= HEADLINE_CAPITALS;
}

/** Runs of capitalised words, handles and hashtags included; the first word of a sentence only if more follow or it stands out. */
export const readNames = oncePerText<readonly Name[]>(read);

function read(tokens: readonly Token[]): Name[] {
  const telling = hasTellingCapitals(tokens);
  const dates = new Set<number>();
  for (const quantity of readQuantities(tokens))
    for (let i = quantity.from; i <= quantity.to; i++) dates.add(i);
  const isPart = (at: number): boolean => {
    const token = tokens[at];
    return token?.capital === true && !token.stop && token.kind !== "number" && !dates.has(at);
  };
  const names: Name[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isPart(at)) continue;
    let to = at;
    // "Virginia's Democratic senator": the owner is a name of its own.
    const owns = (i: number): boolean => tokens.slice(i, i + 1).some(isPossessive);
    while (isPart(to + 1) && tokens[to + 1]?.joined === true && !owns(to)) to++;
    let from = at;
    while (from <= to && (TITLES.has(tokens[from]?.word ?? "") || PLACE_WORDS.has(tokens[from]?.word ?? "")))
      from++;
    at = to;
    // "Sleeping in a bra": a verb that begins a sentence.
    const isVerb = from === 0 && to === 0 && /ing$/.test(tokens[0]?.word ?? "") && tokens[1]?.stop === true;
    if (from > to || !telling || isVerb) continue;
    names.push({ from, to, place: PLACE_WORDS.has(tokens[from - 1]?.word ?? "") });
  }
  return names;
}
