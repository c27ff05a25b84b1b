/**
 * Path and query of a URL, the parameters in one order: two addresses that ask for the same are one wherever something is
 * kept by its address. Several of one name keep their order, which may matter.
 */
export function canonicalAddress(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.sort();
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}
