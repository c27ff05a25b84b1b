import { execFileSync } from "node:child_process";
import { copyFileSync, renameSync } from "node:fs";
import { platform } from "node:os";
import Libsql from "libsql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EmbeddedFile } from "../../src/db/embedded-file.ts";
import { LogIndex } from "../../src/db/embedded-log-index.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
let path: string;
let file: EmbeddedFile;

beforeEach(async () => {
  path = fresh("version.db");
  file = new EmbeddedFile(path);
  await file.write(["create table boat (name text not null) strict"]);
});
afterEach(() => file.close());

/** Another process runs SQL on the file, and tells what it said where that failed. */
function elsewhere(sql: string): string {
  const program = `
    const database = new (require("libsql"))(process.argv[1], { timeout: 100 });
    try { database.exec(process.argv[2]); console.log("done"); } catch (error) { console.log(error.message); }
    database.close();`;
  return execFileSync(process.execPath, ["-e", program, path, sql], { encoding: "utf8" }).trim();
}

const ADD = "insert into boat values ('Anna')";

describe("the version of a file", () => {
  it("stays while nothing is written", async () => {
    const before = file.version();
    await file.execute("select * from boat");
    expect(file.version()).toBe(before);
    expect(elsewhere("begin immediate; insert into boat values ('Berta'); rollback")).toBe("done");
    expect(file.version()).toBe(before);
  });

  it("is another one after each write of its own, of another connection and of another process", async () => {
    const seen = [file.version()];
    await file.write([ADD]);
    seen.push(file.version());
    const other = new Libsql(path);
    other.exec(ADD);
    seen.push(file.version());
    expect(elsewhere(ADD)).toBe("done");
    seen.push(file.version());
    await file.writeWithoutForeignKeys([ADD]);
    seen.push(file.version());
    other.exec("pragma wal_checkpoint(truncate)");
    other.exec(ADD);
    seen.push(file.version());
    other.close();
    expect(new Set(seen).size).toBe(6);
    expect(seen).not.toContain(null);
  });

  it("is another one for each of many writes, none of which is missed", () => {
    const other = new Libsql(path);
    const seen = new Set([file.version()]);
    for (let i = 0; i < 1_000; i++) {
      other.exec(ADD);
      seen.add(file.version());
    }
    other.close();
    expect(seen.size).toBe(1_001);
  });

  it("is another one once a connection that failed is opened anew", async () => {
    const before = file.version();
    await expect(file.execute("select nothing from nowhere")).rejects.toThrow();
    expect(file.version()).not.toBe(before);
  });

  it("is not told of a closed file", () => {
    file.close();
    expect(file.version()).toBeNull();
  });
});

describe.runIf(platform() === "linux")("the index of the log", () => {
  it("tells of commits, whoever made them", () => {
    const index = LogIndex.of(path);
    expect(index?.hasMoved()).toBe(true);
    expect(index?.hasMoved()).toBe(false);
    expect(elsewhere(ADD)).toBe("done");
    expect(index?.hasMoved()).toBe(true);
    expect(index?.hasMoved()).toBe(false);
  });

  it("is none for what nobody has open, and for what is no database", () => {
    expect(LogIndex.of(fresh("nothing.db"))).toBeNull();
  });

  it("leaves the locks of this process alone, however often the file is opened and closed beside it", async () => {
    for (let i = 0; i < 3; i++) {
      const beside = new EmbeddedFile(path);
      expect(beside.version()).not.toBeNull();
      beside.close();
    }
    const before = file.version();
    // Who opens the file while nobody seems to have it open makes its index anew, under the feet of those who have.
    expect(elsewhere("select * from boat")).toBe("done");
    expect(file.version()).toBe(before);
  });

  it("is not gone by any more where a write does not show in it", async () => {
    // As on a file system that keeps what a program maps and what it reads apart: by its name another file is found.
    renameSync(`${path}-shm`, `${path}-mapped`);
    copyFileSync(`${path}-mapped`, `${path}-shm`);
    const other = new EmbeddedFile(path);
    const before = other.version();
    await file.write([ADD]);
    expect(other.version()).toBe(before);
    await other.write([ADD]);
    const after = other.version();
    await file.write([ADD]);
    expect(other.version()).not.toBe(after);
    other.close();
  });
});
