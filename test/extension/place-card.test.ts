import * as fc from "fast-check";
import { expect, it } from "vitest";
import { placeCard } from "../../src/extension/content/card/place-card.ts";

const VIEW = { width: 1000, height: 800 };
const CARD = { width: 360, height: 300 };

it("A card stands below its words where there is room", () => {
  const line = { left: 100, top: 200, right: 400, bottom: 220 };
  expect(placeCard([line], { x: 300, y: 210 }, CARD, VIEW)).toEqual({ left: 210, top: 228, maxHeight: 300 });
});

it("It stands above them at the foot of the window", () => {
  const line = { left: 100, top: 700, right: 400, bottom: 720 };
  expect(placeCard([line], null, CARD, VIEW)).toEqual({ left: 100, top: 392, maxHeight: 300 });
});

it("It is cut to the room that there is in a low window", () => {
  const line = { left: 0, top: 100, right: 50, bottom: 120 };
  expect(placeCard([line], null, CARD, { width: 400, height: 300 })).toEqual({
    left: 8,
    top: 128,
    maxHeight: 164,
  });
});

it("It never covers the line that is pointed at, and never leaves the window", () => {
  const px = (max: number) => fc.integer({ min: 0, max });
  const lines = fc
    .array(fc.record({ left: px(900), top: px(760), width: fc.integer({ min: 1, max: 99 }) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((all) =>
      all
        .toSorted((a, b) => a.top - b.top)
        .map(({ left, top, width }) => ({ left, top, right: left + width, bottom: top + 20 })),
    );
  fc.assert(
    fc.property(lines, px(7), px(900), (all, which, height) => {
      const line = all[which % all.length] ?? all[0];
      if (line === undefined) return;
      const pointer = { x: (line.left + line.right) / 2, y: line.top + 10 };
      const { left, top, maxHeight } = placeCard(all, pointer, { width: 360, height }, VIEW);
      expect(pointer.y < top || pointer.y > top + maxHeight).toBe(true);
      expect(left).toBeGreaterThanOrEqual(8);
      expect(left + 360).toBeLessThanOrEqual(VIEW.width);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top + maxHeight).toBeLessThanOrEqual(VIEW.height);
    }),
  );
});
