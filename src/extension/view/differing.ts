/** Two wordings of a passage: what they begin and end with alike, and what stands between. */
export interface Differing {
  lead: string;
  before: string;
  after: string;
  tail: string;
}

/** By whole words, so that nothing is boxed from the middle of a number. */
export function differing(then: string, now: string): Differing {
  const [a, b] = [pieces(then), pieces(now)];
  const most = Math.min(a.length, b.length);
  let lead = 0;
  while (lead < most && a[lead] === b[lead]) lead += 1;
  let tail = 0;
  while (tail < most - lead && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const middle = (all: readonly string[]) => all.slice(lead, all.length - tail).join("");
  return {
    lead: a.slice(0, lead).join(""),
    before: middle(a),
    after: middle(b),
    tail: a.slice(a.length - tail).join(""),
  };
}

const pieces = (text: string) => text.split(/(\s+)/u).filter((piece) => piece !== "");
