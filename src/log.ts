import { configure, getConsoleSink, getJsonLinesFormatter, getLogger, type Logger } from "@logtape/logtape";
import type { Config } from "./config.ts";

/** One JSON object a line, from this level up. */
export async function configureLog(level: Config["logLevel"]): Promise<void> {
  await configure({
    reset: true,
    sinks: { console: getConsoleSink({ formatter: getJsonLinesFormatter() }) },
    loggers: [
      { category: "verbatim", lowestLevel: level, sinks: ["console"] },
      { category: ["logtape", "meta"], lowestLevel: "warning", sinks: ["console"] },
    ],
  });
}

export function logger(part: string): Logger {
  return getLogger(["verbatim", part]);
}
