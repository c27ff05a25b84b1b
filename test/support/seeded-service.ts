import { afterAll, beforeAll } from "vitest";
import { type Backend, type OpenedDatabase, openBackend } from "./backends.ts";
import { copiedFile, seededFile } from "./seeded-file.ts";
import { type Service, serviceOver } from "./service.ts";
import { temporaryFiles } from "./temporary-folder.ts";

/** Loading the seeds may take this long on a machine that does much else, ms. */
const SEEDING_PATIENCE_MS = 60_000;

/**
 * Seeds a database once for the test file; each call of what it gives back sets up, for the describe block around
 * it, a copy of that database and the service over it.
 */
export function seededServices(): (backend: Backend) => () => Service & OpenedDatabase {
  const fresh = temporaryFiles();
  let original: string;
  beforeAll(async () => {
    original = await seededFile(fresh("seeded.db"));
  }, SEEDING_PATIENCE_MS);

  return (backend) => {
    let opened: (Service & OpenedDatabase) | null = null;
    beforeAll(async () => {
      const database = await openBackend(backend, copiedFile(original, fresh(`${backend}.db`)));
      opened = { ...database, ...serviceOver(database.db) };
    });
    afterAll(() => opened?.close());
    return () => {
      if (!opened) throw new Error("the service starts before the tests, not before the describe block");
      return opened;
    };
  };
}
