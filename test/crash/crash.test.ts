import { expect, inject, it } from "vitest";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { crash } from "./killed-server.ts";

const fresh = temporaryFiles();

// `npm run test:crash` kills it a hundred times, `npm run test:busy` four hundred times.
it.each([
  ["under load", false],
  ["under load and other programs' locks", true],
])(
  "a server that is killed %s has every write that it answered, and none by halves",
  async (_, locks) => {
    const report = await crash({
      cli: inject("cli"),
      file: fresh("crashed.db"),
      kills: 2,
      clients: 4,
      locks,
    });
    expect(report).toMatchObject({ kills: 2, broken: [], readBack: locks ? report.acknowledged : 0 });
    expect(report.acknowledged).toBeGreaterThan(0);
    if (locks) expect(report.bursts).toBeGreaterThan(0);
  },
  180_000,
);
