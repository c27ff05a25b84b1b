import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { builtServer } from "../support/built-server.ts";
import { crash } from "./killed-server.ts";

// `npm run test:crash`: as in crash.test.ts, as often as the promise says. `npm run test:busy`: the same while another process
// takes the write lock in bursts.
const { values } = parseArgs({
  options: {
    kills: { type: "string" },
    seconds: { type: "string", default: "0" },
    locks: { type: "boolean", default: false },
  },
});
const kills = Number(values.kills ?? 100);
const folder = mkdtempSync(join(tmpdir(), "verbatim-crash-"));
const { cli, remove } = await builtServer();
try {
  const report = await crash({
    cli,
    file: join(folder, "crashed.db"),
    kills,
    seconds: Number(values.seconds),
    clients: 8,
    locks: values.locks,
    onKill: (sofar) => {
      if (process.stdout.isTTY) process.stdout.write(`\r${sofar.kills} of ${kills} kills`);
    },
  });
  if (process.stdout.isTTY) console.log();
  const lines = [
    `${report.kills} kills under load: ${report.acknowledged} writes were acknowledged, ${report.unanswered} requests got no answer`,
    `(${report.writtenUnanswered} of them had been written, and were answered again as stored).`,
  ];
  if (values.locks) {
    lines.push(
      `Another process had the write lock ${report.bursts} times; ${report.busy} requests were told to come again.`,
      `A third process found ${report.readBack} of the acknowledged writes at once.`,
    );
  }
  lines.push(
    report.broken.length === 0
      ? "Every acknowledged write is there, nothing is there by halves, integrity_check is ok, replay is equal."
      : report.broken.join("\n"),
  );
  console.log(lines.join("\n"));
  process.exitCode = report.broken.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
  remove();
}
