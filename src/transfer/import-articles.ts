import { isKeyOf, ruledKey } from "../articles/ruled-key.ts";
import { identifyText } from "../articles/text-identity.ts";
import type { Database } from "../db/database.ts";
import { readArticleBundles } from "../db/queries/transfer-bundles.ts";
import { findKnown, findObstacles } from "../db/queries/transfer-lookups.ts";
import { articleStatements } from "../db/queries/transfer-writes.ts";
import { compareRecords, type Difference } from "../replay/difference.ts";
import { foldArticleEvent, newToldArticle } from "../replay/fold-article.ts";
import type { SubjectKind } from "./import-subjects.ts";
import { type ArticleLine, articleLine } from "./line-schemas.ts";
import { toArticleBundle } from "./read-lines.ts";
import { renderLine, toArticleLine } from "./render-lines.ts";
import { retiredAddresses } from "./retired-addresses.ts";

export function articleKind(db: Database): SubjectKind<ArticleLine> {
  const retired = retiredAddresses(db, "article");
  return {
    file: "articles.jsonl",
    schema: articleLine,
    needs: ({ mergedInto }) => (mergedInto === null ? [] : [{ member: "mergedInto", id: mergedInto }]),
    check: async (line) => [...(await checkArticleLine(line)), ...(await retired(line.slug))],
    findKnown: (ids) => findKnown(db, "articles", ids),
    async renderHeld(line) {
      const withTexts = line.texts.some(({ content }) => content !== undefined);
      const [bundle] = await readArticleBundles(db, { ids: [line.id] }, { withContents: withTexts });
      return bundle ? renderRuled(toArticleLine(bundle, { withTexts })) : "";
    },
    render: renderRuled,
    async write(lines) {
      await db.write(articleStatements(await Promise.all(lines.map(toArticleBundle))));
    },
    explain: (line) =>
      findObstacles(db, {
        table: "articles",
        id: line.id,
        seq: line.seq,
        slug: line.slug,
        editors: [line.createdBy, ...line.events.map(({ actorId }) => actorId)],
        articles: [],
        eventIds: line.events.map(({ id }) => id),
        eventSeqs: line.events.map(({ seq }) => seq),
        quotes: [],
      }),
  };
}

/** With the keys that the rules in force give, so that an export of older rules is known again. */
function renderRuled(line: ArticleLine): string {
  const addresses = line.addresses
    .map((address) => ({ ...address, key: ruledKey(address) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return renderLine(articleLine, { ...line, addresses });
}

/** The events must tell the article that the line brings, and a text must be the one that its hash names. */
async function checkArticleLine(line: ArticleLine): Promise<string[]> {
  const reasons: string[] = [];
  for (const { sha256, length, content } of line.texts) {
    if (content === undefined || content === null) continue;
    const text = await identifyText(content);
    if (text.sha256 !== sha256 || text.length !== length || text.content !== content) {
      reasons.push(
        `texts: the text ${sha256} is not the one that its hash names: bring it as it was hashed, or without content`,
      );
    }
  }
  const named = new Set(line.texts.map(({ sha256 }) => sha256));
  for (const { textSha256 } of line.snapshots) {
    if (!named.has(textSha256))
      reasons.push(`snapshots: the text ${textSha256} is missing: name it in texts, with or without content`);
  }
  for (const address of line.addresses) {
    if (!isKeyOf(address)) {
      reasons.push(
        `addresses: the key ${address.key} is not that of ${address.url ?? "a page or a text"}: write ${ruledKey({ ...address, key: address.url === null ? address.key : "" }) || "the key of its url"}`,
      );
    }
  }
  const { article, events } = await toArticleBundle(line);
  const told = newToldArticle(line.id);
  const differences: Difference[] = [];
  for (const event of events) foldArticleEvent(told, event, (difference) => differences.push(difference));
  differences.push(...compareRecords("article", told.article, article, ["seq"]));
  const [first] = differences;
  if (first) {
    const { subject, field, told: events, held } = first;
    reasons.push(`events: they do not tell what it brings: ${subject}: ${field}: ${events}, not ${held}`);
  }
  return reasons;
}
