import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { builtServer } from "../support/built-server.ts";
import { drill } from "./drill.ts";

// `npm run test:webhooks`: every change reaches every kind of receiver, whatever happens to the sender.
const { values } = parseArgs({ options: { kills: { type: "string", default: "40" } } });
const folder = mkdtempSync(join(tmpdir(), "verbatim-webhooks-"));
const { cli, remove } = await builtServer();
try {
  const report = await drill({ cli, file: join(folder, "drill.db"), kills: Number(values.kills) });
  console.log(`${report.kills} kills, ${report.changes} changes to tell.`);
  for (const [name, { came, repeated }] of Object.entries(report.receivers))
    console.log(`${name}: ${came} messages, ${repeated} of them repeats`);
  console.log(
    report.broken.length === 0
      ? "Every change was delivered to each at least once, those of a claim in their order, as one message, signed; none to a forbidden address."
      : report.broken.slice(0, 20).join("\n"),
  );
  process.exitCode = report.broken.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
  remove();
}
