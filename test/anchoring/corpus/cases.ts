import type { Article } from "./article.ts";
import type { Case } from "./case.ts";
import { handMadeCases } from "./hand-made.ts";
import { scriptedCases } from "./scripted/cases.ts";

/** Every case of the corpus, each with its truth. */
export function allCases(corpus: readonly Article[]): Case[] {
  return corpus.flatMap((article) => [...scriptedCases(article, corpus), ...handMadeCases(article)]);
}
