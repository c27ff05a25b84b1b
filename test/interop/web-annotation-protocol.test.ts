import { describe, expect, it } from "vitest";
import { type Desk, desks, draft, expectStatus, page, publishedStory } from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import type { Answer } from "../support/service.ts";
import { quadsOf } from "./annotation-contexts.ts";

// Each MUST of the Web Annotation Protocol (https://www.w3.org/TR/2017/REC-annotation-protocol-20170223/) that binds a
// server, by the section that it stands in.

const desk = desks();

const LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
const RESOURCE = '<http://www.w3.org/ns/ldp#Resource>; rel="type"';
const CONTAINER =
  '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type", <http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"';
const PREFER = (...names: string[]) => ({ Prefer: `return=representation;include="${names.join(" ")}"` });
const MINIMAL = "http://www.w3.org/ns/ldp#PreferMinimalContainer";
const IRIS = "http://www.w3.org/ns/oa#PreferContainedIRIs";
const DESCRIPTIONS = "http://www.w3.org/ns/oa#PreferContainedDescriptions";
const HOST = "https://verbatim.example";

interface Page {
  id: string;
  type: string;
  partOf: { id: string; total: number; modified: string };
  startIndex: number;
  next?: string;
  prev?: string;
  items: (string | { id: string })[];
}
interface Collection {
  "@context": string[];
  id: string;
  type: string[];
  label: string;
  total: number;
  modified: string;
  first: string | Page;
  last: string;
}
const collectionOf = (answer: Answer): Collection => JSON.parse(expectStatus(answer, 200).text);
const pageOf = (answer: Answer): Page => JSON.parse(expectStatus(answer, 200).text);
const pathOf = (address: string) => address.replace(HOST, "");

/** An annotation that can be taken, of a quote of a new page and a new claim. */
async function sendable({ eve }: Desk): Promise<Record<string, unknown>> {
  const article = await page(eve);
  const claim = await draft(eve);
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    body: { type: "SpecificResource", purpose: "linking", source: `${HOST}/claims/${claim.slug}` },
    target: {
      source: article.url,
      selector: { type: "TextQuoteSelector", exact: "the city closed the old bridge" },
    },
  };
}

describe.each(BACKENDS)("the Web Annotation Protocol, over the %s database", (backend) => {
  const at = desk(backend);
  const send = (method: string, path: string, sent?: unknown, headers: Record<string, string> = {}) =>
    at().request(path, {
      method,
      ...(sent === undefined ? {} : { body: typeof sent === "string" ? sent : JSON.stringify(sent) }),
      headers: {
        Authorization: `Bearer ${at().eve.secret}`,
        ...(sent === undefined ? {} : { "Content-Type": LD }),
        ...headers,
      },
    });
  const get = (path: string, headers: Record<string, string> = {}) => at().request(path, { headers });
  const created = async () => expectStatus(await send("POST", "/annotations/", await sendable(at())), 201);
  const publicOne = async () => `/annotations/${(await publishedStory(at())).span.id}`;

  describe("3 Annotation Retrieval", () => {
    it("supports GET, HEAD and OPTIONS on the annotation's address, with all of their headers", async () => {
      const path = await publicOne();
      for (const method of ["GET", "HEAD"]) {
        const answer = expectStatus(await at().request(path, { method, headers: { Accept: LD } }), 200);
        expect({ method, ...Object.fromEntries(answer.headers) }).toMatchObject({
          method,
          link: RESOURCE,
          etag: expect.stringMatching(/^"[\w.-]+"$/),
          allow: "GET, HEAD, OPTIONS, PUT, DELETE",
          vary: "Accept, Accept-Encoding, Authorization",
          "content-type": LD,
        });
        expect(answer.text === "").toBe(method === "HEAD");
      }
      const options = expectStatus(await at().request(path, { method: "OPTIONS" }), 200);
      expect(options.headers.get("allow")).toBe("GET, HEAD, OPTIONS, PUT, DELETE");
      expect(options.headers.get("link")).toBe(RESOURCE);
    });

    it("answers with JSON-LD in the annotation profile, also where nothing is accepted in words", async () => {
      const path = await publicOne();
      for (const Accept of [LD, "application/ld+json", "*/*", "text/html, */*;q=0.1", undefined]) {
        const answer = expectStatus(await get(path, Accept === undefined ? {} : { Accept }), 200);
        expect([Accept, answer.headers.get("content-type")]).toEqual([Accept, LD]);
        expect(JSON.parse(answer.text)).toMatchObject({ id: `${HOST}${path}`, type: "Annotation" });
      }
      const refused = expectStatus(await get(path, { Accept: "text/turtle" }), 406);
      expect(JSON.parse(refused.text).code).toBe("not-acceptable");
    });

    it("has an ETag that changes with the annotation, and answers 304 to who has it", async () => {
      const { claim, span } = await publishedStory(at());
      const path = `/annotations/${span.id}`;
      const tag = (await get(path)).headers.get("etag") ?? "";
      const unchanged = expectStatus(await get(path, { "If-None-Match": tag }), 304);
      expect([unchanged.text, unchanged.headers.get("vary")]).toEqual([
        "",
        "Accept, Accept-Encoding, Authorization",
      ]);
      const again = {
        label: "unproven",
        headline: "Nobody knows",
        summary: "We asked.",
        basis: { strength: "one_report" },
        searched: ["the city's notices"],
        notSeen: ["the decision"],
        change: { kind: "correction", note: "It was another bridge." },
      };
      const { version } = JSON.parse((await at().eve.get(`/v1/claims/${claim.id}?view=working`)).text);
      expectStatus(await at().eve.post(`/v1/claims/${claim.id}/verdicts`, again, { ifMatch: version }), 201);
      expectStatus(await at().sam.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: version + 1 }), 200);
      const after = expectStatus(await get(path, { "If-None-Match": tag }), 200);
      expect(after.text).toContain("Not enough evidence: Nobody knows.");
    });
  });

  describe("4 Annotation Containers", () => {
    it("4: has an address that ends in a slash, and supports GET, HEAD and OPTIONS", async () => {
      expect((await get("/annotations")).headers.get("location")).toBe("/annotations/");
      for (const [method, status] of [
        ["GET", 200],
        ["HEAD", 200],
        ["OPTIONS", 200],
      ] as const) {
        expectStatus(await at().request("/annotations/", { method }), status);
      }
    });

    it("4.1: says what it is and how it is constrained in every answer, refusals too", async () => {
      const answers = [
        await get("/annotations/"),
        await at().request("/annotations/", { method: "HEAD" }),
        await at().request("/annotations/", { method: "OPTIONS" }),
        await get("/annotations/", { Accept: "text/turtle" }),
        await at().request("/annotations/", { method: "POST", body: "{}" }),
        await send("POST", "/annotations/", "{"),
        await send("PATCH", "/annotations/", "{}"),
      ];
      expect(answers.map(({ status, headers }) => [status, headers.get("link")])).toEqual(
        [200, 200, 200, 406, 401, 400, 405].map((status) => [status, CONTAINER]),
      );
    });

    it("4.1: has an ETag for GET and HEAD, Vary with Accept, Allow and Accept-Post; JSON-LD without Accept", async () => {
      await publicOne();
      for (const method of ["GET", "HEAD"]) {
        const { headers } = expectStatus(await at().request("/annotations/", { method }), 200);
        expect(Object.fromEntries(headers)).toMatchObject({
          etag: expect.stringMatching(/^"[\w.-]+"$/),
          vary: "Accept, Prefer, Accept-Encoding, Authorization",
          allow: "GET, HEAD, OPTIONS, POST",
          "accept-post": `${LD}, application/json`,
          "content-type": LD,
        });
      }
    });

    it("4.2: is an AnnotationCollection with an address, a total, and a first page", async () => {
      await publicOne();
      const answer = await get("/annotations/");
      const collection = collectionOf(answer);
      expect(collection).toMatchObject({
        "@context": ["http://www.w3.org/ns/anno.jsonld", "http://www.w3.org/ns/ldp.jsonld"],
        id: `${HOST}/annotations/?iris=0`,
        type: ["BasicContainer", "AnnotationCollection"],
        label: expect.any(String),
        total: expect.any(Number),
        modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        first: `${HOST}/annotations/?iris=0&page=0`,
        last: expect.stringMatching(/^https:\/\/verbatim\.example\/annotations\/\?iris=0&page=\d+$/),
      });
      expect(answer.headers.get("content-location")).toBe(collection.id);
      expect(await quadsOf(collection)).toContain("<http://www.w3.org/ns/ldp#BasicContainer>");
    });

    it("4.2.2: without annotations where the minimal container is preferred, its pages as preferred besides", async () => {
      await publicOne();
      for (const [preferred, iris] of [
        [[MINIMAL], 0],
        [[MINIMAL, DESCRIPTIONS], 0],
        [[MINIMAL, IRIS], 1],
      ] as const) {
        const collection = collectionOf(await get("/annotations/", PREFER(...preferred)));
        expect(collection.id).toBe(`${HOST}/annotations/?iris=${iris}`);
        expect(collection.first).toBe(`${HOST}/annotations/?iris=${iris}&page=0`);
        expect(Object.keys(collection)).not.toContain("contains");
        expect(Object.keys(collection)).not.toContain("items");
      }
    });

    it("4.2.3: a first page with addresses alone where those are preferred", async () => {
      const path = await publicOne();
      const answer = await get("/annotations/", PREFER(IRIS));
      const { id, first } = collectionOf(answer);
      expect(answer.headers.get("content-location")).toBe(id);
      expect(id).toBe(`${HOST}/annotations/?iris=1`);
      expect(first).toMatchObject({
        id: `${HOST}/annotations/?iris=1&page=0`,
        type: "AnnotationPage",
        partOf: id,
        startIndex: 0,
        items: expect.arrayContaining([`${HOST}${path}`]),
      });
    });

    it("4.2.4: a first page with whole annotations where those are preferred", async () => {
      const path = await publicOne();
      const answer = await get("/annotations/", PREFER(DESCRIPTIONS));
      const { id, first } = collectionOf(answer);
      expect(answer.headers.get("content-location")).toBe(id);
      expect(answer.headers.get("vary")).toContain("Prefer");
      expect(first).toMatchObject({ type: "AnnotationPage", partOf: id });
      const items = typeof first === "string" ? [] : first.items;
      const own = JSON.parse((await get(path)).text);
      expect(items.find((item) => typeof item === "object" && item.id === own.id)).toEqual(own);
    });

    it("4.2.1: what cannot be preferred at once is not preferred", async () => {
      await publicOne();
      expect(collectionOf(await get("/annotations/", PREFER(IRIS, DESCRIPTIONS))).first).toBe(
        `${HOST}/annotations/?iris=0&page=0`,
      );
    });

    it("4.3: each page has an address, a class, its collection, and the pages beside it", async () => {
      const story = await publishedStory(at());
      const exact = (i: number) => `Line ${i} of the report says so.`;
      const text = Array.from({ length: 60 }, (_, i) => exact(i)).join("\n");
      const article = await page(at().eve, { text });
      for (let i = 0; i < 60; i++) {
        const quote = { article: article.id, role: "context", quote: { exact: exact(i) } };
        expectStatus(await at().eve.post(`/v1/claims/${story.claim.id}/spans`, quote), 201);
      }
      const { version } = JSON.parse((await at().eve.get(`/v1/claims/${story.claim.id}?view=working`)).text);
      expectStatus(
        await at().sam.post(`/v1/claims/${story.claim.id}/publish`, {}, { ifMatch: version }),
        200,
      );
      const collection = collectionOf(await get("/annotations/"));
      expect(collection.total).toBeGreaterThan(60);
      const seen: string[] = [];
      let address: string | undefined = String(collection.first);
      let before: string | undefined;
      let start = 0;
      while (address !== undefined) {
        const answer = await get(pathOf(address));
        const one = pageOf(answer);
        expect(one).toMatchObject({
          "@context": "http://www.w3.org/ns/anno.jsonld",
          id: address,
          type: "AnnotationPage",
          startIndex: start,
          partOf: { id: collection.id, total: collection.total, modified: collection.modified },
        });
        expect(one.prev).toBe(before);
        expect(answer.headers.get("vary")).toBe("Accept, Accept-Encoding, Authorization");
        await quadsOf(one);
        seen.push(...one.items.map((item) => (typeof item === "string" ? item : item.id)));
        start += one.items.length;
        before = address;
        address = one.next;
      }
      expect(before).toBe(collection.last);
      expect([seen.length, new Set(seen).size]).toEqual([collection.total, collection.total]);
      const iris = pageOf(await get("/annotations/?iris=1&page=0"));
      expect(iris.items).toEqual(seen);
      expectStatus(await get("/annotations/?iris=1&page=1"), 404);
      expectStatus(await send("POST", "/annotations/?iris=1&page=0", await sendable(at())), 405);
    });
  });

  describe("5 Creation, Updating and Deletion", () => {
    it("5.1: 201 with Location, an id under the container's, and the annotation in the answer", async () => {
      const answer = await created();
      const annotation = JSON.parse(answer.text);
      expect(annotation.id).toMatch(/^https:\/\/verbatim\.example\/annotations\/spn_[0-9a-z]{26}$/);
      expect(answer.headers.get("location")).toBe(annotation.id);
      expect(answer.headers.get("content-type")).toBe(LD);
      const read = expectStatus(await send("GET", pathOf(annotation.id)), 200);
      expect(JSON.parse(read.text)).toEqual(annotation);
      expect(read.headers.get("etag")).toBe(answer.headers.get("etag"));
      const iris = collectionOf(await send("GET", "/annotations/", undefined, PREFER(IRIS)));
      expect(iris.first).toMatchObject({ items: expect.arrayContaining([annotation.id]) });
    });

    it("5.1: canonical is kept without change, an id of its own goes to via", async () => {
      const sent = {
        ...(await sendable(at())),
        id: "https://elsewhere.example/7",
        canonical: "urn:uuid:6f0d",
      };
      const one = JSON.parse(expectStatus(await send("POST", "/annotations/", sent), 201).text);
      expect([one.canonical, one.via]).toEqual(["urn:uuid:6f0d", "https://elsewhere.example/7"]);
      const other = {
        ...(await sendable(at())),
        id: "https://elsewhere.example/8",
        via: "https://first.example/1",
      };
      const two = JSON.parse(expectStatus(await send("POST", "/annotations/", other), 201).text);
      expect(two.via).toEqual(["https://first.example/1", "https://elsewhere.example/8"]);
    });

    it("5.3: PUT is 200 with the new state, and If-Match of another state is 412", async () => {
      const first = await created();
      const annotation = JSON.parse(first.text);
      const path = pathOf(annotation.id);
      const note = { type: "TextualBody", value: "Seen on the evening itself." };
      const sent = { ...annotation, body: [annotation.body, note] };
      const tag = first.headers.get("etag") ?? "";
      const put = expectStatus(await send("PUT", path, sent, { "If-Match": tag }), 200);
      expect(JSON.parse(put.text)).toEqual(sent);
      expect(put.headers.get("etag")).not.toBe(tag);
      expect(JSON.parse((await send("GET", path)).text)).toEqual(sent);
      const late = expectStatus(await send("PUT", path, annotation, { "If-Match": tag }), 412);
      expect(JSON.parse(late.text).code).toBe("version-mismatch");
      expectStatus(await send("PUT", path, annotation, { "If-Match": `W/${put.headers.get("etag")}` }), 412);
      expectStatus(await send("PUT", path, annotation), 200);
    });

    it("5.3: canonical and via do not change once they are set", async () => {
      const sent = { ...(await sendable(at())), canonical: "urn:uuid:a1", via: "https://first.example/1" };
      const annotation = JSON.parse(expectStatus(await send("POST", "/annotations/", sent), 201).text);
      const path = pathOf(annotation.id);
      for (const [name, value] of [
        ["canonical", "urn:uuid:b2"],
        ["via", "https://first.example/2"],
      ] as const) {
        const answer = expectStatus(await send("PUT", path, { ...annotation, [name]: value }), 409);
        expect(JSON.parse(answer.text).errors).toEqual([
          { in: "body", pointer: `/${name}`, message: "cannot be changed" },
        ]);
      }
    });

    it("5.4: DELETE is 204, takes it out of the container, and it is gone from then on", async () => {
      const first = await created();
      const path = pathOf(JSON.parse(first.text).id);
      expectStatus(await send("DELETE", path, undefined, { "If-Match": '"another"' }), 412);
      const answer = await send("DELETE", path, undefined, { "If-Match": first.headers.get("etag") ?? "" });
      expect([answer.status, answer.text]).toEqual([204, ""]);
      const iris = collectionOf(await send("GET", "/annotations/", undefined, PREFER(IRIS)));
      expect(JSON.stringify(iris.first)).not.toContain(path);
      for (const method of ["GET", "HEAD", "DELETE"]) expectStatus(await send(method, path), 410);
      expectStatus(await send("PUT", path, JSON.parse(first.text)), 410);
      expectStatus(await get(path), 410);
    });
  });

  describe("6 Error Conditions", () => {
    it("tells by the status what was wrong", async () => {
      const path = await publicOne();
      const sent = await sendable(at());
      const without = (method: string, where: string) =>
        at().request(where, {
          method,
          ...(method === "DELETE" ? {} : { body: JSON.stringify(sent) }),
          headers: { "Content-Type": LD },
        });
      const wrong = { Authorization: "Bearer vb_wrong" };
      const cases: [string, Promise<Answer>, number][] = [
        ["not JSON", send("POST", "/annotations/", "{"), 400],
        ["POST without a key", without("POST", "/annotations/"), 401],
        ["PUT without a key", without("PUT", path), 401],
        ["DELETE without a key", without("DELETE", path), 401],
        ["a key that is none", send("GET", path, undefined, wrong), 401],
        ["an unknown annotation", send("GET", "/annotations/spn_0000"), 404],
        ["an unknown one, put", send("PUT", "/annotations/spn_0000", sent), 404],
        ["PATCH", send("PATCH", path, "{}"), 405],
        ["a type that there is not", get(path, { Accept: "application/rdf+xml" }), 406],
        ["Turtle", send("POST", "/annotations/", "<a> <b> <c> .", { "Content-Type": "text/turtle" }), 415],
        [
          "another encoding",
          send("POST", "/annotations/", "{}", { "Content-Type": `${LD}; charset=utf-16` }),
          415,
        ],
      ];
      for (const [name, answer, status] of cases)
        expect([name, (await answer).status]).toEqual([name, status]);
    });
  });

  it("CORS (4, 3): pages of any origin may ask, write with a key, and read the protocol's headers", async () => {
    const Origin = "https://client.example";
    for (const path of ["/annotations/", await publicOne()]) {
      const asked = await at().request(path, {
        method: "OPTIONS",
        headers: {
          Origin,
          "Access-Control-Request-Method": "PUT",
          "Access-Control-Request-Headers": "authorization",
        },
      });
      expect(asked.headers.get("access-control-allow-origin")).toBe("*");
      expect(asked.headers.get("access-control-allow-methods")).toBe("GET, HEAD, OPTIONS, POST, PUT, DELETE");
      expect(asked.headers.get("access-control-allow-headers")).toContain("Authorization");
      const { headers } = await get(path, { Origin });
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      const exposed = headers.get("access-control-expose-headers") ?? "";
      for (const name of ["Link", "Allow", "Vary", "ETag", "Location", "Content-Location", "Accept-Post"]) {
        expect(exposed.split(", ")).toContain(name);
      }
    }
  });
});
