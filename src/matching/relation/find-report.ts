import type { Token } from "../tokens.ts";
import { readReports } from "./reporting.ts";
import { isClose, type Sides } from "./sides.ts";

/** Words before a verb of saying among which the speaker's name stands. */
const SPEAKER_REACH = 5;
/** Below this share of the claim, a verb of saying in the passage governs something else. */
const LEAST_REPORTED = 0.4;

/** Of the shared words, as many within what is said: the name before it is only the speaker's. */
const NEARLY_ALL = 0.7;

/** What the passage puts in somebody's mouth, if the claim does not: the reported words alone; null where nothing is. */
export function reportedPart(sides: Sides): readonly Token[] | null {
  const { claim, passage, alignment } = sides;
  if (readReports(claim).length > 0) return null;
  const report = readReports(passage).find(
    ({ at, from, to }) => from <= to && (from > at || to < at) && alignment.toClaim[at] === -1,
  );
  if (report === undefined) return null;
  const shared = alignment.toClaim.filter((to) => to !== -1).length;
  const inside = alignment.toClaim.slice(report.from, report.to + 1).filter((to) => to !== -1).length;
  return inside >= shared * NEARLY_ALL ? passage.slice(report.from, report.to + 1) : null;
}

/** Whether the passage puts the claim in somebody's mouth, and the claim does not. */
export function isReported(sides: Sides): boolean {
  const { claim, passage, alignment } = sides;
  const reports = readReports(passage);
  if (readReports(claim).length >= reports.length || sides.covered < LEAST_REPORTED) return false;
  return reports.some((report) => {
    // Where the claim names the speaker, too, it is about what he said.
    const speaker = passage.slice(Math.max(0, report.at - SPEAKER_REACH), report.at);
    const about = speaker.some(
      (token, k) => token.capital && (alignment.toClaim[report.at - speaker.length + k] ?? -1) !== -1,
    );
    let inside = 0;
    let all = 0;
    for (const [at, other] of alignment.toClaim.entries()) {
      if (other === -1) continue;
      all++;
      if (at >= report.from && at <= report.to) inside++;
    }
    if (about && report.from > report.at && inside < all * NEARLY_ALL) return false;
    const most = isClose(sides) ? all / 2 : all * NEARLY_ALL;
    return (alignment.toClaim[report.at] ?? -1) === -1 && all > 0 && inside >= most;
  });
}
