import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKey } from "../../src/editors/keys.ts";
import { type OpenedDatabase, openBackend } from "../support/backends.ts";
import { type DeskVisitor, formFields, signedIn } from "../support/desk-visitor.ts";
import { textOf } from "../support/page-text.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const ADD = "/desk/articles/new";

const SHOWN: readonly [what: string, words: string][] = [
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
  ["a pile of accents", `a${"\u0301".repeat(60)} end`],
  ["a nought", "0"],
  ["a script's address", "javascript:alert(1)"],
];
const REFUSED: readonly [what: string, words: string, why: string][] = [
  ["nothing that shows", "\u200b\u200b", "has nothing in it that could be seen"],
  ["a control character", "A\u0001B", "holds U+0001, which cannot be shown"],
  ["far too much", "a".repeat(10_000), "10,000 characters and may have"],
];

describe("words that mean harm, typed at the desk", () => {
  let opened: OpenedDatabase;
  let service: Service;
  let ada: DeskVisitor;
  beforeAll(async () => {
    opened = await openBackend("embedded", await migratedFile(fresh("hostile.db")));
    service = serviceOver(opened.db);
    const { secret } = await createKey(opened.db, {
      name: "Ada",
      role: "admin",
      at: "2026-11-21T12:00:00.000Z",
    });
    ada = await signedIn(service, secret);
  });
  afterAll(async () => {
    expect(service.mistakes).toEqual([]);
    await opened.close();
  });

  /** What no page of the desk may hold, whatever was typed. */
  const assertWhole = (page: string) => {
    expect(page.match(/<script\b/g)?.length).toBe(
      page.match(/<script type="module" src="\/assets\//g)?.length,
    );
    expect(page).not.toMatch(/href="javascript:/i);
    // Without the values of attributes, which are quoted and escaped.
    expect(page.replaceAll(/="[^"]*"/g, "")).not.toMatch(/<img\b|<[a-z]+ [^>]*\son\w+/i);
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
  };

  let count = 0;
  it.each(SHOWN)("%s: shown as it was typed, wherever it stands", async (_what, words) => {
    count += 1;
    const typed = {
      url: `https://news.example/${count}`,
      text: `${words}\nand ${count} more`,
      headline: words,
      author: words,
      "publisher.name": words,
    };
    const looked = await ada.send(ADD, ADD, { ...typed, do: "look" });
    assertWhole(looked.text);
    expect(formFields(looked.text, ADD)).toMatchObject(typed);
    const saved = await ada.follow(await ada.post(ADD, { ...formFields(looked.text, ADD), do: "save" }));
    assertWhole(saved.text);
    const id = /art_\w+/.exec(saved.text)?.[0] ?? "";
    const details = await ada.get(`/desk/articles/${id}/details`);
    assertWhole(details.text);
    expect(formFields(details.text, `/desk/articles/${id}/details`)).toMatchObject({
      headline: words,
      author: words,
    });
    const list = await ada.get(`/desk/articles?q=${encodeURIComponent(words)}`);
    assertWhole(list.text);
    const shown = textOf(list.text.replace(/<input[^>]*>/g, ""));
    expect(shown).toContain(words.replace(/\s+/gu, " "));

    const claim = await service.request("/v1/claims", {
      method: "POST",
      headers: {
        Authorization: `Bearer ${(await createKey(opened.db, { name: "Bot", role: "editor", at: "2026-11-21T12:00:00.000Z" })).secret}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ text: words, claimant: { name: words } }),
    });
    const claimId = /clm_\w+/.exec(claim.text)?.[0] ?? "";
    for (const path of ["/desk", "/desk/claims", `/desk/claims/${claimId}/history`]) {
      const page = await ada.get(path);
      assertWhole(page.text);
      expect(textOf(page.text)).toContain(words.replace(/\s+/gu, " "));
    }
  });

  it.each(SHOWN)("%s: as somebody's name, and as a key", async (_what, words) => {
    count += 1;
    const name = `${words} ${count}`;
    const made = await ada.send("/desk/keys", "/desk/keys", { name, role: "editor" });
    assertWhole(made.text);
    expect(textOf((await ada.get("/desk/keys")).text)).toContain(name.replace(/\s+/gu, " "));
    const refused = await ada.post("/desk/sign-in", { _token: "0".repeat(32), key: words });
    assertWhole(refused.text);
    expect(refused.status).toBe(422);
    expect(formFields(refused.text, "/desk/sign-in").key).toBe("");
  });

  it.each(REFUSED)("%s: refused at its field, and still in it", async (_what, words, why) => {
    const refused = await ada.send(ADD, ADD, { text: "Some text.", headline: words, do: "look" });
    expect(refused.status).toBe(422);
    expect(textOf(refused.text)).toContain(`Headline ${why}`.replace("Headline 10", "Headline has 10"));
    expect(formFields(refused.text, ADD).headline).toBe(words);
  });

  it.each(SHOWN.filter(([, words]) => !/^https?:/.test(words)))(
    "%s: no address, and shown as it was typed",
    async (_what, words) => {
      const refused = await ada.send(ADD, ADD, { url: words, text: "Some text.", do: "look" });
      expect(refused.status).toBe(422);
      assertWhole(refused.text);
      expect(formFields(refused.text, ADD).url).toBe(words);
    },
  );
});
