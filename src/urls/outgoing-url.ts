import { nameOf } from "./page-parts.ts";
import { isTrackingParameter } from "./tracking-parameters.ts";
import { writeOneWay } from "./write-one-way.ts";

/**
 * An http(s) address as it may stand in JSON, XML, a header or an href of anything that reads RFC 3986: as it was
 * given, with what the RFC does not allow percent-encoded, and the host of such an address in punycode. Addresses are
 * stored as given; this is for where they go out. What is no address comes back as it is.
 */
export function encodeAddress(url: string): string {
  if (/^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/.test(url) || !URL.canParse(url)) return url;
  // `URL` leaves some of it (`|`, `^`, braces) to stand.
  return new URL(url).href.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu, (one) =>
    encodeURIComponent(one),
  );
}

/**
 * The address that a reader is sent to: encoded, without parameters that tell the publisher where a link was found,
 * and without a text directive. Everything else stays, in its order: this is a link, not an identity.
 */
export function readerAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  const [, before = "", query, fragment = ""] =
    /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(encodeAddress(url)) ?? [];
  const { hostname } = new URL(url);
  const kept = (query ?? "").split("&").filter((parameter) => {
    const written = writeOneWay(parameter);
    const name = nameOf(written);
    return !isTrackingParameter({ name, value: written.slice(name.length + 1) }, hostname);
  });
  const place = fragment.replace(/:~:.*$/, "");
  const search = query === undefined || kept.join("&") === "" ? "" : `?${kept.join("&")}`;
  return `${before}${search}${place === "#" ? "" : place}`;
}
