import { describe, expect, it } from "vitest";
import { claimListSchema } from "../../../src/http/claims/claim-contract.ts";
import { BACKENDS } from "../../support/backends.ts";
import { desks, judge, judgedStory, publish } from "./desk.ts";

const desk = desks();

describe.each(BACKENDS)("what was found about a claim, over the %s database", (backend) => {
  const at = desk(backend);

  it("finds the claim: the headline, the finding and what is so instead, of what readers see alone", async () => {
    const { eve, sam, request } = at();
    const { claim } = await judgedStory(at());
    await judge(eve, claim, {
      headline: "A marmot was blamed",
      summary: "Nobody saw a porcupine.",
      instead: "An ocelot did it.",
      change: { kind: "correction", note: "We looked again." },
    });
    const find = async (q: string) =>
      claimListSchema.parse((await request(`/v1/claims?q=${q}`)).json).claims.map(({ id }) => id);
    for (const word of ["marmot", "porcupine", "ocelot"]) expect(await find(word)).toEqual([]);
    await publish(sam, claim);
    for (const word of ["marmot", "porcupine", "ocelot"]) expect(await find(word)).toEqual([claim.id]);
  });
});
