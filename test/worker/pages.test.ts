import { exports } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";

const SLUG = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const ask = (path: string, init?: RequestInit) =>
  exports.default.fetch(`https://verbatim.example${path}`, { redirect: "manual", ...init });

// The first request loads all of the Worker's modules, one by one.
beforeAll(async () => {
  await ask("/healthz");
}, 240_000);

test("workerd serves every page, its style and what programs fetch", async () => {
  const page = await ask(`/claims/${SLUG}`);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain("<title>Refuted: One article says a removal order stood before");
  expect(html).toContain("<mark>issued a final removal order against him last year</mark>");
  expect(html).toContain("20 November 2026");
  const style = /href="(\/assets\/style[^"]+)"/.exec(html)?.[1] ?? "";
  for (const [path, type] of [
    [style, "text/css; charset=utf-8"],
    ["/", "text/html; charset=utf-8"],
    ["/?q=arbitrary+arrest", "text/html; charset=utf-8"],
    ["/articles", "text/html; charset=utf-8"],
    ["/topics/arrests", "text/html; charset=utf-8"],
    ["/corrections", "text/html; charset=utf-8"],
    ["/about", "text/html; charset=utf-8"],
    [`/claims/${SLUG}/publications/1`, "text/html; charset=utf-8"],
    [`/embed/claims/${SLUG}`, "text/html; charset=utf-8"],
    ["/feeds/atom", "application/atom+xml; charset=utf-8"],
    ["/feeds/json", "application/feed+json; charset=utf-8"],
  ] as const) {
    const answer = await ask(path);
    expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 200, type]);
    expect((await answer.text()).length).toBeGreaterThan(100);
  }
});

test("workerd draws a claim's picture", async () => {
  const html = await (await ask(`/claims/${SLUG}`)).text();
  const address = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? "";
  const answer = await ask(new URL(address).pathname);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
  const png = new DataView(await answer.arrayBuffer());
  expect([png.getUint32(0), png.getUint32(16), png.getUint32(20)]).toEqual([0x89504e47, 1200, 630]);
  expect(png.byteLength).toBeGreaterThan(20_000);
  expect(png.byteLength).toBeLessThan(300 * 1024);
});

test("workerd checks a text that a form sends", async () => {
  const answer = await ask("/", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      text: "The arrest of Alpha Amadou Diallo was not arbitrary.",
      do: "check",
    }).toString(),
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("Says the opposite");
});

test("an assistant is answered", async () => {
  const answer = await ask("/mcp", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name: "get_claim", arguments: { id: SLUG } },
    }),
  });
  expect(answer.status).toBe(200);
  const { result }: { result: { structuredContent: { claim: string } } } = await answer.json();
  expect(result.structuredContent.claim).toBe(
    "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
  );
});
