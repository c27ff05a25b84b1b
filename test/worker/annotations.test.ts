import { exports } from "cloudflare:workers";
import { beforeAll, expect, inject, test } from "vitest";

const LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
const ask = (path: string, init?: RequestInit) =>
  exports.default.fetch(`https://verbatim.example${path}`, { redirect: "manual", ...init });

// The first request loads all of the Worker's modules, one by one.
beforeAll(async () => {
  await ask("/healthz");
}, 240_000);

test("workerd gives out quotes as Web Annotations, one by one and page by page", async () => {
  const container = await ask("/annotations/", {
    headers: { prefer: 'return=representation;include="http://www.w3.org/ns/oa#PreferContainedIRIs"' },
  });
  expect([container.status, container.headers.get("content-type")]).toEqual([200, LD]);
  const { total, first } = (await container.json()) as { total: number; first: { items: string[] } };
  expect([first.items.length, total > 100]).toEqual([total, true]);
  const one = await ask(new URL(first.items[0] ?? "").pathname);
  expect(await one.json()).toMatchObject({
    id: first.items[0],
    type: "Annotation",
    rights: expect.any(String),
  });
  const options = await ask("/annotations/", { method: "OPTIONS" });
  expect([options.status, options.headers.get("allow")]).toEqual([200, "GET, HEAD, OPTIONS, POST"]);
});

test("workerd takes an annotation of an editor and refuses everybody else's", async () => {
  const listed = (await (await ask("/v1/claims?limit=1")).json()) as {
    claims: { id: string; slug: string }[];
  };
  const claim = listed.claims[0];
  const headers = { authorization: `Bearer ${inject("key")}`, "content-type": "application/json" };
  const url = "https://worker.example/annotated";
  const article = { url, text: "On Monday the ferry sank in the harbour." };
  expect((await ask("/v1/articles", { method: "POST", headers, body: JSON.stringify(article) })).status).toBe(
    201,
  );
  const annotation = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    body: {
      type: "SpecificResource",
      purpose: "linking",
      source: `https://verbatim.example/claims/${claim?.slug}`,
    },
    target: { source: url, selector: { type: "TextQuoteSelector", exact: "the ferry sank" } },
  };
  const send = (more: Record<string, string>) =>
    ask("/annotations/", {
      method: "POST",
      body: JSON.stringify(annotation),
      headers: { "content-type": LD, ...more },
    });
  expect((await send({})).status).toBe(401);
  const made = await send({ authorization: headers.authorization });
  expect(made.status).toBe(201);
  expect(await made.json()).toEqual({ ...annotation, id: made.headers.get("location") });
  const path = new URL(made.headers.get("location") ?? "").pathname;
  const gone = await ask(path, { method: "DELETE", headers: { authorization: headers.authorization } });
  expect([gone.status, (await ask(path)).status]).toEqual([204, 410]);
});
