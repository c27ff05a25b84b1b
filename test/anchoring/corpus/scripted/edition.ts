/**
 * A second edition: the whole article gone over at once, as happens to a story that runs all day. Sentences are cut,
 * replaced, added and moved, and quotes are edited while their neighbours change too.
 */
import type { Article, Quote } from "../article.ts";
import { type Case, type Kind, type Meaning, truthOf } from "../case.ts";
import { type Random, randomFrom } from "../random.ts";
import { type Change, type Range, revise } from "../revision.ts";
import { sentencesAround, sentencesOf } from "./place.ts";
import { rewriting, shortening, someSentence } from "./rewriting.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { wordEdits } from "./word-edits.ts";

/** Sentences that stand or fall together because a quote runs over them, with the first of their quotes. */
interface Unit extends Range {
  readonly quote: Quote | undefined;
}

interface Done {
  readonly kind: Kind;
  readonly meaning: Meaning;
  readonly changes: readonly Change[];
}

const EDITIONS = 3;

/** Changing a name while both neighbours may change too would make the quote gone by definition: left out. */
const edits = wordEdits.filter(({ kind }) => kind !== "name" && kind !== "capital");

export function editionCases(article: Article, others: readonly Article[]): Case[] {
  return Array.from({ length: EDITIONS }, (_, number) => edition(article, others, number + 1)).flat();
}

function edition(article: Article, others: readonly Article[], number: number): Case[] {
  const random = randomFrom(`${article.name}/edition-${number}`);
  const units = unitsOf(article);
  const done = new Map<Unit, Done>(units.map((unit) => [unit, goOver(article, unit, others, random)]));
  const changes = [...done.values()].flatMap((each) => each.changes);
  const untouched = units.filter((unit) => done.get(unit)?.kind === "bystander");
  const [mover, target] = [random.pick(untouched), random.pick(units)];
  const stays = target.start >= mover.start && target.start <= mover.end;
  const moves: Change[] = stays
    ? []
    : [{ type: "move", start: mover.start, end: mover.end, to: target.start }];
  const revision = revise(article.points, [...changes, ...moves]);

  return units.flatMap((unit): Case[] => {
    const { quote } = unit;
    const what = done.get(unit);
    if (quote === undefined || what === undefined) return [];
    const kind = unit === mover && moves.length > 0 ? "moved" : what.kind;
    const truth = truthOf(revision, quote, what.meaning);
    const id = `${article.name}/${quote.number}/edition-${number}`;
    return [{ id, article, quote, kind, origin: "scripted", revised: revision.text, truth }];
  });
}

function unitsOf(article: Article): Unit[] {
  const around = article.quotes.map((quote) => sentencesAround(article, quote));
  const units: Unit[] = [];
  for (const sentence of sentencesOf(article)) {
    const run = around.find((each) => each.start < sentence.end && each.end > sentence.start) ?? sentence;
    const last = units.at(-1);
    if (last !== undefined && run.start < last.end) {
      units[units.length - 1] = { ...last, end: Math.max(last.end, run.end) };
    } else units.push({ start: run.start, end: run.end, quote: undefined });
  }
  return units.map((unit) => ({
    ...unit,
    quote: article.quotes.find((quote) => quote.start >= unit.start && quote.end <= unit.end),
  }));
}

/** Half of the quotes are left as they are, a seventh goes, the others are edited; of the rest of the text, half stays. */
function goOver(article: Article, unit: Unit, others: readonly Article[], random: Random): Done {
  const { quote, start, end } = unit;
  const chance = random.next();
  const kept: Done = { kind: "bystander", meaning: "kept", changes: [] };
  if (chance < 0.5) return kept;
  const gone: Done = {
    kind: "deleted",
    meaning: "unjudged",
    changes: [{ type: "replace", start, end, text: "" }],
  };
  if (quote === undefined) {
    if (chance < 0.65) return gone;
    const text = `${newSentence(article, others, random)} `;
    return { ...kept, changes: [{ type: "replace", start, end: chance < 0.8 ? start : end, text }] };
  }
  if (chance < 0.64) return gone;
  const rewrite = chance < 0.74 ? rewriting(article, quote, random, random.pick(others)) : [];
  if (rewrite.length > 0) return { kind: "rewritten", meaning: "unjudged", changes: rewrite };
  const cut = chance >= 0.74 && chance < 0.78 ? shortening(article, quote, random) : [];
  if (cut.length > 0) return { kind: "shortened", meaning: "unjudged", changes: cut };
  const possible = edits.flatMap(({ kind, meaning, make }): Done[] => {
    const changes = make(article, quote, random);
    return changes === null ? [] : [{ kind, meaning, changes }];
  });
  return possible.length === 0 ? kept : random.pick(possible);
}

function newSentence(article: Article, others: readonly Article[], random: Random): string {
  const { fillers } = vocabularyOf(article.language);
  return fillers.length > 0 && random.next() < 0.5
    ? random.pick(fillers)
    : someSentence(random.pick(others), random);
}
