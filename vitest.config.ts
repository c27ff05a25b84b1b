import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

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
          globalSetup: ["./test/support/seeds-once.ts", "./test/support/built-once.ts"],
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
