import { describe, expect, it } from "vitest";
import { addQuote, desks, draft, judge, page, publish } from "../contract/editing/desk.ts";
import { textOf } from "../support/page-text.ts";

const desk = desks({
  CORRECTIONS_URL: "https://verbatim.example/corrections",
  CONTACT: "desk@verbatim.example",
});

/** What could end an element, an attribute, a script or a line of another direction. */
const HOSTILE = [
  "<script>document.title='x'</script>",
  "</title><h1>Other</h1>",
  `"><img src=x onerror="document.title=1">`,
  "' onfocus='document.title=1' autofocus='",
  "&lt;b&gt; &amp; &copy 5 < 6 && 7 > 6",
  '</script><!--<script> & "A&amp;B"',
  "{{7*7}} <%= 7*7 %> {who} {day}",
  "Report \u202etxt.exe\u202c ends here",
  "javascript:alert(1)",
  "اللغة العربية <b>40</b>",
];

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

describe("words that try to be markup", () => {
  const at = desk("embedded");

  it.each(HOSTILE)("are words wherever they stand: %s", async (value) => {
    const { eve, sam } = at();
    const article = await page(eve, {
      text: `It was written: ${value} on the sign. Nobody took it away.`,
      headline: `Headline ${value}`,
      author: `Author ${value}`,
      publisher: { name: `Publisher ${value}` },
    });
    const claim = await draft(eve, {
      text: `The claim ${value} was made ${HOSTILE.indexOf(value)} times.`,
      claimant: { name: `Claimant ${value}`, role: `Role ${value}` },
    });
    await addQuote(eve, claim, article, {
      quote: { exact: `${value} on the sign` },
      note: `Note ${value}`,
      assertedBy: { name: `Sayer ${value}` },
    });
    await judge(eve, claim, {
      headline: `Finding ${value}`,
      summary: `Summary ${value}`,
      notSeen: [`Missing ${value}`],
      basis: { strength: "one_report", note: `Basis ${value}` },
      change: { kind: "initial" },
    });
    const { slug } = await publish(sam, claim);
    const { status, text } = await at().request(`/claims/${slug}`);
    expect(status).toBe(200);
    for (const field of [
      "Headline",
      "Author",
      "Publisher",
      "Claimant",
      "Role",
      "Note",
      "Sayer",
      "Finding",
      "Summary",
      "Missing",
      "Basis",
    ]) {
      expect(text).toContain(escaped(`${field} ${value}`));
    }
    expect(text).toContain(`<mark>${escaped(`${value} on the sign`)}</mark>`);
    expect(text.replace(/<script.*?<\/script>/s, "")).not.toMatch(
      /<img|onfocus=['"]|<h1>Other|href="javascript/,
    );
    expect(text.match(/<script/g)).toHaveLength(1);
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? "";
    expect(json).not.toContain("<");
    expect(JSON.parse(json).claimReviewed).toBe(claim.text);
    const found = await at().request(`/?q=${encodeURIComponent(claim.text)}`);
    expect(found.status).toBe(200);
    expect(found.text).toContain(`>\n${escaped(claim.text)}</textarea>`);
    expect(textOf(found.text)).toContain(`Finding ${value}`.replace(/\s+/g, " "));
    expect(found.text).not.toMatch(/<script|<img|<h1>Other/);
  });
});
