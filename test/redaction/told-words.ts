import { sha256 } from "../../src/language/sha256.ts";
import {
  addQuote,
  articleOf,
  claimOf,
  type Desk,
  draft,
  expectStatus,
  judge,
  publish,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";

/** A word for each field, so that what is left of it tells where it was forgotten. */
export const W = {
  text: "Quillfeather",
  reworded: "Inkpotter",
  claimant: "Petronella",
  claimantRole: "Harbourmistress",
  topic: "petronella",
  about: "Barnabas",
  relation: "Wicklow",
  reason: "Dunmurry",
  retracted: "Fotheringay",
  headline: "Thistlewood",
  author: "Ballantyne",
  publisher: "Gloamingherald",
  genre: "Feuilletonish",
  description: "Broadsheetish",
  alias: "Kirkcudbright",
  extent: "Paywallish",
  quote: "Marmaduke",
  speaker: "Cordelia",
  note: "Ravensworth",
  confirmed: "Silverdale",
  verdictHeadline: "Pumpernickel",
  summary: "Zanzibarian",
  rating: "Preposterousness",
  searched: "Archivolt",
  notSeen: "Lighthouse",
  notDecided: "Quagmire",
  implied: "Innuendo",
  instead: "Counterfact",
  reply: "Ombudswoman",
  basis: "Pedestal",
  change: "Erratum",
  annotator: "Featherstone",
};
const TEXT = `Officials say ${W.quote} closed the gate on Monday. It rained for days. Roads were shut.`;

export interface Told {
  claim: string;
  slugs: string[];
  article: string;
  span: string;
  spare: string;
  verdicts: string[];
  related: string;
}

/** A claim that has something in every field that people write in, some of it twice. */
export async function tell({ eve, sam, ...at }: Desk): Promise<Told> {
  const article = articleOf(
    await eve.post("/v1/articles", {
      url: "https://gate.example/story",
      text: TEXT,
      headline: `${W.headline} shut`,
      author: W.author,
      publisher: { name: W.publisher, site: "gloamingherald.example" },
      genreNote: `${W.genre}.`,
      descriptiveHeadline: `${W.description} of a gate`,
    }),
  );
  const alias = { url: "https://gate.example/mobile/story", reason: `${W.alias}.` };
  expectStatus(await eve.post(`/v1/articles/${article.id}/aliases`, alias), 201);
  const other = await publishedStory({ eve, sam, ...at });
  const claim = await draft(eve, {
    text: `${W.text} closed the gate.`,
    claimant: { name: W.claimant, role: W.claimantRole },
    topics: [W.topic, "gates"],
    about: [{ name: W.about, kind: "person" }],
    relations: [{ kind: "narrower_than", claim: other.claim.id, note: `${W.relation}.` }],
  });
  const span = await addQuote(eve, claim, article, {
    quote: { exact: `${W.quote} closed the gate` },
    assertedBy: { name: W.speaker, role: `${W.speaker}'s role` },
    note: `${W.note}.`,
  });
  const spare = await addQuote(eve, claim, article, {
    role: "context",
    quote: { exact: "It rained for days" },
  });
  const retracted = { reason: `${W.retracted}.` };
  expectStatus(await eve.post(`/v1/spans/${spare.id}/retract`, retracted, { ifMatch: 3 }), 200);
  const asEditor = { Authorization: `Bearer ${eve.secret}`, "Content-Type": "application/ld+json" };
  const annotation = (await eve.get(`/annotations/${span.id}`)).text;
  const named = { ...JSON.parse(annotation), creator: { type: "Person", name: W.annotator } };
  const put = { method: "PUT", headers: asEditor, body: JSON.stringify(named) };
  expectStatus(await at.request(`/annotations/${span.id}`, put), 200);
  const fields = {
    headline: W.verdictHeadline,
    ratingText: W.rating,
    summary: `${W.summary}.`,
    searched: [W.searched],
    notSeen: [W.notSeen],
    notDecided: [W.notDecided],
    implied: W.implied,
    instead: W.instead,
    reply: { asked: true, on: "2026-11-01", answer: W.reply },
    basis: { strength: "one_report", note: W.basis },
  };
  const first = await judge(eve, claim, fields);
  await publish(sam, claim);
  const { version } = await workingCopy(eve, claim.id);
  const text = `${W.reworded} closed the gate.`;
  claimOf(await eve.patch(`/v1/claims/${claim.id}`, { text }, { ifMatch: version }));
  const second = await judge(eve, claim, {
    ...fields,
    restsOn: [span.id],
    change: { kind: "correction", note: W.change },
  });
  await publish(sam, claim);
  const denied = TEXT.replace("Officials say", "Officials no longer say");
  expectStatus(await eve.post(`/v1/articles/${article.id}/snapshots`, { text: denied }), 201);
  const stub = { text: "Subscribe to read.", extent: "stub" };
  expectStatus(await eve.post(`/v1/articles/${article.id}/snapshots`, stub), 201);
  const extent = { extent: "excerpt", reason: `${W.extent}.` };
  const ifMatch = articleOf(await eve.post("/v1/articles", { url: article.url }), 200).version;
  const snapshot = `/v1/articles/${article.id}/snapshots/${sha256(stub.text)}`;
  expectStatus(await eve.patch(snapshot, extent, { ifMatch }), 200);
  const confirm = await eve.post(
    `/v1/spans/${span.id}/confirm`,
    { note: W.confirmed },
    { idempotencyKey: "kept-answer" },
  );
  expectStatus(confirm, 200);
  // A claim that names it, as readers and editors see it.
  const related = await publishedStory(
    { eve, sam, ...at },
    { relations: [{ kind: "same_as", claim: claim.id }] },
  );
  return {
    claim: claim.id,
    slugs: [claim.slug, article.slug],
    article: article.id,
    span: span.id,
    spare: spare.id,
    verdicts: [first.id, second.id],
    related: related.claim.id,
  };
}
