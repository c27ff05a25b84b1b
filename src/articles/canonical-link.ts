import { DomainError } from "../domain-error.ts";
import type { ArticleAddress } from "../urls/article-address.ts";
import { requireAddress } from "./find-article.ts";
import { siteOf } from "./site.ts";

/** Why an address that a page itself names is one of its addresses; what its record says. */
export const CANONICAL_REASON = "canonical link of the page";

/**
 * The address that a page gives as its own, from `<link rel="canonical">`: believed where it is of the same site as
 * one of the `known` keys of the page. Throws `invalid-input` for what is no web address, `rule-unmet` for another
 * site's, since any page can point at any other, and for a front page, to which careless sites point all their pages.
 */
export function canonicalAddress(
  canonicalUrl: string,
  known: readonly string[],
): Extract<ArticleAddress, { kind: "url" }> {
  const pointer = "/canonicalUrl";
  const address = requireAddress(canonicalUrl, pointer);
  if (address.kind !== "url") {
    throw new DomainError("invalid-input", "A canonical link is a web address.", {
      errors: [{ pointer, message: "must be an http or https address" }],
    });
  }
  const site = siteOf(address.key);
  const pages = known.filter((key) => !key.startsWith("urn:"));
  if (!pages.some((key) => siteOf(key) === site)) {
    throw new DomainError(
      "rule-unmet",
      `A canonical link is believed within its own site only, and this one leads to ${site}. If the pages are one, say so with an alias or a merge.`,
      { errors: [{ pointer, message: `is not of the site ${[...new Set(pages.map(siteOf))].join(", ")}` }] },
    );
  }
  if (!/[/?#]/.test(address.key) && pages.every((key) => /[/?#]/.test(key))) {
    throw new DomainError(
      "rule-unmet",
      "This canonical link names the front page of the site, not the article.",
      {
        errors: [{ pointer, message: "is a front page" }],
      },
    );
  }
  return address;
}
