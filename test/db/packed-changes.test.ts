import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesColumns, unpackChanges } from "../../src/db/packed-changes.ts";

const at = "2026-11-01T08:00:00.000Z";
const actorId = "edt_01m8fc7cyepzs90167k4rfsbdc";
const value = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    at,
    actorId,
    `${at}${actorId}`,
    '"],"role":[null,"refutes"],"exact":[null,"',
    "\u0001000\u0002\n",
  ),
);
const told = fc.dictionary(
  fc.constantFrom("articleId", "role", "exact", "createdAt", "createdBy", "x"),
  fc.tuple(fc.constant(null), value),
);

/** As a statement reads it. */
function read({ changes, packed }: ReturnType<typeof changesColumns>): string {
  return packed === null ? changes : `${packed}\n${at}\n${actorId}`;
}

describe("what an event tells, as it is kept", () => {
  it("is the same when it is read, whatever it tells", () => {
    fc.assert(
      fc.property(told, (changes) => {
        const json = JSON.stringify(changes);
        const kept = changesColumns({ at, actorId, action: "span.added", isPublic: false, changes: json });
        expect(kept.changes).toBe("{}");
        expect(unpackChanges(read(kept))).toBe(json);
      }),
    );
  });

  it.each([
    ["span.placed", false],
    ["claim.published", true],
    ["span.added", true],
  ])("is plain where SQL looks into it: %s, public %s", (action, isPublic) => {
    const changes = '{"state":["verified","changed"]}';
    expect(changesColumns({ at, actorId, action, isPublic, changes })).toEqual({ changes, packed: null });
  });
});
