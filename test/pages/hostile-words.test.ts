import { describe, expect, it } from "vitest";
import {
  addQuote,
  desks,
  draft,
  expectStatus,
  judge,
  page,
  publish,
  workingCopy,
} from "../contract/editing/desk.ts";
import { elementOf, textOf } from "../support/page-text.ts";

const desk = desks({
  CORRECTIONS_URL: "https://verbatim.example/corrections",
  CONTACT: "desk@verbatim.example",
});

/** What could end an element, an attribute, a script, a line of another direction, or the patience of a program. */
const HOSTILE = [
  "<script>document.title='x'</script>",
  "</title><h1>Other</h1>",
  `"><img src=x onerror="document.title=1">`,
  "' onfocus='document.title=1' autofocus='",
  "&lt;b&gt; &amp; &copy 5 < 6 && 7 > 6",
  '</script><!--<script> & "A&amp;B"',
  "done ]]> or <![CDATA[ not",
  "{{7*7}} <%= 7*7 %> {who} {day} $1",
  "Report \u202etxt.exe\u202c ends here",
  "Begun \u2067 and never closed",
  "ze\u200bro wi\u2060dth",
  "javascript:alert(1)",
  "اللغة العربية <b>40</b>",
  `mark \u00e9${"\u0301".repeat(39)} on mark`,
  "0",
];

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/** Elements and attributes of our own templates; nothing else stands on any page. */
const ELEMENTS = new Set(
  "a abbr article aside b bdi blockquote body br button caption dd del details div dl dt fieldset figcaption figure footer form g h1 h2 h3 head header html i input ins label legend li link main mark meta nav ol option p path pre q rect script section select span strong summary svg table tbody td textarea th thead time title tr u ul".split(
    " ",
  ),
);
const ATTRIBUTES =
  /^(accept-charset|action|aria-[a-z]+|autocomplete|charset|class|content|d|data-theme|datetime|dir|fill|fill-rule|for|height|hidden|href|id|lang|max|method|min|name|open|placeholder|preserveAspectRatio|property|rel|required|role|rows|selected|stroke|stroke-dasharray|stroke-dashoffset|stroke-width|tabindex|target|title|translate|type|value|viewBox|width|x|y)$/;

/** That the tags of a page are ours. Every `<` of a text is escaped, so what looks like a tag is one. */
function expectOwnMarkup(path: string, html: string): void {
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  for (const [, json = ""] of scripts) {
    expect(json).not.toContain("<");
    JSON.parse(json);
  }
  const strange: string[] = [];
  for (const [tag, name = "", attributes = ""] of html.matchAll(/<\/?([^\s>/!]*)([^>]*)>/g)) {
    if (tag.startsWith("<!doctype")) continue;
    if (!ELEMENTS.has(name)) strange.push(tag);
    for (const [, attribute = ""] of attributes.replace(/"[^"]*"/g, '""').matchAll(/\s([^\s=/>]+)/g))
      if (!ATTRIBUTES.test(attribute)) strange.push(`${tag}: ${attribute}`);
    const href = / href="([^"]*)"/.exec(attributes)?.[1];
    if (href !== undefined && !/^(https?:\/\/|mailto:|\/|#)/.test(href)) strange.push(tag);
  }
  expect([path, strange]).toEqual([path, []]);
  expect([path, html.match(/<h1/g)?.length]).toEqual([path, 1]);
  expect([path, html.endsWith("</html>\n")]).toEqual([path, true]);
}

describe("words that try to be markup", () => {
  const at = desk("embedded");

  it.each(HOSTILE)("are words wherever they stand: %s", async (value) => {
    const { eve, sam } = at();
    const publisher = `Publisher ${value}`;
    const claimant = `Claimant ${value}`;
    const article = await page(eve, {
      text: `It was written: ${value} on the sign. Nobody took it away. It was blue.`,
      headline: `Headline ${value}`,
      author: `Author ${value}`,
      publisher: { name: publisher },
    });
    const claim = await draft(eve, {
      text: `The claim ${value} was made ${HOSTILE.indexOf(value)} times.`,
      claimant: { name: claimant, role: `Role ${value}` },
      topics: ["signs"],
    });
    await addQuote(eve, claim, article, {
      quote: { exact: `${value} on the sign` },
      note: `Note ${value}`,
      assertedBy: { name: `Sayer ${value}` },
    });
    await judge(eve, claim, {
      headline: `First ${value}`,
      summary: `Summary ${value}`,
      notSeen: [`Missing ${value}`],
      searched: [`Searched ${value}`],
      notDecided: [`Open ${value}`],
      basis: { strength: "one_report", note: `Basis ${value}` },
      reply: { asked: true, on: "2026-01-02", answer: `Answer ${value}` },
      change: { kind: "initial" },
    });
    await publish(sam, claim);
    await judge(eve, claim, {
      headline: `Finding ${value}`,
      summary: `Summary ${value}`,
      notSeen: [`Missing ${value}`],
      searched: [`Searched ${value}`],
      notDecided: [`Open ${value}`],
      basis: { strength: "one_report", note: `Basis ${value}` },
      reply: { asked: true, on: "2026-01-02", answer: `Answer ${value}` },
      change: { kind: "correction", note: `Because ${value}` },
    });
    const { slug } = await publish(sam, claim);

    const shown: Record<string, string[]> = {
      [`/claims/${slug}`]: [
        "The claim Headline Author Publisher Claimant Role Note Sayer Finding Summary Missing Searched Open Basis Answer Because",
      ],
      [`/claims/${slug}/publications/1`]: ["The claim First Finding Note Summary"],
      [`/articles/${article.slug}`]: ["The claim Headline Author Publisher"],
      "/articles": ["Headline Author Publisher"],
      "/": ["The claim Finding Because"],
      [`/?q=${encodeURIComponent(claim.text)}`]: ["The claim Finding Claimant Headline"],
      "/topics/signs": ["The claim Finding"],
      [`/publishers/${encodeURIComponent(publisher)}`]: ["Publisher The claim"],
      [`/claimants/${encodeURIComponent(claimant)}`]: ["Claimant The claim"],
      "/corrections": ["The claim Because"],
      [`/embed/claims/${slug}`]: ["The claim Finding Headline Because"],
    };
    for (const [path, [fields = ""]] of Object.entries(shown)) {
      const { status, text } = await at().request(path);
      expect([path, status]).toEqual([path, 200]);
      expectOwnMarkup(path, text);
      for (const field of fields.match(/The claim|\w+/g) ?? [])
        expect([path, field, text.includes(escaped(`${field} ${value}`))]).toEqual([path, field, true]);
    }
    const { text } = await at().request(`/claims/${slug}`);
    expect(text).toContain(`<mark>${escaped(`${value} on the sign`)}</mark>`);
    expect(text.match(/<script/g)).toHaveLength(1);
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? "";
    expect(JSON.parse(json)).toMatchObject({ claimReviewed: claim.text, reviewBody: `Finding ${value}` });
    const found = await at().request(`/?q=${encodeURIComponent(claim.text)}`);
    expect(found.text).toContain(`>\n${escaped(claim.text)}</textarea>`);

    const card = await at().request(`/embed/claims/${slug}/card.json`);
    expect(card.json).toMatchObject({
      claim: { words: claim.text },
      finding: [`Finding ${value}`],
      quote: {
        pieces: [{ as: "mark", text: `${value} on the sign` }],
        standing: `Stands in Headline ${value}`,
      },
    });
    expect(card.text).toContain(JSON.stringify(`Because ${value}`).slice(1, -1));
    const oembed = await at().request(
      `/oembed?url=${encodeURIComponent(`https://verbatim.example/claims/${slug}`)}`,
    );
    expect(oembed.json).toMatchObject({ title: expect.stringContaining(`Finding ${value}`) });
    expect(oembed.json).toMatchObject({ html: expect.stringMatching(/^<iframe [^<]*><\/iframe>$/) });
    const sharing =
      /<meta property="og:image" content="https:\/\/verbatim\.example([^"]+)"/.exec(text)?.[1] ?? "";
    expect((await at().bytes(sharing)).toString("latin1", 1, 4)).toBe("PNG");

    // What is sent and refused comes back as it was typed.
    const form = { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" } };
    const body = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
    const long = `${value} ${"word ".repeat(6_000)}`;
    const refused = await at().request("/", { ...form, body: body({ text: long, do: "check" }) });
    expectOwnMarkup("refused", refused.text);
    expect(refused.text).toContain(`>\n${escaped(long.trim())}</textarea>`);
    const checked = await at().request("/", {
      ...form,
      body: body({ text: `${claim.text} It was blue.`, do: "check" }),
    });
    expectOwnMarkup("checked", checked.text);
    expect(textOf(elementOf(checked.text, "p", 'class="text"'))).toContain("It was blue.");

    const { version } = await workingCopy(sam, claim.id);
    const path = `/v1/claims/${claim.id}/retract`;
    expectStatus(await sam.post(path, { reason: `Reason ${value}` }, { ifMatch: version }), 200);
    for (const gone of [`/claims/${slug}`, `/embed/claims/${slug}`]) {
      const answer = await at().request(gone);
      expect(answer.status).toBe(410);
      expectOwnMarkup(gone, answer.text);
      expect(answer.text).toContain(escaped(`Reason ${value}`));
    }
  });

  it("refuses what nobody can see or show, and says which character it is", async () => {
    const { eve } = at();
    const blank = await eve.post("/v1/claims", { text: "\u200b\u200b" });
    expect(blank.status).toBe(422);
    const control = await eve.post("/v1/claims", { text: "A\u0007B rang." });
    expect([control.status, control.text.includes("U+0007")]).toEqual([422, true]);
  });
});
