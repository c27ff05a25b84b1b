import { ServiceError } from "./service-client.ts";

/** A text as a point: texts that speak of the same lie close. As long as the model makes them. */
export type Vector = readonly number[];

/** A model that turns texts into vectors. It is asked, and may be wrong, slow or gone. */
export interface Embedder {
  /** Who receives the texts, as readers are told; null where they stay on this machine. */
  readonly recipient: string | null;
  /** Names the space that the vectors lie in: those of two models are never compared. */
  readonly model: string;
  /** A vector for each text, in their order. Rejects where one is missing, and when the signal says that nobody waits any more. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Vector[]>;
}

const LONGEST_VECTOR = 4_096;

/** The vectors as they came, one a text, all of one length and none of them the origin, which lies in no direction. Throws ServiceError. */
export function checkVectors(vectors: readonly Vector[], texts: readonly string[]): readonly Vector[] {
  const [first] = vectors;
  const sound =
    vectors.length === texts.length &&
    vectors.every(
      (one) =>
        one.length === first?.length &&
        one.length > 0 &&
        one.length <= LONGEST_VECTOR &&
        one.every((value) => Number.isFinite(value)) &&
        one.some((value) => value !== 0),
    );
  if (!sound) throw new ServiceError("ANSWER_UNREADABLE");
  return vectors;
}
