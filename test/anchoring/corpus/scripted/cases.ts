import type { Article, Quote } from "../article.ts";
import { type Case, type Kind, type Meaning, truthOf } from "../case.ts";
import { type Random, randomFrom } from "../random.ts";
import { type Change, type Revision, revise } from "../revision.ts";
import { editionCases } from "./edition.ts";
import { lookalikeElsewhere } from "./lookalike.ts";
import { moveOf, pageEdits, railOf } from "./page-edits.ts";
import { sentencesAround, sentencesOf } from "./place.ts";
import { reflows, splitOverBlocks, typesettings } from "./typesetting.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { wordEdits } from "./word-edits.ts";

/** Edits that may also befall a quote that moves or that a rail repeats: those that leave no doubt whose place it is. */
const companions = wordEdits.filter(({ kind }) => kind !== "name" && kind !== "capital");

/** Every scripted case of one article: each kind of revision for each quote that it can be done to. */
export function scriptedCases(article: Article, corpus: readonly Article[]): Case[] {
  const others = corpus.filter(
    ({ language, name }) => language === article.language && name !== article.name,
  );
  const mates = others.length > 0 ? others : corpus.filter(({ name }) => name !== article.name);
  return [
    ...wholeTextCases(article),
    ...editionCases(article, mates),
    ...article.quotes.flatMap((quote) => quoteCases(article, quote, mates)),
  ];
}

function wholeTextCases(article: Article): Case[] {
  const random = randomFrom(`${article.name}/whole`);
  const revisions: [Kind, string, Revision][] = [
    ["unchanged", "", revise(article.points, [])],
    ...typesettings.map(({ name, make }): [Kind, string, Revision] => [
      "typography",
      name,
      make(article, random),
    ]),
    ...reflows.map(({ name, make }): [Kind, string, Revision] => [
      "white-space",
      name,
      make(article, random),
    ]),
  ];
  return revisions.flatMap(([kind, name, revision]) =>
    article.quotes.map((quote) => caseOf(article, quote, kind, name, "kept", revision)),
  );
}

function quoteCases(article: Article, quote: Quote, others: readonly Article[]): Case[] {
  const cases: Case[] = [];
  const add = (kind: Kind, name: string, meaning: Meaning, revision: Revision | null) => {
    if (revision !== null) cases.push(caseOf(article, quote, kind, name, meaning, revision));
  };
  const chance = (what: string) => randomFrom(`${article.name}/${quote.number}/${what}`);

  for (const { kind, meaning, make } of wordEdits) {
    const random = chance(kind);
    const changes = make(article, quote, random);
    if (changes === null) continue;
    add(kind, "", meaning, revise(article.points, changes));
    const disturbed = besideQuote(article, quote, changes, random);
    if (disturbed !== null) add(kind, "disturbed", meaning, revise(article.points, disturbed));
  }
  for (const { kind, meaning, make } of pageEdits)
    add(kind, "", meaning, make(article, quote, chance(kind), others));
  add("split-blocks", "", "kept", splitOverBlocks(article, quote, chance("split")));

  const moving = chance("moved-edited");
  const edit = companionEdit(article, quote, moving);
  const move = moveOf(article, quote, moving);
  if (edit !== null && move !== null)
    add("moved-edited", edit.kind, edit.meaning, revise(article.points, [...move, ...edit.changes]));

  const repeating = chance("rail-edited");
  const repeated = companionEdit(article, quote, repeating);
  if (repeated !== null) {
    const rail = railOf(article, quote, repeating);
    add(
      "rail-edited",
      repeated.kind,
      repeated.meaning,
      revise(article.points, [...rail, ...repeated.changes]),
    );
  }
  add("lookalike", "", "unjudged", lookalikeElsewhere(article, quote, chance("lookalike"), "deleted"));
  add("lookalike-intact", "", "kept", lookalikeElsewhere(article, quote, chance("lookalike"), "intact"));
  return cases;
}

function caseOf(
  article: Article,
  quote: Quote,
  kind: Kind,
  name: string,
  meaning: Meaning,
  revision: Revision,
): Case {
  const id = `${article.name}/${quote.number}/${kind}${name === "" ? "" : `-${name}`}`;
  return {
    id,
    article,
    quote,
    kind,
    origin: "scripted",
    revised: revision.text,
    truth: truthOf(revision, quote, meaning),
  };
}

function companionEdit(article: Article, quote: Quote, random: Random) {
  const possible = companions.flatMap(({ kind, meaning, make }) => {
    const changes = make(article, quote, random);
    return changes === null ? [] : [{ kind, meaning, changes }];
  });
  return possible.length === 0 ? null : random.pick(possible);
}

/**
 * The same edit with one neighbour of the quote disturbed: the sentence before it gone, or a new one after it. The other
 * neighbour stays, so that the place is still beyond doubt.
 */
function besideQuote(
  article: Article,
  quote: Quote,
  changes: readonly Change[],
  random: Random,
): Change[] | null {
  const own = sentencesAround(article, quote);
  const free = (start: number, end: number) =>
    changes.every((change) => change.end <= start || change.start >= end);
  if (random.next() < 0.5) {
    const before = sentencesOf(article)
      .filter((sentence) => sentence.end <= own.start)
      .at(-1);
    if (before === undefined || own.start !== quote.start || !free(before.start, before.end)) return null;
    return [...changes, { type: "replace", ...before, text: "" }];
  }
  const { fillers } = vocabularyOf(article.language);
  if (fillers.length === 0 || article.points[own.end - 1] !== " ") return null;
  return [...changes, { type: "replace", start: own.end, end: own.end, text: `${random.pick(fillers)} ` }];
}
