/** The binding that wrangler.toml's `[ai]` gives a Worker, as far as it is used here. */
export interface WorkersAi {
  run(model: string, inputs: Record<string, unknown>): Promise<unknown>;
}

/** Who receives what is given to it. */
export const WORKERS_AI_RECIPIENT = "Cloudflare Workers AI";
