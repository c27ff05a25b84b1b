import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { inTurn } from "../../src/db/turns.ts";

let one: Database;
let other: Database;
beforeAll(async () => {
  [one, other] = [await openEmbedded({ url: ":memory:" }), await openEmbedded({ url: ":memory:" })];
});
afterAll(() => {
  one.close();
  other.close();
});

/** What happens, told as it happens: `who begins`, `who ends`. */
function told() {
  const steps: string[] = [];
  const write =
    (who: string, fails = false) =>
    async () => {
      steps.push(`${who} begins`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      steps.push(`${who} ends`);
      if (fails) throw new Error(`${who} was refused`);
      return who;
    };
  return { steps, write };
}

it("writes to one thing follow each other, whatever the one before came to", async () => {
  const { steps, write } = told();
  const answers = await Promise.allSettled([
    inTurn(one, "clm_1", write("a")),
    inTurn(one, "clm_1", write("b", true)),
    inTurn(one, "clm_1", write("c")),
  ]);
  expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await inTurn(one, "clm_1", write("d"))).toBe("d");
});

it("writes to different things, or in different databases, wait for nothing", async () => {
  const { steps, write } = told();
  await Promise.all([
    inTurn(one, "clm_1", write("a")),
    inTurn(one, "clm_2", write("b")),
    inTurn(other, "clm_1", write("c")),
  ]);
  expect(steps.slice(0, 3)).toEqual(["a begins", "b begins", "c begins"]);
});
