import { VOCABULARY } from "./find-reviews.ts";

export type Attributes = Readonly<Record<string, string>>;

/** What an attribute that holds several names. */
export function tokens(attribute: string | undefined): string[] {
  return attribute?.split(/[\t\n\f\r ]+/).filter((token) => token !== "") ?? [];
}

/** Types and properties by schema.org's terms; others as they stand. */
export function terms(attribute: string | undefined): string[] {
  return tokens(attribute).map((token) => token.replace(VOCABULARY, ""));
}

/** Whether an element is a ClaimReview in microdata. */
export function isReviewItem(attributes: Attributes): boolean {
  return (
    "itemtype" in attributes &&
    "itemscope" in attributes &&
    terms(attributes.itemtype).includes("ClaimReview")
  );
}
