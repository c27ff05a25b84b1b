import { decode, joinParts, type PageParts, queryValue, withoutTrailingSlashes } from "./page-parts.ts";

type WrapperKind = "archive" | "cache" | "redirect";

export interface WrappedAddress {
  /** The address inside, with a scheme; not yet checked. */
  inner: string;
  /** Whether the wrapper is a copy that an archive keeps of the page as it was once. */
  isKeptCopy: boolean;
}

interface Wrapper {
  kind: WrapperKind;
  hosts: RegExp;
  /** What stands before the address inside, in path, query and fragment; groups are not used. */
  before?: RegExp;
  /** The parameter that holds the address, on these paths. */
  parameter?: { path: RegExp; names: readonly string[] };
}

/**
 * Digits of a moment, as many as the archive was given; or the words that stand for one; and the flags that some
 * archives put behind it (`id_`, `if_`, `im_`, `js_`, `cs_`, `oe_`, `mp_`, `fw_`).
 */
const moment = String.raw`(?:\d{1,14}\*?|\*|%2A)(?:[a-z]{2}_)*`;
const memento = (before: string) => new RegExp(`^${before}${moment}/`);

/**
 * Archives whose addresses hold the original's: the scheme of Wayback machines (RFC 7089, section 2, and pywb), of
 * archive.today, and of the caches and redirectors that links are most often copied from. An archive's short codes
 * (archive.ph/AbC12, perma.cc/…) say nothing of the original and stay addresses of their own.
 */
const wrappers: readonly Wrapper[] = [
  {
    kind: "archive",
    hosts: /^(?:(?:www\.)?web|web-beta|wayback)\.archive\.org$/,
    before: new RegExp(`^/(?:web|save(?:/_embed)?)/(?:${moment}/)?`),
  },
  {
    kind: "archive",
    hosts: /^(?:www\.)?archive\.org$/,
    before: new RegExp(`^/web/(?:${moment}/|(?=https?:))`),
  },
  { kind: "archive", hosts: /^wayback\.archive-it\.org$/, before: memento(String.raw`/(?:[\w-]+/)?`) },
  {
    kind: "archive",
    hosts: /^(?:www\.)?archive\.(?:today|is|ph|md|li|fo|vn|ec)$/,
    before: /^\/(?:(?:o\/\w+|timegate|timemap|newest|oldest|\d[\d.-]{3,20})\/|(?=https?:))/,
    parameter: { path: /^(?:\/submit)?$/, names: ["url"] },
  },
  { kind: "archive", hosts: /^(?:www\.)?arquivo\.pt$/, before: memento("/(?:wayback|noFrame/replay)/") },
  { kind: "archive", hosts: /^webarchive\.loc\.gov$/, before: memento(String.raw`/(?:all|\w+)/`) },
  {
    kind: "archive",
    hosts: /^webarchive\.nationalarchives\.gov\.uk$/,
    before: memento("/(?:ukgwa/)?"),
  },
  { kind: "archive", hosts: /^(?:www\.)?webarchive\.org\.uk$/, before: memento("/wayback/(?:en/)?archive/") },
  { kind: "archive", hosts: /^wayback\.vefsafn\.is$/, before: memento("/wayback/") },
  { kind: "archive", hosts: /^swap\.stanford\.edu$/, before: memento("/(?:was/)?") },
  {
    kind: "archive",
    hosts: /^(?:www\.)?webcitation\.org$/,
    parameter: { path: /^\/query$/, names: ["url"] },
  },
  {
    kind: "cache",
    hosts: /^(?:[a-z0-9-]+\.)*cdn\.ampproject\.org$/,
    before: /^\/(?:c|v|wp)\/(?:s\/)?/,
  },
  { kind: "cache", hosts: /^(?:[a-z0-9-]+\.)*bing-amp\.com$/, before: /^\/c\/(?:s\/)?/ },
  { kind: "cache", hosts: /^(?:www\.)?google(?:\.[a-z]{2,3}){1,2}$/, before: /^\/amp\/(?:s\/)?/ },
  {
    kind: "cache",
    hosts: /^webcache\.googleusercontent\.com$/,
    parameter: { path: /^\/search$/, names: ["q"] },
  },
  {
    kind: "redirect",
    hosts: /^(?:www\.)?google(?:\.[a-z]{2,3}){1,2}$/,
    parameter: { path: /^\/url$/, names: ["url", "q"] },
  },
  {
    kind: "redirect",
    hosts: /^(?:l|lm|www|m)\.(?:facebook|messenger)\.com$/,
    parameter: { path: /^\/(?:l|flx\/warn)(?:\.php)?$/, names: ["u"] },
  },
  { kind: "redirect", hosts: /^l\.(?:instagram|threads)\.com$/, parameter: { path: /^$/, names: ["u"] } },
  { kind: "redirect", hosts: /^(?:www\.)?youtube\.com$/, parameter: { path: /^\/redirect$/, names: ["q"] } },
  {
    kind: "redirect",
    hosts: /^(?:www\.)?linkedin\.com$/,
    parameter: { path: /^\/(?:safety\/go|redir\/redirect)$/, names: ["url"] },
  },
  {
    kind: "redirect",
    hosts: /^(?:www\.|away\.)?vk\.(?:com|ru)$/,
    parameter: { path: /^\/away\.php$/, names: ["to"] },
  },
  {
    kind: "redirect",
    hosts: /^(?:www\.)?bing\.com$/,
    parameter: { path: /^\/alink\/link$/, names: ["url"] },
  },
  { kind: "redirect", hosts: /^duckduckgo\.com$/, parameter: { path: /^\/l$/, names: ["uddg"] } },
];

/** The address that this one wraps; null where it wraps none. */
export function unwrap(parts: PageParts): WrappedAddress | null {
  for (const { kind, hosts, before, parameter } of wrappers) {
    if (!hosts.test(parts.host)) continue;
    const found = (before && afterPrefix(parts, before)) ?? (parameter && inParameter(parts, parameter));
    if (found) return { inner: found.inner, isKeptCopy: kind === "archive" && found.namesMoment };
  }
  return null;
}

interface FoundAddress {
  inner: string;
  /** Lists of copies ("/web/*\/…") and requests to make one ("/save/…") name none. */
  namesMoment: boolean;
}

function afterPrefix(parts: PageParts, before: RegExp): FoundAddress | null {
  const rest = joinParts({ ...parts, host: "", port: "" });
  const prefix = before.exec(rest)?.[0];
  const inner = prefix === undefined ? null : withScheme(rest.slice(prefix.length));
  return inner === null ? null : { inner, namesMoment: /\/\d{4}[^*]*\/$|^\/o\//.test(prefix ?? "") };
}

function inParameter(
  parts: PageParts,
  { path, names }: { path: RegExp; names: readonly string[] },
): FoundAddress | null {
  if (!path.test(withoutTrailingSlashes(parts.path))) return null;
  for (const name of names) {
    const value = queryValue(parts, name);
    // Google's cache: "cache:AbC123:example.org/page words that were searched".
    const inner = value && withScheme(/^cache:(?:[\w-]{8,16}:)?([^ +]+)/.exec(value)?.[1] ?? value);
    if (inner) return { inner, namesMoment: queryValue(parts, "date") !== null };
  }
  return null;
}

/** With its scheme, whether that was left out, escaped, or has lost a slash on its way. Null for no address. */
function withScheme(rest: string): string | null {
  const plain = /^https?%3A/i.test(rest) ? decode(rest) : rest;
  const scheme = /^(https?):\/*/i.exec(plain);
  if (scheme) return `${scheme[1]}://${plain.slice(scheme[0].length)}`;
  return /^(?:[^\s/?#:@.]+\.)+[^\s/?#:@.]{2,}(?::\d+)?(?:[/?#]|$)/.test(plain) ? `https://${plain}` : null;
}
