import { describe, expect, it } from "vitest";
import { replay } from "../../../src/replay/replay.ts";
import { BACKENDS } from "../../support/backends.ts";
import { signedIn } from "../../support/desk-visitor.ts";
import { textOf } from "../../support/page-text.ts";
import { serviceOver } from "../../support/service.ts";
import { testConfig } from "../../support/test-config.ts";
import { desks, Editor, judge, judgedStory, publish, publishedStory } from "./desk.ts";

const desk = desks({ EDITOR_NAMES: "desk" });

describe.each(BACKENDS)(
  "a house that does not name its editors to readers, over the %s database",
  (backend) => {
    const at = desk(backend);
    const NAMES = /Eve Editor|Sam Senior/;

    it("is read as “the desk” wherever somebody is named, and its editors still see who did what", async () => {
      const { claim, article } = await publishedStory(at(), { text: "The harbour was closed for a day." });
      const paths = [
        `/v1/claims/${claim.id}`,
        `/v1/claims/${claim.id}/history`,
        `/v1/claims/${claim.id}/publications/1`,
        `/v1/claims`,
        `/v1/annotations?url=${encodeURIComponent(article.url ?? "")}`,
        `/v1/articles/${article.id}`,
        `/claims/${claim.slug}`,
        `/claims/${claim.slug}/publications/1`,
        `/articles/${article.slug}`,
        `/embed/claims/${claim.slug}`,
        "/feeds/atom",
        "/v1/lookup/all",
      ];
      for (const path of paths) {
        const answer = await at().request(path);
        expect([path, answer.status, NAMES.exec(answer.text)?.[0]]).toEqual([path, 200, undefined]);
      }
      expect((await at().request(`/v1/claims/${claim.id}`)).json).toMatchObject({
        verdict: { issuedBy: "the desk", reviewedBy: "the desk" },
        evidence: [{ verification: { by: "the desk" } }],
      });
      expect(textOf((await at().request(`/claims/${claim.slug}`)).text)).toContain(
        "Checked by one person at the desk, reviewed by another",
      );
      expect((await at().request("/v1/about")).json).toMatchObject({ policies: { namesEditors: false } });
      const history = await (await signedIn(at(), at().eve.secret)).get(`/desk/claims/${claim.id}/history`);
      expect(textOf(history.text)).toContain("Eve Editor");
      expect((await at().eve.get(`/v1/claims/${claim.id}/history`)).text).toContain("Sam Senior");
      expect((await replay(at().db)).differences).toEqual([]);
    });

    it("tells its editors whose verdict waits, and lets nobody publish their own", async () => {
      const { claim } = await judgedStory(at(), { text: "The lighthouse was painted red." });
      const queue = await (await signedIn(at(), at().sam.secret)).get("/desk?reason=second_editor");
      expect(textOf(queue.text)).toContain("Issued by Eve Editor");
      expect(
        (await at().eve.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: claim.version })).status,
      ).toBe(403);
      const waiting = await judgedStory(
        { ...at(), eve: at().sam },
        { text: "The lighthouse was painted white." },
      );
      const refused = await at().sam.post(
        `/v1/claims/${waiting.claim.id}/publish`,
        {},
        { ifMatch: waiting.claim.version },
      );
      expect([refused.status, refused.json]).toMatchObject([409, { code: "second-editor-required" }]);
    });

    it("names them again in what is issued once the setting is taken back, and nobody in what was before", async () => {
      const { claim } = await publishedStory(at(), { text: "The mill stood still for a week." });
      const named = { ...at(), ...serviceOver(at().db, testConfig()) };
      expect((await named.request(`/v1/claims/${claim.id}`)).json).toMatchObject({
        verdict: { issuedBy: "the desk", reviewedBy: "the desk" },
      });
      const [eve, sam] = [at().eve, at().sam].map((editor) => new Editor(() => named, editor));
      if (!eve || !sam) throw new Error("there are two");
      await judge(eve, claim, { change: { kind: "clarification", note: "Said more clearly." } });
      await publish(sam, claim);
      expect((await named.request(`/v1/claims/${claim.id}`)).json).toMatchObject({
        verdict: { issuedBy: "Eve Editor", reviewedBy: "Sam Senior" },
      });
      expect((await replay(at().db)).differences).toEqual([]);
    });
  },
);
