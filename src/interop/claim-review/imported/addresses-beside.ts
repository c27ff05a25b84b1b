import type { ImportedReview } from "../../../imported/imported-review.ts";
import { reviewKeyOf } from "../../../imported/review-key.ts";

/** Of so many reviews of a source addresses are remembered: more than a page that says things twice has. */
const REMEMBERED = 1000;

/**
 * Where reviews stand that a page gives in JSON-LD. The microdata beside it is often without an address, and would be another review
 * of the same words.
 */
export class AddressesBeside {
  #given: ImportedReview[] = [];
  #byWords: Map<string, ImportedReview> | null = null;

  note(review: ImportedReview): void {
    if (review.urlKey === null || this.#given.length === REMEMBERED) return;
    this.#given.push(review);
    this.#byWords = null;
  }

  /** The review with the address of the one by the same publisher of the same words; as it is, where there is none. */
  complete(review: ImportedReview): ImportedReview {
    if (review.urlKey !== null) return review;
    this.#byWords ??= new Map(this.#given.map((one) => [keyOfWords(one), one]));
    const same = this.#byWords.get(keyOfWords(review));
    return same === undefined ? review : { ...review, url: same.url, urlKey: same.urlKey };
  }
}

function keyOfWords(review: ImportedReview): string {
  return reviewKeyOf({ ...review, urlKey: null });
}
