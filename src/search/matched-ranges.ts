import { tokenize } from "../matching/tokens.ts";
import type { QueryPlan } from "./plan-query.ts";

/** A stretch of a text, in code points, `end` exclusive. */
export interface Range {
  start: number;
  end: number;
}

/** Where the text meets the query: its words that the query asks for, by their stems; neighbours run together. */
export function matchedRanges(text: string, plan: QueryPlan): Range[] {
  const asked = new Set(plan.terms.map((term) => term.stem));
  const ranges: Range[] = [];
  let units = 0;
  let points = 0;
  const codePointAt = (offset: number) => {
    for (; units < offset; points++) units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    return points;
  };
  for (const token of tokenize(text)) {
    if (token.stop || !asked.has(token.stem)) continue;
    const start = codePointAt(token.start);
    const end = codePointAt(token.end);
    const last = ranges.at(-1);
    if (last && start <= last.end + 1) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}
