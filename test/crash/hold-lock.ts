import Database from "libsql";

// A process of its own that takes the write lock of a file, says so, and lets go after a while.
const [file = "", milliseconds = "0"] = process.argv.slice(2);
// It waits for its turn as any other does.
const database = new Database(file, { timeout: 30_000 });
database.exec("begin immediate");
console.log("locked");
setTimeout(() => {
  database.exec("rollback");
  database.close();
}, Number(milliseconds));
