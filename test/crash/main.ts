import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crash } from "./killed-server.ts";

// `npm run test:crash [kills]`: as in crash.test.ts, as often as the promise says.
const kills = Number(process.argv[2] ?? 100);
const folder = mkdtempSync(join(tmpdir(), "verbatim-crash-"));
try {
  const report = await crash({
    file: join(folder, "crashed.db"),
    kills,
    clients: 8,
    onKill: (sofar) => {
      if (process.stdout.isTTY) process.stdout.write(`\r${sofar.kills} of ${kills} kills`);
    },
  });
  if (process.stdout.isTTY) console.log();
  console.log(
    [
      `${report.kills} kills under load: ${report.acknowledged} writes were acknowledged, ${report.unanswered} requests got no answer`,
      `(${report.writtenUnanswered} of them had been written, and were answered again as stored).`,
      report.broken.length === 0
        ? "Every acknowledged write is there, nothing is there by halves, integrity_check is ok, replay is equal."
        : report.broken.join("\n"),
    ].join("\n"),
  );
  process.exitCode = report.broken.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
