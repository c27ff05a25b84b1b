import { describe, expect, it } from "vitest";
import {
  addQuote,
  desks,
  draft,
  expectStatus,
  judge,
  PAGE_TEXT,
  page,
  publish,
  publishedStory,
} from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { CONTEXT_AGES, quadsOf } from "./annotation-contexts.ts";

const desk = desks();

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const LD = `application/ld+json; profile="${CONTEXT}"`;
const EXACT = "the city closed the old bridge";
type Json = Record<string, unknown>;

describe.each(BACKENDS)("quotes as Web Annotations, over the %s database", (backend) => {
  const at = desk(backend);
  const ask = (method: string, path: string, sent?: unknown, headers: Record<string, string> = {}) =>
    at().request(path, {
      method,
      ...(sent === undefined ? {} : { body: typeof sent === "string" ? sent : JSON.stringify(sent) }),
      headers: {
        Authorization: `Bearer ${at().eve.secret}`,
        ...(sent === undefined ? {} : { "Content-Type": LD }),
        ...headers,
      },
    });
  const total = async () => JSON.parse((await ask("GET", "/annotations/")).text).total;
  const subjects = async () => {
    const article = await page(at().eve);
    const claim = await draft(at().eve);
    const link = {
      type: "SpecificResource",
      purpose: "linking",
      source: `https://verbatim.example/claims/${claim.slug}`,
    };
    const target = { source: article.url, selector: { type: "TextQuoteSelector", exact: EXACT } };
    return { article, claim, link, target };
  };
  const annotation = async (over: Json = {}): Promise<Json> => {
    const { link, target } = await subjects();
    return { "@context": CONTEXT, type: "Annotation", body: link, target, ...over };
  };
  const spanAt = async (id: string) =>
    JSON.parse((await at().eve.get(`/v1/spans/${id.split("/").at(-1)}`)).text);
  const post = async (sent: unknown) =>
    JSON.parse(expectStatus(await ask("POST", "/annotations/", sent), 201).text);

  it("go out with the verdict as a body in words, on the claim, beside what the passage does", async () => {
    const { claim, span, article } = await publishedStory(at(), { text: "The old bridge is shut." });
    const answer = expectStatus(await at().request(`/annotations/${span.id}`), 200);
    expect(JSON.parse(answer.text)).toEqual({
      "@context": [CONTEXT, { assessing: "oa:assessing" }],
      id: `https://verbatim.example/annotations/${span.id}`,
      type: "Annotation",
      motivation: "assessing",
      creator: { id: "https://verbatim.example/", type: "Organization", name: "Verbatim" },
      created: span.createdAt,
      modified: claim.updatedAt,
      rights: "https://creativecommons.org/licenses/by/4.0/",
      body: [
        {
          type: "TextualBody",
          purpose: "assessing",
          format: "text/plain",
          value: `Supported: The bridge was closed. The claim: “The old bridge is shut.” This passage is evidence for the claim. Judged ${claim.verdict?.issuedAt.slice(0, 10)} by Eve Editor and Sam Senior, Verbatim.`,
        },
        {
          type: "SpecificResource",
          purpose: "linking",
          source: `https://verbatim.example/claims/${claim.slug}`,
        },
        { type: "TextualBody", purpose: "tagging", format: "text/plain", value: "supports" },
      ],
      target: {
        type: "SpecificResource",
        source: article.url,
        selector: [
          {
            type: "TextQuoteSelector",
            exact: EXACT,
            prefix: "On Monday ",
            suffix: ". Engineers had found a crack ",
          },
          { type: "TextPositionSelector", start: 10, end: 40 },
        ],
      },
    });
  });

  it("lose nothing in a JSON-LD processor, with either age of the context, whatever the page's address", async () => {
    const address = `https://anno.example/größe a?x=a b|c&${backend}`;
    const article = await page(at().eve, { url: address });
    const claim = await draft(at().eve, { text: `The mayor said so (${backend}).`, kind: "statement" });
    await addQuote(at().eve, claim, article, { note: "Two\nlines" });
    await addQuote(at().eve, claim, article, {
      role: "appearance",
      stance: "disputes",
      quote: { exact: "a crack in the north pier" },
    });
    await judge(at().eve, claim);
    await publish(at().sam, claim);
    const path = `/v1/annotations?url=${encodeURIComponent(address)}`;
    const answer = expectStatus(await at().request(path, { headers: { Accept: LD } }), 200);
    expect([answer.headers.get("content-type"), answer.headers.get("vary")]).toEqual([
      LD,
      "Accept, Accept-Encoding, Authorization",
    ]);
    const found = JSON.parse(answer.text);
    expect(found).toMatchObject({ type: "AnnotationPage", startIndex: 0, partOf: { total: 2 } });
    expect(found.items.map(({ motivation }: Json) => motivation)).toEqual(["assessing", "linking"]);
    expect(found.items[1].body[0].value).toContain(
      "Supported: that it was said: The bridge was closed. Whether it is so: not checked.",
    );
    expect(found.items[1].body[0].value).toContain("This passage disputes the claim.");
    expect(found.items[0].target.source).toBe(
      `https://anno.example/gr%C3%B6%C3%9Fe%20a?x=a%20b%7Cc&${backend}`,
    );
    for (const age of CONTEXT_AGES) {
      const quads = await quadsOf(found, age);
      expect(quads.match(/oa#hasPurpose> <http:\/\/www\.w3\.org\/ns\/oa#assessing>/g)).toHaveLength(2);
      expect(quads).toContain('oa#exact> "the city closed the old bridge"');
    }
    const json = expectStatus(await at().request(path), 200);
    expect([
      json.headers.get("content-type"),
      json.headers.get("vary"),
      JSON.parse(json.text).spans.length,
    ]).toEqual(["application/json", "Accept, Accept-Encoding, Authorization", 2]);
    expect(json.headers.get("etag")).not.toBe(answer.headers.get("etag"));
    const tag = answer.headers.get("etag") ?? "";
    expectStatus(await at().request(path, { headers: { Accept: LD, "If-None-Match": tag } }), 304);
    const nobody = await at().request("/v1/annotations?url=https://anno.example/none", {
      headers: { Accept: LD },
    });
    expect(JSON.parse(nobody.text)).toMatchObject({ items: [], partOf: { total: 0 } });
  });

  it.each([
    ["nothing", {}, "context", null],
    ["describing", { motivation: "describing" }, "context", null],
    ["oa:highlighting", { motivation: "oa:highlighting" }, "context", null],
    ["assessing, without which way", { motivation: "assessing" }, "context", null],
    ["linking", { motivation: "linking" }, "appearance", "reports"],
    ["assessing, tagged refutes", { motivation: "assessing", tag: "refutes" }, "refutes", null],
    ["nothing, tagged supports", { tag: "supports" }, "supports", null],
    ["linking, tagged asserts", { motivation: ["linking"], tag: "asserts" }, "appearance", "asserts"],
    [
      "both, tagged disputes",
      { motivation: ["linking", "assessing"], tag: "disputes" },
      "appearance",
      "disputes",
    ],
  ])("the motivation says the role: %s", async (_name, { tag, ...over }: Json, role, stance) => {
    const { link, target } = await subjects();
    const tags = tag === undefined ? [] : [{ type: "TextualBody", purpose: "tagging", value: tag }];
    const sent = { "@context": CONTEXT, type: "Annotation", ...over, body: [link, ...tags], target };
    const made = await post(sent);
    expect(made).toEqual({ ...sent, id: made.id });
    expect(await spanAt(made.id)).toMatchObject({
      role,
      stance,
      quote: { exact: EXACT, start: 10, end: 40 },
    });
  });

  it("a note is what readers get; what else was sent comes back to editors and reaches nobody else", async () => {
    const { link, target, claim } = await subjects();
    const sent = {
      "@context": [CONTEXT, { assessing: "oa:assessing" }],
      type: "Annotation",
      motivation: "assessing",
      creator: { id: "https://people.example/ida", type: "Person", name: "Ida Rowe" },
      "schema:about": "bridges",
      body: [
        "https://elsewhere.example/photograph.jpg",
        link,
        { type: "TextualBody", purpose: "tagging", value: "supports" },
        { type: "TextualBody", value: "From the notice itself.", format: "text/plain", language: "en" },
        { type: "TextualBody", value: "<p>More</p>", format: "text/html" },
      ],
      target: { ...target, selector: [{ type: "TextPositionSelector", start: 3, end: 9 }, target.selector] },
    };
    const made = await post(sent);
    const { id: _, ...asSent } = made;
    expect(await quadsOf(asSent)).toBe(await quadsOf(sent));
    expect(await spanAt(made.id)).toMatchObject({ note: "From the notice itself.", role: "supports" });
    const path = made.id.replace("https://verbatim.example", "");
    expectStatus(await at().request(path), 404);
    await judge(at().eve, claim);
    await publish(at().sam, claim);
    const read = expectStatus(await at().request(path), 200).text;
    expect(read).toContain("From the notice itself.");
    for (const hidden of ["Ida Rowe", "photograph.jpg", "More"]) expect(read).not.toContain(hidden);
    // What is changed elsewhere is changed here.
    const { version } = JSON.parse((await at().eve.get(`/v1/claims/${claim.id}?view=working`)).text);
    const id = path.split("/").at(-1);
    expectStatus(
      await at().eve.patch(`/v1/spans/${id}`, { note: "From the archive." }, { ifMatch: version }),
      200,
    );
    const after = JSON.parse((await ask("GET", path)).text);
    expect(after.body[3]).toEqual({ ...(sent.body[3] as object), value: "From the archive." });
    // What readers have been shown may be written against, too.
    const tag = (await at().request(path)).headers.get("etag") ?? "";
    expectStatus(await ask("PUT", path, after, { "If-Match": tag }), 200);
  });

  it("what was put in otherwise comes back with the verdict, and may be sent back as it was read", async () => {
    const { span, claim } = await publishedStory(at());
    const path = `/annotations/${span.id}`;
    const read = JSON.parse(expectStatus(await ask("GET", path), 200).text);
    expect(read.body[0].value).toContain("Supported: The bridge was closed.");
    const note = { type: "TextualBody", purpose: "commenting", value: "Seen." };
    const put = expectStatus(await ask("PUT", path, { ...read, body: [...read.body, note] }), 200);
    expect(JSON.parse(put.text).body).toEqual([...read.body.slice(1), note]);
    expect(await spanAt(span.id)).toMatchObject({ note: "Seen.", role: "supports" });
    const verdict = { ...read, body: [{ ...read.body[0], value: "Refuted" }, ...read.body.slice(1)] };
    const refused = expectStatus(await ask("PUT", path, verdict), 422);
    expect(JSON.parse(refused.text).detail).toContain("a verdict is issued by POST /v1/claims/{id}/verdicts");
    const kept = expectStatus(await ask("DELETE", path), 409);
    expect(JSON.parse(kept.text).code).toBe("span-rested-on");
    expect((await at().request(`/v1/claims/${claim.id}`)).status).toBe(200);
  });

  it("is found by its place alone, in whole words, and by its place among others that say the same", async () => {
    const { claim, link } = await subjects();
    const text = `${PAGE_TEXT} Later that day the city closed the old bridge again.`;
    const article = await page(at().eve, { text });
    const send = (selector: unknown) =>
      ask("POST", "/annotations/", {
        "@context": CONTEXT,
        type: "Annotation",
        body: link,
        target: { source: article.url, selector },
      });
    const place = { type: "TextPositionSelector", start: 12, end: 38 };
    const made = JSON.parse(expectStatus(await send(place), 201).text);
    expect(made.target.selector).toEqual(place);
    expect(await spanAt(made.id)).toMatchObject({ quote: { exact: EXACT, start: 10, end: 40 } });
    const words = { type: "TextQuoteSelector", exact: EXACT };
    const ambiguous = expectStatus(await send(words), 422);
    expect(JSON.parse(ambiguous.text).code).toBe("quote-ambiguous");
    const second = text.lastIndexOf(EXACT);
    const both = [words, { type: "TextPositionSelector", start: second, end: second + EXACT.length }];
    const other = JSON.parse(expectStatus(await send(both), 201).text);
    expect((await spanAt(other.id)).quote.start).toBe(second);
    const beyond = expectStatus(await send({ type: "TextPositionSelector", start: 5, end: 9000 }), 422);
    expect(JSON.parse(beyond.text)).toMatchObject({
      code: "quote-not-found",
      errors: [{ in: "body", pointer: "/target/selector", message: "has no words of the article" }],
    });
    const again = expectStatus(await send(place), 200);
    expect(JSON.parse(again.text).id).toBe(made.id);
    const otherwise = expectStatus(
      await send(words.exact === "" ? [] : [{ ...words, prefix: "On Monday " }]),
      409,
    );
    expect(JSON.parse(otherwise.text).detail).toContain("has this quote in this role already");
    expect(
      JSON.parse((await at().eve.get(`/v1/claims/${claim.id}?view=working`)).text).evidence,
    ).toHaveLength(2);
  });

  const body = (members: Json) => ({ type: "TextualBody", value: "x", ...members });
  const REFUSED: [string, (whole: Json & { body: Json; target: Json }) => unknown, string][] = [
    ["no body", ({ body: _, ...rest }) => rest, "body names no claim"],
    [
      "a claim elsewhere",
      (a) => ({ ...a, body: { ...a.body, source: "https://x.example/claims/y" } }),
      "no claim of this service: https://x.example/claims/y",
    ],
    [
      "a claim that there is not",
      (a) => ({ ...a, body: { ...a.body, source: "https://verbatim.example/claims/none" } }),
      "the claim none, which does not exist",
    ],
    ["two claims", (a) => ({ ...a, body: [a.body, a.body] }), "more than one claim"],
    [
      "two roles",
      (a) => ({
        ...a,
        body: [
          a.body,
          body({ purpose: "tagging", value: "supports" }),
          body({ purpose: "tagging", value: "refutes" }),
        ],
      }),
      "more than one role",
    ],
    [
      "two roles by motivation",
      (a) => ({ ...a, motivation: ["linking", "assessing"] }),
      "more than one role",
    ],
    ["a choice", (a) => ({ ...a, body: [a.body, { type: "Choice", items: [body({})] }] }), "offers a choice"],
    [
      "a value that is an object",
      (a) => ({ ...a, body: [a.body, body({ value: { label: "x" } })] }),
      "must not be an object",
    ],
    ["bodyValue beside body", (a) => ({ ...a, bodyValue: "x" }), "must not stand beside body"],
    ["two targets", (a) => ({ ...a, target: [a.target, a.target] }), "has 2 members"],
    ["no target", ({ target: _, ...rest }) => rest, "target is missing"],
    ["a number for a target", (a) => ({ ...a, target: 9 }), "target must be text"],
    ["a whole page", (a) => ({ ...a, target: a.target.source }), "is a whole page"],
    [
      "a relative source",
      (a) => ({ ...a, target: { ...a.target, source: "page" } }),
      "must be an absolute IRI",
    ],
    [
      "an unknown page",
      (a) => ({ ...a, target: { ...a.target, source: "https://x.example/unknown" } }),
      "No article is known at the address",
    ],
    [
      "a state",
      (a) => ({
        ...a,
        target: { ...a.target, state: { type: "TimeState", sourceDate: "2015-07-20T13:30:00Z" } },
      }),
      "state cannot be kept",
    ],
    [
      "null words",
      (a) => ({ ...a, target: { ...a.target, selector: { type: "TextQuoteSelector", exact: null } } }),
      "exact is null",
    ],
    [
      "other words",
      (a) => ({
        ...a,
        target: {
          ...a.target,
          selector: { type: "TextQuoteSelector", exact: "the city opened the old bridge" },
        },
      }),
      "in other words",
    ],
    [
      "refined words",
      (a) => ({
        ...a,
        target: {
          ...a.target,
          selector: {
            type: "TextQuoteSelector",
            exact: EXACT,
            refinedBy: { type: "TextPositionSelector", start: 0, end: 3 },
          },
        },
      }),
      "refinedBy cannot be kept",
    ],
    [
      "an XPath alone",
      (a) => ({ ...a, target: { ...a.target, selector: { type: "XPathSelector", value: "/p" } } }),
      "XPathSelector alone",
    ],
    [
      "an unknown selector",
      (a) => ({
        ...a,
        target: { ...a.target, selector: [a.target.selector, { type: "ex:Other", value: "x" }] },
      }),
      "type is no",
    ],
    [
      "a selector elsewhere",
      (a) => ({ ...a, target: { ...a.target, selector: "https://x.example/selector" } }),
      "is never fetched",
    ],
    [
      "another context",
      (a) => ({ ...a, "@context": "https://example.org/other.jsonld" }),
      "none is ever fetched",
    ],
    [
      "another context besides",
      (a) => ({ ...a, "@context": [CONTEXT, "https://example.org/other.jsonld"] }),
      "none is ever fetched",
    ],
    [
      "a context that redefines",
      (a) => ({ ...a, "@context": [CONTEXT, { body: "oa:hasTarget" }] }),
      "none is ever fetched",
    ],
    ["no context", ({ "@context": _, ...rest }) => rest, "context must be"],
    ["no annotation", (a) => ({ ...a, type: "Squirrel" }), "type must be Annotation"],
    ["an unknown member", (a) => ({ ...a, verdict: "false" }), "verdict is no member that"],
    ["a keyword", (a) => ({ ...a, "@graph": [] }), "is a keyword of JSON-LD"],
    [
      "a prototype",
      (a) => JSON.stringify(a).replace('"type"', '"__proto__":{"x":1},"type"'),
      "__proto__ is no member",
    ],
    [
      "a member twice",
      (a) => JSON.stringify(a).replace('"source"', '"source":"https://x.example/","source"'),
      "stands twice",
    ],
    ["a creator that is none", (a) => ({ ...a, creator: 6 }), "creator must be text"],
    ["a time that is none", (a) => ({ ...a, created: "yesterday" }), "created must be a time"],
    [
      "two times",
      (a) => ({ ...a, created: ["2015-01-28T12:00:00Z", "2015-01-28T12:00:01Z"] }),
      "created must be one value",
    ],
    ["rights that are no IRI", (a) => ({ ...a, rights: "not a uri" }), "rights must be an absolute IRI"],
    [
      "two ids",
      (a) => ({ ...a, id: ["https://x.example/1", "https://x.example/2"] }),
      "id must be one value",
    ],
    ["a motivation that is none", (a) => ({ ...a, motivation: "gossiping" }), "motivation is no name"],
    ["NUL", (a) => ({ ...a, body: [a.body, body({ value: "a\u0000b" })] }), "holds NUL"],
    ["a list", (a) => [a], "must be one annotation"],
    ["a number", () => 7, "must be one annotation"],
    ["null", () => "null", "must be one annotation"],
    [
      "too much besides",
      (a) => ({ ...a, body: [a.body, body({ format: "text/html", value: "x".repeat(20_001) })] }),
      "more than 20000 characters",
    ],
    ["lists in lists", (a) => ({ ...a, body: [[a.body]] }), "is a list within a list"],
    [
      "10,000 levels",
      (a) =>
        JSON.stringify({ ...a, body: "DEEP" }).replace(
          '"DEEP"',
          `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
        ),
      "nests deeper than 20 levels",
    ],
  ];

  it("refuses whole, by name, what cannot be a quote, and keeps nothing of it", async () => {
    const whole = (await annotation()) as Json & { body: Json; target: Json };
    const before = await total();
    for (const [name, change, detail] of REFUSED) {
      const answer = await ask("POST", "/annotations/", change(structuredClone(whole)));
      const told = JSON.parse(answer.text);
      expect({ name, status: answer.status, type: answer.headers.get("content-type") }).toEqual({
        name,
        status: 422,
        type: "application/problem+json",
      });
      expect({ name, detail: told.detail }).toEqual({ name, detail: expect.stringContaining(detail) });
      expect(told.errors.length).toBeGreaterThan(0);
    }
    expect(await total()).toBe(before);
    expectStatus(await ask("POST", "/annotations/", whole), 201);
  });

  it("takes no value of another type at any of its members, and never fails over one", async () => {
    const { link, target } = await subjects();
    const whole: Json = {
      "@context": [CONTEXT],
      id: "https://x.example/1",
      type: "Annotation",
      motivation: "describing",
      created: "2026-01-01T00:00:00Z",
      creator: { id: "https://x.example/ida", type: "Person", name: "Ida" },
      body: [
        link,
        { type: "TextualBody", purpose: "describing", value: "Seen.", format: "text/plain", language: "en" },
      ],
      target: {
        ...target,
        selector: [target.selector, { type: "TextPositionSelector", start: 10, end: 40 }],
      },
    };
    const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
      typeof value !== "object" || value === null
        ? [path]
        : [path, ...Object.entries(value).flatMap(([name, member]) => places(member, [...path, name]))];
    const withValue = (path: (string | number)[], wrong: unknown): unknown => {
      const copy = structuredClone(whole);
      let holder: Json = copy;
      for (const name of path.slice(0, -1)) holder = holder[name] as Json;
      holder[String(path.at(-1))] = wrong;
      return copy;
    };
    const before = await total();
    for (const path of places(whole).slice(1)) {
      for (const wrong of [null, true, -1.5, { a: 1 }, [[]], { "@value": "x" }]) {
        const { status, headers } = await ask("POST", "/annotations/", withValue(path, wrong));
        expect({ path: path.join("."), wrong, status, type: headers.get("content-type") }).toEqual({
          path: path.join("."),
          wrong,
          status: 422,
          type: "application/problem+json",
        });
      }
    }
    expect(await total()).toBe(before);
    await post(whole);
  });

  it("a body that is too large is refused before it is read", async () => {
    const declared = await ask("POST", "/annotations/", "{}", { "Content-Length": "209715200" });
    expect([declared.status, JSON.parse(declared.text).code]).toEqual([413, "body-too-large"]);
    const sent = await ask("POST", "/annotations/", " ".repeat(600_000));
    expect(sent.status).toBe(413);
  });

  it("is taken once under one Idempotency-Key, and needs a key that may write", async () => {
    const sent = await annotation();
    const key = { "Idempotency-Key": `anno-${backend}` };
    const first = expectStatus(await ask("POST", "/annotations/", sent, key), 201);
    const second = expectStatus(await ask("POST", "/annotations/", sent, key), 201);
    expect(second.text).toBe(first.text);
    const nobody = await at().request("/annotations/", {
      method: "POST",
      body: JSON.stringify(sent),
      headers: { "Content-Type": LD },
    });
    expect([nobody.status, nobody.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="verbatim"']);
  });

  it("its words go with a redaction, and what came with them by its own name", async () => {
    const { link, target } = await subjects();
    const creator = { type: "Person", name: "Somebody Private" };
    const made = await post({ "@context": CONTEXT, type: "Annotation", creator, body: link, target });
    const id = made.id.split("/").at(-1);
    const redact = (fields: string[]) =>
      at().ada.post(`/v1/spans/${id}/redact`, { fields, ground: "privacy", note: "Asked for." });
    expectStatus(await redact(["quote"]), 200);
    const quoteless = JSON.parse((await ask("GET", `/annotations/${id}`)).text);
    expect(quoteless.target.selector.exact).toBe("[redacted]");
    expect(quoteless.creator).toEqual(creator);
    expectStatus(await redact(["annotation"]), 200);
    const rest = (await ask("GET", `/annotations/${id}`)).text;
    expect(rest).not.toContain("Somebody Private");
    const { rows } = await at().db.execute(
      "select count(*) as n from events where changes like '%Somebody Private%'",
    );
    expect(rows[0]?.n).toBe(0);
  });

  it("is gone for readers when its claim is", async () => {
    const { claim, span } = await publishedStory(at());
    const { version } = JSON.parse((await at().eve.get(`/v1/claims/${claim.id}?view=working`)).text);
    const reason = { reason: "It was another bridge." };
    expectStatus(await at().sam.post(`/v1/claims/${claim.id}/retract`, reason, { ifMatch: version }), 200);
    const gone = expectStatus(await at().request(`/annotations/${span.id}`), 410);
    expect(JSON.parse(gone.text).detail).toContain("It was another bridge.");
    expect((await at().request("/annotations/")).text).not.toContain(span.id);
  });
});
