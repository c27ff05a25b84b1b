/** Edit distance of two short words, at most `limit` + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      next.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    row = next;
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
