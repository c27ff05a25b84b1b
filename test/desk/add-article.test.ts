import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { viewArticleDetails } from "../../src/articles/article-view.ts";
import { findArticle } from "../../src/articles/find-article.ts";
import { createKey } from "../../src/editors/keys.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { type DeskVisitor, type Fields, formFields, signedIn } from "../support/desk-visitor.ts";
import { elementOf, textOf } from "../support/page-text.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const ADD = "/desk/articles/new";
describe.each(BACKENDS)("adding an article over the %s database", (backend) => {
  let opened: OpenedDatabase;
  let service: Service;
  let cem: DeskVisitor;
  let key: string;
  beforeAll(async () => {
    opened = await openBackend(backend, await migratedFile(fresh("articles.db")));
    service = serviceOver(opened.db);
    key = (await createKey(opened.db, { name: "Cem", role: "editor", at: "2026-11-21T12:00:00.000Z" }))
      .secret;
    cem = await signedIn(service, key);
  });
  afterAll(async () => {
    expect(service.mistakes).toEqual([]);
    await opened.close();
  });

  const look = async (typed: Fields) => cem.send(ADD, ADD, { ...typed, do: "look" });
  /** Looks at it, then presses the button that saves. */
  const save = async (typed: Fields, more: Fields = {}) => {
    const looked = await look(typed);
    return cem.post(ADD, { ...formFields(looked.text, ADD), ...more, do: "save" });
  };
  const read = async (path: string) =>
    viewArticleDetails(await findArticle(opened.db, /art_\w+/.exec(path)?.[0] ?? "", ""));
  const count = async () =>
    Number((await opened.db.execute("select count(*) as n from articles")).rows[0]?.n);
  const events = async () => Number((await opened.db.execute("select count(*) as n from events")).rows[0]?.n);

  it("shows what was recognised as its address before anything is saved, and saves it so", async () => {
    const before = await events();
    const looked = await look({
      url: " https://News.example/flood?utm_source=mail#:~:text=40%20houses\n",
      text: "Officials said 40 houses were flooded.",
    });
    const box = textOf(looked.text);
    expect(box).toContain("Recognised as https://News.example/flood The same page as news.example/flood");
    expect(box).toContain("38 characters");
    expect(await events()).toBe(before);
    const saved = await cem.post(ADD, { ...formFields(looked.text, ADD), do: "save" });
    expect(saved.headers.get("location")).toMatch(/^\/desk\/articles\/art_\w+\?done=article-added$/);
    expect(textOf((await cem.follow(saved)).text)).toContain("The article is saved.");
    expect((await read(saved.headers.get("location") ?? "")).url).toBe("https://News.example/flood");
  });

  it.each([
    [
      "an address with a message around it",
      "Read this! https://news.example/dam-held (from my phone)",
      "https://news.example/dam-held",
    ],
    [
      "an archive's copy",
      "https://web.archive.org/web/20260301000000/https://news.example/dam",
      "https://news.example/dam",
    ],
  ])("recognises %s", async (_what, url, recognised) => {
    const box = textOf((await look({ url, text: "The dam held." })).text);
    expect(box).toContain(`Recognised as ${recognised} `);
    expect(box).toContain("This was taken out of what you pasted.");
  });

  it("says that a front page is one", async () => {
    const looked = await look({ url: "https://news.example/", text: "Today." });
    expect(textOf(looked.text)).toContain("This is the front page of a site, not one article of it.");
  });

  it.each<[what: string, text: string, sha256: string]>([
    [
      "two paragraphs",
      "Officials said 40 houses were flooded.\r\nNobody was hurt.\r\n",
      "bd0bd91b55a0d2a420ff8d270ff34559baea4d03d37f3427111b1d1166227c76",
    ],
    [
      "typography",
      "The bill is “5\u00a0million” – not 50.\r\n",
      "c024eae34d6473350160662625d04cabdcd9281201a34a280d4bd7866ad628af",
    ],
    [
      "cells with tabs",
      "Town\tHouses\r\nArden\t40\r\n",
      "330a9a1b6abf2116d727b7e86f24e56e6dd6c659dbbcddabd200ed19d7fff2c9",
    ],
    [
      "a wrapped copy of a page",
      "Officials said 40 houses were flood-\ned on Monday.\n2\n\fNobody was hurt.",
      "78580c462964fcd36250ecc46f5e526bb54e67c3e62498107b35f2ffcb990718",
    ],
    [
      "empty lines at its beginning, blanks at its end",
      "\n\n  Indented start.\nEnd.  ",
      "723f3d0cfb0817edde7ad69bfb616ab1b685dbcd2c85bbc456297d0eafdda44b",
    ],
  ])("keeps %s exactly, through being looked at and through a refusal", async (_what, text, sha256) => {
    const refused = await look({ url: "ftp://news.example/flood-2", text });
    expect(refused.status).toBe(422);
    const kept = formFields(refused.text, ADD);
    expect(kept.text).toBe(text.replaceAll("\r\n", "\n"));
    expect(textOf(elementOf(refused.text, "div", 'class="refused"'))).toContain(
      "Only http and https addresses are taken.",
    );
    expect(refused.text.match(/aria-invalid="true"/g)).toHaveLength(1);
    const saved = await save({ ...kept, url: "" });
    const article = await read(saved.headers.get("location") ?? "");
    expect([article.urn, article.snapshots[0]?.sha256]).toEqual([`urn:sha-256:${sha256}`, sha256]);
  });

  it("says that lines of a copied page end in the middle of a word", async () => {
    const looked = await look({ text: "Houses were flood-\ned on Mon-\nday, from 9-\n10 and on." });
    expect(textOf(looked.text)).toContain("2 lines end in the middle of a word");
  });

  it("refuses an empty form at its field, with the title saying so, and stores nothing", async () => {
    const before = await events();
    const refused = await look({ url: "", text: " \n " });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("<title>Error: Add an article");
    const summary = elementOf(refused.text, "div", 'class="refused"');
    expect(textOf(summary)).toBe(
      "One thing to put right Text is missing. Nothing was saved. Everything that you typed is still here.",
    );
    const target = /href="#([^"]+)"/.exec(summary)?.[1] ?? "";
    expect(refused.text).toContain(`<textarea id="${target}" name="text"`);
    expect(refused.text).toContain(`aria-describedby="${target}-wrong ${target}-hint"`);
    expect(await events()).toBe(before);
  });

  it("tells each mistake at its own field, and keeps what was typed elsewhere", async () => {
    const refused = await look({
      text: "The road was closed.",
      headline: "a".repeat(10_000),
      publishedOn: "8 March",
      language: "english",
      author: "A\u0001B",
      "publisher.name": "\u200b\u200b",
      "publisher.site": "news.example",
    });
    expect(textOf(elementOf(refused.text, "div", 'class="refused"'))).toBe(
      [
        "5 things to put right",
        "Headline has 10,000 characters and may have 500: 9,500 too many.",
        "Author holds U+0001, which cannot be shown.",
        "Publisher has nothing in it that could be seen.",
        "Day it appeared is no day of the calendar. Write it as 2026-11-21.",
        "Language is no language tag, such as en or pt-BR.",
        "Nothing was saved. Everything that you typed is still here.",
      ].join(" "),
    );
    expect(formFields(refused.text, ADD)).toMatchObject({
      text: "The road was closed.",
      headline: "a".repeat(10_000),
      publishedOn: "8 March",
      language: "english",
      "publisher.site": "news.example",
    });
  });

  it("sends a repeat to the first result, and makes one article", async () => {
    const looked = await look({ url: "https://news.example/twice", text: "It was said twice." });
    const fields = { ...formFields(looked.text, ADD), do: "save" };
    const before = await count();
    const [one, two] = await Promise.all([cem.post(ADD, fields), cem.post(ADD, fields)]);
    const three = await cem.post(ADD, fields);
    expect(one.status).toBe(303);
    expect([two.headers.get("location"), three.headers.get("location")]).toEqual(
      Array(2).fill(one.headers.get("location")),
    );
    expect(await count()).toBe(before + 1);
  });

  it("knows a page again under another address of it, and asks how much of it another text is", async () => {
    const url = "https://news.example/again";
    const saved = await save({
      url,
      text: "The first text, some twenty words long, as it stood in the morning.",
    });
    const id = /art_\w+/.exec(saved.headers.get("location") ?? "")?.[0] ?? "";
    const same = await look({
      url: `${url}?utm_medium=x`,
      text: "The first text, some twenty words long, as it stood in the morning.",
    });
    expect(textOf(same.text)).toContain("With exactly this text. There is nothing to save.");
    expect(same.text).toContain(`href="/desk/articles/${id}"`);
    expect(same.text).not.toContain('value="save"');

    const another = { url, text: "Another text." };
    const unsaid = await save(another);
    expect(unsaid.status).toBe(422);
    expect(textOf(unsaid.text)).toContain("How much of the page is it? is missing.");
    const part = await save(another, { extent: "excerpt" });
    expect(part.headers.get("location")).toBe(`/desk/articles/${id}?done=text-added`);
    expect((await read(id)).snapshots.map(({ extent }) => extent)).toEqual(["excerpt", "whole"]);
  });

  it("shows pages that may be the same, and texts that are", async () => {
    await save({
      url: "https://news.example/levee?id=4",
      text: "The levee broke at dawn, and the town was told at noon.",
    });
    const near = await look({
      url: "https://news.example/levee?id=4&page=2",
      text: "Something else stands here.",
    });
    expect(textOf(near.text)).toContain(
      "Perhaps the same page under another address https://news.example/levee?id=4",
    );
    const copy = await look({
      url: "https://other.example/levee",
      text: "The levee broke at dawn, and the town was told at noon.",
    });
    expect(textOf(copy.text)).toContain("The same text is saved as https://news.example/levee?id=4");
    expect(textOf(copy.text)).toContain("Save it all the same");
  });

  it("shows again what would be saved where something was changed after it was looked at", async () => {
    const looked = await look({ url: "https://news.example/one", text: "One." });
    const before = await count();
    const changed = await cem.post(ADD, {
      ...formFields(looked.text, ADD),
      url: "https://news.example/two",
      do: "save",
    });
    expect(changed.status).toBe(200);
    expect(textOf(changed.text)).toContain("You changed something since it was looked at.");
    expect(textOf(changed.text)).toContain("Recognised as https://news.example/two");
    expect(await count()).toBe(before);
  });

  it("shows the form again as it was typed, to whoever typed it and to nobody else, after a session ended", async () => {
    const { secret } = await createKey(opened.db, {
      name: "Bea",
      role: "senior",
      at: "2026-11-21T12:00:00.000Z",
    });
    const visitor = await signedIn(service, key);
    const looked = await visitor.send(ADD, ADD, {
      url: "https://news.example/kept",
      text: "\nKept & shown.\n",
      headline: "<b>It is 0</b>",
      do: "look",
    });
    const fields: Record<string, string> = { ...formFields(looked.text, ADD), do: "save" };
    visitor.cookie = null;
    const late = await visitor.post(ADD, fields);
    expect(late.status).toBe(401);
    expect(textOf(late.text)).toContain("You were signed out, so nothing was saved. What you typed is kept");
    const wrong = await visitor.post("/desk/sign-in", {
      ...formFields(late.text, "/desk/sign-in"),
      key: "vb_no",
    });
    expect(wrong.status).toBe(422);
    const before = await count();

    const elsewhere = await visitor.post("/desk/sign-in", {
      ...formFields(wrong.text, "/desk/sign-in"),
      key: secret,
    });
    expect(elsewhere.headers.get("location")).toBe("/desk?done=kept-elsewhere");
    visitor.cookie = null;

    const back = await visitor.post("/desk/sign-in", { ...formFields(wrong.text, "/desk/sign-in"), key });
    expect(back.status).toBe(200);
    expect(textOf(back.text)).toContain("You are signed in again.");
    const kept: Record<string, string> = formFields(back.text, ADD);
    expect([kept.url, kept.text, kept.headline]).toEqual([
      "https://news.example/kept",
      "\nKept & shown.\n",
      "<b>It is 0</b>",
    ]);
    expect(kept._token).not.toBe(fields._token);
    expect(await count()).toBe(before);
    const again = await visitor.post(ADD, { ...kept, do: "look" });
    const saved = await visitor.post(ADD, { ...formFields(again.text, ADD), do: "save" });
    expect(saved.status).toBe(303);
  });
});
