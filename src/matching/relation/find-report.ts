import type { Token } from "../tokens.ts";
import { type Report, readReports } from "./reporting.ts";
import { isClose, type Sides } from "./sides.ts";

/** Words before a verb of saying among which the speaker's name stands. */
const SPEAKER_REACH = 5;
/** Below this share of the claim, a verb of saying in the passage governs something else. */
const LEAST_REPORTED = 0.4;

/** Of the shared words, as many within what is said: the name before it is only the speaker's. */
const NEARLY_ALL = 0.7;
const MOST = 0.5;

/** What a report says, with who says it where it speaks of him: "he", "having". */
function saidBy(passage: readonly Token[], { from, to, subject }: Report): readonly Token[] {
  const said = passage.slice(from, to + 1);
  if (subject === undefined) return said;
  const [first, ...rest] = said;
  return [...passage.slice(subject[0], subject[1] + 1), ...(first?.stop ? rest : said)];
}

export interface ReportedPart {
  readonly said: readonly Token[];
  readonly report: Report;
}

/** What the passage puts in somebody's mouth, if the claim does not, in each frame that holds most of what is shared. */
export function reportedParts(sides: Sides): readonly ReportedPart[] {
  const { claim, passage, alignment } = sides;
  if (readReports(claim).length > 0) return [];
  const shared = alignment.toClaim.filter((to) => to !== -1).length;
  const countIn = (from: number, to: number): number =>
    alignment.toClaim.slice(from, to + 1).filter((at) => at !== -1).length;
  return readReports(passage)
    .filter(
      ({ at, from, to, subject, denied }) =>
        from <= to &&
        (from > at || to < at) &&
        alignment.toClaim[at] === -1 &&
        countIn(from, to) + (subject === undefined ? 0 : countIn(...subject)) >=
          shared * (denied === true ? MOST : NEARLY_ALL),
    )
    .map((report) => ({ said: saidBy(passage, report), report }));
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
    if (report.subject !== undefined) {
      const own = alignment.toClaim.slice(report.subject[0], report.subject[1] + 1);
      inside += own.filter((to) => to !== -1).length;
    } else if (about && report.from > report.at && inside < all * NEARLY_ALL) return false;
    const most = isClose(sides) ? all / 2 : all * NEARLY_ALL;
    return (alignment.toClaim[report.at] ?? -1) === -1 && all > 0 && inside >= most;
  });
}
