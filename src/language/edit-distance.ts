/** One row of the table, used again: words are compared by the thousand. */
let row = new Int32Array(64);

/** Edit distance of two short words, at most `limit` + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (row.length <= b.length) row = new Int32Array(2 * b.length);
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    let least = i;
    let left = i;
    let diagonal = i - 1;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0;
      const paired = letter === b.charCodeAt(j - 1) ? diagonal : diagonal + 1;
      const value = Math.min(above + 1, left + 1, paired);
      row[j - 1] = left;
      diagonal = above;
      left = value;
      if (value < least) least = value;
    }
    row[b.length] = left;
    if (least > limit) return limit + 1;
  }
  return row[b.length] ?? limit + 1;
}

/** Words of four letters and more that differ in less than a third of them. */
export function speltAlike(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length);
  if (length < 4 || length > 40 || a.charCodeAt(0) !== b.charCodeAt(0)) return false;
  // The second letter or the last must agree as well: it spares most words the comparison.
  if (a.charCodeAt(1) !== b.charCodeAt(1) && a.charCodeAt(a.length - 1) !== b.charCodeAt(b.length - 1))
    return false;
  const limit = Math.floor(length * 0.34);
  return editDistance(a, b, limit) <= limit;
}
