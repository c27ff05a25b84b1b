import { type Config, parseConfig } from "../../src/config.ts";

/** An address that nothing listens on: answers name it, nobody asks it. */
export const PUBLIC_URL = "https://verbatim.example";

export function testConfig(environment: Record<string, string> = {}): Config {
  return parseConfig({
    PUBLIC_URL,
    PUBLISHER_NAME: "Verbatim",
    PUBLISHER_SITE: "verbatim.example",
    LOG_LEVEL: "error",
    ...environment,
  });
}
