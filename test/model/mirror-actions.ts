import fc from "fast-check";
import { type Desk, expectStatus, page, SUPPORTED, workingCopy } from "../contract/editing/desk.ts";
import type { Answer } from "../support/service.ts";

const SENTENCES = [
  "The northern harbour opened to freight in early spring.",
  "Seventeen orchestras rehearsed a symphony by Bruckner.",
  "Her grandfather planted walnut trees along our lane.",
];
const WORDINGS = ["The harbour opened.", "The harbour was opened in spring.", "Freight came to the harbour."];
/** Claims that actions are done to: the last so many that were made. */
const ALIVE = 5;
const ARTICLES = 2;

/** What anybody can do that might change what readers see. Whether the service lets them is not the point here. */
export type MirrorAction =
  | { kind: "create" }
  | { kind: "reword"; claim: number; wording: number }
  | { kind: "relate"; claim: number; to: number; relation: string | null; note: string | null }
  | { kind: "bringOut"; claim: number; article: number; sentence: number; label: string }
  | { kind: "withdrawVerdict" | "unpublish" | "retract" | "reinstate"; claim: number }
  | { kind: "snapshot"; article: number; standing: number }
  | { kind: "lookAgain"; article: number }
  | { kind: "describe"; article: number; headline: string }
  | { kind: "redactClaim"; claim: number; field: string }
  | { kind: "redactVerdict"; claim: number; field: string }
  | { kind: "redactSpan"; claim: number; field: string }
  | { kind: "redactArticle"; article: number; field: string };

const claim = fc.nat(ALIVE - 1);
const article = fc.nat(ARTICLES - 1);
const kind = <K extends string>(name: K) => fc.constant(name);
const bringOut = fc.record({
  kind: kind("bringOut"),
  claim,
  article,
  sentence: fc.nat(SENTENCES.length - 1),
  label: fc.constantFrom("supported", "unproven"),
});
const relate = fc.record({
  kind: kind("relate"),
  claim,
  to: claim,
  relation: fc.constantFrom("reports", "overtaken_by", "narrower_than", "same_as", null),
  note: fc.constantFrom(null, "Since the spring.", "As the mayor said."),
});

const ARBITRARY: { weight: number; arbitrary: fc.Arbitrary<MirrorAction> }[] = [
  { weight: 2, arbitrary: fc.record({ kind: kind("create") }) },
  { weight: 3, arbitrary: fc.record({ kind: kind("reword"), claim, wording: fc.nat(WORDINGS.length - 1) }) },
  { weight: 6, arbitrary: relate },
  { weight: 12, arbitrary: bringOut },
  { weight: 1, arbitrary: fc.record({ kind: kind("withdrawVerdict"), claim }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("unpublish"), claim }) },
  { weight: 1, arbitrary: fc.record({ kind: kind("retract"), claim }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("reinstate"), claim }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: kind("snapshot"), article, standing: fc.nat(2 ** SENTENCES.length - 1) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind("lookAgain"), article }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kind("describe"), article, headline: fc.constantFrom("One", "Two") }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind("redactClaim"), claim, field: fc.constantFrom("text", "reason") }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind("redactVerdict"),
      claim,
      field: fc.constantFrom("headline", "summary"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind("redactSpan"), claim, field: fc.constantFrom("note", "quote") }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind("redactArticle"),
      article,
      field: fc.constantFrom("headline", "text"),
    }),
  },
];

/** So many actions, the same each time. */
export function mirrorActions(count: number, seed: number): MirrorAction[] {
  return fc.sample(fc.oneof(...ARBITRARY), { numRuns: count, seed });
}

/** A desk with its articles and claims; {@link MirrorWorld.perform} tells what was answered, null where there was nothing to do. */
export class MirrorWorld {
  readonly claims: string[] = [];
  readonly articles: { id: string; url: string | null }[] = [];
  readonly #desk: Desk;
  readonly #lastTexts: string[] = [];
  #seconds = 0;
  #texts = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async open(): Promise<void> {
    for (let i = 0; i < ARTICLES; i++) await this.#newArticle(i);
  }

  async perform(action: MirrorAction): Promise<Answer | null> {
    const { eve, sam } = this.#desk;
    switch (action.kind) {
      case "create": {
        const answer = await eve.post("/v1/claims", { text: WORDINGS[0], claimant: { name: "The Mayor" } });
        this.claims.push((expectStatus(answer, 201).json as { id: string }).id);
        return answer;
      }
      case "snapshot":
        return this.#snapshot(action.article, this.#text(action.standing));
      case "lookAgain":
        return this.#snapshot(action.article, this.#lastTexts[action.article] ?? "");
      case "describe": {
        const { id, version } = await this.#article(action.article);
        return eve.patch(`/v1/articles/${id}`, { headline: action.headline }, { ifMatch: version });
      }
      case "redactArticle": {
        const { id } = await this.#article(action.article);
        const answer = await this.#redact(`/v1/articles/${id}`, action.field);
        // Nothing can be quoted from it any more.
        if (answer.status === 200 && action.field === "text") await this.#newArticle(action.article);
        return answer;
      }
    }
    const id = this.claims.at(-1 - action.claim);
    if (id === undefined) return null;
    const path = `/v1/claims/${id}`;
    const now = await workingCopy(eve, id);
    const seen = { ifMatch: now.version };
    switch (action.kind) {
      case "reword":
        return eve.patch(path, { text: WORDINGS[action.wording] }, seen);
      case "relate": {
        const to = this.claims.at(-1 - action.to);
        if (to === undefined || to === id) return null;
        const relations =
          action.relation === null ? [] : [{ kind: action.relation, claim: to, note: action.note }];
        return eve.patch(path, { relations }, seen);
      }
      case "bringOut":
        return this.#bringOut(path, action, now.verdict !== null);
      case "withdrawVerdict": {
        const span = now.evidence.find(({ id: quote }) => now.verdict?.restsOn.includes(quote));
        if (!span) return null;
        const body = { reason: "It was misread.", withdrawVerdict: true };
        return sam.post(`/v1/spans/${span.id}/retract`, body, seen);
      }
      case "unpublish":
      case "retract":
        return sam.post(`${path}/${action.kind}`, { reason: `A letter came about ${id}.` }, seen);
      case "reinstate":
        return sam.post(`${path}/reinstate`, { reason: "Right after all." }, seen);
      case "redactClaim":
        return this.#redact(path, action.field);
      case "redactVerdict":
        return now.verdict && this.#redact(`/v1/verdicts/${now.verdict.id}`, action.field);
      case "redactSpan": {
        const span = now.evidence[0];
        return span ? this.#redact(`/v1/spans/${span.id}`, action.field) : null;
      }
    }
  }

  async #bringOut(
    path: string,
    { article: at, sentence, label }: MirrorAction & { kind: "bringOut" },
    wasJudged: boolean,
  ): Promise<Answer> {
    const { eve, sam } = this.#desk;
    const { id } = await this.#article(at);
    const quote = { exact: SENTENCES[sentence] };
    await eve.post(`${path}/spans`, { article: id, role: "supports", quote, note: "As it says." });
    const change = { kind: wasJudged ? "update" : "initial", ...(wasJudged ? { note: "New words." } : {}) };
    const { version, evidence } = (await eve.get(`${path}?view=working`)).json as {
      version: number;
      evidence: { id: string }[];
    };
    // Named, because the claim may have been reworded since readers saw it.
    const restsOn = evidence.map((span) => span.id);
    const verdict = { ...SUPPORTED, label, searched: ["The archive"], change, restsOn };
    const judged = await eve.post(`${path}/verdicts`, verdict, { ifMatch: version });
    if (judged.status !== 201) {
      const again = { ...verdict, change: { kind: "update", note: "New words." } };
      await eve.post(`${path}/verdicts`, again, { ifMatch: version });
    }
    const next = (await eve.get(`${path}?view=working`)).json as { version: number };
    return sam.post(`${path}/publish`, {}, { ifMatch: next.version });
  }

  #redact(path: string, field: string): Promise<Answer> {
    return this.#desk.ada.post(`${path}/redact`, {
      fields: [field],
      ground: "court_order",
      note: "Regional court, 4 O 12/26.",
    });
  }

  async #newArticle(at: number): Promise<void> {
    const text = this.#text(2 ** SENTENCES.length - 1);
    this.#lastTexts[at] = text;
    const { id, url } = await page(this.#desk.eve, {
      text,
      retrievedAt: "2026-01-01T00:00:00Z",
      headline: "None",
    });
    this.articles[at] = { id, url };
  }

  async #article(at: number): Promise<{ id: string; version: number }> {
    const { eve } = this.#desk;
    const answer = await eve.post("/v1/articles", { url: this.articles[at]?.url });
    return expectStatus(answer, 200).json as { id: string; version: number };
  }

  async #snapshot(at: number, text: string): Promise<Answer> {
    this.#lastTexts[at] = text;
    this.#seconds += 1;
    const retrievedAt = new Date(Date.UTC(2026, 0, 2) + 1000 * this.#seconds).toISOString();
    const { id } = await this.#article(at);
    return this.#desk.sue.post(`/v1/articles/${id}/snapshots`, { text, retrievedAt });
  }

  /** Two articles never have one text: what becomes of it would be one thing. */
  #text(standing: number): string {
    this.#texts += 1;
    const kept = SENTENCES.filter((_, i) => (standing >> i) % 2 === 1);
    return [`Chronicle ${this.#texts % 4}.`, ...kept].join(" ");
  }
}
