import { describe, expect, it } from "vitest";
import { countingLimiter } from "../../../src/http/pipelines/counting-limiter.ts";
import { dailyNames } from "../../../src/http/pipelines/rate-limit.ts";

describe("counting in memory", () => {
  it("lets so many a minute through, each client for itself, and says when to come again", async () => {
    let at = 1_000 * 60_000;
    const limiter = countingLimiter(3, () => at);
    expect([await limiter.take("a"), await limiter.take("a"), await limiter.take("a")]).toEqual([
      null,
      null,
      null,
    ]);
    at += 20_000;
    expect(await limiter.take("a")).toBe(40);
    expect(await limiter.take("b")).toBeNull();
    at += 40_000;
    // The minute before still weighs in full, and less with every second.
    expect(await limiter.take("a")).toBe(60);
    at += 21_000;
    expect([await limiter.take("a"), await limiter.take("a"), await limiter.take("a")]).toEqual([
      null,
      null,
      39,
    ]);
    at += 120_000;
    expect(await limiter.take("a")).toBeNull();
  });

  it("forgets those who have not asked for longest when they are too many", async () => {
    const limiter = countingLimiter(1, () => 0);
    expect(await limiter.take("first")).toBeNull();
    expect(await limiter.take("first")).toBe(60);
    for (let i = 0; i < 50_000; i++) await limiter.take(`client ${i}`);
    expect(await limiter.take("client 49999")).toBe(60);
    expect(await limiter.take("first")).toBeNull();
  });
});

describe("the names under which clients are counted", () => {
  it("are one a day for an address, and tell nothing of it", async () => {
    let at = Date.UTC(2026, 10, 21, 23, 59);
    const names = dailyNames("secret", () => at);
    const before = await names("203.0.113.7");
    expect(before).toMatch(/^[0-9a-f]{32}$/);
    expect(await names("203.0.113.7")).toBe(before);
    expect(await names("203.0.113.8")).not.toBe(before);
    at += 60_000;
    expect(await names("203.0.113.7")).not.toBe(before);
  });

  it("are the same for all instances that share a secret, and for nobody else", async () => {
    const now = () => 0;
    const [one, two, other, alone] = await Promise.all(
      ["secret", "secret", "another", null].map((secret) => dailyNames(secret, now)("203.0.113.7")),
    );
    expect(one).toBe(two);
    expect(new Set([one, other, alone]).size).toBe(3);
  });
});
