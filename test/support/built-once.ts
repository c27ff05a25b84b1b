import type { TestProject } from "vitest/node";
import { builtServer } from "./built-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A built server and command line. */
    cli: string;
  }
}

/** For the whole run: tests that need a process of the service start this one. */
export default async function builtOnce(project: TestProject): Promise<() => void> {
  const { cli, remove } = await builtServer();
  project.provide("cli", cli);
  return remove;
}
