import { describe, expect, it } from "vitest";
import * as z from "zod";
import { BACKENDS } from "../support/backends.ts";
import { addQuote, CLOSED, desks, draft, judge, page, publish } from "./editing/desk.ts";

const desk = desks();
const answer = z.looseObject({
  matches: z.array(
    z.looseObject({
      passage: z.object({ exact: z.string(), start: z.int(), end: z.int() }),
      claim: z.looseObject({ id: z.string() }),
      confidence: z.string(),
      relation: z.string(),
    }),
  ),
});
let made = 0;

describe.each(BACKENDS)(
  "a message with the address of an annotated page, over the %s database",
  (backend) => {
    const at = desk(backend);

    const story = async () => {
      const { eve, sam } = at();
      const url = `https://msg.example/story-${++made}`;
      const [article, claim] = [await page(eve, { url }), await draft(eve)];
      await addQuote(eve, claim, article, { quote: { exact: CLOSED } });
      await judge(eve, claim);
      await publish(sam, claim);
      return { url, article, claim };
    };
    const match = async (text: string, more: Record<string, unknown> = {}) => {
      const { json } = await at().request("/v1/match", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text, ...more }),
      });
      return answer.parse(json).matches;
    };

    it.each<[string, (url: string) => string, (url: string) => string]>([
      ["alone", (url) => url, (url) => url],
      ["forwarded", (url) => `Forwarded: ${url}`, (url) => url],
      ["in brackets, with a full stop", (url) => `Look 😀 (${url}).`, (url) => url],
      [
        "with tracking",
        (url) => `${url}?utm_source=whatsapp&fbclid=1 !`,
        (url) => `${url}?utm_source=whatsapp&fbclid=1`,
      ],
      ["in a script without spaces", (url) => `これは本当ですか${url}です`, (url) => url],
      ["without a scheme", (url) => `see ${url.slice(8)}, please`, (url) => url.slice(8)],
      [
        "of an archive",
        (url) => `https://web.archive.org/web/2020/${url}`,
        (url) => `https://web.archive.org/web/2020/${url}`,
      ],
      ["behind another", (url) => `https://elsewhere.example/a and ${url}`, (url) => url],
    ])("%s, brings the page's claims as possible", async (_what, write, exact) => {
      const { url, claim } = await story();
      const text = write(url);
      const found = (await match(text)).filter((one) => one.claim.id === claim.id);
      const start = [...text.slice(0, text.indexOf(exact(url)))].length;
      expect(found).toMatchObject([
        {
          passage: { exact: exact(url), start, end: start + exact(url).length },
          confidence: "possible",
          relation: "related",
          differences: [],
          residue: [],
          secondOpinion: null,
          score: 0,
        },
      ]);
    });

    it("brings each claim once, and what the words repeat as what it is", async () => {
      const { url, claim } = await story();
      const text = (await at().eve.get(`/v1/claims/${claim.id}`)).json;
      const said = z.looseObject({ text: z.string() }).parse(text).text;
      const found = (await match(`${said} ${url} ${url}`)).filter((one) => one.claim.id === claim.id);
      expect(found.map(({ confidence, relation }) => [confidence, relation])).toEqual([["match", "repeats"]]);
    });

    it("of another page, of none, or of one in another language brings nothing", async () => {
      const { url, claim } = await story();
      const ids = async (text: string, more = {}) => (await match(text, more)).map((one) => one.claim.id);
      for (const text of [`${url}0`, `${url}/comments`, "https://elsewhere.example/a", "no address"]) {
        expect(await ids(text)).not.toContain(claim.id);
      }
      expect(await ids(url, { language: "fr" })).toEqual([]);
      expect(await ids(url, { language: "en" })).toContain(claim.id);
    });

    it("finds the claims of merged articles by either address", async () => {
      const [one, other] = [await story(), await story()];
      await at().sam.post(`/v1/articles/${one.article.id}/merge`, { into: other.article.id, reason: "One." });
      for (const { url } of [one, other]) {
        const ids = (await match(url)).map(({ claim }) => claim.id);
        expect(ids).toEqual(expect.arrayContaining([one.claim.id, other.claim.id]));
      }
    });
  },
);
