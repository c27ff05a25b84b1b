import type { Article } from "./article.ts";
import { type Case, type Kind, kinds, type Meaning, truthOf } from "./case.ts";
import { type Change, type Range, type Revision, revise, touches } from "./revision.ts";

/**
 * One hand-made edit, as written in an article's file:
 *
 *     KIND | OLD -> NEW                      OLD stands once in the text; \n in NEW is a line break
 *     deleted | FROM ... TO                  from where FROM starts to where the next TO ends
 *     capital | OLD -> OPENING old           OPENING is new and stands before the old words
 *     moved | FROM ... TO => ANCHOR          the same range, put just before ANCHOR
 *     lookalike | FROM ... TO                deleted; a following `+ added` puts the lookalike elsewhere
 *
 * A line that starts with `+` belongs to the same revision as the line before it. `added` is for text whose effect on
 * the meaning is nobody's business (adverts, captions). The kind is the label: what it says about meaning is in `meaningOf`.
 */
interface Edit {
  readonly kind: Kind;
  readonly change: Change;
}

const meaningOf: Partial<Record<Kind, Meaning>> = {
  spelling: "kept",
  punctuation: "kept",
  capital: "kept",
  synonym: "kept",
  "white-space": "kept",
  "split-blocks": "kept",
  typography: "kept",
  figure: "changed",
  negation: "changed",
  name: "changed",
  date: "changed",
  wording: "changed",
};

/** A change this close, in code points, may bear on a quote that it does not touch (“It is not true that ⟦…⟧”). */
const NEIGHBOURHOOD = 40;

export interface HandMadeRevision {
  readonly number: number;
  readonly edits: readonly Edit[];
  readonly revision: Revision;
}

export function handMadeRevisions(article: Article): HandMadeRevision[] {
  const groups: Edit[][] = [];
  for (const line of article.edits) {
    const edits = readEdits(article, line.replace(/^\+ /, ""));
    const current = groups.at(-1);
    if (line.startsWith("+ ") && current !== undefined) current.push(...edits);
    else groups.push(edits);
  }
  return groups.map((edits, index) => ({
    number: index + 1,
    edits,
    revision: revise(
      article.points,
      edits.map((edit) => edit.change),
    ),
  }));
}

/** One case for every quote of the article in every revision: those that the edits touch, and the bystanders. */
export function handMadeCases(article: Article): Case[] {
  return handMadeRevisions(article).flatMap(({ number, edits, revision }) =>
    article.quotes.map((quote): Case => {
      const id = `${article.name}/${quote.number}/hand-${number}`;
      try {
        const { kind, meaning } = label(edits, revision, quote);
        const truth = truthOf(revision, quote, meaning);
        return { id, article, quote, kind, origin: "hand-made", revised: revision.text, truth };
      } catch (error) {
        throw new Error(`${id}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }),
  );
}

function label(edits: readonly Edit[], revision: Revision, quote: Range): { kind: Kind; meaning: Meaning } {
  const own = edits.filter(({ change }) => overlaps(change, quote));
  const edited = own.filter(({ change }) => change.type === "replace");
  const moved = own.some(({ change }) => change.type === "move");
  const strongest = edited.find(({ kind }) => meaningOf[kind] === "changed") ?? edited[0];
  if (strongest === undefined || !touches(revision, quote)) {
    const near = { start: quote.start - NEIGHBOURHOOD, end: quote.end + NEIGHBOURHOOD };
    const disputed = edits.some(
      ({ kind, change }) => meaningOf[kind] === "changed" && overlaps(change, near),
    );
    return { kind: moved ? "moved" : "bystander", meaning: disputed ? "unjudged" : "kept" };
  }
  const meaning = meaningOf[strongest.kind] ?? "unjudged";
  return { kind: moved ? "moved-edited" : strongest.kind, meaning };
}

function overlaps(change: Change, range: Range): boolean {
  if (change.start === change.end) return change.start > range.start && change.start < range.end;
  return change.start < range.end && change.end > range.start;
}

function readEdits(article: Article, line: string): Edit[] {
  const [kindAsWritten = "", ...rest] = line.split(" | ");
  const kind = kindAsWritten === "added" ? "inserted" : kinds.find((each) => each === kindAsWritten);
  const what = rest.join(" | ");
  if (kind === undefined || what === "") throw new Error(`${article.name}: cannot read the edit “${line}”`);
  if (kind === "deleted" || kind === "lookalike") {
    return [
      { kind, change: { type: "replace", ...withSpaceAfter(article, spanOf(article, what)), text: "" } },
    ];
  }
  if (kind === "moved") {
    const [span = "", anchor = ""] = what.split(" => ");
    const range = withSpaceAfter(article, spanOf(article, span));
    return [{ kind, change: { type: "move", ...range, to: onlyPlace(article, anchor).start } }];
  }
  const [old = "", text] = what.split(" -> ");
  if (text === undefined) throw new Error(`${article.name}: no “ -> ” in “${line}”`);
  const place = onlyPlace(article, old);
  if (kind === "capital") return newOpening(old, text, place.start);
  return [{ kind, change: replacement(article, place, text.replaceAll("\\n", "\n")) }];
}

/** A sentence that is given a new opening keeps its own words, but for the capital: what stands before them is new. */
function newOpening(old: string, text: string, start: number): Edit[] {
  const at = text.toLowerCase().indexOf(old.toLowerCase());
  if (at === -1) throw new Error(`“${text}” does not keep “${old}”`);
  const [capital = ""] = old;
  return [
    { kind: "inserted", change: { type: "replace", start, end: start, text: text.slice(0, at) } },
    {
      kind: "capital",
      change: { type: "replace", start, end: start + 1, text: text.slice(at, at + capital.length) },
    },
  ];
}

function spanOf(article: Article, written: string): Range {
  const [from = "", to] = written.split(" ... ");
  const { start, end } = onlyPlace(article, from);
  if (to === undefined) return { start, end };
  const rest = article.points.slice(end).join("");
  const at = rest.indexOf(to);
  if (at === -1) throw new Error(`${article.name}: “${to}” does not follow “${from}”`);
  return { start, end: end + Array.from(rest.slice(0, at + to.length)).length };
}

/** A range that is taken out takes the white space after it along, so that what is left reads on. */
function withSpaceAfter(article: Article, range: Range): Range {
  let end = range.end;
  while (/^\s$/.test(article.points[end] ?? "")) end += 1;
  return { start: range.start, end };
}

function onlyPlace(article: Article, string: string): Range {
  const at = string === "" ? -1 : article.text.indexOf(string);
  if (at === -1) throw new Error(`${article.name}: “${string}” does not stand in the text`);
  if (article.text.indexOf(string, at + 1) !== -1)
    throw new Error(`${article.name}: “${string}” stands twice`);
  const start = Array.from(article.text.slice(0, at)).length;
  return { start, end: start + Array.from(string).length };
}

/** OLD and NEW share words at their ends that are there to say where; only what differs between them is replaced. */
function replacement(article: Article, place: Range, text: string): Change {
  const old = words(article.points.slice(place.start, place.end).join(""));
  const now = words(text);
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(old.length, now.length) - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1;
  const length = (parts: readonly string[]) => Array.from(parts.join("")).length;
  return {
    type: "replace",
    start: place.start + length(old.slice(0, head)),
    end: place.end - length(old.slice(old.length - tail)),
    text: now.slice(head, now.length - tail).join(""),
  };
}

function words(text: string): string[] {
  return text.match(/\s|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
}
