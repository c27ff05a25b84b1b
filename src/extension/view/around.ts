import type { PageState, PassageClaim } from "../ground/passage.ts";
import type { Server } from "../ground/settings.ts";

/** What is known of the page around a passage. */
export interface Around {
  /** What the page makes itself, as {@link claimKey} writes it. */
  madeHere: readonly string[];
  servers: PageState["servers"];
}

/** A claim of a server: two servers may have one of the same number. */
export const claimKey = ({ server, claim }: PassageClaim) => `${claim.id} ${server}`;

export function aroundOf({ passages, missing, servers }: PageState): Around {
  const claims = [...passages, ...missing].flatMap((passage) => passage.claims);
  const made = claims.filter(({ span }) => span.role === "appearance").map(claimKey);
  return { madeHere: [...new Set(made)], servers };
}

export function serverAt({ servers }: Around, url: string): Server | null {
  return servers.find(({ server }) => server.url === url)?.server ?? null;
}
