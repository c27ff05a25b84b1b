import type { Settings } from "../ground/settings.ts";

/** Whether nothing is looked up on a host: it is in the list, or below a host that is. */
export function isOffOn(host: string, { offSites }: Pick<Settings, "offSites">): boolean {
  return offSites.some((site) => host === site || host.endsWith(`.${site}`));
}
