import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

/** Linux keeps files in memory here, as many as the machine was set up for. */
const IN_MEMORY = "/dev/shm";
/** More than all test files together have open at once, bytes. */
const ROOM = 2 ** 31;

/**
 * Each write is flushed before it is answered, and a disk takes milliseconds for that. No test takes the power away, so
 * where there is room for it, test databases are files in memory.
 */
function temporaryFolder(): Record<string, string> | undefined {
  if (process.env.TMPDIR !== undefined || !existsSync(IN_MEMORY)) return undefined;
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  if (bavail * bsize < ROOM) return undefined;
  const folder = mkdtempSync(join(IN_MEMORY, "verbatim-tests-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return { TMPDIR: folder };
}

// Here for what is set up once for all, too.
Object.assign(process.env, temporaryFolder());

export default defineConfig({
  test: {
    // All cores: vitest would leave one idle, and with two that is half the machine.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/worker/**"],
          // Loading the application takes a second and a test file keeps its state to itself: files share a process.
          isolate: false,
          globalSetup: ["./test/support/once.ts"],
          // No test asserts a time; a slow machine, or a busy one, is no failure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                DATABASE_URL: inject("databaseUrl"),
                PUBLIC_URL: "https://verbatim.example",
                NOTICE: "A notice",
                WEBHOOKS_LOCAL: "true",
              },
            },
          })),
        ],
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          globalSetup: ["./test/worker/seeded-database.ts"],
        },
      },
    ],
  },
});
