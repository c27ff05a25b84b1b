import { createInterface } from "node:readline";
import Libsql from "libsql";
import * as z from "zod";

// A process of its own that is told of acknowledged writes, one JSON object a line, and says of each whether the file
// has it: `true` or `false` a line, in order.
const [file = ""] = process.argv.slice(2);
const written = z.object({ key: z.string(), body: z.string() });
const database = new Libsql(file, { timeout: 30_000 });
const kept = database
  .prepare(
    `select count(*) from idempotency_keys k where idempotency_key = ? and body = ? and k.body ->> '$.id' in (
      select id from claims union all select id from articles union all select id from spans union all select id from verdicts)`,
  )
  .raw(true);
for await (const line of createInterface({ input: process.stdin })) {
  const { key, body } = written.parse(JSON.parse(line));
  const [count] = kept.all([key, body]).flat();
  console.log(count === 1);
}
