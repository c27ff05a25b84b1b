import Database from "libsql";

// A process of its own that takes the write lock of a file, says so, and lets go after a while, or when its input ends.
const [file = "", milliseconds] = process.argv.slice(2);
// It waits for its turn as any other does.
const database = new Database(file, { timeout: 30_000 });
database.exec("begin immediate");
console.log("locked");
const letGo = () => {
  database.exec("rollback");
  process.exit();
};
if (milliseconds !== undefined) setTimeout(letGo, Number(milliseconds));
process.stdin.resume().once("end", letGo);
