import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exportTo } from "../../src/cli/export.ts";
import { importFrom } from "../../src/cli/import.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { replay } from "../../src/replay/replay.ts";
import { FILES, FORMAT } from "../../src/transfer/format.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { compareImports } from "./transfer-against.ts";
import { claimLike, templateLines } from "./transfer-claims.ts";

// npm run bench:transfer [-- CLAIMS]: imports, replays and exports that many published claims, each with an appearance,
// three quotes and a verdict, and prints how many a second of CPU time. Wall time says more of the machine's other work.
// With --against CHECKOUT [--rounds 3] it prints what the import costs beside that of another checkout.

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { against: { type: "string" }, rounds: { type: "string", default: "3" } },
});
const count = Number(positionals[0] ?? 100_000);
if (values.against !== undefined) {
  await compareImports(values.against, count, Number(values.rounds));
  process.exit();
}
const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
const MEGABYTE = 1024 * 1024;

async function measured(what: string, run: () => Promise<unknown>): Promise<void> {
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 200);
  const before = process.cpuUsage();
  const start = performance.now();
  await run();
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  const cpu = (user + system) / 1e6;
  const wall = (performance.now() - start) / 1000;
  const rate = Math.round(count / cpu);
  console.log(
    `${what.padEnd(8)} ${count} claims: ${rate} a CPU second (${cpu.toFixed(1)} s CPU, ${wall.toFixed(1)} s), at most ${Math.round(peak / MEGABYTE)} MB`,
  );
}

try {
  const small = await openEmbedded({ url: `file:${join(folder, "template.db")}` });
  await migrate(small);
  const template = await templateLines(small);
  const source = join(folder, "generated");
  await exportTo(small, source, { withTexts: true });
  small.close();
  const claims = createWriteStream(join(source, "claims.jsonl"));
  const [line = ""] = template.get("claims.jsonl") ?? [];
  for (let n = 1; n <= count; n++) {
    if (!claims.write(`${claimLike(line, n)}\n`)) await once(claims, "drain");
  }
  claims.end();
  await once(claims, "finish");

  const db = await openEmbedded({ url: `file:${join(folder, "bench.db")}` });
  await measured("import", async () => {
    const result = await importFrom(db, source, ({ file, line: at, reason }) => {
      throw new Error(`${file}:${at}: ${reason}`);
    });
    if (result["claims.jsonl"].imported !== count) throw new Error("not all claims were imported");
  });
  await measured("replay", async () => {
    const { differenceCount, differences } = await replay(db);
    if (differenceCount > 0) throw new Error(`not equal: ${JSON.stringify(differences[0])}`);
  });
  const out = join(folder, "out");
  await measured("export", () => exportTo(db, out, { withTexts: false }));
  const bytes = FILES.map((file) => statSync(join(out, file)).size).reduce((sum, size) => sum + size, 0);
  const database = statSync(join(folder, "bench.db")).size;
  console.log(
    `${JSON.stringify(FORMAT)}: ${Math.round(bytes / MEGABYTE)} MB of lines, ${Math.round(database / MEGABYTE)} MB of database`,
  );
  db.close();
} finally {
  rmSync(folder, { recursive: true });
}
