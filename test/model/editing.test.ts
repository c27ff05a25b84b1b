import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimListSchema } from "../../src/http/claims/claim-contract.ts";
import {
  claimOf,
  type Desk,
  desks,
  expectStatus,
  page,
  publishedStory,
  SUPPORTED,
  unique,
} from "../contract/editing/desk.ts";
import { assertInvariants } from "../race/invariants.ts";
import { BACKENDS } from "../support/backends.ts";
import type { Answer } from "../support/service.ts";
import { type Action, anything, editing, Model, type ModelClaim, SENTENCES } from "./editing-model.ts";

/** `npm run test:long` looks at more sequences, and longer ones, and at every claim whole after every step. */
const FULL = process.env.VERBATIM_TEST_LONG === "1";
const MANY = 200;
const LONG_RUNS = Number(process.env.VERBATIM_TEST_RUNS ?? MANY);
/** Over HTTP a sequence takes twice as long, and the rules that the model knows are the same code. */
const RUNS = FULL ? { embedded: LONG_RUNS, remote: LONG_RUNS } : { embedded: 10, remote: 4 };
const LENGTH = FULL ? 60 : 30;
/** Few sequences are the same each time, so that what they reach can be asked for; many are others in each run. */
const SEED = RUNS.embedded < MANY ? { seed: 20261122 } : {};
const PATIENCE = FULL ? 1_200_000 : 300_000;

const desk = desks();

/** The desk, its article, and the model of both. */
interface World {
  desk: Desk;
  model: Model;
  articleId: string;
  /** Counts up, so that each snapshot is the latest. */
  snapshots: number;
}

async function newWorld(of: Desk): Promise<World> {
  const model = new Model();
  const { id } = await page(of.eve, { text: model.text, retrievedAt: "2026-01-01T00:00:00Z" });
  return { desk: of, model, articleId: id, snapshots: 0 };
}

/** Does it over the API. Null where the model has nothing that it could be done to. */
async function perform(world: World, action: Action): Promise<Answer | null> {
  const { desk: at, model, articleId } = world;
  if (action.kind === "create") return at.eve.post("/v1/claims", { text: model.wording(0) });
  if (action.kind === "snapshot") {
    world.snapshots += 1;
    const next = new Model();
    next.standing = action.standing;
    const retrievedAt = new Date(Date.UTC(2026, 0, 2) + 1000 * world.snapshots).toISOString();
    return at.sue.post(`/v1/articles/${articleId}/snapshots`, { text: next.text, retrievedAt });
  }
  const claim = model.claims[action.claim];
  if (!claim) return null;
  const path = `/v1/claims/${claim.id}`;
  const seen = { ifMatch: "stale" in action && action.stale ? claim.version + 1 : claim.version };
  switch (action.kind) {
    case "patch":
      return at.eve.patch(path, { text: model.wording(action.text) }, seen);
    case "quote":
      return at.eve.post(`${path}/spans`, {
        article: articleId,
        role: action.role,
        quote: { exact: SENTENCES[action.sentence] },
      });
    case "retractQuote": {
      const span = claim.spans[action.span];
      if (!span) return null;
      const body = { reason: "Misread.", withdrawVerdict: action.withdraw };
      return at[action.by].post(`/v1/spans/${span.id}/retract`, body, seen);
    }
    case "judge": {
      const change = { kind: claim.everJudged ? "update" : "initial" };
      const body = { ...SUPPORTED, label: action.label, searched: ["The archive"], change };
      return at[action.by].post(`${path}/verdicts`, body, seen);
    }
    case "publish":
      return at[action.by].post(`${path}/publish`, {}, seen);
    case "discard":
      return at.eve.post(`${path}/discard`);
    case "reinstate":
      return at.sam.post(`${path}/reinstate`, { reason: "Right after all." });
    default:
      return at.sam.post(`${path}/${action.kind}`, { reason: "Wrong." }, seen);
  }
}

/** What the API says of all claims in short, and what the model says. */
async function compareSummaries({ desk: at, model }: World): Promise<void> {
  const answer = await at.eve.get(`/v1/claims?view=working&limit=${model.claims.length}`);
  const { claims } = claimListSchema.parse(expectStatus(answer, 200).json);
  expect(
    claims.map(({ id, status, version, text, verdict, evidenceCount, contextCount }) => ({
      id,
      status,
      version,
      text,
      restsOn: verdict?.restsOn ?? null,
      quotes: evidenceCount + contextCount,
    })),
  ).toEqual(
    model.claims.toReversed().map(({ id, status, version, text, verdict, spans }) => ({
      id,
      status,
      version,
      text,
      restsOn: verdict?.restsOn ?? null,
      quotes: spans.filter((span) => !span.retracted).length,
    })),
  );
}

/** What the API says of a claim, and what the model says: working copy and readers' view. */
async function compare({ desk: at, model }: World, claim: ModelClaim): Promise<void> {
  const working = claimOf(await at.eve.get(`/v1/claims/${claim.id}?view=working`));
  expect({
    status: working.status,
    version: working.version,
    text: working.text,
    restsOn: working.verdict?.restsOn ?? null,
    evidence: working.evidence.map(({ id, state }) => [id, state]),
  }).toEqual({
    status: claim.status,
    version: claim.version,
    text: claim.text,
    restsOn: claim.verdict?.restsOn ?? null,
    evidence: claim.spans.filter((span) => !span.retracted).map((span) => [span.id, model.stateOf(span)]),
  });
  const readers = await at.request(`/v1/claims/${claim.id}`);
  const { shown } = claim;
  if (!shown) {
    expect([readers.status, claim.everPublished]).toEqual([
      claim.everPublished ? 410 : 404,
      claim.everPublished,
    ]);
    return;
  }
  const read = claimOf(readers);
  const spans = claim.spans.filter((span) => shown.spans.includes(span.id));
  const receipts = claim.spans.filter((span) => shown.restsOn.includes(span.id));
  expect({
    text: read.text,
    receipts: read.verdict?.receipts,
    evidence: read.evidence.map(({ id, state }) => [id, state]),
  }).toEqual({
    text: shown.text,
    receipts: receipts.some((span) => model.stateOf(span) === "gone") ? "gone" : "standing",
    evidence: spans.map((span) => [span.id, model.stateOf(span)]),
  });
}

/** Chance seldom gets a claim published, and what readers see depends on that: each sequence begins with one. */
const BEGINNING: Action[] = [
  { kind: "create" },
  { kind: "quote", claim: 0, role: "supports", sentence: 0 },
  { kind: "judge", claim: 0, label: "supported", by: "eve", stale: false },
  { kind: "publish", claim: 0, by: "sam", stale: false },
  { kind: "create" },
];

async function play(world: World, actions: Action[], reached: Set<string>): Promise<void> {
  for (const action of [...BEGINNING, ...actions]) {
    const answer = await perform(world, action);
    if (!answer) continue;
    const made = answer.status === 201 && answer.json !== null ? (answer.json as { id: string }).id : null;
    const expected = world.model.apply(action, made);
    expect({ action, status: answer.status }).toEqual({ action, status: expected });
    reached.add(`${action.kind} ${answer.status}`);
    const { claims } = world.model;
    const about = "claim" in action ? claims[action.claim] : claims.at(-1);
    // A new text can change the quotes of every claim; any other step, of one.
    const changed = FULL || action.kind === "snapshot" || !about ? claims : [about];
    for (const claim of changed) await compare(world, claim);
    await compareSummaries(world);
  }
  for (const claim of world.model.claims) await compare(world, claim);
}

function byEditor(action: Action): Action {
  return action.kind === "judge" || action.kind === "retractQuote" ? { ...action, by: "eve" } : action;
}

/** What the sequences must have reached, or they show nothing. */
const REACHED = [
  "create 201",
  "patch 200",
  "patch 409",
  "patch 412",
  "quote 200",
  "quote 201",
  "quote 409",
  "quote 422",
  "retractQuote 200",
  "retractQuote 409",
  "judge 201",
  "judge 409",
  "publish 200",
  "publish 409",
  "unpublish 200",
  "retract 200",
  "reinstate 200",
  "discard 200",
  "discard 409",
  "snapshot 201",
];

describe.each(BACKENDS)("whatever editors do, over the %s database", (backend) => {
  const at = desk(backend);

  it(
    "the API and a model in memory agree after every step",
    async () => {
      const reached = new Set<string>();
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof(...anything), { minLength: LENGTH / 2, maxLength: LENGTH, size: "max" }),
          async (actions) => {
            await play(await newWorld(at()), actions, reached);
          },
        ),
        { numRuns: RUNS[backend], ...SEED },
      );
      // Fewer sequences than over the embedded database are the first of those.
      if (RUNS[backend] === RUNS.embedded) expect(REACHED.filter((what) => !reached.has(what))).toEqual([]);
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  // Left out, because readers are meant to see them at once: a new snapshot, which says how published quotes stand
  // now, and a new alias or merge, which makes a page found under another address.
  it(
    "what somebody with the role editor does changes no byte of what readers see",
    async () => {
      const { article, claim } = await publishedStory(at());
      const { claim: gone } = await publishedStory(at());
      await at().sam.post(
        `/v1/claims/${gone.id}/unpublish`,
        { reason: "Under dispute." },
        { ifMatch: gone.version },
      );
      const paths = [
        "/v1/claims",
        "/v1/claims?q=bridge",
        `/v1/claims/${claim.id}`,
        `/v1/claims/${claim.id}/history`,
        `/v1/claims/${claim.id}/publications/1`,
        `/v1/claims/${gone.id}`,
        "/v1/articles",
        `/v1/articles/${article.id}`,
        `/v1/annotations?url=${encodeURIComponent(article.url ?? "")}`,
        "/v1/about",
      ];
      const look = async () =>
        Promise.all(
          paths.map(async (path) => {
            const { status, text, headers } = await at().request(path);
            return [path, status, text, headers.get("ETag")];
          }),
        );
      const before = await look();
      const known = async (id: string): Promise<ModelClaim> => {
        const working = claimOf(await at().eve.get(`/v1/claims/${id}?view=working`));
        return {
          id,
          text: working.text,
          status: working.status,
          version: working.version,
          spans: working.evidence.map((span) => ({
            id: span.id,
            role: "supports",
            sentence: 0,
            text: "",
            retracted: false,
          })),
          verdict: null,
          everJudged: true,
          everPublished: true,
          lastShown: null,
          shown: null,
        };
      };
      const articles = fc.record({
        kind: fc.constant("article" as const),
        headline: fc.constantFrom("One", "Two", null),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof(...editing, articles), { minLength: LENGTH / 2, maxLength: LENGTH, size: "max" }),
          async (actions) => {
            const world = await newWorld(at());
            for (const action of actions) {
              if (action.kind === "article") {
                // How a source is described does reach readers; one that nothing rests on does not.
                await at().eve.post("/v1/articles", {
                  url: `https://new.example/${unique("x").replace(" ", "")}`,
                  headline: action.headline,
                });
              } else if (action.kind === "create") {
                await perform(world, action);
              } else {
                // All by the editor, on what readers see, on what they saw once, and on a draft.
                if ("claim" in action) {
                  const { id } = action.claim === 0 ? claim : gone;
                  world.model.claims[action.claim] = await known(id);
                }
                await perform(world, byEditor(action));
              }
            }
            expect(await look()).toEqual(before);
          },
        ),
        { numRuns: RUNS[backend], ...SEED },
      );
      await assertInvariants(at().db);
    },
    PATIENCE,
  );
});
