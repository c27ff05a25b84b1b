import { StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import { Command } from "commander";
import { parseConfig } from "../config.ts";
import { inferenceOf } from "../inference/inference.ts";
import { buildMcpServer } from "../interop/mcp/tools.ts";
import { localEmbedderOf } from "../local-embedder.ts";
import { openDatabase } from "../server.ts";
import { migrate } from "../upgrade/migrate.ts";
import { demoEnvironment } from "./serve.ts";

/** `verbatim mcp`: the Model Context Protocol over standard input and output, for an assistant on this machine. */
export function mcpCommand(): Command {
  return new Command("mcp")
    .description(
      "answer an assistant on this machine over standard input and output (Model Context Protocol)",
    )
    .option("--demo", "answer from the demonstration's claims")
    .action(async ({ demo = false }: { demo?: boolean }) => {
      const config = parseConfig(demo ? demoEnvironment(process.env) : process.env);
      const db = await openDatabase(config);
      await migrate(db);
      const inference = inferenceOf(config, {
        local: await localEmbedderOf(config),
        // Standard output is the protocol's.
        report: (error, port) => console.error(`the ${port} gave no answer: ${String(error)}`),
      });
      const server = buildMcpServer({ db, config, inference, waitToCheck: async () => null });
      server.server.onclose = () => db.close();
      await server.connect(new StdioServerTransport());
    });
}
