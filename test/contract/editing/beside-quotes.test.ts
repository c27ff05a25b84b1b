import { describe, expect, it } from "vitest";
import { claimSchema } from "../../../src/http/claims/claim-contract.ts";
import { replay } from "../../../src/replay/replay.ts";
import { BACKENDS } from "../../support/backends.ts";
import {
  addQuote,
  type Desk,
  desks,
  draft,
  expectStatus,
  judge,
  page,
  publish,
  workingCopy,
} from "./desk.ts";

const desk = desks();

/** A published claim that rests on one quote; `keepText` false: the service knows its text by hash alone. */
async function published({ eve, sam }: Desk, exact: string, text: string, keepText = true) {
  const article = await page(eve, { text, keepText });
  const claim = await draft(eve);
  const span = await addQuote(eve, claim, article, {
    quote: { exact },
    ...(keepText ? {} : { text }),
  });
  await judge(eve, claim);
  await publish(sam, await workingCopy(eve, claim.id));
  return { article, claim, span };
}

describe.each(BACKENDS)("what comes to stand beside a quote, over the %s database", (backend) => {
  const at = desk(backend);
  const seen = async (id: string) => {
    const { verdict, evidence } = await at().read(`/v1/claims/${id}`, claimSchema);
    return { receipts: verdict?.receipts, state: evidence[0]?.state, placement: evidence[0]?.placement };
  };

  it.each([
    [
      "Officials say 40 houses were flooded on Monday.",
      "40 houses were flooded",
      "Officials no longer say 40 houses were flooded on Monday.",
      { kind: "negation", before: "", after: "no longer", beside: "before" },
    ],
    [
      "The plant leaked oil into the bay. Crews are at work.",
      "The plant leaked oil into the bay.",
      "The plant leaked oil into the bay. This is disputed by the company. Crews are at work.",
      { kind: "negation", before: "", after: "This is disputed by the company.", beside: "after" },
    ],
    [
      "รัฐบาลปิดสะพานเป็นเวลา ๔๐ วัน แล้ว",
      "ปิดสะพานเป็นเวลา ๔๐ วัน",
      "รัฐบาลไม่ได้ปิดสะพานเป็นเวลา ๔๐ วัน แล้ว",
      { kind: "negation", before: "", after: "ไม่ได้", beside: "before" },
    ],
    [
      "市長は公園をホテルに売却した。",
      "公園をホテルに売却し",
      "市長は公園をホテルに売却しなかった。",
      { kind: "negation", before: "", after: "なかっ", beside: "after" },
    ],
  ])("makes its receipt one that has changed: %s", async (text, exact, changed, difference) => {
    const { article, claim } = await published(at(), exact, text);
    const { eve, sam } = at();
    expectStatus(await eve.post(`/v1/articles/${article.id}/snapshots`, { text: changed }), 201);
    const now = await seen(claim.id);
    expect(now).toMatchObject({
      receipts: "changed",
      state: "verified",
      placement: { diff: [difference], meaningMayHaveChanged: true },
    });
    // Another text in which the same stands beside it: the same name for it.
    await eve.post(`/v1/articles/${article.id}/snapshots`, { text: `${changed}\n\nMore soon.` });
    const later = await seen(claim.id);
    expect(later.receipts).toBe("changed");
    // What a verdict rests on must stand as it was read, to be published anew.
    const again = await sam.post(
      `/v1/claims/${claim.id}/publish`,
      { dryRun: true },
      { ifMatch: (await workingCopy(eve, claim.id)).version },
    );
    expect(again.json).toMatchObject({ publishable: false, unmet: [{ rule: "receipts-not-standing" }] });
    expect((await replay(at().db)).differences).toEqual([]);
    // And the old text again: it stands.
    await eve.post(`/v1/articles/${article.id}/snapshots`, { text: `${text}\n\nMore soon.` });
    expect(await seen(claim.id)).toMatchObject({ receipts: "standing", placement: { diff: [] } });
  });

  it("is compared with what stood there when the quote was read, not with the text before", async () => {
    const text = "Officials say 40 houses were flooded on Monday. Nobody was hurt.";
    const { article, claim } = await published(at(), "40 houses were flooded", text);
    const { eve } = at();
    for (const next of ["deny that", "deny, again, that", "have denied that"]) {
      const body = { text: text.replace("say", next) };
      expectStatus(await eve.post(`/v1/articles/${article.id}/snapshots`, body), 201);
      expect(await seen(claim.id)).toMatchObject({ state: "verified", receipts: "changed" });
    }
  });

  it("is seen by the kept context alone where the old text is not held", async () => {
    const text = "Officials say 40 houses were flooded on Monday.";
    const { article, claim } = await published(at(), "40 houses were flooded", text, false);
    const { eve } = at();
    await eve.post(`/v1/articles/${article.id}/snapshots`, {
      text: "It is not true that 40 houses were flooded on Monday.",
      keepText: false,
    });
    expect(await seen(claim.id)).toMatchObject({ state: "verified", receipts: "changed" });
  });

  it.each([
    "By Ana Ruiz\n\nOfficials say 40 houses were flooded on Monday.\n\nRelated: No end to the rain",
    "Officials  say\n40 houses were flooded on Monday. Nobody was hurt.",
    "City officials say 40 houses were flooded early on Monday.",
  ])("leaves a receipt standing that it does not touch: %s", async (next) => {
    const text = "Officials say 40 houses were flooded on Monday.";
    const { article, claim } = await published(at(), "40 houses were flooded", text);
    expectStatus(await at().eve.post(`/v1/articles/${article.id}/snapshots`, { text: next }), 201);
    expect(await seen(claim.id)).toMatchObject({
      state: "verified",
      receipts: "standing",
      placement: { diff: [], meaningMayHaveChanged: false },
    });
  });
});
