import { expect, it } from "vitest";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { crash } from "./killed-server.ts";

const fresh = temporaryFiles();

// `npm run test:crash` kills it a hundred times.
it("a server that is killed under load has every write that it answered, and none by halves", async () => {
  const report = await crash({ file: fresh("crashed.db"), kills: 2, clients: 4 });
  expect(report).toMatchObject({ kills: 2, broken: [] });
  expect(report.acknowledged).toBeGreaterThan(0);
}, 180_000);
