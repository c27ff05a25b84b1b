import type { SeedArticle, SeedClaim, SeedSet, SeedSpan } from "../../src/seeds/format.ts";

/** An invented article, so that texts can be compared where the real ones are not at hand. */
export const BRIDGE =
  "The bridge at Arden opened in 1931. “It cost nothing,” said the mayor, “but time.” The bridge at Arden carries no trams.";

export const bridgeArticle: SeedArticle = {
  id: "art_01kag0000000000000000000ab",
  key: "bridge",
  textSha256: "376595f703e5b0f7a3c2f6fdeac85ced839f537a9a83ebf57ee69fa7e354405d",
  textLength: 120,
  headline: null,
  descriptiveHeadline: "An invented note on a bridge",
  author: null,
  publisher: null,
  publishedOn: null,
  language: "en",
  genre: "unknown",
  genreNote: "Invented.",
  url: null,
  retrievedAt: null,
  createdAt: "2026-11-20T08:00:00.000Z",
};

export function span(quote: Partial<SeedSpan["quote"]> & { exact: string; start: number }): SeedSpan {
  return {
    id: "spn_01kag0000000000000000000ab",
    article: "bridge",
    role: "supports",
    stance: null,
    quote: { prefix: "", suffix: "", end: quote.start + [...quote.exact].length, ...quote },
    assertedBy: null,
    note: null,
  };
}

export function claimWith(...spans: SeedSpan[]): SeedClaim {
  return {
    id: "clm_01kag0000000000000000000ab",
    slug: "the-bridge-is-old",
    text: "The bridge is old.",
    kind: "fact",
    claimant: null,
    claimedOn: null,
    language: "en",
    topics: ["bridges"],
    about: [],
    relations: [],
    createdAt: "2026-11-20T09:00:00.000Z",
    spans,
    verdict: {
      id: "ver_01kag0000000000000000000ab",
      label: "mostly_supported",
      ratingText: null,
      headline: "One note says that the bridge is old.",
      summary: "It is. One note says so.",
      basis: { strength: "one_report", note: null },
      restsOn: spans.map(({ id }) => id),
      implied: null,
      searched: [],
      notSeen: ["the building permit"],
      notDecided: [],
      instead: null,
      reply: null,
      asOf: null,
      issuedAt: "2026-11-20T09:00:20.000Z",
    },
    publication: { id: "pub_01kag0000000000000000000ab", publishedAt: "2026-11-20T09:00:40.000Z" },
  };
}

export function setOf(...claims: SeedClaim[]): SeedSet {
  return {
    articles: [bridgeArticle],
    claims,
    rejected: [],
    topics: [{ topic: "bridges", covers: "Bridges" }],
  };
}
