import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { identifyText } from "../articles/text-identity.ts";
import type { SeedArticle } from "./format.ts";

export interface FoundTexts {
  /** Normalised, by article key. */
  texts: Map<string, string>;
  /** Text files of the folder that are none of the articles. */
  strangers: string[];
}

/** The articles' texts among the `.txt` files of a folder, known by their SHA-256 and not by their names. */
export async function readTexts(folder: string, articles: SeedArticle[]): Promise<FoundTexts> {
  const texts = new Map<string, string>();
  const strangers: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".txt")).sort()) {
    const text = await identifyText(await readFile(join(folder, name), "utf8"));
    const article = articles.find((candidate) => candidate.textSha256 === text.sha256);
    if (article) texts.set(article.key, text.content);
    else strangers.push(name);
  }
  return { texts, strangers };
}
