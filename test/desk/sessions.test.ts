import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKey, revoke } from "../../src/editors/keys.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { deskVisitor, FORM_HEADERS, formFields, signedIn } from "../support/desk-visitor.ts";
import { textOf } from "../support/page-text.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const fresh = temporaryFiles();
const at = "2026-11-21T12:00:00.000Z";

describe.each(BACKENDS)("the desk over the %s database", (backend) => {
  let opened: OpenedDatabase;
  let service: Service;
  const keys: Record<string, { id: string; secret: string }> = {};
  beforeAll(async () => {
    opened = await openBackend(backend, await migratedFile(fresh("desk.db")));
    service = serviceOver(opened.db);
    for (const [key, name, role] of [
      ["ada", "Ada", "admin"],
      ["cem", "Cem", "editor"],
      ["cem2", "Cem", "editor"],
    ] as const) {
      const { key: made, secret } = await createKey(opened.db, { name, role, at });
      keys[key] = { id: made.id, secret };
    }
  });
  afterAll(async () => {
    expect(service.mistakes).toEqual([]);
    await opened.close();
  });
  const secret = (name: string) => keys[name]?.secret ?? "";

  it("lets nobody in without a session, and says where the first key comes from", async () => {
    const visitor = deskVisitor(service);
    for (const path of ["/desk", "/desk/articles", "/desk/claims", "/desk/claims/clm_none"]) {
      const page = await visitor.get(path);
      expect([page.status, page.headers.get("cache-control"), page.headers.get("referrer-policy")]).toEqual([
        401,
        "no-store",
        "same-origin",
      ]);
      expect(page.headers.get("content-security-policy")).toContain("connect-src 'self'");
      expect(page.headers.get("access-control-allow-origin")).toBeNull();
      expect(textOf(page.text)).toContain("npm run cli -- keys create");
    }
  });

  it("signs in with a key, under a cookie for this host alone and new each time, and goes on to the page asked for", async () => {
    const visitor = deskVisitor(service);
    const answer = await visitor.send("/desk/articles?q=flood", "/desk/sign-in", {
      key: ` ${secret("cem")}\n`,
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/desk/articles?q=flood"]);
    expect(answer.headers.get("set-cookie")).toMatch(
      /^__Host-verbatim-desk=[0-9a-f]{40}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    expect(textOf((await visitor.get("/desk")).text)).toContain("Cem, editor Sign out");
    const before = visitor.cookie;
    await visitor.post("/desk/sign-in", {
      ...formFields((await deskVisitor(service).get("/desk/sign-in")).text, "/desk/sign-in"),
      key: secret("cem"),
    });
    expect(visitor.cookie).not.toBe(before);
  });

  it.each([
    ["another site", "https://evil.example/desk"],
    ["a path beside the desk", "/deskevil"],
    ["a host in the place of a path", "//evil.example"],
    ["a host after a backslash", "/desk/\\evil.example"],
    ["an API route", "/v1/me"],
    ["signing out", "/desk/sign-out"],
  ])("goes to the queue instead of %s", async (_what, path) => {
    const answer = await deskVisitor(service).send("/desk/sign-in", "/desk/sign-in", {
      key: secret("cem"),
      path,
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/desk"]);
  });

  it.each([
    ["no key", "", "Paste your key."],
    ["a key of nobody's", `vb_${"a".repeat(32)}`, "This key is not known here, or it was revoked."],
    ["a word", "<script>", "This key is not known here, or it was revoked."],
  ])("refuses %s, at the field, and begins no session", async (_what, key, message) => {
    const answer = await deskVisitor(service).send("/desk/sign-in", "/desk/sign-in", { key });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.text).toContain("<title>Error: Sign in to the desk");
    expect(textOf(answer.text)).toContain(message);
    expect(answer.text).toContain('aria-invalid="true"');
  });

  it("ends a session when somebody signs out, here or everywhere", async () => {
    const [one, two] = [await signedIn(service, secret("cem")), await signedIn(service, secret("cem2"))];
    const kept = one.cookie;
    await one.send("/desk/sign-out", "/desk/sign-out", {}, { where: "here" });
    expect(one.cookie).toBeNull();
    one.cookie = kept;
    expect((await one.get("/desk")).status).toBe(401);
    expect((await two.get("/desk")).status).toBe(200);
    const three = await signedIn(service, secret("cem"));
    await two.send("/desk/sign-out", "/desk/sign-out", {}, { where: "everywhere" });
    expect((await three.get("/desk")).status).toBe(401);
  });

  it("ends the sessions of a key that is revoked, at once", async () => {
    const { key, secret: short } = await createKey(opened.db, { name: "Dan", role: "editor", at });
    const dan = await signedIn(service, short);
    expect((await dan.get("/desk")).status).toBe(200);
    await revoke(opened.db, key.id, at);
    expect((await dan.get("/desk")).status).toBe(401);
  });

  it("takes no cookie anywhere else", async () => {
    const ada = await signedIn(service, secret("ada"));
    const headers = { cookie: ada.cookie ?? "" };
    for (const path of ["/v1/me", "/v1/keys", "/v1/claims", "/", "/docs", "/about", "/v1/articles"]) {
      const [without, withIt] = [await service.request(path), await service.request(path, { headers })];
      expect([path, withIt.status, withIt.text]).toEqual([path, without.status, without.text]);
    }
  });

  it("answers a link from another site by a page that asks for itself once more", async () => {
    const cem = await signedIn(service, secret("cem"));
    const { cookie } = cem;
    cem.cookie = null;
    const arriving = await cem.get("/desk/claims?status=draft", { "sec-fetch-site": "cross-site" });
    expect(arriving.status).toBe(200);
    expect(arriving.text).toContain('<meta http-equiv="refresh" content="0">');
    expect(arriving.text).toContain('href="/desk/claims?status=draft"');
    cem.cookie = cookie;
    expect((await cem.get("/desk/claims?status=draft", { "sec-fetch-site": "same-origin" })).status).toBe(
      200,
    );
  });

  it.each([
    ["a sibling host", { ...FORM_HEADERS, "sec-fetch-site": "same-site" }],
    ["another site", { ...FORM_HEADERS, "sec-fetch-site": "cross-site" }],
    ["nowhere", { ...FORM_HEADERS, "sec-fetch-site": "none" }],
    [
      "an old browser on another port",
      { "content-type": FORM_HEADERS["content-type"], origin: "http://localhost:8080" },
    ],
    [
      "an old browser that hides where it is",
      { "content-type": FORM_HEADERS["content-type"], origin: "null" },
    ],
    ["something that says nothing", { "content-type": FORM_HEADERS["content-type"] }],
    ["a form of plain text", { ...FORM_HEADERS, "content-type": "text/plain" }],
    ["a form with files", { ...FORM_HEADERS, "content-type": "multipart/form-data; boundary=x" }],
    ["a script with JSON", { ...FORM_HEADERS, "content-type": "application/json" }],
    ["something without a type", { "sec-fetch-site": "same-origin" }],
  ])("does nothing for what comes from %s", async (_what, headers) => {
    const ada = await signedIn(service, secret("ada"));
    const fields = formFields((await ada.get("/desk/sign-out")).text, "/desk/sign-out");
    const answer = await ada.post("/desk/sign-out", { ...fields, where: "here" }, headers);
    expect(answer.status).toBe(403);
    expect(textOf(answer.text)).toContain("Nothing was done: this was not sent from a page of the desk.");
    expect((await ada.get("/desk")).status).toBe(200);
  });

  it("takes no form from anybody who is not signed in, and from no other site", async () => {
    const actions = service.routes.filter(
      ({ method, path }) => method === "POST" && path.startsWith("/desk") && path !== "/desk/sign-in",
    );
    expect(actions.length).toBeGreaterThan(0);
    const fields = { _token: "0".repeat(32) };
    for (const { path } of actions) {
      const action = path.replaceAll(/:\w+/g, "none");
      const [stranger, foreign] = [deskVisitor(service), await signedIn(service, secret("ada"))];
      const asked = await stranger.post(action, fields);
      expect([action, asked.status]).toEqual([action, path === "/desk/sign-out" ? 303 : 401]);
      const refused = await foreign.post(action, fields, { ...FORM_HEADERS, "sec-fetch-site": "same-site" });
      expect([action, refused.status]).toEqual([action, 403]);
    }
  });

  it("takes the form of an old browser from our own origin, port included", async () => {
    const visitor = deskVisitor(service);
    const fields = formFields((await visitor.get("/desk/sign-in")).text, "/desk/sign-in");
    for (const origin of ["http://localhost", "https://verbatim.example"]) {
      const headers = { "content-type": FORM_HEADERS["content-type"], origin };
      expect((await visitor.post("/desk/sign-in", { ...fields, key: secret("cem") }, headers)).status).toBe(
        303,
      );
    }
  });

  it("leads back to pages of the desk alone, written as browsers write addresses", async () => {
    const pages: [path: string, location: string][] = [
      ["/desk/articles?q=%C3%A9", "/desk/articles?q=%C3%A9"],
      ["/desk/\r\nset-cookie: a=b", "/desk"],
      ["/desk/\u706b", "/desk"],
      ["/desk/\\evil.example", "/desk"],
      ["//evil.example/desk", "/desk"],
      ["/desk@evil.example", "/desk"],
    ];
    for (const [path, location] of pages) {
      const answer = await deskVisitor(service).post("/desk/sign-in", {
        _token: "0".repeat(32),
        key: secret("cem"),
        path,
      });
      expect([answer.status, answer.headers.get("location")], path).toEqual([303, location]);
    }
    const cem = await signedIn(service, secret("cem"));
    const cancelled = await cem.post("/desk/claims/a%0D%0Ab/discard", {
      _token: "0".repeat(32),
      do: "cancel",
    });
    expect([cancelled.status, cancelled.headers.get("location")]).toEqual([303, "/desk/claims/a%0D%0Ab"]);
  });

  it("refuses a form of more fields than any page has, before it reads them", async () => {
    for (const [path, fields, status] of [
      ["/desk/sign-in", 5_001, 413],
      ["/desk/articles/new", 250_000, 413],
      ["/desk/sign-in", 5_000, 422],
    ] as const) {
      const answer = await service.request(path, {
        method: "POST",
        headers: FORM_HEADERS,
        body: `_token=${"0".repeat(32)}${"&a".repeat(fields - 1)}`,
      });
      expect(answer.status, `${fields} at ${path}`).toBe(status);
    }
  });

  it("reads no large body of somebody who was never signed in, whatever it is sent to", async () => {
    const actions = service.routes.filter(
      ({ method, path }) => method === "POST" && path.startsWith("/desk"),
    );
    for (const { path } of actions) {
      for (const cookie of ["", `__Host-verbatim-desk=${"0".repeat(40)}`]) {
        let isRead = false;
        const body = new ReadableStream(
          {
            pull: (controller) => {
              isRead = true;
              controller.close();
            },
          },
          { highWaterMark: 0 },
        );
        const headers = { ...FORM_HEADERS, "content-length": `${1024 * 1024}`, cookie };
        const init = { method: "POST", headers, body, duplex: "half" };
        const answer = await service.request(path.replaceAll(/:\w+/g, "none"), init);
        expect([path, answer.status, isRead]).toEqual([path, 413, false]);
        expect(textOf(answer.text)).toContain("You are not signed in");
      }
    }
  });

  it("keeps an article's text of somebody whose session has ended", async () => {
    const cem = await signedIn(service, secret("cem"));
    const { cookie } = cem;
    const fields = formFields((await cem.get("/desk/articles/new")).text, "/desk/articles/new");
    await cem.send("/desk/sign-out", "/desk/sign-out", { where: "everywhere" });
    const text = "It rained in Arden. ".repeat(50_000);
    cem.cookie = cookie;
    const page = await cem.post("/desk/articles/new", { ...fields, text });
    expect(page.status).toBe(401);
    const shown = await cem.post("/desk/sign-in", {
      ...formFields(page.text, "/desk/sign-in"),
      key: secret("cem"),
    });
    expect(shown.status).toBe(200);
    expect(formFields(shown.text, "/desk/articles/new").text).toBe(text);
  });

  it("keeps no redirect anywhere", async () => {
    const ada = await signedIn(service, secret("ada"));
    const token = { _token: "0".repeat(32) };
    const answers = [
      await ada.get("/desk/sign-in"),
      await deskVisitor(service).get("/desk/sign-out"),
      await deskVisitor(service).send("/desk/sign-in", "/desk/sign-in", { key: secret("ada") }),
      ...(await Promise.all(
        [
          "/desk/claims/none/discard",
          "/desk/claims/none/merge",
          "/desk/claims/none/retract",
          "/desk/claims/none/send-back",
          "/desk/claims/none/publish",
          "/desk/claims/none/quotes/none/edit",
        ].map((path) => ada.post(path, { ...token, do: "cancel" })),
      )),
      await ada.send("/desk/sign-out", "/desk/sign-out", { where: "here" }),
    ];
    for (const { status, headers } of answers)
      expect([
        status,
        headers.get("location"),
        headers.get("cache-control"),
        headers.get("referrer-policy"),
      ]).toEqual([303, expect.stringMatching(/^\/desk/), "no-store", "same-origin"]);
  });

  it("does nothing for a form without a token", async () => {
    const ada = await signedIn(service, secret("ada"));
    expect((await ada.post("/desk/sign-out", { where: "here" })).status).toBe(403);
    expect((await ada.get("/desk")).status).toBe(200);
  });
});

describe("where browsers keep no session", () => {
  it.each([
    ["http://desk.example/desk", {}, true],
    ["http://desk.example/desk", { PUBLIC_URL: "https://desk.example" }, false],
    ["https://desk.example/desk", {}, false],
    ["http://127.0.0.1:8787/desk", {}, false],
    ["http://[::1]:8787/desk", {}, false],
  ])("%s, with %o: says so is %s", async (address, settings, says) => {
    const opened = await openBackend("embedded", await migratedFile(fresh("hosts.db")));
    const page = await serviceOver(opened.db, testConfig(settings)).request(address);
    expect(page.text.includes("Nobody can sign in at this address")).toBe(says);
    expect(page.text.includes('name="key"')).toBe(!says);
    await opened.close();
  });
});
