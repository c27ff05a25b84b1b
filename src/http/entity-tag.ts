import type { Config } from "../config.ts";
import { sha256 } from "../language/sha256.ts";
import { DOCUMENT_FORMAT } from "../publications/formats.ts";
import { encodingOf } from "./content-encoding.ts";
import type { AppContext } from "./environment.ts";

// The one place where tags are made, whatever the surface. A tag is what the answer shows, by numbers that move with
// every byte of it, then what all answers of this service have in common, then who may see it and how it is
// encoded. None is made from a body, so that a 304 costs no body.

/** Of a hash in a tag, hex digits. Whether two answers of one address are the same hangs on them. */
const SHOWN_DIGITS = 24;
const SERVICE_DIGITS = 8;

/**
 * What stands in every answer or shapes it besides what is shown: the release, the format of documents, and the settings
 * that readers get to see.
 */
export function serviceMark({
  release,
  publicUrl,
  policy,
  correctionsUrl,
  methodologyUrl,
  contact,
  funding,
  appeals,
  notice,
  pictures,
}: Config): string {
  const seen = [
    release,
    DOCUMENT_FORMAT,
    publicUrl,
    policy,
    correctionsUrl,
    methodologyUrl,
    contact,
    funding,
    appeals,
    notice,
    pictures,
  ];
  return sha256(JSON.stringify(seen)).slice(0, SERVICE_DIGITS);
}

/** The shown part of a tag, for an answer that shows many things: of their versions, in the order in which they are shown. */
export function shownTag(kind: string, versions: readonly (string | number | null)[]): string {
  return `${kind}${sha256(versions.join("\n")).slice(0, SHOWN_DIGITS)}`;
}

/**
 * The whole tag of the answer to this request, strong and with its quotation marks. `shown` must be another one whenever
 * a reader of this address would get another byte, and may hold letters, digits, `.`, `_` and `-`.
 */
export function entityTag(c: AppContext, shown: string): string {
  const forKey = c.get("key") === null ? "" : "-k";
  const encoded = encodingOf(c) === "gzip" ? "-gz" : "";
  return `"${shown}.${c.get("serviceMark")}${forKey}${encoded}"`;
}

/**
 * The tag of a working copy: its version, to write against. It does not tell whether the client has these bytes, so no
 * answer of this kind is ever 304.
 */
export function workingTag(c: AppContext, version: number): string {
  return `"${version}${c.get("key") === null ? "" : "-k"}"`;
}

/** RFC 9110 13.1.2: weak comparison against each tag of the list. */
export function isAmong(ifNoneMatch: string, tag: string): boolean {
  return ifNoneMatch.split(",").some((candidate) => {
    const trimmed = candidate.trim();
    return trimmed === "*" || trimmed.replace(/^W\//, "") === tag;
  });
}
