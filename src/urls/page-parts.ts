/** An address taken apart, every part written one way (see `writeOneWay`). */
export interface PageParts {
  /** Lower case, punycode. */
  host: string;
  /** `:8787`, or empty for the default ports of http and https. */
  port: string;
  /** Begins with a slash; empty for the front page once slashes at its end are gone. */
  path: string;
  /** In their order, without empty ones. */
  query: readonly string[];
  /** What follows `#`, without a text directive. */
  fragment: string;
}

/** The name of a parameter, and its value with what can be decoded decoded; null where the page has none. */
export function queryValue({ query }: Pick<PageParts, "query">, name: string): string | null {
  const parameter = query.find((one) => nameOf(one) === name);
  return parameter === undefined ? null : decode(parameter.slice(name.length + 1));
}

export function nameOf(parameter: string): string {
  return parameter.split("=", 1)[0] ?? "";
}

export function decode(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}

/** As an address without scheme. */
export function joinParts({ host, port, path, query, fragment }: PageParts): string {
  return `${host}${port}${path}${query.length === 0 ? "" : `?${query.join("&")}`}${fragment === "" ? "" : `#${fragment}`}`;
}

/** A run of slashes at the end is no part of a path. */
export function withoutTrailingSlashes(path: string): string {
  return path.replace(/(?<!\/)\/+$/, "").replace(/^\/+$/, "");
}
