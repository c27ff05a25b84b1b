import type { Database } from "../db/database.ts";
import { findUnembedded, keepVectorsStatement } from "../db/queries/claim-vectors.ts";
import type { AskedEmbedder } from "../inference/asked-embedder.ts";

/** Texts that a model is given at a time. */
const BATCH = 32;

/**
 * Makes the vectors that published claims lack, the newest claims first, and says how many it made. What a claim says may change
 * meanwhile: then nothing is kept of it, and the next run finds it. Rejects where the embedder does; what was made until then is kept.
 *
 * @param most claims at most
 */
export async function embedClaims(
  db: Database,
  embedder: AskedEmbedder,
  most = Number.POSITIVE_INFINITY,
  onEmbedded: (count: number) => void = () => {},
): Promise<number> {
  let done = 0;
  let before: number | null = null;
  while (done < most) {
    const claims = await findUnembedded(db, embedder.model, {
      before,
      limit: Math.min(BATCH, most - done),
    });
    const last = claims.at(-1);
    if (last === undefined) break;
    const vectors = await embedder.embed(claims.map(({ text }) => text));
    const embedded = claims.flatMap((claim, i) => {
      const vector = vectors[i];
      return vector === undefined ? [] : [{ ...claim, vector }];
    });
    await db.write([keepVectorsStatement(embedder.model, embedded)]);
    before = last.seq;
    done += claims.length;
    onEmbedded(done);
  }
  return done;
}
