import { newArticle } from "../../src/articles/article-input.ts";
import { registerArticle } from "../../src/articles/register-article.ts";
import { newClaim } from "../../src/claims/claim-input.ts";
import { createClaim } from "../../src/claims/create-claim.ts";
import type { Database } from "../../src/db/database.ts";
import { publishClaim } from "../../src/publications/publish-claim.ts";
import { addSpan } from "../../src/spans/add-span.ts";
import { newSpan } from "../../src/spans/span-input.ts";
import { exportLines } from "../../src/transfer/export-lines.ts";
import type { FileName } from "../../src/transfer/format.ts";
import { type ClaimLine, claimLine } from "../../src/transfer/line-schemas.ts";
import { issueVerdict } from "../../src/verdicts/issue-verdict.ts";
import { newVerdict } from "../../src/verdicts/verdict-input.ts";
import { editorOf } from "../support/editor.ts";

const TEXT =
  "The council met on Monday. A speaker said that bridge number 0 is safe. An inspector found cracks in the eastern pier. A second inspector found rust on the cables. The mayor was not there.";
const CLAIM = "Bridge number 0 is safe.";

/** The lines of a small newsroom: two articles, and one claim with an appearance, three quotes, a verdict, published. */
export async function templateLines(db: Database): Promise<Map<FileName, string[]>> {
  const editor = await editorOf(db, "Bench", "senior");
  const context = { ...editor, policy: { ...editor.policy, requireSecondEditor: false } };
  for (const url of ["https://a.example/bridges", "https://b.example/bridges"]) {
    await registerArticle(db, context, newArticle.parse({ url, text: TEXT, headline: "Bridges" }));
  }
  const { created } = await createClaim(
    db,
    context,
    newClaim.parse({ text: CLAIM, topics: ["bridges"], claimant: { name: "A speaker" } }),
  );
  const id = created ?? "";
  const quotes = [
    ["https://a.example/bridges", "appearance", "bridge number 0 is safe"],
    ["https://a.example/bridges", "refutes", "An inspector found cracks in the eastern pier"],
    ["https://b.example/bridges", "refutes", "A second inspector found rust on the cables"],
    ["https://b.example/bridges", "context", "The mayor was not there"],
  ] as const;
  for (const [article, role, exact] of quotes) {
    const stance = role === "appearance" ? "reports" : null;
    await addSpan(db, context, id, newSpan.parse({ article, role, stance, quote: { exact } }));
  }
  await issueVerdict(
    db,
    context,
    id,
    newVerdict.parse({
      label: "refuted",
      headline: "Inspectors found cracks and rust.",
      summary: "Two reports tell of two inspections, of the pier and of the cables.",
      basis: { strength: "several_reports" },
      change: { kind: "initial" },
    }),
  );
  await publishClaim(db, context, id);
  const lines = new Map<FileName, string[]>();
  for await (const page of exportLines(db, { withTexts: true })) {
    for (const { file, text } of page) lines.set(file, [...(lines.get(file) ?? []), text]);
  }
  return lines;
}

const CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

/** Ten digits, so that the end of an id can be replaced by a number. */
function digits(n: number): string {
  let text = "";
  for (let rest = n; text.length < 10; rest = Math.floor(rest / 32)) text = CROCKFORD[rest % 32] + text;
  return text;
}

/** The nth claim of its like: other ids, other words, and the numbers that it would have got. */
export function claimLike(template: string, n: number): string {
  const text = template
    .replace(/\b(clm|spn|ver|pub|evt)_([0-9a-z]{16})[0-9a-z]{10}/g, `$1_$2${digits(n)}`)
    .replaceAll("bridge-number-0-is-safe", `bridge-number-${n}-is-safe`)
    .replaceAll(CLAIM, CLAIM.replace("0", `${n}`));
  const line: ClaimLine = claimLine.parse(JSON.parse(text));
  const shift = <T extends { seq: number }>(rows: T[]) =>
    rows.map((row) => ({ ...row, seq: row.seq + n * (rows.length + 2) }));
  return JSON.stringify({
    ...line,
    seq: n,
    spans: shift(line.spans),
    verdicts: shift(line.verdicts),
    publications: shift(line.publications),
    events: shift(line.events),
  });
}
