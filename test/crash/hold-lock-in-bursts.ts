import { setTimeout as pause } from "node:timers/promises";
import Libsql from "libsql";

// A process of its own that takes the write lock of a file again and again, for as long as another program's write may
// take, now and then for longer than a request waits; half of the time it writes something too. Says `locked` each time; ends
// with its input.
const [file = ""] = process.argv.slice(2);
const LONGEST_HOLD_MS = 150;
const LONGEST_PAUSE_MS = 100;
/** Longer than the patience of a request. */
const VERY_LONG_HOLD_MS = 5_500;
const VERY_LONG_ONE_IN = 60;

const database = new Libsql(file, { timeout: 30_000 });
database.exec("pragma journal_mode = wal");
process.stdin.resume().once("end", () => process.exit());
for (;;) {
  database.exec("begin immediate");
  console.log("locked");
  const isVeryLong = Math.random() * VERY_LONG_ONE_IN < 1;
  await pause(isVeryLong ? VERY_LONG_HOLD_MS : Math.random() * LONGEST_HOLD_MS);
  const writes = Math.random() < 0.5;
  if (writes)
    database.exec(
      "create table if not exists other_program (n integer) strict; insert into other_program values (1)",
    );
  database.exec(writes ? "commit" : "rollback");
  await pause(Math.random() * LONGEST_PAUSE_MS);
}
