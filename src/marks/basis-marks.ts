import type { Mark } from "./mark.ts";

/** The grid of a ladder of four squares is 36 wide. */
export const BASIS_WIDTH = 36;

const LEFT_EDGES = [1, 10, 19, 28];

/** What a verdict rests on: four squares, as many filled from the left as it is strong. Always with its name. */
function ladder(filled: number): Mark {
  const d = LEFT_EDGES.map((x, i) => {
    const outer = `M${x} 4.5H${x + 7}V11.5H${x}Z`;
    return i < filled ? outer : `${outer}M${x + 1.4} 5.9V10.1H${x + 5.6}V5.9Z`;
  }).join("");
  return [{ d, evenOdd: true }];
}

/** Several reports that are not known to be independent of each other weigh no more than one; their names differ. */
export const BASIS_MARKS = {
  document: ladder(4),
  independent_reports: ladder(3),
  several_reports: ladder(2),
  one_report: ladder(2),
  interested_party: ladder(1),
} as const satisfies Record<string, Mark>;
