/**
 * Path and query of a URL, the parameters in one order: two addresses that ask for the same are one wherever something is
 * kept by its address. Several of one name keep their order, which may matter. Those that are ignored are left out.
 */
export function canonicalAddress(url: string | URL, isIgnored?: (name: string) => boolean): string {
  const { pathname, searchParams } = typeof url === "string" ? new URL(url) : url;
  if (isIgnored) {
    for (const name of [...searchParams.keys()]) if (isIgnored(name)) searchParams.delete(name);
  }
  searchParams.sort();
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}
