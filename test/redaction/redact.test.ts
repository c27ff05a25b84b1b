import { beforeAll, describe, expect, it } from "vitest";
import { addSnapshot } from "../../src/articles/add-snapshot.ts";
import { newSnapshot } from "../../src/articles/article-input.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { plainInSql } from "../../src/db/packed-details.ts";
import { documentOf } from "../../src/db/queries/publication-document.ts";
import { createKey } from "../../src/editors/keys.ts";
import { sha256Hex } from "../../src/language/sha256.ts";
import { replay } from "../../src/replay/replay.ts";
import { BACKENDS, type Backend, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { editorOf } from "../support/editor.ts";
import { copiedFile, migratedFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { BRIDGE_TEXT, CLAIM_TEXT, CRACKS, type Story, tellStory } from "../transfer/eventful-story.ts";

const fresh = temporaryFiles();
const ORDER = { ground: "court_order", note: "Regional court, 4 O 12/26." } as const;
let original: string;
let story: Story;

beforeAll(async () => {
  original = await migratedFile(fresh("story.db"));
  const db = await openEmbedded({ url: `file:${original}` });
  story = await tellStory(db);
  await db.execute("pragma wal_checkpoint(truncate)");
  db.close();
});

interface Newsroom extends Service, OpenedDatabase {
  post(path: string, body: object, headers?: Record<string, string>): ReturnType<Service["request"]>;
  /** Every table but that of keys, which notes their use, as one text. */
  everything(): Promise<string>;
}

async function newsroom(backend: Backend): Promise<Newsroom> {
  const opened = await openBackend(backend, copiedFile(original, fresh(`${backend}.db`)));
  const service = serviceOver(opened.db);
  const { secret } = await createKey(opened.db, {
    name: "Cy",
    role: "admin",
    at: "2026-11-21T11:00:00.000Z",
  });
  return {
    ...opened,
    ...service,
    post: (path, body, headers = {}) =>
      service.request(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${secret}`, ...headers },
        body: JSON.stringify(body),
      }),
    everything: async () => JSON.stringify({ ...(await dumpDatabase(opened.db, true)), keys: null }),
  };
}

describe.each(BACKENDS)("redacting, %s", (backend) => {
  it("a claim's text takes it from every place at once, and leaves the fact", async () => {
    const room = await newsroom(backend);
    const before = await room.request(`/v1/claims/${story.bridge}`);
    await room.post("/v1/claims", { text: "Another." }, { "Idempotency-Key": "1" });
    await room.db.write([
      {
        sql: "update idempotency_keys set body = ? where idempotency_key = '1'",
        args: [JSON.stringify({ id: story.bridge, text: CLAIM_TEXT })],
      },
    ]);
    const answer = await room.post(`/v1/claims/${story.bridge}/redact`, { ...ORDER, fields: ["text"] });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      ground: "court_order",
      redacted: [
        { kind: "claim", id: story.bridge, fields: ["text", "slug"] },
        { kind: "verdict", id: story.verdict, fields: ["claimText"] },
        { kind: "verdict", fields: ["claimText"] },
      ],
      stillStandsIn: expect.arrayContaining([
        { kind: "claim", id: story.bridge, field: "slug", erased: true },
        { kind: "verdict", id: story.verdict, field: "claimText", erased: true },
      ]),
    });
    const everything = await room.everything();
    expect(everything).not.toContain(CLAIM_TEXT);
    expect(everything).not.toContain("The bridge over the Orle is safe");
    const { rows } = await room.db.execute("select rowid from claim_search where claim_search match 'orle'");
    expect(rows).toEqual([]);

    const after = await room.request(`/v1/claims/${story.bridge}`);
    expect(after.json).toMatchObject({
      id: story.bridge,
      text: "[redacted]",
      slug: story.bridge.slice(4),
      verdict: { claimText: "[redacted]", headline: "An inspector found cracks." },
    });
    expect(after.headers.get("ETag")).not.toBe(before.headers.get("ETag"));
    const first = await room.request(`/v1/claims/${story.bridge}/publications/1`);
    expect(first.json).toMatchObject({ claim: { text: "[redacted]" } });
    const related = await room.request(`/v1/claims/${story.statement}`);
    expect(related.json).toMatchObject({
      relations: [{ claim: { id: story.bridge, text: "[redacted]" } }],
    });
    const history = await room.request(`/v1/claims/${story.bridge}/history?limit=100`);
    expect(history.json).toMatchObject({
      events: expect.arrayContaining([
        expect.objectContaining({
          action: "claim.redacted",
          by: "Cy",
          reason: ORDER.note,
          changes: {
            text: ["[redacted]", "[redacted]"],
            slug: ["[redacted]", "[redacted]"],
            ground: [null, "court_order"],
          },
        }),
      ]),
    });
    expect(history.text).not.toContain("Orle");
    const again = await room.post("/v1/claims", { text: "Another." }, { "Idempotency-Key": "1" });
    expect([again.status, again.json]).toMatchObject([409, { code: "not-replayable" }]);
    expect((await replay(room.db)).differences).toEqual([]);
    expect(room.mistakes).toEqual([]);
    await room.close();
  });

  it("a quote takes its words from links, placements and the texts of its article", async () => {
    const room = await newsroom(backend);
    const answer = await room.post(`/v1/spans/${story.cracks}/redact`, { ...ORDER, fields: ["quote"] });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      redacted: [
        { kind: "span", fields: ["exact", "prefix", "suffix", "placement"] },
        { kind: "article", fields: ["text"] },
      ],
    });
    const claim = await room.request(`/v1/claims/${story.bridge}`);
    expect(claim.json).toMatchObject({
      evidence: [
        {
          id: story.cracks,
          quote: { exact: "[redacted]", prefix: "[redacted]", suffix: "[redacted]", start: 78, end: 123 },
          link: "https://news.example/bridge?id=1",
          state: "changed",
          placement: { diff: [], start: 78 },
        },
      ],
    });
    const spans = await room.db.execute({ sql: "select * from spans where id = ?", args: [story.cracks] });
    expect(JSON.stringify(spans.rows)).not.toContain(CRACKS);
    const bundle = await room.db.execute({
      sql: `select coalesce(packed, changes) from events where subject_id = ? union all select ${plainInSql(documentOf("p"))} from publications p where claim_id = ?`,
      args: [story.cracks, story.bridge],
    });
    expect(JSON.stringify(bundle.rows)).not.toContain(CRACKS);
    expect(JSON.stringify(bundle.rows)).not.toContain(encodeURIComponent(CRACKS));
    const texts = await room.db.execute("select content from texts where content is not null");
    expect(texts.rows).toEqual([]);
    expect((await replay(room.db)).differences).toEqual([]);

    // The next text is looked through, and not held; what cannot be looked up stays as it was.
    const ann = await editorOf(room.db, "Ann", "editor");
    const text = BRIDGE_TEXT.replace("Monday", "Tuesday");
    await addSnapshot(
      room.db,
      ann,
      story.news,
      newSnapshot.parse({ text, retrievedAt: "2026-11-20T08:00:00Z" }),
    );
    const held = await room.db.execute("select content from texts where content is not null");
    expect(held.rows).toEqual([]);
    expect((await room.request(`/v1/claims/${story.bridge}`)).json).toMatchObject({
      evidence: [{ state: "changed" }],
    });
    expect((await replay(room.db)).differences).toEqual([]);
    await room.close();
  });

  it("an article's headline and author go from everything that cites it", async () => {
    const room = await newsroom(backend);
    const fields = ["headline", "author"];
    const answer = await room.post(`/v1/articles/${story.news}/redact`, { ...ORDER, fields });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      redacted: [{ kind: "article", id: story.news, fields: [...fields, "slug"] }],
    });
    const everything = await room.everything();
    for (const words of ["Bridge safe, says council", "Bridge has cracks", "Flo Reed"]) {
      expect(everything).not.toContain(words);
    }
    const article = await room.request(`/v1/articles/${story.news}`);
    expect(article.json).toMatchObject({
      headline: "[redacted]",
      author: "[redacted]",
      publisher: { name: "The News" },
    });
    expect((await replay(room.db)).differences).toEqual([]);
    await room.close();
  });

  it("a verdict's words, a claimant with all who bear the name, a reason, and a text", async () => {
    const room = await newsroom(backend);
    const redact = (path: string, fields: string[]) =>
      room.post(`/v1/${path}/redact`, { ground: "privacy", note: "Asked for.", fields });
    expect((await redact(`verdicts/${story.verdict}`, ["summary", "headline", "basisNote"])).status).toBe(
      200,
    );
    const claimant = await redact(`claims/${story.bridge}`, ["claimant"]);
    expect(claimant.json).toMatchObject({
      redacted: [
        { kind: "claim", fields: ["claimantName", "claimantRole"] },
        { kind: "verdict", fields: ["claimClaimantName", "claimClaimantRole"] },
        { kind: "verdict", fields: ["claimClaimantName", "claimClaimantRole"] },
        { kind: "span", fields: ["assertedByName", "assertedByRole"] },
      ],
    });
    expect((await redact(`claims/${story.retracted}`, ["reason"])).status).toBe(200);
    expect((await redact(`articles/${story.news}`, ["text"])).status).toBe(200);
    const everything = await room.everything();
    expect(everything).not.toContain("It is the same claim again.");
    expect(everything).not.toContain("council spokeswoman");
    const claim = await room.request(`/v1/claims/${story.bridge}`);
    expect(claim.json).toMatchObject({
      claimant: { name: "[redacted]", role: "[redacted]" },
      appearances: [{ assertedBy: { name: "[redacted]" } }],
    });
    const gone = await room.request(`/v1/claims/${story.retracted}`);
    expect([gone.status, gone.json]).toMatchObject([410, { detail: "[redacted]" }]);
    expect((await replay(room.db)).differences).toEqual([]);
    await room.close();
  });

  it("keeps a salted hash of every wording that stood there, and no other trace", async () => {
    const room = await newsroom(backend);
    await room.post(`/v1/claims/${story.bridge}/redact`, { ...ORDER, fields: ["text"] });
    const { rows } = await room.db.execute({
      sql: "select salt, hash, ground from redactions where subject_id = ? and field = 'text' order by seq",
      args: [story.bridge],
    });
    const wordings = ["The bridge over the Orle is safe.", CLAIM_TEXT];
    expect(rows).toHaveLength(2);
    for (const [i, wording] of wordings.entries()) {
      expect(rows[i]?.hash).toBe(await sha256Hex(`${rows[i]?.salt}${JSON.stringify(wording)}`));
    }
    expect(new Set(rows.map((row) => row.salt)).size).toBe(2);
    expect(rows[0]?.ground).toBe("court_order");
    const permits = await room.db.execute("select count(*) as n from redaction_permit");
    expect(permits.rows[0]?.n).toBe(0);
    await room.close();
  });
});

describe("what cannot be redacted is refused, and nothing changes", () => {
  it.each<[string, () => string, object, Record<string, string>, number, string]>([
    [
      "a field that is none",
      () => `claims/${story.bridge}`,
      { fields: ["version"] },
      {},
      422,
      "invalid-input",
    ],
    [
      "an unknown ground",
      () => `claims/${story.bridge}`,
      { fields: ["text"], ground: "taste" },
      {},
      422,
      "invalid-input",
    ],
    ["no note", () => `claims/${story.bridge}`, { fields: ["text"], note: "" }, {}, 422, "invalid-input"],
    ["an empty field", () => `claims/${story.draft}`, { fields: ["claimant"] }, {}, 422, "invalid-input"],
    [
      "a note that repeats the words",
      () => `claims/${story.draft}`,
      { fields: ["text"], note: "He wrote: The mayor was there." },
      {},
      422,
      "invalid-input",
    ],
    ["nothing of that id", () => `spans/spn_${"0".repeat(26)}`, { fields: ["quote"] }, {}, 404, "not-found"],
    [
      "an older version",
      () => `claims/${story.draft}`,
      { fields: ["text"] },
      { "If-Match": '"9"' },
      412,
      "version-mismatch",
    ],
  ])("%s", async (_, path, body, headers, status, code) => {
    const room = await newsroom("embedded");
    const before = await room.everything();
    const answer = await room.post(`/v1/${path()}/redact`, { ...ORDER, ...body }, headers);
    expect([answer.status, answer.json]).toMatchObject([status, { code }]);
    expect(await room.everything()).toBe(before);
    await room.close();
  });

  it("twice", async () => {
    const room = await newsroom("embedded");
    const body = { ...ORDER, fields: ["text"] };
    expect((await room.post(`/v1/claims/${story.draft}/redact`, body)).status).toBe(200);
    const again = await room.post(`/v1/claims/${story.draft}/redact`, body);
    expect([again.status, again.json]).toMatchObject([
      422,
      { detail: "There is nothing in these fields to redact." },
    ]);
    await room.close();
  });

  it("by anybody but an admin", async () => {
    const room = await newsroom("embedded");
    const { secret } = await createKey(room.db, {
      name: "Ben",
      role: "senior",
      at: "2026-11-21T11:00:00.000Z",
    });
    const answer = await room.post(
      `/v1/claims/${story.draft}/redact`,
      { ...ORDER, fields: ["text"] },
      { Authorization: `Bearer ${secret}` },
    );
    expect(answer.status).toBe(403);
    await room.close();
  });

  it("and outside of a redaction the triggers let nothing through", async () => {
    const room = await newsroom("embedded");
    await room.post(`/v1/claims/${story.bridge}/redact`, { ...ORDER, fields: ["text"] });
    for (const statement of [
      "update verdicts set claim_text = 'x'",
      "update publications set document = '{}'",
      "update events set changes = '{}'",
      "update spans set exact = 'x'",
      "update redactions set salt = 'x'",
    ]) {
      await expect(room.db.write([statement])).rejects.toThrow(/append-only|never changes/);
    }
    await room.close();
  });
});

it("racing writes go before or after a redaction, never around it", async () => {
  const room = await newsroom("embedded");
  const write = (path: string, method: string, body: object) =>
    room.post(path, body, {}).then((answer) => ({ path, method, status: answer.status }));
  const answers = await Promise.all([
    ...Array.from({ length: 10 }, () => write(`/v1/claims/${story.statement}/publish`, "POST", {})),
    write(`/v1/claims/${story.bridge}/redact`, "POST", { ...ORDER, fields: ["text"] }),
    ...Array.from({ length: 10 }, (_, i) =>
      write(`/v1/articles/${story.news}/snapshots`, "POST", {
        text: BRIDGE_TEXT.replace("Monday", `day ${i}`),
        retrievedAt: `2026-11-2${i}T08:00:00Z`,
      }),
    ),
  ]);
  expect(answers.filter(({ path, status }) => path.endsWith("/redact") && status === 200)).toHaveLength(1);
  expect(await room.everything()).not.toContain("The bridge over the Orle is safe");
  expect((await replay(room.db)).differences).toEqual([]);
  await room.close();
});
