import { readReports } from "./reporting.ts";
import { isClose, type Sides } from "./sides.ts";

/** Words before a verb of saying among which the speaker's name stands. */
const SPEAKER_REACH = 5;
/** Below this share of the claim, a verb of saying in the passage governs something else. */
const LEAST_REPORTED = 0.4;

/** Of the shared words, as many within what is said: the name before it is only the speaker's. */
const NEARLY_ALL = 0.7;

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
