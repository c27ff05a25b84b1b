import { describe, expect, it } from "vitest";
import { BASIS_CODEBOOK, LABEL_CODEBOOK } from "../../src/verdicts/labels.ts";
import { receiptState } from "../../src/verdicts/receipts.ts";
import { BASIS_STRENGTHS, HOUSE_LABELS, LABELS, type SpanState } from "../../src/vocabulary.ts";
import { spanRecord } from "../support/records.ts";

describe("the receipts of a verdict", () => {
  it.each<[states: SpanState[], receipts: string]>([
    [[], "standing"],
    [["verified"], "standing"],
    [["verified", "verified"], "standing"],
    [["verified", "changed"], "changed"],
    [["changed", "verified", "gone"], "gone"],
    [["gone", "changed"], "gone"],
  ])("that are %j stand as %s: no better than the worst", (states, receipts) => {
    const spans = states.map((state, i) => spanRecord({ id: `spn_${i}`, state }));
    expect(receiptState({ restsOn: spans.map(({ id }) => id) }, spans)).toBe(receipts);
  });

  it("are gone with a quote that was retracted or never was", () => {
    const retracted = spanRecord({ retractedAt: "2026", retractedReason: "x" });
    expect(receiptState({ restsOn: ["spn_a"] }, [retracted])).toBe("gone");
    expect(receiptState({ restsOn: ["spn_z"] }, [spanRecord()])).toBe("gone");
  });

  it("do not depend on quotes that the verdict does not name", () => {
    expect(
      receiptState({ restsOn: ["spn_a"] }, [spanRecord(), spanRecord({ id: "spn_b", state: "gone" })]),
    ).toBe("standing");
  });
});

describe("the codebook", () => {
  it("explains every label and every basis", () => {
    expect(Object.keys(LABEL_CODEBOOK).sort()).toEqual([...LABELS].sort());
    expect(Object.keys(BASIS_CODEBOOK).sort()).toEqual([...BASIS_STRENGTHS].sort());
    expect(LABELS.filter((label) => LABEL_CODEBOOK[label].house)).toEqual(HOUSE_LABELS);
  });
});
