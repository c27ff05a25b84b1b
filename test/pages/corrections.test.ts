import { describe, expect, it } from "vitest";
import { correctionListSchema } from "../../src/http/corrections/correction-contract.ts";
import {
  addQuote,
  desks,
  expectStatus,
  judge,
  publish,
  publishedStory,
  STAYED_SHUT,
  workingCopy,
} from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { elementOf, textOf } from "../support/page-text.ts";

const desk = desks();

describe.each(BACKENDS)("a verdict that takes the place of another, over the %s database", (backend) => {
  const at = desk(backend);

  it("is told in the list of corrections, beside what stood before, until law takes it away", async () => {
    const { claim, article } = await publishedStory(at());
    const span = await addQuote(at().eve, claim, article, { role: "refutes", quote: { exact: STAYED_SHUT } });
    const change = { kind: "correction", note: "We had read the notice of another bridge." };
    await judge(at().eve, claim, {
      label: "refuted",
      headline: "It stayed shut",
      restsOn: [span.id],
      change,
    });
    await publish(at().sam, claim);

    const { corrections } = await at().read("/v1/corrections?kind=correction", correctionListSchema);
    expect(corrections).toEqual([
      {
        at: expect.any(String),
        claim: {
          id: claim.id,
          slug: claim.slug,
          page: `https://verbatim.example/claims/${claim.slug}`,
          text: claim.text,
        },
        before: "supported",
        after: "refuted",
        kind: "correction",
        note: "We had read the notice of another bridge.",
        headline: "It stayed shut",
      },
    ]);
    expect((await at().read("/v1/corrections?kind=update", correctionListSchema)).corrections).toEqual([]);
    const list = textOf(elementOf((await at().request("/corrections")).text, "main"));
    expect(list).toContain(
      `${claim.text} Correction: we were wrong. We said Supported; we now say Refuted. Why: We had read the notice of another bridge.`,
    );
    expect(textOf((await at().request("/")).text)).toContain("Latest corrections");

    const past = await at().request(`/claims/${claim.slug}/publications/1`);
    expect(textOf(elementOf(past.text, "header", 'class="head"'))).toMatch(
      /Supported .* This is not our current verdict\. It stood like this from .* to .*\. Then: Supported\. Now: Refuted\. The finding was: “The bridge was closed”\. Now: “It stayed shut”\. See how it stands now/,
    );

    const { version } = await workingCopy(at().sam, claim.id);
    const reason = { reason: "A court ordered it." };
    expectStatus(await at().sam.post(`/v1/claims/${claim.id}/unpublish`, reason, { ifMatch: version }), 200);
    expect((await at().read("/v1/corrections", correctionListSchema)).corrections).toEqual([]);
    const gone = await at().request(`/claims/${claim.slug}/publications/1`);
    expect(gone.status).toBe(410);
    expect(gone.text).not.toContain(claim.text);
    expect(textOf(gone.text)).toContain("Reason: A court ordered it.");
  });
});
