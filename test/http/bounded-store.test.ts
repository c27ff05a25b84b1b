import { describe, expect, it } from "vitest";
import { BoundedStore } from "../../src/http/bounded-store.ts";

describe("a bounded store", () => {
  it("takes no more room than they may, and those used longest ago go first", () => {
    const kept = new BoundedStore<string>(100);
    for (const name of ["a", "b", "c", "d"]) kept.keep(name, "it", 25);
    expect(kept.get("a")).toBe("it");
    kept.keep("e", "it", 20);
    expect(["a", "b", "c", "d", "e"].filter((name) => kept.get(name))).toEqual(["a", "c", "d", "e"]);
    kept.keep("f", "it", 25);
    expect(["a", "c", "d", "e", "f"].filter((name) => kept.get(name))).toEqual(["c", "d", "e", "f"]);
  });

  it("gives nothing up for one that would take most of the room", () => {
    const kept = new BoundedStore<string>(100);
    kept.keep("small", "it", 10);
    kept.keep("large", "it", 26);
    expect([kept.get("small"), kept.get("large")]).toEqual(["it", undefined]);
  });

  it("counts what is kept twice once", () => {
    const kept = new BoundedStore<string>(50);
    for (let i = 0; i < 20; i++) kept.keep("same", "it", 12);
    kept.keep("other", "it", 12);
    expect([kept.get("same"), kept.get("other")]).toEqual(["it", "it"]);
  });
});
