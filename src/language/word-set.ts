/** The words of a lexicon as they are written here: separated by white space. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(/\s+/).filter((word) => word !== "")));
}
