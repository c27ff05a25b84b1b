import * as z from "zod";
import { askService, type ServiceAddress, ServiceError } from "./service-client.ts";
import { ENTAILMENTS, type Verifier } from "./verifier.ts";

const answer = z.object({
  opinions: z.array(z.object({ says: z.enum(ENTAILMENTS), score: z.number().min(0).max(1) }).nullable()),
});

/** Bytes: a thousand opinions, written generously. */
const LONGEST_ANSWER = 64 * 1024;

/**
 * A service that is asked for all pairs at once: `{"pairs": [{"claim", "passage"}]}` in, `{"opinions": [{"says", "score"} or null]}` out, in
 * the same order. docs/operations.md has one of ten lines.
 */
export function httpVerifier(address: ServiceAddress, recipient: string): Verifier {
  return {
    recipient,
    async compare(pairs, signal) {
      const { opinions } = await askService(address, { pairs }, answer, { limit: LONGEST_ANSWER, signal });
      if (opinions.length !== pairs.length) throw new ServiceError("ANSWER_UNREADABLE");
      return opinions;
    },
  };
}
