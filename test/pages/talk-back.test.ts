import { describe, expect, it } from "vitest";
import * as z from "zod";
import { inboxItemSchema } from "../../src/http/inbox/inbox-contract.ts";
import { desks, expectStatus, publishedStory } from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { elementOf, textOf } from "../support/page-text.ts";
import { serviceOver } from "../support/service.ts";
import { testConfig } from "../support/test-config.ts";

const desk = desks();
const list = z.object({ items: z.array(inboxItemSchema) });
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

describe.each(BACKENDS)("readers' forms, over the %s database", (backend) => {
  const at = desk(backend);
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    at().request(path, {
      method: "POST",
      headers: { ...FORM, ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  const items = async () => list.parse((await at().eve.get("/v1/inbox?limit=100")).json).items;
  const tokenOf = (page: string) => /name="once" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? "";

  it("lead from a claim to a form that says what it is about, and from there to a number and a day", async () => {
    const { claim } = await publishedStory(at());
    const path = `/claims/${claim.slug}/report`;
    const page = await at().request(`/claims/${claim.slug}`);
    expect(page.text).toContain(`href="${path}?kind=privacy"`);
    const form = await at().request(`${path}?kind=reply`);
    expect([form.status, form.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
    expect(form.text).toContain('<meta name="robots" content="noindex">');
    expect(form.text).toContain('value="reply" checked');
    expect(form.text).not.toContain("<script");
    expect(textOf(elementOf(form.text, "main"))).toContain(`This is about ${claim.text}`);
    const fields = {
      once: tokenOf(form.text),
      kind: "reply",
      text: "\r\n\r\nNobody asked us.",
      contact: " ",
    };
    const sent = await send(path, fields);
    expect(sent.status).toBe(200);
    const [item] = (await items()).filter((one) => one.claim?.id === claim.id);
    expect([item?.kind, item?.text, item?.contact]).toEqual(["reply", "\n\nNobody asked us.", null]);
    expect(textOf(elementOf(sent.text, "main"))).toMatch(
      new RegExp(
        `^Thank you\\. We have it\\. Its number is ${item?.number}\\. .* We will have looked at it by \\d+ \\w+ \\d{4}\\.`,
      ),
    );
    // Pressed twice, or loaded again, it came once; sent from a form of its own it came twice.
    expect((await send(path, fields)).text).toContain(`<b>${item?.number}</b>`);
    expect((await items()).find(({ id }) => id === item?.id)?.count).toBe(1);
    await send(path, { ...fields, once: tokenOf((await at().request(path)).text) });
    expect((await items()).find(({ id }) => id === item?.id)?.count).toBe(2);
  });

  it("refuse in words for people, at the field, with all that was typed still there", async () => {
    const { claim } = await publishedStory(at());
    const path = `/claims/${claim.slug}/report`;
    const before = await items();
    const empty = await send(path, {});
    expect(empty.status).toBe(422);
    expect(textOf(elementOf(empty.text, "title"))).toBe("Error: Tell us about this check · Verbatim");
    expect(textOf(elementOf(empty.text, "main"))).toMatch(
      /^Please look at this again Choose what it is\. Write what we should know\. Tell us about this check/,
    );
    expect(empty.text).toContain(
      '<main id="main"><div class="plain"><div class="mistakes" tabindex="-1" autofocus',
    );
    for (const name of ["kind", "text"]) {
      expect(empty.text).toContain(`<a href="#${name}">`);
      expect(empty.text).toContain(`id="${name}-wrong"`);
      expect(empty.text).toMatch(
        new RegExp(`name="${name}"[^>]*aria-invalid="true" aria-describedby="${name}-wrong`),
      );
    }
    expect(empty.text).not.toContain('id="contact-wrong"');

    const hostile = "</textarea><script>alert(1)</script>\"'& \u202e";
    const typed = `\n\n${hostile}${"🔥".repeat(5000)}`;
    const long = await send(path, { kind: "error", text: typed, contact: `a" onfocus="x` });
    expect([long.status, textOf(long.text)]).toEqual([
      422,
      expect.stringContaining("43 characters too many: 5000 fit."),
    ]);
    expect(long.text).not.toContain("<script>alert");
    expect(long.text).toContain('value="error" id="kind" checked');
    expect(long.text).toContain('value="a&quot; onfocus=&quot;x"');
    expect(long.text).toMatch(/<textarea [^>]*>\n\n\n&lt;\/textarea&gt;&lt;script&gt;/);
    const odd = await send(path, { kind: "error", text: "a\u0007b" });
    expect([odd.status, odd.text]).toEqual([
      422,
      expect.stringContaining("It holds a character that cannot be shown."),
    ]);
    expect(await items()).toEqual(before);
  });

  it("offer to ask for a check where nothing was found, with the words in the form and in no address", async () => {
    const words = "Purple elephants vote in Gdańsk & elsewhere";
    const search = await at().request(`/?q=${encodeURIComponent(words)}`);
    const checked = await send("/", { text: words, do: "check" });
    for (const { text } of [search, checked]) {
      expect(text).toContain(
        '<form method="post" action="/ask" accept-charset="utf-8"><input type="hidden" name="text" value="Purple elephants vote in Gdańsk &amp; elsewhere"><button name="do" value="offer">Ask us to check it</button></form>',
      );
    }
    const form = await send("/ask", { text: words, do: "offer" });
    expect(form.text).toContain(">\nPurple elephants vote in Gdańsk &amp; elsewhere</textarea>");
    expect(await items()).not.toContainEqual(expect.objectContaining({ text: words }));
    const sent = await send("/ask", { text: words, url: "news.example/zoo", do: "send" });
    expect([sent.status, sent.headers.get("Location")]).toEqual([200, null]);
    const item = (await items()).find(({ text }) => text === words);
    expect([item?.kind, item?.url, item?.count]).toEqual(["request", "https://news.example/zoo", 1]);
    const page = await at().request(`/?q=${encodeURIComponent("https://nobody.example/story")}`);
    expect(page.text).toContain('<input type="hidden" name="url" value="https://nobody.example/story">');
    const wrong = await send("/ask", { text: "", url: "javascript:alert(1)", do: "send" });
    expect([wrong.status, textOf(elementOf(wrong.text, "main"))]).toEqual([
      422,
      expect.stringMatching(/^Please look at this again Write what was said\. This is no web address\./),
    ]);
    expect(wrong.text).toContain('value="javascript:alert(1)"');
  });

  it("are there for what was withdrawn, without its words, and not for what was never public", async () => {
    const { sam, eve } = at();
    const { claim } = await publishedStory(at());
    const { version } = claim;
    const reason = "Nobody said it";
    expectStatus(await sam.post(`/v1/claims/${claim.id}/retract`, { reason }, { ifMatch: version }), 200);
    const path = `/claims/${claim.slug}/report`;
    expect((await at().request(`/claims/${claim.slug}`)).text).toContain(`href="${path}"`);
    const form = await at().request(path);
    expect([form.status, form.text.includes(claim.text)]).toEqual([200, false]);
    expect((await send(path, { kind: "privacy", text: "My name" })).status).toBe(200);
    const draft = z
      .object({ slug: z.string() })
      .parse((await eve.post("/v1/claims", { text: "The bell tower leans." })).json);
    for (const slug of [draft.slug, "nothing"]) {
      expect((await at().request(`/claims/${slug}/report`)).status).toBe(404);
      expect((await send(`/claims/${slug}/report`, { kind: "error", text: "x" })).status).toBe(404);
    }
  });

  it("take nothing that another site's page sent, nor another kind of body", async () => {
    const before = await items();
    const fields = { text: "Sent from elsewhere", do: "send" };
    for (const site of ["cross-site", "same-site"])
      expect((await send("/ask", fields, { "Sec-Fetch-Site": site })).status).toBe(403);
    expect((await send("/ask", fields, { "Content-Type": "text/plain" })).status).toBe(415);
    expect(await items()).toEqual(before);
    expect((await send("/ask", fields, { "Sec-Fetch-Site": "same-origin" })).status).toBe(200);
  });

  it("say to whoever sends too often how long to wait, and keep what was typed", async () => {
    const service = serviceOver(at().db, testConfig({ REPORT_LIMIT: "1" }));
    const ask = (text: string) =>
      service.request(
        "/ask",
        { method: "POST", headers: FORM, body: new URLSearchParams({ text, do: "send" }).toString() },
        { peerAddress: () => "203.0.113.9" },
      );
    expect((await ask("First wish of the day")).status).toBe(200);
    const second = await ask("Second wish of the day");
    expect([second.status, second.text]).toEqual([
      429,
      expect.stringMatching(/Wait \d+ seconds and send it again/),
    ]);
    expect(second.text).toContain(">\nSecond wish of the day</textarea>");
  });

  it("say when the inbox is full, and keep what was typed", async () => {
    const { claim } = await publishedStory(at());
    const path = `/claims/${claim.slug}/report`;
    const report = (n: number) => send(path, { kind: "error", text: `Mistake ${n}` });
    for (let n = 0; n < 20; n++) expect((await report(n)).status).toBe(200);
    const full = await report(20);
    expect([full.status, full.text]).toEqual([503, expect.stringContaining("we cannot take more right now")]);
    expect(full.text).toContain(">\nMistake 20</textarea>");
  });
});
