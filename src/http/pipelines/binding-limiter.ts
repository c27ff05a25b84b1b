import type { RateLimiter } from "./rate-limit.ts";

/** Workers' rate-limiting binding, as far as it is used here. How many requests it lets through, wrangler.toml says. */
export type RateLimitBinding = { limit(options: { key: string }): Promise<{ success: boolean }> };

/** The binding tells no time; its period is a minute. */
const PERIOD_SECONDS = 60;

export function bindingLimiter(binding: RateLimitBinding): RateLimiter {
  return {
    take: async (key) => ((await binding.limit({ key })).success ? null : PERIOD_SECONDS),
  };
}
