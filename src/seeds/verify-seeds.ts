import type { ReceiptArticles } from "../verdicts/unmet-rules.ts";
import { checkClaim } from "./check-claim.ts";
import { checkSet } from "./check-set.ts";
import { checkTexts } from "./check-texts.ts";
import { checkWording } from "./check-wording.ts";
import type { SeedSet } from "./format.ts";
import type { Problem } from "./problem.ts";
import { checkShares } from "./quote-shares.ts";
import type { FoundTexts } from "./read-texts.ts";

/** Everything that does not hold in the set. Without the articles' texts, what can be said without them. */
export function verifySeeds(set: SeedSet, found: FoundTexts | null): Problem[] {
  const problems = [
    ...set.claims.flatMap((claim) => checkClaim(claim, receiptArticles(set))),
    ...checkSet(set),
    ...set.articles.flatMap((article) => checkShares(article, set.claims)),
  ];
  if (found === null) return problems;
  problems.push(...checkTexts(set, found.texts), ...checkWording(set, found.texts));
  if (found.texts.size < set.articles.length) {
    // A text that was altered has another hash: its file is the likeliest place to look.
    for (const file of found.strangers) {
      problems.push({ file, at: "", message: "the text of none of the articles" });
    }
  }
  return problems;
}

function receiptArticles({ articles }: SeedSet): ReceiptArticles {
  return new Map(
    articles.map(({ key, genre }) => [key, { genre, publisherName: null, publisherSite: null }]),
  );
}
