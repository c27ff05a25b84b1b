import { readdirSync, readFileSync } from "node:fs";
import { type Article, readArticle } from "./article.ts";

const folder = new URL("./texts/", import.meta.url);

/** Every article of the corpus, by name. */
export function loadCorpus(): Article[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => readArticle(file.replace(/\.txt$/, ""), readFileSync(new URL(file, folder), "utf8")));
}
