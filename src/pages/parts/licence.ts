import { outwardLink } from "./link.ts";
import type { Html } from "./say.ts";
import { value } from "./words-of-others.ts";

const CREATIVE_COMMONS =
  /^https?:\/\/(?:www\.)?creativecommons\.org\/(?:licenses\/(by(?:-nc)?(?:-nd|-sa)?)\/(\d\.\d)|publicdomain\/(zero|mark)\/(\d\.\d))(?:[/?#]|$)/i;

/** A licence by the short name that Creative Commons has for its own, or by its site; null where it is no web address. */
export function licenceName(licence: string): string | null {
  const [, kind, version, dedication, ofDedication] = CREATIVE_COMMONS.exec(licence.trim()) ?? [];
  if (kind !== undefined) return `CC ${kind.toUpperCase()} ${version}`;
  if (dedication !== undefined)
    return dedication.toLowerCase() === "zero" ? `CC0 ${ofDedication}` : `Public Domain Mark ${ofDedication}`;
  const url = URL.parse(licence.trim());
  return url !== null && /^https?:$/.test(url.protocol) ? url.hostname.replace(/^www\./, "") : null;
}

/** Under which licence somebody gives something out: a link to it, or its words. */
export function licenceLink(licence: string): Html {
  return outwardLink(licence.trim(), value(licenceName(licence) ?? licence));
}
