import { exports } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";

const ask = (path: string, init?: RequestInit) =>
  exports.default.fetch(`https://verbatim.example${path}`, { redirect: "manual", ...init });

// The first request loads all of the Worker's modules, one by one.
beforeAll(async () => {
  await ask("/healthz");
}, 240_000);

test("workerd serves the desk, its style and its scripts", async () => {
  const page = await ask("/desk");
  const html = await page.text();
  expect([page.status, page.headers.get("cache-control")]).toEqual([401, "no-store"]);
  expect(html).toContain("Sign in to the desk");
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/(?:desk|scripts\/)[^"]+)"/g)].map(
    ([, path = ""]) => path,
  );
  expect(assets).toHaveLength(2);
  for (const path of assets) {
    const asset = await ask(path);
    expect([path, asset.status, asset.headers.get("cache-control")]).toEqual([
      path,
      200,
      "public, max-age=31536000, immutable",
    ]);
    expect((await asset.text()).length).toBeGreaterThan(1000);
  }
});

test("workerd takes no form of the desk from elsewhere, and no key that it does not know", async () => {
  const send = (site: string) =>
    ask("/desk/sign-in", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": site },
      body: `_token=${"0".repeat(32)}&path=%2Fdesk&key=vb_${"a".repeat(32)}`,
    });
  expect((await send("same-site")).status).toBe(403);
  const refused = await send("same-origin");
  expect([refused.status, refused.headers.get("set-cookie")]).toEqual([422, null]);
  expect(await refused.text()).toContain("This key is not known here, or it was revoked.");
});
