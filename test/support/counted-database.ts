import { type Database, withOrm } from "../../src/db/database.ts";

/**
 * The same database, and how many statements it was given so far, whatever way; transactions' own, and the question which
 * version it is, are not counted.
 */
export function countedDatabase(db: Database): { db: Database; statements(): number } {
  let statements = 0;
  const counted = <Given extends unknown[], T>(run: (given: Given) => T) => {
    return (given: Given): T => {
      statements += given.length;
      return run(given);
    };
  };
  return {
    statements: () => statements,
    db: withOrm({
      execute: (statement) => {
        statements += 1;
        return db.execute(statement);
      },
      read: counted((given) => db.read(given)),
      write: counted((given) => db.write(given)),
      writeWithoutForeignKeys: counted((given) => db.writeWithoutForeignKeys(given)),
      version: () => db.version(),
      isUsable: () => db.isUsable(),
      close: () => db.close(),
    }),
  };
}
