import { describe, expect, it } from "vitest";
import { unpublishClaim } from "../../src/claims/withdraw-claim.ts";
import { createKey } from "../../src/editors/keys.ts";
import { pageAnnotationsSchema } from "../../src/http/annotations/page-contract.ts";
import { claimListSchema, claimSchema } from "../../src/http/claims/claim-contract.ts";
import { historySchema } from "../../src/http/claims/history-contract.ts";
import { publicationSchema } from "../../src/http/publications/publication-contract.ts";
import { publishClaim } from "../../src/publications/publish-claim.ts";
import { BACKENDS } from "../support/backends.ts";
import { editorOf } from "../support/editor.ts";
import { seededServices } from "../support/seeded-service.ts";

const ARREST = "/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const ARTICLE_URN = "urn:sha-256:c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd";
const PUBLIC = "public, max-age=0, must-revalidate, s-maxage=60";
const TAGGED = [
  ARREST,
  `${ARREST}/history`,
  "/v1/claims",
  "/v1/claims?label=refuted",
  "/v1/articles",
  "/v1/articles/art_01m7vzj6k0c8cdpexdj7sdzttr",
  `/v1/annotations?url=${ARTICLE_URN}`,
  `${ARREST}/publications/1`,
  "/v1/claims?q=arbitrary%20arrest",
  "/v1/changes",
  "/v1/about",
];

/** Of those, the ones that show nothing of the arrest. */
const ELSEWHERE = ["/v1/claims", "/v1/articles", "/v1/about"];
/** And those that are gone with it. */
const GONE = [ARREST, `${ARREST}/publications/1`];

const seeded = seededServices();

/** What is asked of a page is answered in JSON, or in JSON-LD for who accepts that. */
const varyOf = (path: string) =>
  `${path.startsWith("/v1/annotations") ? "Accept, " : ""}Accept-Encoding, Authorization`;

describe.each(BACKENDS)("answers that a client may keep, over the %s database", (backend) => {
  const service = seeded(backend);
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    service().request(path, { method, headers });

  async function newKey(): Promise<{ Authorization: string }> {
    const name = `Editor ${crypto.randomUUID()}`;
    const { secret } = await createKey(service().db, {
      name,
      role: "editor",
      at: "2026-11-21T12:00:00.000Z",
    });
    return { Authorization: `Bearer ${secret}` };
  }

  it.each(TAGGED)("%s has a strong tag and answers 304 to whoever has it", async (path) => {
    const answer = await get(path);
    const tag = answer.headers.get("ETag") ?? "";
    expect(answer.status).toBe(200);
    expect(tag).toMatch(/^"[^"]+"$/);
    expect(answer.headers.get("Cache-Control")).toBe(PUBLIC);
    expect(answer.headers.get("Vary")).toBe(varyOf(path));
    expect(answer.headers.get("Content-Type")).toBe("application/json");
    for (const ifNoneMatch of [tag, `W/${tag}`, `"other", ${tag}`, `"other",W/${tag} , "more"`, "*"]) {
      const again = await get(path, { "If-None-Match": ifNoneMatch });
      expect([again.status, again.text]).toEqual([304, ""]);
      expect(again.headers.get("ETag")).toBe(tag);
      expect(again.headers.get("Vary")).toBe(varyOf(path));
      expect(again.headers.get("Cache-Control")).toBe(PUBLIC);
    }
    for (const ifNoneMatch of ['"other"', "W/*", `"${tag.slice(1, -2)}"`, tag.slice(1, -1), ""]) {
      const again = await get(path, { "If-None-Match": ifNoneMatch });
      expect([again.status, again.text]).toEqual([200, answer.text]);
    }
  });

  it.each([...TAGGED, `${ARREST}/publications/1`, "/v1/about"])(
    "HEAD %s is GET without the body",
    async (path) => {
      const [whole, head] = [await get(path), await get(path, {}, "HEAD")];
      expect([head.status, head.text]).toEqual([200, ""]);
      for (const name of ["ETag", "Content-Type", "Cache-Control", "Vary"]) {
        expect(head.headers.get(name)).toBe(whole.headers.get(name));
      }
    },
  );

  it("answers HEAD with the problem's status where there is nothing", async () => {
    const head = await get("/v1/claims/nothing", {}, "HEAD");
    expect([head.status, head.text]).toEqual([404, ""]);
    expect(head.headers.get("Content-Type")).toBe("application/problem+json");
  });

  it.each(TAGGED)("%s is private with a key, under a tag of its own", async (path) => {
    const key = await newKey();
    const [open, closed] = [await get(path), await get(path, key)];
    expect(closed.status).toBe(200);
    expect(closed.headers.get("Cache-Control")).toBe("private, no-cache");
    expect(closed.headers.get("Vary")).toBe(varyOf(path));
    expect(closed.headers.get("ETag")).not.toBe(open.headers.get("ETag"));
    const openTag = { "If-None-Match": open.headers.get("ETag") ?? "" };
    expect((await get(path, { ...key, ...openTag })).status).toBe(200);
    const closedTag = { "If-None-Match": closed.headers.get("ETag") ?? "" };
    expect((await get(path, { ...key, ...closedTag })).status).toBe(304);
    expect((await get(path, closedTag)).status).toBe(200);
  });

  it.each([
    ["Bearer vb_wrong"],
    [`Bearer vb_${"a".repeat(32)}`],
    ["Bearer"],
    ["Basic dXNlcjpwYXNz"],
    ["vb_abc"],
    [""],
  ])("refuses the key %j even where readers may go", async (authorization) => {
    for (const path of [...TAGGED, "/v1/about", `${ARREST}/publications/1`]) {
      const answer = await get(path, { Authorization: authorization });
      expect(answer.status).toBe(401);
      expect(answer.json).toMatchObject({ status: 401, code: "unauthorized" });
      expect(answer.headers.get("WWW-Authenticate")).toBe('Bearer realm="verbatim"');
      expect(answer.headers.get("Cache-Control")).toBe("no-store");
    }
  });

  it.each(["/v1/claims?view=working", "/v1/claims?status=draft", `${ARREST}?view=working`])(
    "%s needs a key, and is shown to its holder",
    async (path) => {
      const refused = await get(path);
      expect([refused.status, refused.json]).toMatchObject([401, { code: "unauthorized" }]);
      const answer = await get(path, await newKey());
      expect(answer.status).toBe(200);
      expect(answer.headers.get("Cache-Control")).toBe("private, no-cache");
    },
  );

  it("shows the holder of a key the working copy and the claims by status", async () => {
    const headers = await newKey();
    const claim = await service().read(`${ARREST}?view=working`, claimSchema, { headers });
    expect(claim).toMatchObject({ status: "published", hasUnpublishedChanges: false });
    const drafts = await service().read("/v1/claims?status=draft", claimListSchema, { headers });
    expect(drafts).toEqual({ claims: [], nextCursor: null });
    const published = await service().read("/v1/claims?status=published&limit=3", claimListSchema, {
      headers,
    });
    expect(published.claims.map(({ status }) => status)).toEqual(["published", "published", "published"]);
    const more = `/v1/claims?status=published&limit=100&cursor=${published.nextCursor}`;
    const rest = await service().read(more, claimListSchema, { headers });
    const ids = [...published.claims, ...rest.claims].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(rest.nextCursor).toBe(null);
  });

  it("shows the whole history to the holder of a key", async () => {
    const history = await service().read(`${ARREST}/history`, historySchema, { headers: await newKey() });
    expect(history.events.map(({ action }) => action)).toEqual([
      "claim.created",
      "span.added",
      "span.added",
      "span.added",
      "verdict.issued",
      "claim.judged",
      "claim.published",
      "publication.created",
    ]);
    expect(history.events[0]?.changes.text).toEqual([
      null,
      "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
    ]);
  });

  it("opens reads to pages of any origin, and answers when browsers ask first", async () => {
    for (const path of [...TAGGED, "/v1/claims/nothing"]) {
      const answer = await get(path, { Origin: "https://reader.example" });
      expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
      expect(answer.headers.get("Access-Control-Expose-Headers")).toContain("ETag");
    }
    const asked = await get(
      "/v1/claims",
      {
        Origin: "https://reader.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
      },
      "OPTIONS",
    );
    expect([asked.status, asked.text]).toEqual([204, ""]);
    expect(asked.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(asked.headers.get("Access-Control-Allow-Methods")).toMatch(/\bGET\b.*\bHEAD\b/);
    expect(asked.headers.get("Access-Control-Allow-Headers")).toContain("If-None-Match");
    expect(asked.headers.get("Access-Control-Allow-Headers")).not.toContain("Authorization");
  });

  it("gives every answer an id of its own and tells browsers not to guess", async () => {
    const [one, two] = [await get("/v1/about"), await get("/v1/claims/nothing")];
    expect(one.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(two.headers.get("X-Request-Id")).not.toBe(one.headers.get("X-Request-Id"));
    expect(two.headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  describe("after a claim was taken back", () => {
    it("changes the tags of what showed it alone, and answers 410 with the reason where the claim was", async () => {
      const history = `${ARREST}/history?limit=2`;
      const tags = new Map<string, string>();
      for (const path of [...TAGGED, history]) tags.set(path, (await get(path)).headers.get("ETag") ?? "");
      const slug = ARREST.slice("/v1/claims/".length);
      const editor = await editorOf(service().db, "Mercy Editor");
      await unpublishClaim(service().db, editor, slug, "The report was corrected.");

      for (const path of ELSEWHERE) {
        const answer = await get(path, { "If-None-Match": tags.get(path) ?? "" });
        expect({ path, status: answer.status }).toEqual({ path, status: 304 });
      }
      for (const path of [...TAGGED, history]) {
        if (ELSEWHERE.includes(path) || GONE.includes(path)) continue;
        const answer = await get(path, { "If-None-Match": tags.get(path) ?? "" });
        expect({ path, status: answer.status }).toEqual({ path, status: 200 });
        expect(answer.headers.get("ETag")).not.toBe(tags.get(path));
      }
      const gone = await get(ARREST, { "If-None-Match": tags.get(ARREST) ?? "" });
      expect(gone.status).toBe(410);
      expect(gone.json).toEqual({
        type: "urn:verbatim:problem:gone",
        title: "No longer published",
        status: 410,
        code: "gone",
        detail: "The report was corrected.",
        errors: [],
        claim: "clm_01m7w2y7m069r3hzxwc1gedd1s",
        claimStatus: "unpublished",
        reason: "The report was corrected.",
        replacedBy: null,
      });
      const list = await service().read("/v1/claims?label=refuted", claimListSchema);
      expect(list.claims.map(({ slug }) => slug)).not.toContain(slug);
      const page = await service().read(`/v1/annotations?url=${ARTICLE_URN}`, pageAnnotationsSchema);
      expect(page.spans.map(({ claim }) => claim)).not.toContain("clm_01m7w2y7m069r3hzxwc1gedd1s");
      // Its past goes with it, for readers.
      const past = await get(`${ARREST}/publications/1`);
      expect([past.status, past.json]).toMatchObject([410, { claimStatus: "unpublished" }]);
      const told = await service().read(`${ARREST}/history`, historySchema);
      expect(told.events.map(({ action, by, reason }) => [action, by, reason]).at(-1)).toEqual([
        "claim.unpublished",
        "Mercy Editor",
        "The report was corrected.",
      ]);
    });

    it("shows it again under another tag once it is published again, and keeps both publications", async () => {
      const slug = ARREST.slice("/v1/claims/".length);
      await publishClaim(service().db, await editorOf(service().db, "Second Editor"), slug);
      const claim = await service().read(ARREST, claimSchema);
      expect(claim).toMatchObject({ status: "published", publishedAt: "2026-11-20T09:00:40.000Z" });
      expect(claim.verdict?.reviewedBy).toBe("Second Editor");
      const one = await service().read(`${ARREST}/publications/1`, publicationSchema);
      const two = await service().read(`${ARREST}/publications/2`, publicationSchema);
      expect(two.claim).toEqual(claim);
      expect(one).toMatchObject({ n: 1, supersededAt: two.publishedAt, withdrawn: null });
      expect(one.claim.verdict?.label).toBe("refuted");
    });
  });
});
