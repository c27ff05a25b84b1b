import { expect, it } from "vitest";
import { placeSpans } from "../../src/articles/place-spans.ts";
import { identifyText } from "../../src/articles/text-identity.ts";
import { spanRecord } from "../support/records.ts";

const span = spanRecord({
  exact: "40 houses were flooded",
  prefix: "Officials say ",
  suffix: " on Monday.",
  start: 14,
  end: 36,
  textSha256: "0".repeat(64),
});

const WORDS =
  "lamp tree wall gate bridge pump roof bench sign drain fence path tower well kerb stair door arch bell dock".split(
    " ",
  );

async function placedIn(text: string, accepted?: ReadonlyMap<string, string>) {
  const [placed] = await placeSpans(await identifyText(text), [span], accepted ? { accepted } : {});
  return placed?.placement;
}

it("does not flag again what an editor has read beside a quote, and flags what comes after that", async () => {
  const denied = "Officials no longer say 40 houses were flooded on Monday.";
  const first = await placedIn(denied);
  expect(first).toMatchObject({ meaningMayHaveChanged: true, diff: [{ after: "no longer" }] });
  const accepted = new Map([[span.id, first?.surroundings ?? ""]]);
  expect(await placedIn(`${denied} Nobody was hurt.`, accepted)).toMatchObject({
    meaningMayHaveChanged: true,
  });
  expect(await placedIn(denied, accepted)).toMatchObject({
    meaningMayHaveChanged: false,
    diff: [{ after: "no longer" }],
  });
  expect(await placedIn("Officials never said 40 houses were flooded on Monday.", accepted)).toMatchObject({
    meaningMayHaveChanged: true,
  });
});

it("gives others their turn while it looks up many quotes in a long text", async () => {
  const sentences = Array.from(
    { length: 4000 },
    (_, index) =>
      `The ${WORDS[index % 20]} of ${WORDS[(index >> 2) % 20]} street ${index} cost ${index * 7} euros, the council said.`,
  );
  const spans = Array.from({ length: 40 }, (_, index) =>
    spanRecord({
      id: `spn_${index}`,
      exact: sentences[index * 90]?.replace("cost", "never cost") ?? "",
      prefix: "",
      suffix: "",
      textSha256: "0".repeat(64),
    }),
  );
  let turns = 0;
  const others = setInterval(() => turns++, 0);
  const placed = await placeSpans(await identifyText(sentences.join(" ")), spans);
  clearInterval(others);
  expect(placed.map(({ state }) => state)).toEqual(spans.map(() => "changed"));
  expect(turns).toBeGreaterThan(20);
});
