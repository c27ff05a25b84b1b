import { readPageAddress, UrlError, type UrlProblem } from "./normalise-url.ts";

/** How an article is named: by where it is, or, lacking that, by the SHA-256 of its first text. */
export type ArticleAddress =
  | {
      kind: "url";
      /**
       * As given, without surrounding white space and without the line breaks that copying puts in; of an archive's,
       * cache's or redirector's address what stands inside.
       */
      url: string;
      /** See `normaliseUrl`. */
      key: string;
      /** The archive's address of the page, where that was given. */
      archiveUrl: string | null;
    }
  | {
      kind: "urn";
      /** `urn:sha-256:` and 64 lower-case hex digits. */
      urn: string;
      /** The 64 digits alone. */
      sha256: string;
    };

export type ArticleAddressFailure = {
  kind: "invalid";
  problem: UrlProblem | "not_a_urn";
  /** Fit to be shown to whoever sent the address; does not repeat it. */
  message: string;
};

const urnScheme = /^urn:/i;
const sha256Urn = /^urn:sha-256:([0-9a-f]{64})$/i;

export function parseArticleAddress(input: string): ArticleAddress | ArticleAddressFailure {
  const given = input.trim().replace(/[\t\n\r]/g, "");
  if (urnScheme.test(given)) {
    const sha256 = sha256Urn.exec(given)?.[1]?.toLowerCase();
    return sha256 === undefined
      ? { kind: "invalid", problem: "not_a_urn", message: "A text's name is urn:sha-256: and 64 hex digits." }
      : { kind: "urn", urn: articleUrn(sha256), sha256 };
  }
  try {
    const { key, address, archiveUrl } = readPageAddress(given);
    return { kind: "url", url: address, key, archiveUrl };
  } catch (error) {
    if (error instanceof UrlError) return { kind: "invalid", problem: error.problem, message: error.message };
    throw error;
  }
}

/** `sha256`: 64 lower-case hex digits. */
export function articleUrn(sha256: string): string {
  return `urn:sha-256:${sha256}`;
}
