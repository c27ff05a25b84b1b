import { describe, expect, it } from "vitest";
import { replay } from "../../../src/replay/replay.ts";
import { assertInvariants } from "../../race/invariants.ts";
import { BACKENDS } from "../../support/backends.ts";
import { addQuote, desks, draft, expectStatus, judge, page, publish, spanOf, workingCopy } from "./desk.ts";

const desk = desks();

const REST = " It rained for days. Roads were shut.";
const TEXT = `Officials say 40 houses were flooded on Monday.${REST}`;
const EXACT = "40 houses were flooded";
const DENIED = `Officials no longer say 40 houses were flooded on Monday.${REST}`;
const CORRECTED = `Correction: an earlier version said 40 houses were flooded on Monday.${REST}`;

describe.each(BACKENDS)(
  "an editor's word that a quote still carries its claim, over the %s database",
  (backend) => {
    const at = desk(backend);

    async function flagged() {
      const { eve, sam } = at();
      const article = await page(eve, { text: TEXT });
      const claim = await draft(eve);
      const span = await addQuote(eve, claim, article, { quote: { exact: EXACT } });
      await judge(eve, claim);
      await publish(sam, claim);
      expectStatus(await eve.post(`/v1/articles/${article.id}/snapshots`, { text: DENIED }), 201);
      return { article, claim, span };
    }
    const readers = async (claim: { id: string }) => (await at().request(`/v1/claims/${claim.id}`)).json;

    it("lets receipts stand again, at once, and is seen", async () => {
      const { eve, sam } = at();
      const { claim, span } = await flagged();
      const { version } = await workingCopy(eve, claim.id);
      const answer = await eve.post(`/v1/spans/${span.id}/confirm`, { note: "Their new figure is higher." });
      expect(spanOf(answer, 200)).toMatchObject({
        state: "verified",
        placement: { meaningMayHaveChanged: false },
        confirmation: { by: "Eve Editor", note: "Their new figure is higher." },
      });
      expect(await readers(claim)).toMatchObject({
        verdict: { receipts: "standing" },
        evidence: [{ confirmation: { by: "Eve Editor" }, placement: { meaningMayHaveChanged: false } }],
      });
      expect(await workingCopy(sam, claim.id)).toMatchObject({ version, verdict: { receipts: "standing" } });
      // Again is nothing new.
      expect(spanOf(await sam.post(`/v1/spans/${span.id}/confirm`), 200)).toMatchObject({
        confirmation: { by: "Eve Editor" },
      });
      await publish(sam, claim);
      const { json } = await at().request(`/v1/claims/${claim.id}/history`);
      expect(Object(json).events.map(({ action }: { action: string }) => action)).toContain("span.confirmed");
    });

    it("holds while the same stands beside it, and no longer", async () => {
      const { eve } = at();
      const { article, claim, span } = await flagged();
      spanOf(await eve.post(`/v1/spans/${span.id}/confirm`), 200);
      const post = (text: string) => eve.post(`/v1/articles/${article.id}/snapshots`, { text });
      expect((await post(`${DENIED}\n\nMore soon.`)).json).toMatchObject({ quotes: [] });
      expect(await readers(claim)).toMatchObject({ verdict: { receipts: "standing" } });
      expect((await post(CORRECTED)).json).toMatchObject({
        quotes: [
          {
            span: span.id,
            before: "verified",
            after: "verified",
            placement: { meaningMayHaveChanged: true },
          },
        ],
      });
      expect(await readers(claim)).toMatchObject({ verdict: { receipts: "changed" } });
    });

    it("is given once for each request", async () => {
      const { eve } = at();
      const { span } = await flagged();
      const sending = { idempotencyKey: `confirm-${span.id}` };
      const first = await eve.post(`/v1/spans/${span.id}/confirm`, { note: "Yes." }, sending);
      const second = await eve.post(`/v1/spans/${span.id}/confirm`, { note: "Yes." }, sending);
      expect(second.text).toBe(expectStatus(first, 200).text);
    });

    it("is refused where there is nothing to say, or the words themselves changed", async () => {
      const { eve } = at();
      const { article, claim, span } = await flagged();
      const confirm = (ifMatch?: number) =>
        eve.post(`/v1/spans/${span.id}/confirm`, {}, ifMatch === undefined ? {} : { ifMatch });
      expectStatus(await confirm(99), 412);
      await eve.post(`/v1/articles/${article.id}/snapshots`, { text: TEXT });
      expect(expectStatus(await confirm(), 409).json).toMatchObject({ code: "wrong-status" });
      await eve.post(`/v1/articles/${article.id}/snapshots`, { text: TEXT.replace("40", "14") });
      expect(expectStatus(await confirm(), 409).json).toMatchObject({ state: "changed" });
      expectStatus(await eve.post(`/v1/spans/spn_${"0".repeat(26)}/confirm`), 404);
      const { version } = await workingCopy(eve, claim.id);
      expectStatus(
        await at().sam.post(
          `/v1/spans/${span.id}/retract`,
          { reason: "Gone.", withdrawVerdict: true },
          { ifMatch: version },
        ),
        200,
      );
      expectStatus(await confirm(), 409);
    });

    it("is told by the events alone", async () => {
      expect(await replay(at().db)).toMatchObject({ differences: [] });
      await assertInvariants(at().db);
    });
  },
);
