import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  type Desk,
  deskOver,
  draft,
  expectStatus,
  judgedStory,
  page,
  publishedStory,
} from "../contract/editing/desk.ts";
import { BACKENDS, openBackend } from "../support/backends.ts";
import { deskVisitor, type Fields, FORM_HEADERS, formFields, signedIn } from "../support/desk-visitor.ts";
import { dumpDatabase } from "../support/dump.ts";
import { copiedFile, migratedFile } from "../support/seeded-file.ts";
import { type Answer, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const fresh = temporaryFiles();

/** What is typed into every field of every form. */
const TYPED: readonly [what: string, words: string][] = [
  ["a script", "<script>document.title='x'</script>"],
  ["the end of a title", "</title><h1>Other</h1>"],
  ["a picture that breaks out", `"><img src=x onerror="document.title=1">`],
  ["an attribute", "' onfocus='document.title=1' autofocus='"],
  ["entities", "&lt;b&gt; &amp; &copy 5 < 6 && 7 > 6"],
  ["the end of CDATA", "end ]]> of <![CDATA[ data"],
  ["templates", `{{7*7}} ${"$"}{7*7} <%= 7*7 %> #{7*7} {label} {n}`],
  ["a change of direction", "Report \u202etxt.exe\u202c ends here"],
  ["an isolate that never ends", "Opened \u2067 never closed"],
  ["what has no width", "zero\u200bwidth\u2060joined"],
  ["a thousand letters", "a".repeat(1000)],
  ["ten thousand letters", "a".repeat(10_000)],
  ["nothing that shows", "\u200b\u200b"],
  ["a control character", "A\u0001B"],
  ["a source's control character", "A\u0001B and C"],
  ["two lines", "First line\nSecond line"],
  ["a pile of accents", `a${"\u0301".repeat(60)} end`],
  ["a nought", "0"],
  ["a script's address", "javascript:alert(1)"],
];

/** Every form of the desk that has a field to type into, by its action. */
const FORMS = [
  "/desk/articles/ID/details",
  "/desk/articles/ID/spans",
  "/desk/articles/new",
  "/desk/claims/ID/edit",
  "/desk/claims/ID/hand-in",
  "/desk/claims/ID/merge",
  "/desk/claims/ID/notes",
  "/desk/claims/ID/quotes",
  "/desk/claims/ID/quotes/ID/edit",
  "/desk/claims/ID/quotes/ID/retract",
  "/desk/claims/ID/reinstate",
  "/desk/claims/ID/retract",
  "/desk/claims/ID/send-back",
  "/desk/claims/ID/unpublish",
  "/desk/claims/ID/verdict",
  "/desk/claims/new",
  "/desk/inbox/ID/answer",
  "/desk/inbox/ID/close",
  "/desk/inbox/close",
  "/desk/keys",
];

interface FormOnPage {
  action: string;
  /** Names of fields of text. */
  texts: string[];
  /** What its last button says, which does what the form is for. */
  press: Fields;
}

const attributeOf = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

function formsOf(html: string): FormOnPage[] {
  return [...html.matchAll(/<form method="post" action="([^"]+)".*?<\/form>/gs)].map(
    ([form, action = ""]) => {
      const fields = [...form.matchAll(/<(?:input|textarea)\b[^>]*>/g)].map(([tag]) => tag);
      const texts = fields.flatMap((tag) => {
        const type = tag.startsWith("<textarea") ? "text" : (attributeOf(tag, "type") ?? "text");
        return ["text", "url", "date", "search"].includes(type) ? [attributeOf(tag, "name") ?? ""] : [];
      });
      const [button = ""] = [...form.matchAll(/<button\b[^>]*>/g)].map(([tag]) => tag).slice(-1);
      const name = attributeOf(button, "name");
      return {
        action,
        texts,
        press: name === undefined ? {} : { [name]: attributeOf(button, "value") ?? "" },
      };
    },
  );
}

const normal = (action: string) =>
  action.replaceAll(/(clm|art|spn|key)_\w+/g, "ID").replaceAll(/\/inbox\/\d+/g, "/inbox/ID");

/** What no page of the desk may hold, whatever was typed. */
function assertWhole(html: string, where: string): void {
  const ours = html.match(/<script type="module" src="\/assets\//g)?.length ?? 0;
  expect([where, html.match(/<script\b/g)?.length ?? 0]).toEqual([where, ours]);
  expect(html, where).not.toMatch(/href="javascript:/i);
  expect(html.replaceAll(/="[^"]*"/g, ""), where).not.toMatch(/<img\b|<[a-z]+ [^>]*\son\w+/i);
  expect([where, html.match(/<h1[ >]/g)?.length]).toEqual([where, 1]);
}

describe("every form of the desk", () => {
  let original: string;
  let paths: readonly string[];
  let cookie: string | null;
  const covered = new Set<string>();
  // Made once: each test types into a copy.
  beforeAll(async () => {
    original = copiedFile(await migratedFile(fresh("f.db")), fresh("forms.db"));
    const desk = await deskOver(original, "embedded", { REPORT_LIMIT: "0" });
    paths = await pagesOf(desk);
    cookie = (await signedIn(desk, desk.ada.secret)).cookie;
    expect(desk.mistakes).toEqual([]);
    await desk.close();
  });

  /** Pages with every form that there is, about things of their own. */
  const pagesOf = async (desk: Desk): Promise<string[]> => {
    const { claim: published, article } = await publishedStory(desk);
    const { claim: waiting } = await judgedStory(desk);
    const { claim: returned } = await judgedStory(desk);
    await desk.sam.post(`/v1/claims/${returned.id}/send-back`, { reason: "Not yet." });
    const { claim: retracted } = await publishedStory(desk);
    await desk.sam.post(
      `/v1/claims/${retracted.id}/retract`,
      { reason: "No." },
      { ifMatch: retracted.version },
    );
    const { claim: taken } = await publishedStory(desk);
    const begun = await draft(desk.eve);
    const sent = async (path: string, body: unknown) =>
      /"number":(\d+)/.exec(expectStatus(await desk.eve.post(path, body), 202).text)?.[1] ?? "";
    const text = `Is that so, ${begun.id}?`;
    const report = await sent(`/v1/claims/${published.id}/reports`, {
      kind: "error",
      text,
      contact: "a@example.org",
    });
    const request = await sent("/v1/requests", { text });
    const claims = "/desk/claims";
    return [
      "/desk/articles/new",
      `/desk/articles/${article.id}/details`,
      `/desk/articles/${article.id}`,
      "/desk/claims/new",
      `${claims}/${begun.id}`,
      `${claims}/${waiting.id}/send-back`,
      `${claims}/${returned.id}`,
      `${claims}/${retracted.id}/reinstate`,
      `${claims}/${taken.id}/unpublish`,
      `${claims}/${published.id}`,
      `${claims}/${published.id}/merge`,
      `${claims}/${published.id}/retract`,
      `/desk/inbox/${report}`,
      `/desk/inbox/${request}`,
      "/desk?reason=request",
      "/desk/keys",
    ];
  };

  it.each(TYPED)(
    "takes %s in every field: shown as text or refused at its field, and once",
    async (what, words) => {
      const opened = await openBackend(
        "embedded",
        copiedFile(original, fresh(`${TYPED.findIndex(([name]) => name === what)}.db`)),
      );
      const service = serviceOver(opened.db, testConfig({ REPORT_LIMIT: "0" }));
      const visitor = deskVisitor(service);
      visitor.cookie = cookie;
      onTestFinished(async () => {
        await service.settled();
        await opened.close();
        expect(service.mistakes).toEqual([]);
      });
      for (const path of paths) {
        const shown = await visitor.get(path);
        assertWhole(shown.text, path);
        for (const { action, texts, press } of formsOf(shown.text)) {
          if (texts.length === 0) continue;
          covered.add(normal(action));
          const typed = Object.fromEntries(texts.map((name) => [name, words]));
          const fields = { ...formFields(shown.text, action), ...typed, ...press };
          const answer = await visitor.post(action, fields);
          const where = `${action} ${answer.status}`;
          if (answer.status === 303) {
            assertWhole((await visitor.follow(answer)).text, where);
            const again = await visitor.post(action, fields);
            expect([again.status, again.headers.get("location")], where).toEqual([
              303,
              answer.headers.get("location"),
            ]);
            continue;
          }
          expect([200, 409, 412, 422], where).toContain(answer.status);
          assertWhole(answer.text, where);
          // The page of a new key has no form; every other one holds what was typed.
          if (action === "/desk/keys" && answer.status === 200) continue;
          const kept = formFields(answer.text, action);
          for (const name of texts) expect([where, name, kept[name]]).toEqual([where, name, words]);
        }
      }
      for (const path of paths) assertWhole((await visitor.get(path)).text, path);
    },
  );

  it("was met", () => {
    expect([...covered].sort()).toEqual(FORMS);
  });
});

describe.each(BACKENDS)("forms that are none of the desk's pages', over the %s database", (backend) => {
  const FOREIGN: readonly [what: string, headers: Record<string, string>][] = [
    ["a sibling host", { "sec-fetch-site": "same-site" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["an address bar", { "sec-fetch-site": "none" }],
    ["another port, in an old browser", { origin: "http://localhost:8080" }],
    ["a sibling host, in an old browser", { origin: "http://desk.localhost" }],
    ["nobody", { origin: "null" }],
    ["a program that says nothing", {}],
    ["text", { "sec-fetch-site": "same-origin", "content-type": "text/plain" }],
    ["several parts", { "sec-fetch-site": "same-origin", "content-type": "multipart/form-data; boundary=x" }],
    ["JSON", { "sec-fetch-site": "same-origin", "content-type": "application/json" }],
    ["no type", { "sec-fetch-site": "same-origin", "content-type": "" }],
  ];

  it("do nothing, whatever they are sent to and however often", async () => {
    const desk = await deskOver(
      copiedFile(await migratedFile(fresh(`${backend}.db`)), fresh(`${backend}-2.db`)),
      backend,
    );
    try {
      const { claim, article, span } = await publishedStory(desk);
      const source = await page(desk.eve);
      const visitor = await signedIn(desk, desk.ada.secret);
      const actions = desk.routes
        .filter(({ method, path }) => method === "POST" && path.startsWith("/desk"))
        .map(({ path }) =>
          path
            .replace(/\/claims\/:id/, `/claims/${claim.id}`)
            .replace(/\/articles\/:id/, `/articles/${[article.id, source.id][0]}`)
            .replace(/:span/, span.id)
            .replace(/:step\{(\w+)[^}]*\}/, "$1")
            .replaceAll(/:\w+/g, "1"),
        );
      expect(actions.length).toBeGreaterThan(30);
      const before = await dumpDatabase(desk.db);
      const fields = {
        _token: "0".repeat(32),
        _version: `${claim.version}`,
        do: "publish",
        reason: "x",
        text: "x",
        where: "everywhere",
      };
      for (const action of new Set(actions)) {
        for (const [what, headers] of FOREIGN) {
          for (let time = 0; time < 2; time++) {
            const sent = {
              ...("content-type" in headers ? {} : { "content-type": FORM_HEADERS["content-type"] }),
              ...headers,
            };
            const answer: Answer = await visitor.post(action, fields, sent);
            expect([action, what, answer.status]).toEqual([action, what, 403]);
          }
        }
      }
      expect(await dumpDatabase(desk.db)).toEqual(before);
      expect((await visitor.get("/desk")).status).toBe(200);
      expect(desk.mistakes).toEqual([]);
    } finally {
      await desk.close();
    }
  });
});
