import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { newArticle } from "../../src/articles/article-input.ts";
import { registerArticle } from "../../src/articles/register-article.ts";
import { newClaim } from "../../src/claims/claim-input.ts";
import { mergeClaim } from "../../src/claims/merge-claim.ts";
import { exportTo } from "../../src/cli/export.ts";
import { importFrom } from "../../src/cli/import.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { clarifyVerdict } from "../../src/publications/clarify-verdict.ts";
import { publishClaim } from "../../src/publications/publish-claim.ts";
import { replay } from "../../src/replay/replay.ts";
import { createClaimWithSpan } from "../../src/spans/add-span.ts";
import { newSpan } from "../../src/spans/span-input.ts";
import { issueVerdict } from "../../src/verdicts/issue-verdict.ts";
import { newVerdict } from "../../src/verdicts/verdict-input.ts";
import { editorOf } from "../support/editor.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const VERDICT = {
  label: "supported",
  headline: "It was closed",
  summary: "One report says so.",
  basis: { strength: "one_report" },
  notSeen: ["the decision"],
} as const;

it("a claim made with its quote, a clarification in one step and a merge are exported, imported and told again from their events", async () => {
  const from = await openEmbedded({ url: `file:${await migratedFile(fresh("from.db"))}` });
  const to = await openEmbedded({ url: `file:${await migratedFile(fresh("to.db"))}` });
  try {
    const ann = await editorOf(from, "Ann", "editor");
    const sam = await editorOf(from, "Sam", "senior");
    const alone = { ...sam, policy: { ...sam.policy, requireSecondEditor: false } };
    const { article } = await registerArticle(
      from,
      ann,
      newArticle.parse({ url: "https://news.example/a", text: "The bridge was closed. It stayed shut." }),
    );
    const published = async (text: string, exact: string) => {
      const quote = newSpan.parse({ article: article.article.id, role: "supports", quote: { exact } });
      const { created: id } = await createClaimWithSpan(from, ann, newClaim.parse({ text }), quote);
      await issueVerdict(from, ann, id ?? "", newVerdict.parse({ ...VERDICT, change: { kind: "initial" } }));
      await publishClaim(from, sam, id ?? "");
      return id ?? "";
    };
    const one = await published("The bridge was closed.", "The bridge was closed.");
    const other = await published("The bridge stayed shut.", "It stayed shut.");
    const clearer = { ...VERDICT, headline: "The bridge was closed", change: { kind: "clarification" } };
    await clarifyVerdict(from, alone, one, newVerdict.parse(clearer));
    await mergeClaim(from, sam, other, { into: one, reason: "The same bridge." });

    expect((await replay(from)).differences).toEqual([]);
    const [first, second] = [fresh("first"), fresh("second")];
    await exportTo(from, first, { withTexts: true });
    const problems: unknown[] = [];
    await importFrom(to, first, (problem) => problems.push(problem));
    expect(problems).toEqual([]);
    expect((await replay(to)).differences).toEqual([]);
    await exportTo(to, second, { withTexts: true });
    const claims = readFileSync(`${second}/claims.jsonl`, "utf8");
    expect(claims).toBe(readFileSync(`${first}/claims.jsonl`, "utf8"));
    const lines = claims
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: one, version: 5, publishedCount: 2, spans: [{}, { copiedFrom: lines[1].spans[0].id }] },
      { id: other, status: "retracted", merged: true, replacedBy: one },
    ]);
  } finally {
    from.close();
    to.close();
  }
});
