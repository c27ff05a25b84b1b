import { afterAll, beforeAll, expect } from "vitest";
import * as z from "zod";
import { createKey } from "../../../src/editors/keys.ts";
import { claimSchema } from "../../../src/http/claims/claim-contract.ts";
import { spanSchema } from "../../../src/publications/span-document.ts";
import { verdictSchema } from "../../../src/publications/verdict-document.ts";
import type { Role } from "../../../src/vocabulary.ts";
import { type Backend, type OpenedDatabase, openBackend } from "../../support/backends.ts";
import { copiedFile, migratedFile } from "../../support/seeded-file.ts";
import { type Answer, type Service, serviceOver } from "../../support/service.ts";
import { temporaryFiles } from "../../support/temporary-folder.ts";
import { testConfig } from "../../support/test-config.ts";

const articleSchema = z.looseObject({
  id: z.string(),
  slug: z.string(),
  url: z.string().nullable(),
  urn: z.string().nullable(),
  version: z.int(),
  mergedInto: z.string().nullable(),
});

const claimAnswer = claimSchema.extend({
  possibleDuplicates: z.array(z.looseObject({ id: z.string() })).optional(),
});

export type ClaimAnswer = z.output<typeof claimAnswer>;
export type SpanAnswer = z.output<typeof spanSchema>;
export type VerdictAnswer = z.output<typeof verdictSchema>;
export type ArticleAnswer = z.output<typeof articleSchema>;

export interface Sending {
  /** The version that was seen. */
  ifMatch?: number | string;
  idempotencyKey?: string;
  headers?: Record<string, string>;
}

/** Somebody with a key, and what they send. A body that is a string goes as it is. */
export class Editor {
  readonly name: string;
  readonly secret: string;
  readonly keyId: string;
  readonly #service: () => Service;

  constructor(service: () => Service, key: { name: string; secret: string; keyId: string }) {
    this.#service = service;
    this.name = key.name;
    this.secret = key.secret;
    this.keyId = key.keyId;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#service().request(path, { headers: { Authorization: `Bearer ${this.secret}`, ...headers } });
  }

  post(path: string, body: unknown = {}, sending: Sending = {}): Promise<Answer> {
    return this.#send("POST", path, body, sending);
  }

  patch(path: string, body: unknown, sending: Sending = {}): Promise<Answer> {
    return this.#send("PATCH", path, body, sending);
  }

  #send(
    method: string,
    path: string,
    body: unknown,
    { ifMatch, idempotencyKey, headers = {} }: Sending,
  ): Promise<Answer> {
    return this.#service().request(path, {
      method,
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: {
        Authorization: `Bearer ${this.secret}`,
        "Content-Type": "application/json",
        ...(ifMatch === undefined
          ? {}
          : { "If-Match": typeof ifMatch === "number" ? `"${ifMatch}"` : ifMatch }),
        ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }),
        ...headers,
      },
    });
  }
}

/** An empty service and three people: two who publish, one who only edits; and an admin. */
export interface Desk extends Service, OpenedDatabase {
  /** Role `editor`. */
  eve: Editor;
  /** Role `senior`. */
  sam: Editor;
  /** Role `senior`, another person. */
  sue: Editor;
  /** Role `admin`. */
  ada: Editor;
  newKey(name: string, role: Role): Promise<Editor>;
  file: string;
}

export async function deskOver(
  file: string,
  backend: Backend,
  settings: Record<string, string> = {},
): Promise<Desk> {
  const opened = await openBackend(backend, file);
  const service = serviceOver(opened.db, testConfig(settings));
  const newKey = async (name: string, role: Role) => {
    const { key, secret } = await createKey(opened.db, { name, role, at: new Date().toISOString() });
    return new Editor(() => service, { name, secret, keyId: key.id });
  };
  return {
    ...opened,
    ...service,
    close: async () => {
      // What is left for later is done on a database that is there.
      await service.settled();
      await opened.close();
    },
    file,
    newKey,
    eve: await newKey("Eve Editor", "editor"),
    sam: await newKey("Sam Senior", "senior"),
    sue: await newKey("Sue Senior", "senior"),
    ada: await newKey("Ada Admin", "admin"),
  };
}

/** To be called at the top of a test file; what it gives back sets up, for the describe block around it, a desk. */
export function desks(settings: Record<string, string> = {}): (backend: Backend) => () => Desk {
  const fresh = temporaryFiles();
  let original: string;
  beforeAll(async () => {
    original = await migratedFile(fresh("empty.db"));
  });
  return (backend) => {
    let desk: Desk | null = null;
    beforeAll(async () => {
      desk = await deskOver(copiedFile(original, fresh(`${backend}.db`)), backend, settings);
    });
    afterAll(async () => {
      await desk?.close();
      expect(desk?.mistakes).toEqual([]);
    });
    return () => {
      if (!desk) throw new Error("the desk is set up before the tests, not before the describe block");
      return desk;
    };
  };
}

/** The answer, once it has this status; what it says otherwise is what the test shows. */
export function expectStatus(answer: Answer, status: number): Answer {
  expect({ status: answer.status, body: answer.status === status ? "" : answer.text }).toEqual({
    status,
    body: "",
  });
  return answer;
}

export const claimOf = (answer: Answer, status = 200): ClaimAnswer =>
  claimAnswer.parse(expectStatus(answer, status).json);
export const spanOf = (answer: Answer, status = 201): SpanAnswer =>
  spanSchema.parse(expectStatus(answer, status).json);
export const verdictOf = (answer: Answer, status = 201): VerdictAnswer =>
  verdictSchema.parse(expectStatus(answer, status).json);
export const articleOf = (answer: Answer, status = 201): ArticleAnswer =>
  articleSchema.parse(expectStatus(answer, status).json);

/** Texts and addresses that no other test uses. */
let count = 0;
export function unique(words: string): string {
  count += 1;
  return `${words} ${count}`;
}

export async function draft(editor: Editor, fields: Record<string, unknown> = {}): Promise<ClaimAnswer> {
  return claimOf(await editor.post("/v1/claims", { text: unique("The bridge was closed."), ...fields }), 201);
}

export const PAGE_TEXT =
  "On Monday the city closed the old bridge. Engineers had found a crack in the north pier. " +
  "The mayor said the bridge would open again within a month. It did not open again.";
export const CLOSED = "the city closed the old bridge";
export const CRACK = "a crack in the north pier";
export const STAYED_SHUT = "It did not open again.";

export async function page(editor: Editor, fields: Record<string, unknown> = {}): Promise<ArticleAnswer> {
  const url = `https://news.example/${unique("story").replace(" ", "-")}`;
  return articleOf(await editor.post("/v1/articles", { url, text: PAGE_TEXT, ...fields }));
}

export async function addQuote(
  editor: Editor,
  claim: { id: string },
  article: { id: string },
  fields: Record<string, unknown> = {},
): Promise<SpanAnswer> {
  return spanOf(
    await editor.post(`/v1/claims/${claim.id}/spans`, {
      article: article.id,
      role: "supports",
      quote: { exact: CLOSED },
      ...fields,
    }),
  );
}

export const SUPPORTED = {
  label: "supported",
  headline: "The bridge was closed",
  summary: "The city's own notice says so.",
  basis: { strength: "one_report" },
  notSeen: ["the decision itself"],
  change: { kind: "initial" },
};

export async function workingCopy(editor: Editor, id: string): Promise<ClaimAnswer> {
  return claimOf(await editor.get(`/v1/claims/${id}?view=working`));
}

export async function judge(
  editor: Editor,
  claim: { id: string },
  fields: Record<string, unknown> = {},
): Promise<VerdictAnswer> {
  const { version } = await workingCopy(editor, claim.id);
  return verdictOf(
    await editor.post(`/v1/claims/${claim.id}/verdicts`, { ...SUPPORTED, ...fields }, { ifMatch: version }),
  );
}

export async function publish(editor: Editor, claim: { id: string }): Promise<ClaimAnswer> {
  const { version } = await workingCopy(editor, claim.id);
  return claimOf(await editor.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: version }));
}

export interface Story {
  article: ArticleAnswer;
  claim: ClaimAnswer;
  span: SpanAnswer;
  verdict: VerdictAnswer;
}

/** A claim that one quote supports, judged by Eve: ready for Sam to publish. */
export async function judgedStory({ eve }: Desk, fields: Record<string, unknown> = {}): Promise<Story> {
  const article = await page(eve);
  const { id } = await draft(eve, fields);
  const span = await addQuote(eve, { id }, article);
  const verdict = await judge(eve, { id });
  return { article, span, verdict, claim: await workingCopy(eve, id) };
}

export async function publishedStory(desk: Desk, fields: Record<string, unknown> = {}): Promise<Story> {
  const story = await judgedStory(desk, fields);
  return { ...story, claim: await publish(desk.sam, story.claim) };
}

const eventCount = z.object({ n: z.number() });

/** How many events the record has. */
export async function events(desk: Desk): Promise<number> {
  const { rows } = await desk.db.execute("select count(*) as n from events");
  return eventCount.parse(rows[0]).n;
}
