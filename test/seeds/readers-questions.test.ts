import { describe, expect, it } from "vitest";
import { claimListSchema } from "../../src/http/claims/claim-contract.ts";
import { seededServices } from "../support/seeded-service.ts";

const seeded = seededServices();

describe("what a reader of the four articles would ask", () => {
  const service = seeded("embedded");

  it.each([
    [
      "was the arrest arbitrary",
      "refuted",
      "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
    ],
    [
      "Biden-appointed judge, final order",
      "mostly_supported",
      "The immigration judge who ordered Alpha Amadou Diallo removed was appointed under the Biden administration.",
    ],
    [
      "did Mamdani end NYPD cooperation with ICE",
      "unproven",
      "Zohran Mamdani has ended NYPD cooperation with ICE.",
    ],
    [
      "does the order require judicial warrants",
      "unproven",
      "The executive order requires judicial warrants before ICE agents enter city property.",
    ],
    [
      "two US citizens killed in Minneapolis",
      "mostly_supported",
      "Two US citizens were killed by federal agents in Minneapolis in January 2026, during protests.",
    ],
    [
      "54 gang members",
      "unproven",
      "Operation Salvo of ICE arrested 54 gang members and affiliates associated with the Trinitarios.",
    ],
  ])("%s: finds the claim itself first", async (question, label, text) => {
    const path = `/v1/claims?limit=3&q=${encodeURIComponent(question)}`;
    const [first] = (await service().read(path, claimListSchema)).claims;
    expect(first).toMatchObject({ text, verdict: { label } });
  });
});
