import { addSnapshot } from "../../src/articles/add-snapshot.ts";
import { newArticle, newSnapshot } from "../../src/articles/article-input.ts";
import { addAlias, editArticle, mergeArticle } from "../../src/articles/edit-article.ts";
import { registerArticle } from "../../src/articles/register-article.ts";
import { newClaim } from "../../src/claims/claim-input.ts";
import { createClaim } from "../../src/claims/create-claim.ts";
import { editClaim } from "../../src/claims/edit-claim.ts";
import {
  discardClaim,
  reinstateClaim,
  retractClaim,
  unpublishClaim,
} from "../../src/claims/withdraw-claim.ts";
import type { Database } from "../../src/db/database.ts";
import { publishClaim } from "../../src/publications/publish-claim.ts";
import { addSpan } from "../../src/spans/add-span.ts";
import { editSpan, retractSpan } from "../../src/spans/edit-span.ts";
import { newSpan } from "../../src/spans/span-input.ts";
import { issueVerdict } from "../../src/verdicts/issue-verdict.ts";
import { newVerdict } from "../../src/verdicts/verdict-input.ts";
import { editorOf } from "../support/editor.ts";

export const BRIDGE_TEXT =
  "The council met on Monday. Dora Quill told reporters that the bridge is safe. An inspector found cracks in the eastern pier. The mayor was not there.";
/** The same report after its newsroom changed a word that matters. */
export const BRIDGE_TEXT_LATER = BRIDGE_TEXT.replace("found cracks", "found no cracks");
export const REPORT_TEXT = "A report lists cracks in two piers of the bridge. Nobody was hurt.";

export const CLAIM_TEXT = "The bridge over the Orle is safe, says nobody.";
const LATER_CLAIM_TEXT = "The bridge over the Orle is safe.";
export const CRACKS = "An inspector found cracks in the eastern pier";

export interface Story {
  /** The claim that went through the most: published twice, edited, its evidence changed under it. */
  bridge: string;
  /** "Dora Quill said …": relates to the first, which relates back to it. */
  statement: string;
  unpublished: string;
  retracted: string;
  reinstated: string;
  discarded: string;
  underReview: string;
  draft: string;
  news: string;
  report: string;
  merged: string;
  /** The refuting quote of the bridge claim, and its first verdict. */
  cracks: string;
  verdict: string;
}

const VERDICT = {
  label: "refuted",
  headline: "An inspector found cracks.",
  summary: "An inspector found cracks: one source; document not seen.",
  basis: { strength: "one_report", note: "The inspector's own report was not seen." },
  notSeen: ["the inspector's own report"],
} as const;

/** A newsroom's fortnight: every kind of event that editors can cause, some more than once. */
export async function tellStory(db: Database): Promise<Story> {
  const ann = await editorOf(db, "Ann", "editor");
  const ben = await editorOf(db, "Ben", "senior");
  const made = (committed: { created: string | null }) => committed.created ?? "";

  const register = async (input: unknown) =>
    (await registerArticle(db, ann, newArticle.parse(input))).article.article.id;
  const news = await register({
    url: "https://news.example/bridge?id=1",
    text: BRIDGE_TEXT,
    retrievedAt: "2026-11-01T08:00:00Z",
    headline: "Bridge safe, says council",
    author: "Flo Reed",
    publisher: { name: "The News", site: "news.example" },
  });
  const report = await register({ text: REPORT_TEXT, keepText: false, genreNote: "Found in a drawer." });
  const merged = await register({ url: "https://m.news.example/bridge", text: BRIDGE_TEXT });

  const claim = async (input: object) => made(await createClaim(db, ann, newClaim.parse(input)));
  const span = async (id: string, input: object) => made(await addSpan(db, ann, id, newSpan.parse(input)));
  const refuting = (id: string) =>
    span(id, { article: news, role: "refutes", quote: { exact: CRACKS }, note: "Cracks." });
  const judge = async (id: string, change: object = { kind: "initial" }, input: object = VERDICT) =>
    made(await issueVerdict(db, ann, id, newVerdict.parse({ ...input, change })));
  const publish = (id: string) => publishClaim(db, ben, id);
  const published = async (text: string) => {
    const id = await claim({ text });
    await refuting(id);
    await judge(id);
    await publish(id);
    return id;
  };

  const bridge = await claim({
    text: CLAIM_TEXT,
    claimant: { name: "Dora Quill", role: "council spokeswoman" },
    claimedOn: "2026-10-31",
    topics: ["bridges", "orle"],
  });
  await span(bridge, {
    article: news,
    role: "appearance",
    stance: "reports",
    quote: { exact: "the bridge is safe", prefix: "reporters that " },
    assertedBy: { name: "Dora Quill", role: "spokeswoman", claimantSide: true },
  });
  const cracks = await refuting(bridge);
  const context = await span(bridge, {
    article: report,
    role: "context",
    quote: { exact: "cracks in two piers" },
    text: REPORT_TEXT,
  });
  await editSpan(db, ann, context, { note: "Which piers, it does not say." });
  await retractSpan(db, ann, context, { reason: "It is about another bridge.", withdrawVerdict: false });
  const verdict = await judge(bridge);
  await publish(bridge);
  await editClaim(db, ann, bridge, { text: LATER_CLAIM_TEXT, topics: ["bridges"] });
  await judge(
    bridge,
    { kind: "clarification", note: "The claim was worded badly." },
    { ...VERDICT, restsOn: [cracks] },
  );
  await publish(bridge);

  const statement = await claim({
    text: "Dora Quill said that the bridge is safe.",
    kind: "statement",
    claimant: { name: "Dora Quill" },
    relations: [{ kind: "reports", claim: bridge, note: "Her words." }],
  });
  await span(statement, { article: news, role: "supports", quote: { exact: "Dora Quill told reporters" } });
  await judge(statement, { kind: "initial" }, { ...VERDICT, label: "supported", headline: "She did." });
  await publish(statement);
  await editClaim(db, ann, bridge, {
    relations: [{ kind: "same_as", claim: statement, on: null, note: null }],
  });

  const unpublished = await published("The eastern pier has no cracks.");
  await unpublishClaim(db, ben, unpublished, "It says too much.");
  const retracted = await published("No pier of the bridge has cracks.");
  await retractClaim(db, ben, retracted, { reason: "It is the same claim again.", replacedBy: bridge });
  const reinstated = await published("No inspector found cracks.");
  await retractClaim(db, ben, reinstated, { reason: "By mistake.", replacedBy: null });
  await reinstateClaim(db, ben, reinstated, "It was a mistake.");
  const discarded = await claim({ text: "The bridge is blue." });
  await discardClaim(db, ann, discarded);
  const underReview = await claim({ text: "The bridge has no cracks." });
  const doubtful = await refuting(underReview);
  await judge(underReview);
  await publish(underReview);
  await retractSpan(db, ben, doubtful, { reason: "The inspector denies it.", withdrawVerdict: true });
  const draft = await claim({ text: "The mayor was there.", language: "en-GB" });

  await editArticle(db, ann, news, { headline: "Bridge has cracks", genre: "news" });
  await addAlias(db, ann, news, { url: "https://news.example/b/1", reason: "The short address." });
  await mergeArticle(db, ann, merged, { into: news, reason: "The page for telephones." });
  await publish(bridge);
  await addSnapshot(
    db,
    ann,
    news,
    newSnapshot.parse({ text: BRIDGE_TEXT_LATER, retrievedAt: "2026-11-10T08:00:00Z" }),
  );
  await addSnapshot(
    db,
    ann,
    report,
    newSnapshot.parse({ text: `${REPORT_TEXT} Corrected.`, keepText: false }),
  );
  return {
    bridge,
    statement,
    unpublished,
    retracted,
    reinstated,
    discarded,
    underReview,
    draft,
    news,
    report,
    merged,
    cracks,
    verdict,
  };
}
